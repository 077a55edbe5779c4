package io.waymark.platform.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON bodies the way browsers do: UTF-8 with damaged bytes replaced, the last of equal keys
 * wins, nothing after the value. Depth and sizes are bounded.
 */
public final class Json {
  private static final int DEEPEST = 100;
  private static final int LONGEST_NUMBER = 1_000;
  private static final int LONGEST_NAME = 10_000;
  private static final int LONGEST = 8_000_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(LONGEST_NUMBER)
                          .maxNameLength(LONGEST_NAME)
                          .maxStringLength(LONGEST)
                          .maxDocumentLength(LONGEST)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /**
   * Reads one JSON value.
   *
   * @throws MalformedJson if the bytes are anything else, or beyond the limits
   */
  public static JsonNode read(byte[] body) {
    var text = new String(body, StandardCharsets.UTF_8);
    try {
      var node = MAPPER.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
      if (node.isMissingNode()) {
        throw new MalformedJson("The body is empty; JSON was expected.");
      }
      return node;
    } catch (StreamConstraintsException e) {
      throw new MalformedJson("The JSON is too deep or too large.");
    } catch (JsonProcessingException e) {
      var where = e.getLocation();
      throw new MalformedJson(
          "The body is not valid JSON (line %d, column %d)."
              .formatted(where.getLineNr(), where.getColumnNr()));
    }
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** A value of plain JSON terms as a tree. */
  static JsonNode tree(@Nullable Object plain) {
    return MAPPER.valueToTree(plain);
  }
}
