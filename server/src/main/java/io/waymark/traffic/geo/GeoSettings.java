package io.waymark.traffic.geo;

import java.nio.file.Path;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Where places come from (decision 9), in this order.
 *
 * @param overrides places set by hand
 * @param headers what the content delivery network in front of the server says; null if there is
 *     none. Only believed if the peer is a trusted proxy
 * @param database an MMDB file, which may appear or be replaced while the server runs; null if
 *     there is none
 */
public record GeoSettings(
    GeoOverrides overrides, @Nullable GeoHeaders headers, @Nullable Path database) {
  /** Nothing: every place is unknown. */
  public static final GeoSettings NONE = new GeoSettings(GeoOverrides.NONE, null, null);

  /**
   * Reads the settings.
   *
   * @param overrides see {@link GeoOverrides#parse}
   * @param headers see {@link GeoHeaders#parse}; blank for none
   * @throws IllegalArgumentException naming the bad entry
   */
  public static GeoSettings parse(
      Collection<String> overrides, String headers, @Nullable Path database) {
    return new GeoSettings(
        GeoOverrides.parse(overrides),
        headers.isBlank() ? null : GeoHeaders.parse(headers),
        database);
  }
}
