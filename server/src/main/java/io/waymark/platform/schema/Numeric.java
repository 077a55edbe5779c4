package io.waymark.platform.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;

/**
 * A number: {@code Double} for any, {@code Long} for integers, which must be exact in JSON (±(2⁵³ −
 * 1)). The checks run in the order they are written.
 */
public final class Numeric<N extends Number> extends Schema<N> {
  private final Kind<N> kind;
  private final @Nullable String message;
  private final @Nullable String integerMessage;
  private final List<Check> checks;
  private final ObjectNode keywords;

  /** The variants of a number. A lenient one reads text too, as queries need. */
  record Kind<N>(Class<N> type, boolean integral, boolean lenient, DoubleFunction<N> boxed) {}

  private record Check(DoublePredicate holds, IssueCode code, String text) {}

  Numeric(Kind<N> kind) {
    this(
        kind,
        null,
        null,
        List.of(),
        Json.object().put("type", kind.integral() ? "integer" : "number"));
  }

  private Numeric(
      Kind<N> kind,
      @Nullable String message,
      @Nullable String integerMessage,
      List<Check> checks,
      ObjectNode keywords) {
    this.kind = kind;
    this.message = message;
    this.integerMessage = integerMessage;
    this.checks = checks;
    this.keywords = keywords;
  }

  /** The text of {@code invalid_type}: for a missing value and for one that is no number. */
  public Numeric<N> message(String text) {
    return new Numeric<>(kind, text, integerMessage, checks, keywords);
  }

  /** The text for a number that is not an integer. */
  public Numeric<N> integerMessage(String text) {
    return new Numeric<>(kind, message, text, checks, keywords);
  }

  /** At least {@code bound}. */
  public Numeric<N> min(long bound) {
    return min(bound, Issues.tooSmall("number to be", ">=" + bound));
  }

  /** At least {@code bound}, with an own text. */
  public Numeric<N> min(long bound, String text) {
    return with("minimum", bound, new Check(n -> n >= bound, IssueCode.TOO_SMALL, text));
  }

  /** At most {@code bound}. */
  public Numeric<N> max(long bound) {
    return max(bound, Issues.tooBig("number to be", "<=" + bound));
  }

  /** At most {@code bound}, with an own text. */
  public Numeric<N> max(long bound, String text) {
    return with("maximum", bound, new Check(n -> n <= bound, IssueCode.TOO_BIG, text));
  }

  /** More than {@code bound}. */
  public Numeric<N> above(long bound) {
    return above(bound, Issues.tooSmall("number to be", ">" + bound));
  }

  /** More than {@code bound}, with an own text. */
  public Numeric<N> above(long bound, String text) {
    return with("exclusiveMinimum", bound, new Check(n -> n > bound, IssueCode.TOO_SMALL, text));
  }

  /** Less than {@code bound}. */
  public Numeric<N> below(long bound) {
    return below(bound, Issues.tooBig("number to be", "<" + bound));
  }

  /** Less than {@code bound}, with an own text. */
  public Numeric<N> below(long bound, String text) {
    return with("exclusiveMaximum", bound, new Check(n -> n < bound, IssueCode.TOO_BIG, text));
  }

  /**
   * As a Java {@code int}.
   *
   * @throws IllegalStateException if the declared bounds do not fit one
   */
  public Schema<Integer> asInt() {
    long lowest = bound("minimum", bound("exclusiveMinimum", Long.MIN_VALUE));
    long highest = bound("maximum", bound("exclusiveMaximum", Long.MAX_VALUE));
    if (!kind.integral() || lowest < Integer.MIN_VALUE || highest > Integer.MAX_VALUE) {
      throw new IllegalStateException("Only an integer with bounds of a Java int becomes one");
    }
    return as(Integer.class, Number::intValue);
  }

  private long bound(String keyword, long otherwise) {
    return keywords.has(keyword) ? keywords.get(keyword).longValue() : otherwise;
  }

  private Numeric<N> with(String keyword, long bound, Check check) {
    var longer = new ArrayList<>(checks);
    longer.add(check);
    return new Numeric<>(
        kind,
        message,
        integerMessage,
        List.copyOf(longer),
        keywords.deepCopy().put(keyword, bound));
  }

  @Override
  Reading<N> read(@Nullable JsonNode raw, Path path) {
    double number = kind.lenient() ? lenient(raw) : strict(raw, path);
    if (!Double.isFinite(number)) {
      var received = Double.isNaN(number) ? "NaN" : "number";
      throw Issues.wrongType("number", received, path, message);
    }
    if (kind.integral()) {
      checkInteger(number, path);
    }
    for (var check : checks) {
      if (!check.holds().test(number)) {
        throw InvalidInput.nearly(check.code(), path, check.text());
      }
    }
    return Reading.of(kind.boxed().apply(number));
  }

  private double strict(@Nullable JsonNode raw, Path path) {
    if (raw == null || !raw.isNumber()) {
      throw Issues.wrongType("number", raw, path, message);
    }
    return raw.doubleValue();
  }

  private static double lenient(@Nullable JsonNode raw) {
    return raw == null ? Double.NaN : raw.isNumber() ? raw.doubleValue() : text(raw);
  }

  private static double text(JsonNode raw) {
    return raw.isTextual() ? EcmaScript.number(raw.textValue()) : Double.NaN;
  }

  private void checkInteger(double number, Path path) {
    if (number != Math.rint(number)) {
      throw Issues.wrongType("int", "number", path, integerMessage);
    }
    long most = EcmaScript.MAX_SAFE_INTEGER;
    if (number > most) {
      throw unsafe(IssueCode.TOO_BIG, path, Issues.tooBig("int to be", "<=" + most));
    }
    if (number < -most) {
      throw unsafe(IssueCode.TOO_SMALL, path, Issues.tooSmall("int to be", ">=-" + most));
    }
  }

  private InvalidInput unsafe(IssueCode code, Path path, String text) {
    return InvalidInput.nearly(code, path, integerMessage == null ? text : integerMessage);
  }

  @Override
  boolean produces(Type component) {
    return Types.raw(component).isAssignableFrom(kind.type());
  }

  @Override
  public ObjectNode schema(Components components) {
    return keywords.deepCopy();
  }
}
