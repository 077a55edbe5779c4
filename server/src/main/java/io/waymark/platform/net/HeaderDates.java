package io.waymark.platform.net;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates as HTTP headers and cookies write them, such as {@code Fri, 21 Aug 2026 21:14:02 GMT}. */
public final class HeaderDates {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static volatile Formatted last = new Formatted(0, FORMAT.format(Instant.EPOCH));

  private HeaderDates() {}

  /**
   * Formats to the second. The last second's text is kept, because most dates of a busy server fall
   * in it.
   */
  public static String format(Instant instant) {
    var second = instant.getEpochSecond();
    var known = last;
    if (known.second() != second) {
      known = new Formatted(second, FORMAT.format(instant));
      last = known;
    }
    return known.text();
  }

  private record Formatted(long second, String text) {}
}
