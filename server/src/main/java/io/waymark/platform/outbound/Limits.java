package io.waymark.platform.outbound;

import java.time.Duration;

/**
 * How much a request may cost.
 *
 * @param connect for finding the address and for the connection, of each hop
 * @param total for everything, redirects and body included
 * @param maxBytes of the body, as it is sent and as it is unpacked; what is more is cut off
 * @param maxRedirects how many redirects are followed; 0 to answer the redirect itself
 */
public record Limits(Duration connect, Duration total, int maxBytes, int maxRedirects) {
  private static final Duration USUAL_CONNECT = Duration.ofSeconds(3);
  private static final int USUAL_REDIRECTS = 5;

  public Limits {
    if (!connect.isPositive() || !total.isPositive() || maxBytes < 0 || maxRedirects < 0) {
      throw new IllegalArgumentException("limits must not be negative, and times positive");
    }
  }

  /** With at most three seconds per connection, and five redirects. */
  public static Limits of(Duration total, int maxBytes) {
    var connect = total.compareTo(USUAL_CONNECT) < 0 ? total : USUAL_CONNECT;
    return new Limits(connect, total, maxBytes, USUAL_REDIRECTS);
  }

  /** The same, but a redirect is answered and not followed. */
  public Limits withoutRedirects() {
    return new Limits(connect, total, maxBytes, 0);
  }
}
