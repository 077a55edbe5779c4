package io.waymark.platform.text;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** Keys of short links: what users type, the ASCII form that is stored, and back again. */
public final class LinkKey {
  /** The key of a domain's own link. */
  public static final String ROOT = "_root";

  /** Longer keys are invalid, whatever they contain; in UTF-16 units. */
  public static final int MAX_LENGTH = 1_000;

  private static final String PREFIX = "xn--";

  private LinkKey() {}

  /**
   * The key as it is stored (LNK-19): validated, without leading and trailing slashes, in punycode,
   * case kept.
   *
   * @param dropAccents whether the domain writes {@code é} as {@code e}
   * @return null if the key is invalid
   */
  public static @Nullable String sanitise(String key, boolean dropAccents) {
    if (key.equals(ROOT)) {
      return key;
    }
    if (key.length() > MAX_LENGTH || !hasOnlyKeyCharacters(key) || reserved(key)) {
      return null;
    }
    String stripped = stripSlashes(key);
    if (dropAccents) {
      stripped = stripSlashes(dropAccents(stripped));
    }
    if (stripped.isEmpty() || reserved(stripped)) {
      return null;
    }
    String ascii = ascii(stripped);
    return ascii == null || reserved(ascii) ? null : ascii;
  }

  /**
   * The last step of LNK-19 alone, which RED-6 applies to the key of a visit: every part between
   * dots that is not plain ASCII becomes {@code xn--} and its punycode; the ideographic full stops
   * count as dots, and whatever precedes an {@code @} is left alone.
   *
   * @return null if the key is longer than {@link #MAX_LENGTH}, so that no such link can exist
   */
  public static @Nullable String ascii(String key) {
    if (isAscii(key, 0, key.length())) {
      return key;
    }
    if (key.length() > MAX_LENGTH) {
      return null;
    }
    int at = key.indexOf('@') + 1;
    var out = new StringBuilder(key.length() + 16).append(key, 0, at);
    int start = at;
    for (int i = at; i <= key.length(); i++) {
      if (i < key.length() && !isDot(key.charAt(i))) {
        continue;
      }
      if (isAscii(key, start, i)) {
        out.append(key, start, i);
      } else {
        out.append(PREFIX).append(Punycode.encode(key.substring(start, i)));
      }
      if (i < key.length()) {
        out.append('.');
      }
      start = i + 1;
    }
    return out.toString();
  }

  /** The stored key as people read it; parts that are not valid punycode stay as they are. */
  public static String display(String stored) {
    if (!stored.contains(PREFIX)) {
      return stored;
    }
    var out = new StringBuilder(stored.length());
    int start = stored.indexOf('@') + 1;
    out.append(stored, 0, start);
    while (true) {
      int dot = stored.indexOf('.', start);
      int end = dot < 0 ? stored.length() : dot;
      String decoded =
          stored.startsWith(PREFIX, start)
              ? Punycode.decode(stored.substring(Math.min(end, start + PREFIX.length()), end))
              : null;
      out.append(decoded == null ? stored.substring(start, end) : decoded);
      if (dot < 0) {
        return out.toString();
      }
      out.append('.');
      start = dot + 1;
    }
  }

  private static boolean hasOnlyKeyCharacters(String key) {
    int i = 0;
    while (i < key.length()) {
      int point = key.codePointAt(i);
      boolean allowed =
          point < 0x80
              ? isAsciiKeyCharacter(point)
              : point <= 0xFFFF ? !Character.isSurrogate((char) point) : Character.isEmoji(point);
      if (!allowed) {
        return false;
      }
      i += Character.charCount(point);
    }
    return !key.isEmpty();
  }

  // '#' and '*' have Unicode's Emoji property, as digits do: they start keycap sequences.
  private static boolean isAsciiKeyCharacter(int c) {
    boolean letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    boolean digit = c >= '0' && c <= '9';
    return letter || digit || "_/-.*#".indexOf(c) >= 0;
  }

  private static boolean reserved(String key) {
    return key.startsWith("_")
        || key.startsWith(".well-known")
        || key.endsWith(".php")
        || key.endsWith(".php7");
  }

  private static String stripSlashes(String key) {
    int start = 0;
    int end = key.length();
    while (start < end && key.charAt(start) == '/') {
      start++;
    }
    while (end > start && key.charAt(end - 1) == '/') {
      end--;
    }
    return key.substring(start, end);
  }

  private static String dropAccents(String key) {
    String decomposed = Normalizer.normalize(key, Normalizer.Form.NFD);
    var out = new StringBuilder(decomposed.length());
    decomposed
        .codePoints()
        .filter(point -> !isCombiningDiacritic(point))
        .forEach(out::appendCodePoint);
    // Scripts that are not about accents (Hangul) must come back as visitors type them.
    return Normalizer.normalize(out, Normalizer.Form.NFC);
  }

  private static boolean isCombiningDiacritic(int point) {
    return point >= 0x300 && point <= 0x36F;
  }

  private static boolean isDot(char c) {
    return c == '.' || c == '\u3002' || c == '\uFF0E' || c == '\uFF61';
  }

  private static boolean isAscii(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
