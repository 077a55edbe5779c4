package io.waymark.app.config;

import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Where visitors are. */
public interface GeoConfig {
  @Meaning("MMDB file (DB-IP, GeoLite2 and the like) that tells a visitor's place.")
  Optional<Path> database();

  @Meaning("Delivery network in front whose location headers are believed.")
  @WithDefault("none")
  Cdn cdn();

  @Meaning(
      "Places of known networks, separated by semicolons, each as"
          + " NETWORK=COUNTRY/REGION/CITY/LATITUDE/LONGITUDE, from the right as short as known.")
  @WithDefault("none")
  GeoOverrides overrides();

  /** Delivery networks whose location headers are known. */
  enum Cdn {
    NONE,
    CLOUDFLARE,
    CLOUDFRONT,
    GENERIC,
    VERCEL
  }
}
