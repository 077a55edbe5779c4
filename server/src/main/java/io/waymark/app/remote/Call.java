package io.waymark.app.remote;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request before it is known to which server it goes.
 *
 * @param path below the API's root, encoded, without a query
 * @param query names and values, not encoded
 */
record Call(String method, String path, Map<String, String> query, @Nullable Payload payload) {

  /** The body of a request. */
  @SuppressWarnings("ArrayRecordComponent") // made once, sent once, never compared
  record Payload(String contentType, byte[] bytes) {
    static final String JSON = "application/json";
  }

  /** The same with one more value in the query, or another one. */
  Call with(String name, String value) {
    var more = new LinkedHashMap<>(query);
    more.put(name, value);
    return new Call(method, path, more, payload);
  }

  /** Path and query as they are sent. */
  String target() {
    if (query.isEmpty()) {
      return path;
    }
    var mark = path.indexOf('?') < 0 ? "?" : "&";
    return query.entrySet().stream()
        .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
        .collect(Collectors.joining("&", path + mark, ""));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
