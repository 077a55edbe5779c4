package io.waymark.logs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Bodies as they may be kept: without secrets, and not too long. */
final class Redaction {
  private static final int LONGEST = 8_192;
  private static final int LONGEST_TEXT = 500;
  private static final int MOST_NAMES = 100;
  private static final String HIDDEN = "[hidden]";
  private static final Pattern SECRET =
      Pattern.compile(
          "(?:.*(?:password|secret|token|passphrase|verifier|inviteurl|signedurl)|apikey|otp|totp|recoverycodes?)");

  private final ObjectMapper json;

  Redaction(ObjectMapper json) {
    this.json = json;
  }

  /** The body as JSON without secrets; null if there is none or it is no JSON. */
  @Nullable JsonNode json(byte[] body) {
    if (body.length == 0) {
      return null;
    }
    try {
      return clean(json.readTree(body));
    } catch (IOException notJson) {
      return null;
    }
  }

  /** The value as JSON without secrets. */
  JsonNode json(Object value) {
    return clean(json.valueToTree(value));
  }

  /** A text of at most 8192 characters. */
  String text(JsonNode clean) {
    var text = written(clean);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  /** The JSON itself, or what it has fields for if it is too long to be kept. */
  String document(JsonNode clean) {
    var text = written(clean);
    if (text.length() <= LONGEST) {
      return text;
    }
    var summary = JsonNodeFactory.instance.objectNode().put("tooLong", true);
    if (clean.isArray()) {
      summary.put("items", clean.size());
    } else {
      var names = summary.putArray("fields");
      clean.fieldNames().forEachRemaining(name -> add(names, name));
    }
    return written(summary);
  }

  private static void add(ArrayNode names, String name) {
    if (names.size() < MOST_NAMES) {
      names.add(shortened(name));
    }
  }

  /** The JSON as PostgreSQL takes it. */
  String written(JsonNode clean) {
    try {
      // PostgreSQL's JSON has no place for U+0000, which JSON writes in this way.
      return json.writeValueAsString(clean).replace("\\u0000", "\\ufffd");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that cannot be written", e);
    }
  }

  /** Whether no text in the value is so long that it is cut off. */
  static boolean isWhole(JsonNode value) {
    return value.isContainerNode()
        ? value.valueStream().allMatch(Redaction::isWhole)
        : value.asText().length() <= LONGEST_TEXT;
  }

  private static JsonNode clean(JsonNode node) {
    if (node instanceof ObjectNode object) {
      var clean = JsonNodeFactory.instance.objectNode();
      object
          .properties()
          .forEach(
              field ->
                  clean.set(
                      field.getKey(),
                      isSecret(field.getKey(), field.getValue())
                          ? TextNode.valueOf(HIDDEN)
                          : clean(field.getValue())));
      return clean;
    }
    if (node instanceof ArrayNode array) {
      var clean = JsonNodeFactory.instance.arrayNode(array.size());
      array.forEach(element -> clean.add(clean(element)));
      return clean;
    }
    return node.isTextual() ? TextNode.valueOf(shortened(node.textValue())) : node;
  }

  private static boolean isSecret(String name, JsonNode value) {
    return !value.isNull()
        && !value.isBoolean()
        && SECRET.matcher(name.toLowerCase(Locale.ROOT).replaceAll("[_-]", "")).matches();
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
  }
}
