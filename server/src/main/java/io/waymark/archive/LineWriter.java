package io.waymark.archive;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the lines of one file: fields in their order, without those that say nothing. */
final class LineWriter {
  private static final int FLUSH_EVERY = 1_000;

  private final List<Field> fields;
  private final boolean withSecrets;
  private final DigestOutputStream out;
  private final JsonGenerator json;
  private long lines;

  LineWriter(List<Field> fields, boolean withSecrets, OutputStream file) throws IOException {
    this.fields = fields.stream().filter(field -> !field.given()).toList();
    this.withSecrets = withSecrets;
    out = new DigestOutputStream(file, sha256());
    json = Json.MAPPER.createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
    json.setRootValueSeparator(null);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** JSON that is a value as it is. */
  record Raw(String text) {}

  /** The value of a field of the line. */
  interface Source {
    /**
     * A {@link String}, {@link Long}, {@link BigDecimal}, {@link Boolean}, {@link Instant}, a list
     * of strings or {@link Raw}; null for none.
     */
    @Nullable Object value(int index, Field field) throws IOException;
  }

  void write(Source source) throws IOException {
    json.writeStartObject();
    for (var index = 0; index < fields.size(); index++) {
      var field = fields.get(index);
      var value = source.value(index, field);
      if (!leftOut(field, value)) {
        json.writeFieldName(field.name());
        write(field, value);
      }
    }
    json.writeEndObject();
    json.writeRaw('\n');
    lines++;
    if (lines % FLUSH_EVERY == 0) {
      json.flush();
    }
  }

  private static boolean leftOut(Field field, @Nullable Object value) {
    if (!(field.absence() instanceof Absence.Standard(var standard))) {
      return false;
    }
    return switch (value) {
      case null -> standard == null;
      case String text -> standard != null && standard.equals(quoted(text));
      case List<?> list -> "[]".equals(standard) && list.isEmpty();
      case Raw(var text) -> text.equals(standard);
      default -> String.valueOf(value).equals(standard);
    };
  }

  /** Standard values need no escapes. */
  private static String quoted(String text) {
    return '"' + text + '"';
  }

  private void write(Field field, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case String _ when field.kind().secret() && !withSecrets -> json.writeBoolean(true);
      case String text -> json.writeString(text);
      case Long number -> json.writeNumber(number);
      case BigDecimal number -> json.writeNumber(number);
      case Boolean truth -> json.writeBoolean(truth);
      case Instant moment -> json.writeString(Kind.written(moment));
      case Raw(var text) -> json.writeRawValue(text);
      case List<?> texts -> {
        json.writeStartArray();
        for (var text : texts) {
          json.writeString(String.valueOf(text));
        }
        json.writeEndArray();
      }
      default -> throw new IllegalArgumentException("no such value: " + value.getClass());
    }
  }

  /** Ends the file; says what the manifest says of it. */
  Manifest.Entry end() throws IOException {
    json.close();
    return new Manifest.Entry(lines, HexFormat.of().formatHex(out.getMessageDigest().digest()));
  }
}
