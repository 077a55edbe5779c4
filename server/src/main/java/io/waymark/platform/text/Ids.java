package io.waymark.platform.text;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * Makes identifiers (G9). Those with a prefix sort by the millisecond they were made in; two of the
 * same millisecond are in no particular order. Safe for use by several threads if its source of
 * randomness is.
 */
public final class Ids {
  /** The symbols behind the prefix of an identifier, each by the five bits that it stands for. */
  public static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  /** How many symbols are behind the prefix. */
  public static final int LENGTH = 25;

  private static final int BITS = 5;
  private static final long END_OF_TIME = 1L << 45;

  private final InstantSource clock;
  private final RandomGenerator random;

  /** Identifiers from this clock and this source of randomness. */
  public Ids(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /** Identifiers from the system's clock that nobody can guess. */
  public static Ids system() {
    return new Ids(InstantSource.system(), new SecureRandom());
  }

  /**
   * A new identifier: the prefix, which includes its underscore ({@code link_}), and 25 symbols of
   * Crockford's base 32 that hold the time in milliseconds and 80 random bits.
   *
   * @throws IllegalStateException if the clock is before 1970 or after the year 3084
   */
  public String next(String prefix) {
    long millis = clock.millis();
    if (millis < 0 || millis >= END_OF_TIME) {
      throw new IllegalStateException("The clock is out of range: " + clock.instant());
    }
    var text = new byte[prefix.length() + LENGTH];
    for (int i = 0; i < prefix.length(); i++) {
      text[i] = (byte) prefix.charAt(i);
    }
    // 125 bits are 25 symbols: nine for the time, then two times eight for 40 random bits each.
    write(text, prefix.length(), 9, millis);
    write(text, prefix.length() + 9, 8, random.nextLong());
    write(text, prefix.length() + 17, 8, random.nextLong());
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  /** A click's id: 16 symbols of {@code 0-9A-Za-z}. */
  public String clickId() {
    return RandomText.of(16, random);
  }

  /** The id of a lead or a sale: 16 symbols of {@code 0-9A-Za-z}. */
  public String eventId() {
    return RandomText.of(16, random);
  }

  /** The id of a webhook delivery: {@code evt_} and 25 symbols of {@code 0-9A-Za-z}. */
  public String webhookEventId() {
    return "evt_" + RandomText.of(25, random);
  }

  /** The code of an invitation: 24 symbols of {@code 0-9A-Za-z}. */
  public String inviteCode() {
    return RandomText.of(24, random);
  }

  /**
   * The key of a new link (LNK-21), which may be taken already.
   *
   * @param length how many random symbols; seven unless the caller asks otherwise
   */
  public String key(int length) {
    return RandomText.of(length, random);
  }

  /**
   * The key of a new link under a prefix (LNK-21): one leading and one trailing slash of the prefix
   * are dropped, then {@code prefix/random}. Without any prefix left, just the random key.
   */
  public String key(String prefix, int length) {
    int start = prefix.startsWith("/") ? 1 : 0;
    int end = prefix.endsWith("/") ? Math.max(start, prefix.length() - 1) : prefix.length();
    return start == end ? key(length) : prefix.substring(start, end) + "/" + key(length);
  }

  private static void write(byte[] text, int from, int symbols, long value) {
    long rest = value;
    for (int i = from + symbols - 1; i >= from; i--) {
      text[i] = (byte) CROCKFORD.charAt((int) (rest & 31));
      rest >>>= BITS;
    }
  }
}
