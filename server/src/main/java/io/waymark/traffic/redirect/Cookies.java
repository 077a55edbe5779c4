package io.waymark.traffic.redirect;

import org.jspecify.annotations.Nullable;

/** Reads one cookie from a Cookie header without taking the whole header apart. */
final class Cookies {
  private Cookies() {}

  /** The value of the first cookie of that name, or null. */
  static @Nullable String value(String header, String name) {
    var from = 0;
    while (from < header.length()) {
      var end = header.indexOf(';', from);
      if (end < 0) {
        end = header.length();
      }
      var start = from;
      while (start < end && header.charAt(start) == ' ') {
        start++;
      }
      var afterName = start + name.length();
      if (afterName < end
          && header.charAt(afterName) == '='
          && header.regionMatches(start, name, 0, name.length())) {
        return header.substring(afterName + 1, end);
      }
      from = end + 1;
    }
    return null;
  }
}
