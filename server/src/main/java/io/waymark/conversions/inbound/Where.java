package io.waymark.conversions.inbound;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.regex.Pattern;

/**
 * A place in a payload, as people write it: {@code data.items[0].price}, {@code
 * $.data.items.0.price} or, for names with dots, a JSON pointer such as {@code /data/a.b}.
 */
final class Where {
  private static final Pattern INDEX = Pattern.compile("\\[(\\d{1,6})]");
  private static final int DEEPEST = 50;

  private Where() {}

  /** Whether it is a place at all. */
  static boolean valid(String place) {
    if (place.isBlank() || place.endsWith("/")) {
      return false;
    }
    try {
      var pointer = JsonPointer.compile(pointer(place));
      var depth = 0;
      for (var at = pointer; !at.matches(); at = at.tail()) {
        depth++;
      }
      return depth > 0 && depth <= DEEPEST;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The same as a JSON pointer. */
  static String pointer(String place) {
    if (place.startsWith("/")) {
      return place;
    }
    var path = place.startsWith("$.") ? place.substring(2) : place;
    return "/"
        + INDEX
            .matcher(path)
            .replaceAll(".$1")
            .replace("~", "~0")
            .replace("/", "~1")
            .replace('.', '/');
  }
}
