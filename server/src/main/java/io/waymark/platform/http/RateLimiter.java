package io.waymark.platform.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * Limits calls per key with two fixed windows that slide into each other: the previous window
 * counts with the share of it that still lies within the last window's length; denied calls are not
 * counted (api-contract c.5).
 */
public final class RateLimiter {
  private static final int MOST_KEYS = 100_000;

  private final long windowMillis;
  private final int limit;
  private final InstantSource clock;
  private final Cache<String, Windows> keys;

  /**
   * @param limit calls allowed per window; 0 or less means no limit
   */
  public RateLimiter(int limit, Duration window, InstantSource clock) {
    this.windowMillis = window.toMillis();
    this.limit = limit;
    this.clock = clock;
    this.keys =
        Caffeine.newBuilder()
            .maximumSize(MOST_KEYS)
            .expireAfterAccess(window.multipliedBy(2))
            .build();
  }

  /** Counts a call for the key, unless it is one too many. */
  public Verdict admit(String key) {
    var now = clock.millis();
    var window = now / windowMillis;
    var endsAt = (window + 1) * windowMillis;
    if (limit <= 0) {
      return new Verdict(true, 0, 0, endsAt, now);
    }
    return keys.get(key, _ -> new Windows()).admit(window, now, endsAt, limit, windowMillis);
  }

  /** Counts a call for a client nobody knows more of than its address. */
  public Verdict admitClient(String address) {
    return admit(ClientBlock.of(address));
  }

  /**
   * The outcome for one call.
   *
   * @param limit calls allowed per window, 0 if unlimited
   * @param remaining calls left in this window
   * @param resetMillis when the window ends, in epoch milliseconds
   */
  public record Verdict(
      boolean allowed, int limit, int remaining, long resetMillis, long nowMillis) {

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

  private static final class Windows {
    private long window = -1;
    private int current;
    private int previous;

    synchronized Verdict admit(long now, long nowMillis, long endsAt, int limit, long length) {
      if (now != window) {
        previous = now == window + 1 ? current : 0;
        current = 0;
        window = now;
      }
      var left = (double) (endsAt - nowMillis) / length;
      var used = (int) Math.floor(left * previous) + current;
      if (used >= limit) {
        return new Verdict(false, limit, 0, endsAt, nowMillis);
      }
      current++;
      return new Verdict(true, limit, Math.max(0, limit - used - 1), endsAt, nowMillis);
    }
  }
}
