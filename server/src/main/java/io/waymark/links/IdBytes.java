package io.waymark.links;

import io.waymark.platform.memory.ByteReader;
import io.waymark.platform.memory.ByteWriter;
import io.waymark.platform.text.Ids;

/**
 * The id of a link in seventeen bytes if it is as {@link Ids} makes them, else as a text. Twelve
 * symbols fit into each of two numbers, the last into the byte that tells which form follows.
 */
final class IdBytes {
  private static final String PREFIX = "link_";
  private static final int BITS = 5;
  private static final int HALF = Ids.LENGTH / 2;

  private static final int TEXT = Ids.CROCKFORD.length();

  private IdBytes() {}

  static void write(ByteWriter bytes, String id) {
    if (isOurs(id)) {
      bytes.number(symbol(id, 2 * HALF)).wide(symbols(id, 0)).wide(symbols(id, HALF));
    } else {
      bytes.number(TEXT).text(id);
    }
  }

  static String read(ByteReader bytes) {
    var last = bytes.number();
    if (last == TEXT) {
      return bytes.text();
    }
    var id = new StringBuilder(PREFIX.length() + Ids.LENGTH).append(PREFIX);
    append(id, bytes.wide());
    append(id, bytes.wide());
    return id.append(Ids.CROCKFORD.charAt(last)).toString();
  }

  private static boolean isOurs(String id) {
    if (id.length() != PREFIX.length() + Ids.LENGTH || !id.startsWith(PREFIX)) {
      return false;
    }
    for (var at = 0; at < Ids.LENGTH; at++) {
      if (symbol(id, at) < 0) {
        return false;
      }
    }
    return true;
  }

  private static int symbol(String id, int at) {
    return Ids.CROCKFORD.indexOf(id.charAt(PREFIX.length() + at));
  }

  private static long symbols(String id, int from) {
    var number = 0L;
    for (var at = from; at < from + HALF; at++) {
      number = number << BITS | symbol(id, at);
    }
    return number;
  }

  private static void append(StringBuilder id, long symbols) {
    for (var shift = BITS * (HALF - 1); shift >= 0; shift -= BITS) {
      id.append(Ids.CROCKFORD.charAt((int) (symbols >>> shift) & 31));
    }
  }
}
