package io.waymark.traffic.pages;

import org.jspecify.annotations.Nullable;

/**
 * What an operator decides about the pages.
 *
 * @param madeBy whose pages they are, in the badge of pages before apps; empty for no badge
 * @param titleSuffix what follows the titles of previews after {@code | }, and that of the password
 *     page after {@code - }; empty for nothing
 * @param passwordImage the address of a picture for previews of the password page, or null
 * @param pictures where this server's pictures are, with a slash at its end; logos and pictures
 *     from elsewhere are not shown. Null if there are none.
 */
public record PageSettings(
    String madeBy, String titleSuffix, @Nullable String passwordImage, @Nullable String pictures) {
  /** Nothing decided. */
  public static final PageSettings DEFAULT = new PageSettings("Waymark", "", null, null);

  private static final String OWN_PATH = "[A-Za-z0-9_-]{1,64}";

  /** The address if it is that of a picture on this server, else null. */
  @Nullable String picture(@Nullable String address) {
    return pictures != null
            && address != null
            && address.startsWith(pictures)
            && address.substring(pictures.length()).matches(OWN_PATH)
        ? address
        : null;
  }
}
