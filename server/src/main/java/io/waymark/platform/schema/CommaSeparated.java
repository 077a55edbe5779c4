package io.waymark.platform.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Type;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Several texts, as an array of strings or as one string with commas (G8). The empty string is a
 * list of one empty text. Anything else is {@code invalid_union}.
 */
final class CommaSeparated extends Schema<List<String>> {
  @Override
  Reading<List<String>> read(@Nullable JsonNode raw, Path path) {
    if (raw != null && raw.isTextual()) {
      return Reading.of(List.of(StoredText.checked(raw.textValue(), path).split(",", -1)));
    }
    if (raw instanceof ArrayNode array
        && StreamSupport.stream(array.spliterator(), false).allMatch(JsonNode::isTextual)) {
      return Reading.of(
          StreamSupport.stream(array.spliterator(), false)
              .map(element -> StoredText.checked(element.textValue(), path))
              .toList());
    }
    throw InvalidInput.of(IssueCode.INVALID_UNION, path, Issues.INVALID_UNION);
  }

  @Override
  boolean produces(Type type) {
    var argument = Types.argument(type, 0);
    return Types.raw(type).isAssignableFrom(List.class)
        && (argument == null || Types.raw(argument).isAssignableFrom(String.class));
  }

  /** In a body. */
  @Override
  public ObjectNode schema(Components components) {
    var node = Json.object();
    node.putArray("anyOf").add(Json.object().put("type", "string")).add(array());
    return node;
  }

  /** In a query, where {@code style: form, explode: false} already means commas. */
  @Override
  ObjectNode parameterSchema(Components components) {
    return array();
  }

  private static ObjectNode array() {
    var node = Json.object().put("type", "array");
    node.putObject("items").put("type", "string");
    return node;
  }
}
