package io.waymark.partners.commissions;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.Streams;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a condition compares what is there, which may be null, with what it wants (A6). */
enum Operator {
  EQUALS_TO(Operator::same),
  NOT_EQUALS((is, wanted) -> !same(is, wanted)),
  STARTS_WITH((is, wanted) -> texts(is, wanted, false, String::startsWith)),
  ENDS_WITH((is, wanted) -> texts(is, wanted, false, String::endsWith)),
  CONTAINS((is, wanted) -> texts(is, wanted, true, String::contains)),
  NOT_CONTAINS((is, wanted) -> texts(is, wanted, true, (text, part) -> !text.contains(part))),
  IN((is, wanted) -> lists(wanted, any -> any.test(one -> same(is, one)))),
  NOT_IN((is, wanted) -> lists(wanted, any -> !any.test(one -> same(is, one)))),
  GREATER_THAN((is, wanted) -> numbers(is, wanted, order -> order > 0)),
  GREATER_THAN_OR_EQUAL((is, wanted) -> numbers(is, wanted, order -> order >= 0)),
  LESS_THAN((is, wanted) -> numbers(is, wanted, order -> order < 0)),
  LESS_THAN_OR_EQUAL((is, wanted) -> numbers(is, wanted, order -> order <= 0));

  private static final Map<String, Operator> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toMap(one -> one.name().toLowerCase(Locale.ROOT), one -> one));

  @SuppressWarnings("ImmutableEnumChecker") // functions without state
  private final BiPredicate<JsonNode, JsonNode> rule;

  Operator(BiPredicate<JsonNode, JsonNode> rule) {
    this.rule = rule;
  }

  static @Nullable Operator of(String name) {
    return BY_NAME.get(name);
  }

  /** Whether it holds; nothing holds of what is not there at all. */
  boolean holds(JsonNode is, JsonNode wanted) {
    return !is.isMissingNode() && rule.test(is, wanted);
  }

  /** The same of metadata, which are of no type: null is as good as not there. */
  boolean holdsOfMetadata(JsonNode is, JsonNode wanted) {
    if (is.isMissingNode() || is.isNull()) {
      return false;
    }
    return switch (this) {
      case GREATER_THAN, GREATER_THAN_OR_EQUAL, LESS_THAN, LESS_THAN_OR_EQUAL ->
          rule.test(is, wanted);
      case IN, NOT_IN -> rule.test(Values.text(is), Values.texts(wanted));
      case EQUALS_TO, NOT_EQUALS -> {
        var numeric = wanted.isNumber() && Values.number(is) != null;
        var equal =
            numeric ? Values.compare(is, wanted, order -> order == 0) : sameText(is, wanted);
        yield equal == (this == EQUALS_TO);
      }
      default -> rule.test(Values.text(is), wanted);
    };
  }

  private static boolean sameText(JsonNode is, JsonNode wanted) {
    return Values.text(is).equals(Values.text(wanted));
  }

  /** Letter by letter and type by type. */
  private static boolean same(JsonNode is, JsonNode wanted) {
    var numbers = is.isNumber() && wanted.isNumber();
    return numbers ? Values.compare(is, wanted, order -> order == 0) : is.equals(wanted);
  }

  private static boolean texts(
      JsonNode is, JsonNode wanted, boolean trimmed, BiPredicate<String, String> rule) {
    if (!is.isTextual() || !wanted.isTextual()) {
      return false;
    }
    var part = trimmed ? wanted.textValue().strip() : wanted.textValue();
    return !part.isEmpty() && rule.test(is.textValue(), part);
  }

  private static boolean lists(JsonNode wanted, Predicate<Predicate<Predicate<JsonNode>>> rule) {
    return wanted.isArray()
        && !wanted.isEmpty()
        && rule.test(each -> Streams.stream(wanted).anyMatch(each));
  }

  private static boolean numbers(JsonNode is, JsonNode wanted, IntPredicate rule) {
    return Values.compare(is, wanted, rule);
  }
}
