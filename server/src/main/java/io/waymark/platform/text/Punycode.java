package io.waymark.platform.text;

import org.jspecify.annotations.Nullable;

/**
 * Punycode (RFC 3492): text beyond ASCII written with ASCII letters, digits and hyphens. The case
 * of ASCII letters is kept, so {@code Héllo} becomes {@code Hllo-bpa}.
 *
 * <p>Encoding and decoding take time in proportion to the square of the length, so labels longer
 * than {@link #MAX_LENGTH} are refused.
 */
public final class Punycode {
  /** The longest label that is encoded or decoded, in UTF-16 units. */
  public static final int MAX_LENGTH = 2_048;

  private static final int BASE = 36;
  private static final int T_MIN = 1;
  private static final int T_MAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int INITIAL_BIAS = 72;
  private static final int INITIAL_N = 0x80;

  private Punycode() {}

  /**
   * Encodes one label, without the {@code xn--} prefix.
   *
   * @return null if the label is longer than {@link #MAX_LENGTH}
   */
  public static @Nullable String encode(String label) {
    if (label.length() > MAX_LENGTH) {
      return null;
    }
    int[] points = label.codePoints().toArray();
    var out = new StringBuilder(label.length() + 16);
    for (int point : points) {
      if (point < INITIAL_N) {
        out.append((char) point);
      }
    }
    int basic = out.length();
    if (basic > 0) {
      out.append('-');
    }
    int n = INITIAL_N;
    long delta = 0;
    int bias = INITIAL_BIAS;
    int handled = basic;
    while (handled < points.length) {
      int next = Integer.MAX_VALUE;
      for (int point : points) {
        if (point >= n && point < next) {
          next = point;
        }
      }
      delta += (long) (next - n) * (handled + 1);
      n = next;
      for (int point : points) {
        if (point < n) {
          delta++;
        } else if (point == n) {
          appendVariableLength(out, delta, bias);
          bias = adapt(delta, handled + 1, handled == basic);
          delta = 0;
          handled++;
        }
      }
      delta++;
      n++;
    }
    return out.toString();
  }

  /**
   * Decodes what {@link #encode} wrote, without the {@code xn--} prefix.
   *
   * @return null if the text is not punycode or is longer than {@link #MAX_LENGTH}
   */
  public static @Nullable String decode(String encoded) {
    if (encoded.length() > MAX_LENGTH) {
      return null;
    }
    int[] points = new int[encoded.length()];
    int length = Math.max(0, encoded.lastIndexOf('-'));
    for (int i = 0; i < length; i++) {
      if (encoded.charAt(i) >= INITIAL_N) {
        return null;
      }
      points[i] = encoded.charAt(i);
    }
    long n = INITIAL_N;
    long i = 0;
    int bias = INITIAL_BIAS;
    int in = length > 0 ? length + 1 : 0;
    while (in < encoded.length()) {
      long before = i;
      long weight = 1;
      for (int k = BASE; ; k += BASE) {
        int digit = in < encoded.length() ? digit(encoded.charAt(in++)) : -1;
        if (digit < 0) {
          return null;
        }
        i += digit * weight;
        if (i > Integer.MAX_VALUE) {
          return null;
        }
        int threshold = threshold(k, bias);
        if (digit < threshold) {
          break;
        }
        weight *= BASE - threshold;
        if (weight > Integer.MAX_VALUE) {
          return null;
        }
      }
      bias = adapt(i - before, length + 1, before == 0);
      n += i / (length + 1);
      i %= length + 1;
      if (n > Character.MAX_CODE_POINT || isSurrogate(n)) {
        return null;
      }
      System.arraycopy(points, (int) i, points, (int) i + 1, length - (int) i);
      points[(int) i++] = (int) n;
      length++;
    }
    return new String(points, 0, length);
  }

  private static void appendVariableLength(StringBuilder out, long delta, int bias) {
    long rest = delta;
    for (int k = BASE; ; k += BASE) {
      int threshold = threshold(k, bias);
      if (rest < threshold) {
        out.append(digitChar((int) rest));
        return;
      }
      out.append(digitChar((int) (threshold + (rest - threshold) % (BASE - threshold))));
      rest = (rest - threshold) / (BASE - threshold);
    }
  }

  private static int threshold(int k, int bias) {
    return Math.clamp(k - bias, T_MIN, T_MAX);
  }

  private static int adapt(long delta, int points, boolean first) {
    long rest = first ? delta / DAMP : delta / 2;
    rest += rest / points;
    int k = 0;
    while (rest > (BASE - T_MIN) * T_MAX / 2) {
      rest /= BASE - T_MIN;
      k += BASE;
    }
    return (int) (k + (BASE - T_MIN + 1) * rest / (rest + SKEW));
  }

  private static boolean isSurrogate(long point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }

  private static char digitChar(int digit) {
    return (char) (digit < 26 ? 'a' + digit : '0' + digit - 26);
  }

  private static int digit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0' + 26;
    }
    int lower = c | 0x20;
    return c < 0x80 && lower >= 'a' && lower <= 'z' ? lower - 'a' : -1;
  }
}
