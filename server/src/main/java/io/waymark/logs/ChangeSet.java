package io.waymark.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of a thing a change has changed, with their values before and after. Secrets and
 * what is very long is not in it, but that they were changed is.
 */
final class ChangeSet {
  private static final int LONGEST = 1_000;
  private static final String TOO_LONG = "[too long]";

  /** A change of these alone is none. */
  private static final Set<String> BOOKKEEPING = Set.of("updatedAt", "lastUsed");

  private final ObjectMapper json;
  private final Redaction redaction;

  ChangeSet(ObjectMapper json, Redaction redaction) {
    this.json = json;
    this.redaction = redaction;
  }

  /**
   * As JSON, by the names of fields.
   *
   * @param before the thing as an answer would have shown it
   * @param after the thing as the answer shows it
   * @return null if these are no things with fields
   */
  @Nullable String of(Object before, Object after) {
    JsonNode was = json.valueToTree(before);
    JsonNode is = json.valueToTree(after);
    if (!was.isObject() || !is.isObject()) {
      return null;
    }
    var changes = JsonNodeFactory.instance.objectNode();
    for (var field : is.properties()) {
      var name = field.getKey();
      var old = was.path(name).isMissingNode() ? json.nullNode() : was.path(name);
      if (!BOOKKEEPING.contains(name) && !old.equals(field.getValue())) {
        var change = changes.putObject(name);
        change.set("old", kept(name, old));
        change.set("new", kept(name, field.getValue()));
      }
    }
    return redaction.written(changes);
  }

  private JsonNode kept(String name, JsonNode value) {
    var clean = redaction.json(Map.of(name, value)).path(name);
    // What was cut off may be all that changed.
    return Redaction.isWhole(value) && redaction.written(clean).length() <= LONGEST
        ? clean
        : JsonNodeFactory.instance.textNode(TOO_LONG);
  }
}
