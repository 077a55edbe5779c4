package io.waymark.platform.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One API request as an operation sees it, and the headers its answer will carry whatever becomes
 * of it.
 *
 * @param pathParameters the values of the path's {@code {name}} parts, percent-decoded
 * @param query decoded query parameters; of a repeated one the last value (0.1)
 * @param requestHeaders by their names in lower case, the values in the order they came
 * @param body the request body, empty if there is none
 * @param clientAddress the client's address behind trusted proxies, empty if unknown
 * @param peerAddress the address at the other end of the connection, empty if unknown
 * @param answerHeaders headers to add to the answer, errors included; the guard puts rate limits
 *     here
 * @param caller holds who calls, once the guard knows; null until then
 * @param deeds what people did in it; operations add to it once it is done, whatever they answer
 */
public record Exchange(
    String method,
    String path,
    Map<String, String> pathParameters,
    Map<String, String> query,
    Map<String, List<String>> requestHeaders,
    byte[] body,
    String clientAddress,
    String peerAddress,
    Map<String, String> answerHeaders,
    AtomicReference<@Nullable Admitted> caller,
    List<Deed> deeds) {

  public Exchange(
      String method,
      String path,
      Map<String, String> pathParameters,
      Map<String, String> query,
      Map<String, List<String>> requestHeaders,
      byte[] body,
      String clientAddress,
      String peerAddress) {
    this(
        method,
        path,
        pathParameters,
        query,
        requestHeaders,
        body,
        clientAddress,
        peerAddress,
        new LinkedHashMap<>(),
        new AtomicReference<>(),
        new ArrayList<>());
  }

  /** A request header by its lower-case name, of a repeated one the first value; or null. */
  public @Nullable String header(String name) {
    var values = requestHeaders.get(name);
    return values == null ? null : values.getFirst();
  }

  /** All values of a request header, whatever the case of its name; empty if there is none. */
  public List<String> headers(String name) {
    return requestHeaders.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  /** The value of a cookie, or null; of several of that name the first. */
  public @Nullable String cookie(String name) {
    for (var cookies : headers("cookie")) {
      for (var cookie : cookies.split(";", -1)) {
        var trimmed = cookie.strip();
        if (trimmed.startsWith(name + "=")) {
          return trimmed.substring(name.length() + 1);
        }
      }
    }
    return null;
  }

  /** The value of a {@code {name}} part of the path. */
  public String pathParameter(String name) {
    var value = pathParameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the path has no part named " + name);
    }
    return value;
  }
}
