package io.waymark.app;

import io.waymark.app.config.Config;
import io.waymark.app.config.GeoConfig;
import io.waymark.app.config.GeoOverride;
import io.waymark.app.config.Network;
import io.waymark.traffic.bots.Bots;
import io.waymark.traffic.geo.GeoSettings;
import io.waymark.traffic.geo.Networks;
import io.waymark.traffic.geo.Origins;
import io.waymark.traffic.geo.TrustedProxies;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Reads from the configuration whose word is taken on visitors' addresses and places, and which of
 * these are machines'.
 */
final class OriginSettings {
  private static final String USUAL_HEADER = "X-Forwarded-For";

  private OriginSettings() {}

  /** An override as the geo slice reads it. */
  private static String entry(GeoOverride override) {
    var region = override.region().isEmpty() ? "" : "-" + override.region();
    var place = override.network() + "=" + override.country() + region + "; " + override.city();
    return override.latitude().isEmpty()
        ? place
        : place + "; " + override.latitude() + "; " + override.longitude();
  }

  /** Who is taken for a machine because of where they are or come from. */
  static Bots bots(Config config) {
    var datacenters =
        Networks.parse(
            "bots.networks",
            config.bots().networks().all().stream().map(Network::toString).toList());
    var spammers = Set.copyOf(config.bots().referrers().all());
    return new Bots(datacenters::contains, spammers::contains);
  }

  static Origins of(Config config, InstantSource clock, Executor background) {
    var proxy = config.proxy();
    var trusted =
        TrustedProxies.parse(
            proxy.trusted().all().stream().map(Network::toString).toList(),
            proxy.clientIpHeader().orElse(USUAL_HEADER));
    var geo = config.geo();
    var overrides = geo.overrides().all().stream().map(OriginSettings::entry).toList();
    var cdn = geo.cdn() == GeoConfig.Cdn.NONE ? "" : geo.cdn().name().toLowerCase(Locale.ROOT);
    return new Origins(
        trusted, GeoSettings.parse(overrides, cdn, geo.database().orElse(null)), clock, background);
  }
}
