package io.waymark.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.platform.text.Slips;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the lines of one file, and says what is wrong with them. */
final class LineReader {
  /** The escape, behind any number of escaped backslashes. */
  private static final Pattern NUL = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u0000");

  private final Map<String, Field> fields = new LinkedHashMap<>();

  LineReader(List<Field> fields) {
    fields.forEach(field -> this.fields.put(field.name(), field));
  }

  /** What becomes of a field. */
  interface Taker {
    /** For whoever wants to know only whether a line is one. */
    Taker NONE =
        new Taker() {
          @Override
          public void value(Field field, @Nullable JsonNode value) {}

          @Override
          public void withheld(Field field) {}

          @Override
          public void absent(Field field) {}
        };

    /**
     * Takes a value.
     *
     * @param value of the field's kind, as the database reads it; null for none
     */
    void value(Field field, @Nullable JsonNode value);

    /** Takes that there is a secret, of which nothing is told. */
    void withheld(Field field);

    /** Takes that the value is to be found out. */
    void absent(Field field);
  }

  /**
   * Reads a line.
   *
   * @throws LineProblem naming the field and what was expected
   */
  void read(String line, Taker taker) throws LineProblem {
    var node = parsed(line);
    for (var name : (Iterable<String>) node::fieldNames) {
      if (!fields.containsKey(name)) {
        throw new LineProblem(
            "%s: there is no such field; did you mean %s?"
                .formatted(shown(name), Slips.nearest(name, fields.keySet())));
      }
    }
    for (var field : fields.values()) {
      var value = node.get(field.name());
      if (value == null) {
        missing(field, taker);
      } else if (value.isNull()) {
        none(field, taker);
      } else if (field.kind().secret() && value.isBoolean() && value.booleanValue()) {
        taker.withheld(field);
      } else {
        taker.value(field, accepted(field, value));
      }
    }
  }

  private static ObjectNode parsed(String line) throws LineProblem {
    JsonNode node;
    try {
      node = Json.MAPPER.readTree(line);
    } catch (JsonProcessingException e) {
      throw new LineProblem("expected JSON: " + e.getOriginalMessage().split(" \\(", 2)[0]);
    }
    if (!(node instanceof ObjectNode object)) {
      throw new LineProblem("expected a JSON object");
    }
    if (!storable(object)) {
      throw new LineProblem("expected no character that a database cannot keep, such as \\u0000");
    }
    return object;
  }

  private static boolean storable(ObjectNode node) {
    var text = node.toString();
    return !NUL.matcher(text).find() && StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static void missing(Field field, Taker taker) throws LineProblem {
    switch (field.absence()) {
      case Absence.Required() ->
          throw new LineProblem(
              "%s: expected %s, but the line has none"
                  .formatted(field.name(), field.kind().words()));
      case Absence.Standard(var json) -> taker.value(field, standard(field, json));
      case Absence.Found _ -> taker.absent(field);
    }
  }

  private static @Nullable JsonNode standard(Field field, @Nullable String json) {
    try {
      return json == null ? null : field.kind().accepted(Json.MAPPER.readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a standard value is JSON: " + json, e);
    }
  }

  private static void none(Field field, Taker taker) throws LineProblem {
    var possible =
        switch (field.absence()) {
          case Absence.Required() -> false;
          case Absence.Standard(var json) -> json == null;
          case Absence.Found found -> found.nullable();
        };
    if (!possible) {
      throw new LineProblem(
          "%s: expected %s, not null".formatted(field.name(), field.kind().words()));
    }
    taker.value(field, null);
  }

  private static JsonNode accepted(Field field, JsonNode value) throws LineProblem {
    var accepted = field.kind().accepted(value);
    if (accepted == null) {
      throw new LineProblem(
          "%s: expected %s, not %s"
              .formatted(field.name(), field.kind().words(), shown(value.toString())));
    }
    if (!field.choices().isEmpty() && !field.choices().contains(accepted.asText())) {
      throw new LineProblem(
          "%s: expected one of %s, not %s"
              .formatted(
                  field.name(),
                  field.choices().stream().collect(Collectors.joining(", ")),
                  shown(value.toString())));
    }
    return accepted;
  }

  /** Short enough for a terminal, and without what would control one. */
  static String shown(String text) {
    var plain = text.replaceAll("\\p{Cntrl}", "?");
    return plain.length() > 60 ? plain.substring(0, 60) + "…" : plain;
  }
}
