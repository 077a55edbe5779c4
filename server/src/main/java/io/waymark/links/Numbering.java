package io.waymark.links;

import io.waymark.platform.memory.ByteReader;
import io.waymark.platform.memory.ByteWriter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes texts that come again and again as numbers: the first some thousand of them, so that it
 * stays small.
 */
final class Numbering {
  private static final int MOST = 1 << 16;

  private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
  private final Map<Integer, String> texts = new ConcurrentHashMap<>();

  void write(ByteWriter bytes, String text) {
    var number = number(text);
    bytes.number(number);
    if (number == 0) {
      bytes.text(text);
    }
  }

  String read(ByteReader bytes) {
    var number = bytes.number();
    var text = number == 0 ? bytes.text() : texts.get(number);
    if (text == null) {
      throw new IllegalStateException("no text has the number " + number);
    }
    return text;
  }

  /** From 1 on; 0 for one that has none. */
  private int number(String text) {
    var known = numbers.get(text);
    return known == null ? next(text) : known;
  }

  private synchronized int next(String text) {
    var known = numbers.get(text);
    if (known != null) {
      return known;
    }
    var number = numbers.size() + 1;
    if (number > MOST) {
      return 0;
    }
    texts.put(number, text);
    numbers.put(text, number);
    return number;
  }
}
