package io.waymark.links.metatags;

import org.jspecify.annotations.Nullable;

/**
 * What a preview of a page shows.
 *
 * @param image an address on a public host, or a data URL of a raster image; null for none
 */
record Metatags(String title, String description, @Nullable String image) {

  /** How much memory it takes, in characters. */
  int length() {
    return title.length() + description.length() + (image == null ? 0 : image.length());
  }
}
