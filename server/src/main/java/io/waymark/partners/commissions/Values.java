package io.waymark.partners.commissions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values of conditions, read as another type (A6). */
final class Values {
  /** Short enough that comparing such numbers costs nothing. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:\\d{1,40}(?:\\.\\d{0,40})?|\\.\\d{1,40})(?:[eE][+-]?\\d{1,3})?");

  private Values() {}

  /** A number, or a text that is one; null for everything else. */
  static @Nullable BigDecimal number(JsonNode value) {
    if (!value.isNumber() && !value.isTextual()) {
      return null;
    }
    var text = value.asText().strip();
    return NUMBER.matcher(text).matches() ? new BigDecimal(text) : null;
  }

  /** Whether both are numbers, and in this order. */
  static boolean compare(JsonNode left, JsonNode right, IntPredicate order) {
    var one = number(left);
    var other = number(right);
    return one != null && other != null && order.test(one.compareTo(other));
  }

  /** As text: a text as it is, a number without needless zeros, all else as JSON. */
  static TextNode text(JsonNode value) {
    if (value.isTextual()) {
      return (TextNode) value;
    }
    var number = number(value);
    return TextNode.valueOf(
        number == null ? value.toString() : number.stripTrailingZeros().toPlainString());
  }

  /** The same of all elements, if it is a list. */
  static JsonNode texts(JsonNode value) {
    var texts = JsonNodeFactory.instance.arrayNode();
    if (!value.isArray()) {
      return value;
    }
    value.forEach(one -> texts.add(text(one)));
    return texts;
  }
}
