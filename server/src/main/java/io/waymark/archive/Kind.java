package io.waymark.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What the value of a field can be. */
enum Kind {
  TEXT("text"),
  WHOLE("whole number"),
  DECIMAL("number"),
  TRUTH("`true` or `false`"),
  MOMENT("moment"),
  DAY("day, as in `2026-11-21`"),
  JSON("JSON"),
  TEXTS("list of texts"),
  BYTES("bytes in base64"),
  /** A text that is sealed in the database. */
  SEALED("secret text"),
  /** A text that proves who somebody is, but does not let anybody be them. */
  HASH("hash");

  private static final DateTimeFormatter MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();
  private static final DateTimeFormatter MICROS =
      new DateTimeFormatterBuilder().appendInstant(6).toFormatter();
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private final String words;

  Kind(String words) {
    this.words = words;
  }

  /** For people, in the middle of a sentence. */
  String words() {
    return words;
  }

  /** Whether archives without secrets say only that there is one. */
  boolean secret() {
    return this == SEALED || this == HASH;
  }

  /** As archives write it: milliseconds, or microseconds where there are some. */
  static String written(Instant moment) {
    return (moment.equals(moment.truncatedTo(ChronoUnit.MILLIS)) ? MILLIS : MICROS).format(moment);
  }

  /** The value as the database reads it from JSON; null if it is not of this kind. */
  @Nullable JsonNode accepted(JsonNode value) {
    return switch (this) {
      case TEXT, SEALED, HASH -> value.isTextual() ? value : null;
      case WHOLE -> value.isIntegralNumber() && value.canConvertToLong() ? value : null;
      case DECIMAL -> value.isNumber() ? value : null;
      case TRUTH -> value instanceof BooleanNode ? value : null;
      case MOMENT -> moment(value);
      case DAY -> day(value);
      case JSON -> value;
      case TEXTS -> texts(value);
      case BYTES -> bytes(value);
    };
  }

  private static @Nullable JsonNode moment(JsonNode value) {
    try {
      var moment = OffsetDateTime.parse(value.textValue() == null ? "" : value.textValue());
      var instant = moment.toInstant();
      var storable = !instant.isBefore(EARLIEST) && !instant.isAfter(LATEST);
      return storable && instant.equals(instant.truncatedTo(ChronoUnit.MICROS))
          ? TextNode.valueOf(written(instant))
          : null;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static @Nullable JsonNode day(JsonNode value) {
    try {
      var day = LocalDate.parse(value.textValue() == null ? "" : value.textValue());
      return day.getYear() >= 1 && day.getYear() <= 9999 ? value : null;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static @Nullable JsonNode texts(JsonNode value) {
    if (!value.isArray()) {
      return null;
    }
    for (var element : value) {
      if (!element.isTextual()) {
        return null;
      }
    }
    return value;
  }

  private static @Nullable JsonNode bytes(JsonNode value) {
    if (!value.isTextual()) {
      return null;
    }
    try {
      return TextNode.valueOf(hex(Base64.getDecoder().decode(value.textValue())));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Bytes as PostgreSQL reads them. */
  static String hex(byte[] bytes) {
    return "\\x" + HexFormat.of().formatHex(bytes);
  }
}
