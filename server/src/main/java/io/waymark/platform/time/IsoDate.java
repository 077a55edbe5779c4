package io.waymark.platform.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Dates as programs write them: ISO 8601, in UTC where no offset is named. */
public final class IsoDate {
  private IsoDate() {}

  /** The instant, at midnight if the text is a day; null if it is neither a time nor a day. */
  public static @Nullable Instant parse(String text) {
    try {
      return switch (DateTimeFormatter.ISO_DATE_TIME.parseBest(
          text.length() == "2030-01-01".length() ? text + "T00:00:00" : text,
          OffsetDateTime::from,
          LocalDateTime::from)) {
        case OffsetDateTime time -> time.toInstant();
        case LocalDateTime time -> time.toInstant(ZoneOffset.UTC);
        default -> null;
      };
    } catch (DateTimeException e) {
      return null;
    }
  }
}
