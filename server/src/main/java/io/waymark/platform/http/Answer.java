package io.waymark.platform.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operation answers.
 *
 * @param body a value Jackson can write, or null for an empty body
 * @param headers further headers, such as cookies
 */
public record Answer(int status, @Nullable Object body, Map<String, String> headers) {

  /** 200 with a JSON body. */
  public static Answer ok(Object body) {
    return new Answer(200, body, Map.of());
  }

  /** An answer without a body. */
  public static Answer empty(int status) {
    return new Answer(status, null, Map.of());
  }

  /** The same answer with one more header. */
  public Answer with(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, body, Map.copyOf(more));
  }
}
