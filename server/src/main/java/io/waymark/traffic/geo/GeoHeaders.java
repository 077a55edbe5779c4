package io.waymark.traffic.geo;

import io.waymark.events.Place;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The headers in which a content delivery network says where the visitor is (CLK-5). An empty name
 * is a header it does not send.
 */
public record GeoHeaders(
    String continent,
    String country,
    String region,
    String city,
    String latitude,
    String longitude) {
  private static final Map<String, GeoHeaders> PRESETS =
      Map.of(
          "vercel",
          new GeoHeaders(
              "X-Vercel-IP-Continent",
              "X-Vercel-IP-Country",
              "X-Vercel-IP-Country-Region",
              "X-Vercel-IP-City",
              "X-Vercel-IP-Latitude",
              "X-Vercel-IP-Longitude"),
          "cloudflare",
          new GeoHeaders(
              "CF-IPContinent",
              "CF-IPCountry",
              "CF-Region-Code",
              "CF-IPCity",
              "CF-IPLatitude",
              "CF-IPLongitude"),
          "cloudfront",
          new GeoHeaders(
              "",
              "CloudFront-Viewer-Country",
              "CloudFront-Viewer-Country-Region",
              "CloudFront-Viewer-City",
              "CloudFront-Viewer-Latitude",
              "CloudFront-Viewer-Longitude"),
          "generic",
          new GeoHeaders(
              "X-Geo-Continent",
              "X-Geo-Country",
              "X-Geo-Region",
              "X-Geo-City",
              "X-Geo-Latitude",
              "X-Geo-Longitude"));

  private static final List<String> PARTS =
      List.of("continent", "country", "region", "city", "latitude", "longitude");

  /**
   * Reads a setting: the name of a preset ({@code vercel}, {@code cloudflare}, {@code cloudfront},
   * or {@code generic} for headers such as {@code X-Geo-Country} that one sets oneself at Fastly,
   * nginx and others), or one's own names as {@code country=X-Country; city=X-City}.
   *
   * @throws IllegalArgumentException naming the bad part
   */
  public static GeoHeaders parse(String setting) {
    var preset = PRESETS.get(setting.strip().toLowerCase(Locale.ROOT));
    return preset == null ? custom(setting) : preset;
  }

  /** The names of the presets. */
  public static Set<String> presets() {
    return new TreeSet<>(PRESETS.keySet());
  }

  private static GeoHeaders custom(String setting) {
    var names = new HashMap<String, String>();
    for (var entry : Arrays.asList(setting.split(";"))) {
      int equals = entry.indexOf('=');
      var part = equals < 0 ? "" : entry.substring(0, equals).strip().toLowerCase(Locale.ROOT);
      var name = entry.substring(equals + 1).strip();
      if (!PARTS.contains(part)) {
        throw new IllegalArgumentException(
            "geo headers: \"%s\" is neither one of %s nor like country=X-Country with one of %s"
                .formatted(entry.strip(), presets(), PARTS));
      }
      if (!HeaderNames.valid(name)) {
        throw new IllegalArgumentException(
            "geo headers: \"" + name + "\" for " + part + " is not the name of a header");
      }
      names.put(part, name);
    }
    if (!names.containsKey("country")) {
      throw new IllegalArgumentException("geo headers: no header for country in " + setting);
    }
    return new GeoHeaders(
        names.getOrDefault("continent", ""),
        names.getOrDefault("country", ""),
        names.getOrDefault("region", ""),
        names.getOrDefault("city", ""),
        names.getOrDefault("latitude", ""),
        names.getOrDefault("longitude", ""));
  }

  /**
   * The place the headers name, or null if they do not name a country.
   *
   * @param headers gives all values of a header; it takes the name without regard to case
   */
  @Nullable Place read(Function<String, List<String>> headers) {
    var named = value(headers, country);
    if (named == null) {
      return null;
    }
    var place =
        PlaceLabels.place(
            value(headers, continent),
            named,
            value(headers, region),
            value(headers, city),
            value(headers, latitude),
            value(headers, longitude));
    return place.country().equals(Place.UNKNOWN.country()) ? null : place;
  }

  /** The value nearest to us, should a header come twice. */
  private static @Nullable String value(Function<String, List<String>> headers, String name) {
    var values = name.isEmpty() ? List.<String>of() : headers.apply(name);
    return values.isEmpty() ? null : HeaderValue.decoded(values.getLast());
  }
}
