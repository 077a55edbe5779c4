package io.waymark.platform.http;

import java.util.Map;

/**
 * Limits calls per key with two fixed windows that slide into each other: the previous window
 * counts with the share of it that still lies within the last window's length; denied calls are not
 * counted (api-contract c.5).
 */
@FunctionalInterface
public interface RateLimiter {

  /** Counts a call for the key, unless it is one too many. Not to be called in a transaction. */
  Verdict admit(String key);

  /** Counts a call for a client nobody knows more of than its address. */
  default Verdict admitClient(String address) {
    return admit(ClientBlock.of(address));
  }

  /**
   * The outcome for one call.
   *
   * @param limit calls allowed per window, 0 if unlimited
   * @param remaining calls left in this window
   * @param resetMillis when the window ends, in epoch milliseconds
   */
  record Verdict(boolean allowed, int limit, int remaining, long resetMillis, long nowMillis) {

    /**
     * Lets the call pass or not; its answer tells the limits either way.
     *
     * @throws ApiProblem 429 if it is one too many
     */
    public void enforce(Exchange exchange) {
      exchange.answerHeaders().putAll(headers());
      if (!allowed) {
        throw new ApiProblem(ErrorCode.RATE_LIMIT_EXCEEDED, "Too many requests.");
      }
    }

    /**
     * The headers that tell the caller (decision 2): seconds to wait, and the reset in epoch
     * seconds.
     */
    public Map<String, String> headers() {
      if (limit <= 0) {
        return Map.of();
      }
      var wait = Math.max(1, Math.ceilDiv(resetMillis - nowMillis, 1000));
      return Map.of(
          "X-RateLimit-Limit", Integer.toString(limit),
          "X-RateLimit-Remaining", Integer.toString(remaining),
          "X-RateLimit-Reset", Long.toString(Math.ceilDiv(resetMillis, 1000)),
          "Retry-After", Long.toString(wait));
    }
  }
}
