package io.waymark.platform.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operation answers.
 *
 * @param headers further headers, such as cookies; the content type is the body's
 * @param before what a JSON body would have been before the change; for logs, never sent. Null if
 *     nothing was changed, or nobody knows
 * @param target the id of what was changed, for logs; null if the body or the path tells it
 */
public record Answer(
    int status,
    Body body,
    Map<String, String> headers,
    @Nullable Object before,
    @Nullable String target) {

  public Answer(int status, Body body, Map<String, String> headers) {
    this(status, body, headers, null, null);
  }

  /** 200 with a JSON body. */
  public static Answer ok(Object body) {
    return json(200, body);
  }

  /**
   * A JSON body.
   *
   * @param body a value Jackson can write
   */
  public static Answer json(int status, Object body) {
    return new Answer(status, new Body.Json(body), Map.of());
  }

  /** An answer without a body. */
  public static Answer empty(int status) {
    return new Answer(status, new Body.None(), Map.of());
  }

  /** 200 with a document that is no JSON. */
  public static Answer bytes(String contentType, byte[] bytes) {
    return new Answer(200, new Body.Bytes(contentType, bytes), Map.of());
  }

  /** 200 with a document of any length, written while it is sent. */
  public static Answer stream(String contentType, Body.Writing writing) {
    return new Answer(200, new Body.Stream(contentType, writing), Map.of());
  }

  /** The same answer with one more header. */
  public Answer with(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, body, Map.copyOf(more), before, target);
  }

  /** The same answer, to a change of what was so before. */
  Answer instead(Object was) {
    return new Answer(status, body, headers, was, target);
  }

  /** The same answer, to a change of what has this id, which neither body nor path tells. */
  public Answer about(String id) {
    return new Answer(status, body, headers, before, id);
  }
}
