package io.waymark.links;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of a link that are JSON. */
final class LinkJson {
  private static final TypeReference<Map<String, String>> GEO = new TypeReference<>() {};
  private static final TypeReference<List<Link.TestVariant>> VARIANTS = new TypeReference<>() {};
  private static final ObjectMapper JSON = new ObjectMapper();

  private LinkJson() {}

  /** Destinations by country; null if the column is. */
  static @Nullable Map<String, String> geo(@Nullable String column) {
    return read(column, GEO);
  }

  /** The destinations of an A/B test; null if the column is. */
  static @Nullable List<Link.TestVariant> variants(@Nullable String column) {
    return read(column, VARIANTS);
  }

  private static <T> @Nullable T read(@Nullable String json, TypeReference<T> type) {
    try {
      return json == null ? null : JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored column holds unreadable JSON", e);
    }
  }
}
