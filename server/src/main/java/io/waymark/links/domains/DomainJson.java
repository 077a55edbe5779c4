package io.waymark.links.domains;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.waymark.platform.http.ApiProblem;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The configuration files of a domain, which the API takes and gives as strings of JSON (DOM-1).
 */
public final class DomainJson {
  private static final int LONGEST = 131_072;
  private static final int DEEPEST = 100;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private DomainJson() {}

  /**
   * The JSON without white space; null for null, for no text, and for JSON's own null.
   *
   * @param name what it is called in the error
   * @throws ApiProblem 422 if it is not JSON, or nothing that can be stored
   */
  public static @Nullable String compact(String name, @Nullable String json) {
    if (json == null || json.isEmpty()) {
      return null;
    }
    if (json.length() > LONGEST) {
      throw ApiProblem.unprocessable(
          "Invalid %s: at most %d characters are kept.".formatted(name, LONGEST));
    }
    try {
      var tree = JSON.readTree(json);
      if (tree.isMissingNode() || !storable(tree)) {
        throw invalid(name);
      }
      return tree.isNull() ? null : JSON.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw invalid(name);
    }
  }

  /** The JSON as this class writes it, whatever white space the database added. */
  public static @Nullable String stored(@Nullable String json) {
    try {
      return json == null ? null : JSON.writeValueAsString(JSON.readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored column holds unreadable JSON", e);
    }
  }

  /** PostgreSQL keeps neither U+0000 nor half surrogate pairs, nor numbers without end. */
  private static boolean storable(JsonNode node) {
    if (node.isTextual()) {
      return storable(node.textValue());
    }
    if (node.isFloatingPointNumber()) {
      return Double.isFinite(node.doubleValue());
    }
    for (var member : node.properties()) {
      if (!storable(member.getKey())) {
        return false;
      }
    }
    for (var child : node) {
      if (!storable(child)) {
        return false;
      }
    }
    return true;
  }

  private static boolean storable(String text) {
    return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static ApiProblem invalid(String name) {
    return ApiProblem.unprocessable("Invalid " + name);
  }
}
