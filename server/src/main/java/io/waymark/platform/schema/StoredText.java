package io.waymark.platform.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Keeps out what PostgreSQL cannot store: U+0000 is refused, half surrogate pairs become U+FFFD.
 */
final class StoredText {
  private StoredText() {}

  static String checked(String text, Path path) {
    int odd = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        throw InvalidInput.of(
            IssueCode.CUSTOM, path, "Text must not contain the null character (U+0000).");
      }
      if (odd < 0 && Character.isSurrogate(c)) {
        odd = i;
      }
    }
    return odd < 0 ? text : wellFormed(text);
  }

  private static String wellFormed(String text) {
    var result = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(result::appendCodePoint);
    return result.toString();
  }

  /** The same for every text and key of a JSON value; numbers beyond double become null. */
  static JsonNode checked(JsonNode node, Path path) {
    return switch (node) {
      case ObjectNode object -> {
        var copy = Json.object();
        for (var entry : object.properties()) {
          copy.set(checked(entry.getKey(), path), checked(entry.getValue(), path));
        }
        yield copy;
      }
      case ArrayNode array -> {
        var copy = JsonNodeFactory.instance.arrayNode(array.size());
        array.forEach(element -> copy.add(checked(element, path)));
        yield copy;
      }
      default -> {
        if (node.isTextual()) {
          yield JsonNodeFactory.instance.textNode(checked(node.textValue(), path));
        }
        yield node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue())
            ? JsonNodeFactory.instance.nullNode()
            : node;
      }
    };
  }
}
