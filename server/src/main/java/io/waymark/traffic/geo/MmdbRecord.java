package io.waymark.traffic.geo;

import io.waymark.events.Place;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record of an MMDB file in either schema: nested as in GeoIP2, GeoLite2 and DB-IP, or flat
 * as in ip-location-db and IPinfo. What a record lacks stays unknown.
 */
final class MmdbRecord {
  private MmdbRecord() {}

  static Place place(Map<?, ?> data) {
    return PlaceLabels.place(
        first(at(data, "continent", "code"), at(data, "continent_code"), at(data, "continent")),
        first(at(data, "country", "iso_code"), at(data, "country_code"), at(data, "country")),
        first(subdivision(data), at(data, "region_code"), at(data, "state1"), at(data, "region")),
        first(name(data.get("city")), at(data, "city")),
        first(at(data, "location", "latitude"), at(data, "latitude"), at(data, "lat")),
        first(at(data, "location", "longitude"), at(data, "longitude"), at(data, "lng")));
  }

  /** The first subdivision, the largest: its code, or its English name where there is no code. */
  private static @Nullable String subdivision(Map<?, ?> data) {
    if (!(data.get("subdivisions") instanceof List<?> list) || list.isEmpty()) {
      return null;
    }
    return list.getFirst() instanceof Map<?, ?> subdivision
        ? first(at(subdivision, "iso_code"), name(subdivision))
        : null;
  }

  private static @Nullable String name(@Nullable Object entity) {
    if (!(entity instanceof Map<?, ?> map) || !(map.get("names") instanceof Map<?, ?> names)) {
      return null;
    }
    var english = text(names.get("en"));
    return english != null || names.isEmpty() ? english : text(names.values().iterator().next());
  }

  private static @Nullable String at(Map<?, ?> data, String key, String inner) {
    return data.get(key) instanceof Map<?, ?> map ? at(map, inner) : null;
  }

  private static @Nullable String at(Map<?, ?> data, String key) {
    return text(data.get(key));
  }

  private static @Nullable String text(@Nullable Object value) {
    return switch (value) {
      case String text -> text;
      case Float number when Float.isFinite(number) -> plain(number.toString());
      case Double number when Double.isFinite(number) -> plain(number.toString());
      case null, default -> null;
    };
  }

  /** As JavaScript writes it: no exponent, no zeros at the end. */
  private static String plain(String number) {
    return new BigDecimal(number).stripTrailingZeros().toPlainString();
  }

  private static @Nullable String first(@Nullable String... candidates) {
    for (var candidate : candidates) {
      if (candidate != null && !candidate.isBlank()) {
        return candidate;
      }
    }
    return null;
  }
}
