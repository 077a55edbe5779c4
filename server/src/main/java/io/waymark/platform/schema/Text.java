package io.waymark.platform.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text. Its steps run in the order they are written: {@code trimmed().max(9)} measures the trimmed
 * text. Lengths are UTF-16 units, as everywhere in the API. Text never contains U+0000 (reported as
 * {@code custom}) nor half surrogate pairs (replaced), because PostgreSQL could not store it.
 */
public final class Text extends Schema<String> {
  private final @Nullable String message;
  private final List<Step> steps;
  private final ObjectNode keywords;

  Text() {
    this(null, List.of(), Json.object().put("type", "string"));
  }

  private Text(@Nullable String message, List<Step> steps, ObjectNode keywords) {
    this.message = message;
    this.steps = steps;
    this.keywords = keywords;
  }

  /** The text of {@code invalid_type}: for a missing value and for one that is no string. */
  public Text message(String text) {
    return new Text(text, steps, keywords);
  }

  /** Without surrounding white space, as JavaScript understands it. */
  public Text trimmed() {
    return with((value, path) -> EcmaScript.trim(value), keywords);
  }

  /** At least {@code length} characters. */
  public Text min(int length) {
    return min(length, Issues.tooSmall("string to have", ">=" + length + " characters"));
  }

  /** At least {@code length} characters, with an own text. */
  public Text min(int length, String text) {
    return check(
        value -> value.length() >= length,
        IssueCode.TOO_SMALL,
        text,
        keywords.deepCopy().put("minLength", length));
  }

  /** At most {@code length} characters. */
  public Text max(int length) {
    return max(length, Issues.tooBig("string to have", "<=" + length + " characters"));
  }

  /** At most {@code length} characters, with an own text. */
  public Text max(int length, String text) {
    return check(
        value -> value.length() <= length,
        IssueCode.TOO_BIG,
        text,
        keywords.deepCopy().put("maxLength", length));
  }

  /** Ends with a suffix. */
  public Text endingWith(String suffix) {
    return check(
        value -> value.endsWith(suffix),
        IssueCode.INVALID_FORMAT,
        "Invalid string: must end with \"" + suffix + "\"",
        keywords);
  }

  /**
   * Matches a pattern as a whole, else {@code invalid_format}. In {@link Schemas#either} the
   * pattern is what tells the options apart. Without flags it appears in OpenAPI, so keep to what
   * JavaScript knows too.
   */
  public Text matching(Pattern pattern, String text) {
    return with(
        (value, path) -> {
          if (!pattern.matcher(value).matches()) {
            throw InvalidInput.of(IssueCode.INVALID_FORMAT, path, text);
          }
          return value;
        },
        pattern.flags() == 0
            ? keywords.deepCopy().put("pattern", "^(?:" + pattern.pattern() + ")$")
            : keywords);
  }

  /** An e-mail address. */
  public Text email() {
    return format("email", Email::isValid, "Invalid email address");
  }

  /**
   * An absolute URL.
   *
   * @param valid what a URL is
   */
  public Text url(Predicate<String> valid) {
    return format("uri", valid, "Invalid URL");
  }

  /** A format by its JSON Schema name, reported as {@code invalid_format}. */
  public Text format(String name, Predicate<String> valid, String text) {
    return check(valid, IssueCode.INVALID_FORMAT, text, keywords.deepCopy().put("format", name));
  }

  /** The empty text becomes null. */
  public Schema<String> emptyAsNull() {
    return nullWhen(String::isEmpty);
  }

  private Text check(Predicate<String> holds, IssueCode code, String text, ObjectNode described) {
    return with(
        (value, path) -> {
          if (!holds.test(value)) {
            throw InvalidInput.nearly(code, path, text);
          }
          return value;
        },
        described);
  }

  private Text with(Step step, ObjectNode described) {
    var longer = new ArrayList<>(steps);
    longer.add(step);
    return new Text(message, List.copyOf(longer), described);
  }

  @Override
  Reading<String> read(@Nullable JsonNode raw, Path path) {
    if (raw == null || !raw.isTextual()) {
      throw Issues.wrongType("string", raw, path, message);
    }
    var value = StoredText.checked(raw.textValue(), path);
    for (var step : steps) {
      value = step.take(value, path);
    }
    return Reading.of(value);
  }

  @Override
  boolean produces(Type type) {
    return Types.raw(type).isAssignableFrom(String.class);
  }

  @Override
  public ObjectNode schema(Components components) {
    return keywords.deepCopy();
  }

  private interface Step {
    String take(String value, Path path);
  }
}
