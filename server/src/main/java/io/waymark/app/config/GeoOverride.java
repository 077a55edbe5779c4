package io.waymark.app.config;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A place given to all visitors of a network, such as {@code 127.0.0.0/8=US/CA/San Francisco}:
 * offices, VPNs, the loopback address in demonstrations. Parts left out are empty.
 *
 * @param country ISO 3166-1 alpha-2
 * @param region the bare ISO 3166-2 subdivision, such as {@code CA}
 * @param latitude decimal degrees as text
 * @param longitude decimal degrees as text
 */
public record GeoOverride(
    Network network,
    String country,
    String region,
    String city,
    String latitude,
    String longitude) {

  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final Pattern REGION = Pattern.compile("[A-Z0-9]{0,3}");
  private static final Pattern DEGREES = Pattern.compile("(-?\\d{1,3}(\\.\\d{1,6})?)?");

  /**
   * Reads {@code NETWORK=COUNTRY[/REGION[/CITY[/LATITUDE/LONGITUDE]]]}.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  public static GeoOverride parse(CharSequence text) {
    var sides = text.toString().split("=", 2);
    if (sides.length != 2) {
      throw new IllegalArgumentException("no = between network and place");
    }
    var place = List.of(sides[1].strip().split("/", -1));
    if (place.size() > 5 || place.size() == 4) {
      throw new IllegalArgumentException("a place has one, two, three or five parts");
    }
    return new GeoOverride(
        Network.parse(sides[0].strip()),
        part(place, 0, COUNTRY),
        part(place, 1, REGION),
        place.size() > 2 ? place.get(2) : "",
        part(place, 3, DEGREES),
        part(place, 4, DEGREES));
  }

  private static String part(List<String> place, int index, Pattern shape) {
    var part = index < place.size() ? place.get(index) : "";
    if (index < place.size() && !shape.matcher(part).matches()) {
      throw new IllegalArgumentException("not a part of a place: " + part);
    }
    return part;
  }

  @Override
  public String toString() {
    var place = String.join("/", country, region, city, latitude, longitude);
    return network + "=" + place.replaceAll("/+$", "");
  }
}
