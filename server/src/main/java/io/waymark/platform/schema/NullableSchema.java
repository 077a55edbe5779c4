package io.waymark.platform.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A schema that accepts null too. */
final class NullableSchema<T> extends Delegating<T> {
  NullableSchema(Schema<T> inner) {
    super(inner);
  }

  @Override
  Reading<T> read(@Nullable JsonNode raw, Path path) {
    return raw != null && raw.isNull() ? Reading.ofNull() : inner.read(raw, path);
  }

  @Override
  boolean yieldsNull() {
    return true;
  }

  @Override
  public ObjectNode schema(Components components) {
    var node = inner.schema(components);
    if (node.get("anyOf") instanceof ArrayNode options) {
      options.addObject().put("type", "null");
      return node;
    }
    if (node.path("type").isTextual()) {
      var type = node.get("type").textValue();
      node.putArray("type").add(type).add("null");
      if (node.get("enum") instanceof ArrayNode names) {
        names.addNull();
      }
      return node;
    }
    var either = Json.object();
    either.putArray("anyOf").add(node).addObject().put("type", "null");
    return either;
  }
}
