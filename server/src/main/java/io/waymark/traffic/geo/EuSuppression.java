package io.waymark.traffic.geo;

import io.waymark.events.Place;
import java.util.Set;

/** Keeps addresses of visitors from some countries out of the store (rule 11.7, CLK-4). */
public final class EuSuppression {
  private static final Set<String> COUNTRIES =
      Set.of(
          "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU",
          "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

  private EuSuppression() {}

  /** The address to store with a click: as it is, or empty for a visitor from one of them. */
  public static String storedAddress(String address, Place place) {
    return COUNTRIES.contains(place.country()) ? "" : address;
  }
}
