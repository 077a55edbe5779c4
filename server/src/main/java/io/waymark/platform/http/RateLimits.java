package io.waymark.platform.http;

import java.time.Duration;
import java.time.InstantSource;

/** Makes limiters, and so decides where calls are counted. */
@FunctionalInterface
public interface RateLimits {

  /**
   * A limiter.
   *
   * @param name what it limits; limiters of one name and window share their counts
   * @param limit calls allowed per window; 0 or less means no limit
   */
  RateLimiter limiter(String name, int limit, Duration window);

  /** Counts in the memory of this server, for each limiter apart. */
  static RateLimits inMemory(InstantSource clock) {
    return (_, limit, window) -> new MemoryLimiter(limit, window, clock);
  }
}
