package io.waymark.platform.time;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;

/** Instants as the API writes them. */
public final class Timestamps {
  private static final long MILLIS_PER_DAY = 86_400_000;
  private static final byte[] SHAPE =
      "0000-00-00T00:00:00.000Z".getBytes(StandardCharsets.US_ASCII);

  private Timestamps() {}

  /**
   * ISO 8601 in UTC, always with three digits of milliseconds: {@code 2026-08-21T21:14:02.123Z}.
   * Finer parts are cut off.
   *
   * @throws IllegalArgumentException if the year is not one of 0 to 9999, which ISO 8601 writes in
   *     four digits
   */
  public static String iso(Instant instant) {
    long seconds = instant.getEpochSecond();
    long day = Math.floorDiv(seconds, MILLIS_PER_DAY / 1_000);
    if (day < LocalDate.MIN.toEpochDay() || day > LocalDate.MAX.toEpochDay()) {
      throw outOfRange(instant);
    }
    var date = LocalDate.ofEpochDay(day);
    if (date.getYear() < 0 || date.getYear() > 9_999) {
      throw outOfRange(instant);
    }
    int ofDay = (int) Math.floorMod(seconds, MILLIS_PER_DAY / 1_000);
    byte[] text = SHAPE.clone();
    write(text, 3, date.getYear());
    write(text, 6, date.getMonthValue());
    write(text, 9, date.getDayOfMonth());
    write(text, 12, ofDay / 3_600);
    write(text, 15, ofDay / 60 % 60);
    write(text, 18, ofDay % 60);
    write(text, 22, instant.getNano() / 1_000_000);
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  /** Writes a number over zeros, its last digit at this place. */
  private static void write(byte[] text, int last, int value) {
    int at = last;
    for (int rest = value; rest > 0; rest /= 10) {
      text[at--] = (byte) ('0' + rest % 10);
    }
  }

  private static IllegalArgumentException outOfRange(Instant instant) {
    return new IllegalArgumentException("No four-digit year: " + instant);
  }
}
