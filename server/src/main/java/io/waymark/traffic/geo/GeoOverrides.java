package io.waymark.traffic.geo;

import io.waymark.events.Place;
import java.util.Collection;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/** Places set by hand for offices, VPNs and demos (decision 9); the smallest block decides. */
public final class GeoOverrides {
  /** No place at all. */
  public static final GeoOverrides NONE = new GeoOverrides(PrefixMap.empty());

  private static final String UNKNOWN = Place.UNKNOWN.country();

  private final PrefixMap<Place> places;

  private GeoOverrides(PrefixMap<Place> places) {
    this.places = places;
  }

  /**
   * Reads entries such as {@code 10.1.0.0/16=DE-BE; Berlin; 52.52; 13.405}: a CIDR block or an
   * address, then the country, which may carry a subdivision, then a city and its latitude and
   * longitude in degrees, which may be left out from the right. Blank entries are skipped.
   *
   * @throws IllegalArgumentException naming the entry and what is wrong with it
   */
  public static GeoOverrides parse(Collection<String> entries) {
    var places = new HashMap<Cidr, Place>();
    for (var entry : entries) {
      if (entry.isBlank()) {
        continue;
      }
      int equals = entry.indexOf('=');
      if (equals < 0) {
        throw bad(entry, "is not like 10.0.0.0/8=US-CA; San Francisco; 37.77; -122.42");
      }
      if (places.putIfAbsent(block(entry, equals), place(entry, equals)) != null) {
        throw bad(entry, "gives a second place to the same block");
      }
    }
    return places.isEmpty() ? NONE : new GeoOverrides(new PrefixMap<>(places));
  }

  /** The place set for an address, or null. */
  @Nullable Place get(IpAddress address) {
    return places.get(address);
  }

  private static Cidr block(String entry, int equals) {
    try {
      return Cidr.parse(entry.substring(0, equals).strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("geo overrides: " + e.getMessage(), e);
    }
  }

  private static Place place(String entry, int equals) {
    var parts = entry.substring(equals + 1).split(";", -1);
    var land = parts[0].strip();
    int dash = land.indexOf('-');
    var country = dash < 0 ? land : land.substring(0, dash);
    var region = dash < 0 ? null : land.substring(dash + 1);
    var city = parts.length > 1 ? parts[1].strip() : "";
    boolean located = parts.length == 4;
    var place =
        PlaceLabels.place(
            null, country, region, city, located ? parts[2] : null, located ? parts[3] : null);
    if (place.country().equals(UNKNOWN)) {
      throw bad(entry, "names no country of ISO 3166-1, such as US");
    }
    if (region != null && place.region().equals(UNKNOWN)) {
      throw bad(entry, "names no subdivision of ISO 3166-2, such as US-CA");
    }
    if (parts.length > 2 && place.latitude().equals(UNKNOWN)) {
      throw bad(entry, "needs a latitude and a longitude in degrees, such as 37.77; -122.42");
    }
    return place;
  }

  private static IllegalArgumentException bad(String entry, String problem) {
    return new IllegalArgumentException("geo overrides: \"" + entry.strip() + "\" " + problem);
  }
}
