package io.waymark.identity;

import io.waymark.platform.http.RateClass;
import io.waymark.platform.http.RateLimiter;
import io.waymark.platform.http.RateLimits;
import java.time.Duration;

/**
 * The limits of authenticated callers: per key, and per user for browsers (api-contract c.5,
 * decision 1).
 */
public final class CallerLimits {
  private static final int SESSION_CALLS_PER_MINUTE = 600;
  private static final int SESSION_ANALYTICS_PER_SECOND = 12;
  private static final int PERSONAL_CALLS_PER_MINUTE = 60;

  private final RateLimiter keyCalls;
  private final RateLimiter keyAnalytics;
  private final RateLimiter publishableCalls;
  private final RateLimiter sessionCalls;
  private final RateLimiter sessionAnalytics;
  private final RateLimiter personalCalls;

  /**
   * @param keyCalls of one API key in general
   * @param keyAnalytics of one API key for analytics and events
   * @param publishableCalls of one publishable key, by all its pages together
   * @param limits makes the rest
   */
  public CallerLimits(
      RateLimiter keyCalls,
      RateLimiter keyAnalytics,
      RateLimiter publishableCalls,
      RateLimits limits) {
    this.keyCalls = keyCalls;
    this.keyAnalytics = keyAnalytics;
    this.publishableCalls = publishableCalls;
    this.sessionCalls = limits.limiter("session", SESSION_CALLS_PER_MINUTE, Duration.ofMinutes(1));
    this.sessionAnalytics =
        limits.limiter("session analytics", SESSION_ANALYTICS_PER_SECOND, Duration.ofSeconds(1));
    this.personalCalls =
        limits.limiter("personal key", PERSONAL_CALLS_PER_MINUTE, Duration.ofMinutes(1));
  }

  RateLimiter keys(RateClass rateClass) {
    return rateClass == RateClass.ANALYTICS ? keyAnalytics : keyCalls;
  }

  RateLimiter publishableKeys() {
    return publishableCalls;
  }

  /** Of one personal key, outside workspaces. */
  RateLimiter users() {
    return personalCalls;
  }

  RateLimiter sessions(RateClass rateClass) {
    return rateClass == RateClass.ANALYTICS ? sessionAnalytics : sessionCalls;
  }
}
