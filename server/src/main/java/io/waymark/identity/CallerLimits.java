package io.waymark.identity;

import io.waymark.platform.http.RateClass;
import io.waymark.platform.http.RateLimiter;
import java.time.Duration;
import java.time.InstantSource;

/** The limits of authenticated callers: per key, and per user for browsers (api-contract c.5, decision 1). */
public final class CallerLimits {
  private static final int SESSION_CALLS_PER_MINUTE = 600;
  private static final int SESSION_ANALYTICS_PER_SECOND = 12;

  private final RateLimiter keyCalls;
  private final RateLimiter keyAnalytics;
  private final RateLimiter sessionCalls;
  private final RateLimiter sessionAnalytics;

  /**
   * @param callsPerMinute per API key; 0 means no limit
   * @param analyticsPerSecond per API key; 0 means no limit
   */
  public CallerLimits(int callsPerMinute, int analyticsPerSecond, InstantSource clock) {
    var minute = Duration.ofMinutes(1);
    var second = Duration.ofSeconds(1);
    this.keyCalls = new RateLimiter(callsPerMinute, minute, clock);
    this.keyAnalytics = new RateLimiter(analyticsPerSecond, second, clock);
    this.sessionCalls = new RateLimiter(SESSION_CALLS_PER_MINUTE, minute, clock);
    this.sessionAnalytics = new RateLimiter(SESSION_ANALYTICS_PER_SECOND, second, clock);
  }

  RateLimiter keys(RateClass rateClass) {
    return rateClass == RateClass.ANALYTICS ? keyAnalytics : keyCalls;
  }

  RateLimiter sessions(RateClass rateClass) {
    return rateClass == RateClass.ANALYTICS ? sessionAnalytics : sessionCalls;
  }
}
