package io.waymark.platform.outbound;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of a request. */
public sealed interface OutboundResponse {

  /**
   * A server answered, whatever it said.
   *
   * @param finalUrl the address that answered, after redirects
   * @param headers names in lower case
   * @param body unpacked
   * @param truncated whether the body is longer than was allowed, so that this is its beginning
   */
  record Fetched(
      int status,
      String finalUrl,
      Map<String, List<String>> headers,
      byte[] body,
      boolean truncated)
      implements OutboundResponse {

    /** Whether the status is one of success. */
    public boolean ok() {
      return status >= 200 && status < 300;
    }

    /** The first header of a lower-case name, or null. */
    public @Nullable String header(String name) {
      var values = headers.get(name);
      return values == null || values.isEmpty() ? null : values.getFirst();
    }
  }

  /**
   * No request was made, because this address, or one it redirects to, must not be asked.
   *
   * @param reason for the log and for people
   */
  record Refused(String reason) implements OutboundResponse {}

  /**
   * Nobody answered, or not in time, or not in HTTP.
   *
   * @param reason for the log and for people
   */
  record Failed(String reason) implements OutboundResponse {}
}
