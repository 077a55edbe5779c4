package io.waymark.platform.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * Collects the named shapes of one OpenAPI document while its operations are described. Not for
 * several threads.
 */
public final class Components {
  private final Map<String, ObjectNode> schemas = new TreeMap<>();

  /** A reference to a schema, which is kept under its name. */
  ObjectNode reference(String name, ObjectNode schema) {
    var known = schemas.putIfAbsent(name, schema);
    if (known != null && !known.equals(schema)) {
      throw new IllegalStateException("Two different shapes are named " + name);
    }
    return Json.object().put("$ref", "#/components/schemas/" + name);
  }

  /** The collected schemas by name, for {@code #/components/schemas}. */
  public ObjectNode schemas() {
    var all = Json.object();
    schemas.forEach((name, schema) -> all.set(name, schema.deepCopy()));
    return all;
  }
}
