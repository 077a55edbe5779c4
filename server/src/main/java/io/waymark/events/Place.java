package io.waymark.events;

/**
 * Where a visitor is (CLK-4). Unknown parts are {@code "Unknown"}, except the continent, which is
 * then empty.
 *
 * @param continent one of {@code AF AN AS EU NA OC SA}, or empty
 * @param country ISO 3166-1 alpha-2
 * @param region the bare ISO 3166-2 subdivision, such as {@code CA}
 * @param latitude decimal degrees as text
 * @param longitude decimal degrees as text
 */
public record Place(
    String continent,
    String country,
    String region,
    String city,
    String latitude,
    String longitude) {

  /** The place of a visitor nothing is known of. */
  public static final Place UNKNOWN =
      new Place("", "Unknown", "Unknown", "Unknown", "Unknown", "Unknown");
}
