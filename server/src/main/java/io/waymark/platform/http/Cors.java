package io.waymark.platform.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What scripts on pages of other sites may do with a path. Never with cookies: any origin may ask,
 * as anybody may.
 *
 * @param methods that such scripts may use
 * @param requestHeaders that such scripts may send
 */
public record Cors(List<String> methods, List<String> requestHeaders) {
  public Cors {
    methods = List.copyOf(methods);
    requestHeaders = List.copyOf(requestHeaders);
  }

  /** Reading only (QR-1). */
  public static final Cors READ = new Cors(List.of("GET", "OPTIONS"), List.of());

  /** Sending events from the pages of customers (RED-34, CLK-9). */
  public static final Cors TRACKING =
      new Cors(List.of("POST", "OPTIONS"), List.of("Content-Type", "Authorization"));

  /** The headers of every answer of the path, errors and preflights included. */
  Map<String, String> headers() {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Access-Control-Allow-Origin", "*");
    headers.put("Access-Control-Allow-Methods", String.join(", ", methods));
    if (!requestHeaders.isEmpty()) {
      headers.put("Access-Control-Allow-Headers", String.join(", ", requestHeaders));
    }
    return headers;
  }
}
