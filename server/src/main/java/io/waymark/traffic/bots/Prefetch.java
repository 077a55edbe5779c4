package io.waymark.traffic.bots;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** Tells requests a browser makes ahead of the user from those the user makes (decision 3). */
public final class Prefetch {
  private static final List<String> HEADERS =
      List.of("Sec-Purpose", "Purpose", "X-Moz", "X-Purpose");

  /** What browsers write: Chrome's and Firefox's prefetches, prerenders, Safari's previews. */
  private static final Set<String> PURPOSES = Set.of("prefetch", "prerender", "preview");

  /** Longer values come from no browser. */
  private static final int LONGEST = 256;

  private Prefetch() {}

  /**
   * Whether a header says that nobody is looking yet: {@code Sec-Purpose: prefetch;prerender},
   * {@code Purpose: prefetch}, {@code X-Moz: prefetch}, {@code X-Purpose: preview} and the like.
   *
   * @param headers gives all values of a header, whose name it takes without regard to case; none
   *     is an empty list
   */
  public static boolean announcedBy(Function<String, List<String>> headers) {
    for (var header : HEADERS) {
      for (var value : headers.apply(header)) {
        if (namesPurpose(value)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean namesPurpose(String value) {
    if (value.length() > LONGEST) {
      return false;
    }
    for (var token : value.toLowerCase(Locale.ROOT).split("[;,\\s]+", -1)) {
      if (PURPOSES.contains(token)) {
        return true;
      }
    }
    return false;
  }
}
