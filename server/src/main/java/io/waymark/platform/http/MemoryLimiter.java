package io.waymark.platform.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;

/** Counts the calls that one server sees, in its memory. */
final class MemoryLimiter implements RateLimiter {
  private static final int MOST_KEYS = 100_000;

  private final long windowMillis;
  private final int limit;
  private final InstantSource clock;
  private final Cache<String, Windows> keys;

  /**
   * @param limit calls allowed per window; 0 or less means no limit
   */
  MemoryLimiter(int limit, Duration window, InstantSource clock) {
    this.windowMillis = window.toMillis();
    this.limit = limit;
    this.clock = clock;
    this.keys =
        Caffeine.newBuilder()
            .maximumSize(MOST_KEYS)
            .expireAfterAccess(window.multipliedBy(2))
            .build();
  }

  @Override
  public Verdict admit(String key) {
    var now = clock.millis();
    var window = now / windowMillis;
    var endsAt = (window + 1) * windowMillis;
    if (limit <= 0) {
      return new Verdict(true, 0, 0, endsAt, now);
    }
    return keys.get(key, _ -> new Windows()).admit(window, now, endsAt, limit, windowMillis);
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
      var used = (int) (previous * (endsAt - nowMillis) / length) + current;
      if (used >= limit) {
        return new Verdict(false, limit, 0, endsAt, nowMillis);
      }
      current++;
      return new Verdict(true, limit, Math.max(0, limit - used - 1), endsAt, nowMillis);
    }
  }
}
