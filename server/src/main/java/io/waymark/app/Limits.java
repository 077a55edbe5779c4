package io.waymark.app;

import static java.time.Duration.ofMinutes;

import io.waymark.app.config.Config;
import io.waymark.app.config.Rate;
import io.waymark.identity.CallerLimits;
import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.http.RateLimiter;
import io.waymark.platform.http.RateLimits;
import io.waymark.platform.limits.SharedLimits;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * How often who may call, as configured.
 *
 * @param shared null if this server counts alone
 * @param all makes limiters
 */
record Limits(@Nullable SharedLimits shared, RateLimits all) {

  static Limits of(Config config, Jdbi jdbi, SecretBox secrets, InstantSource clock) {
    var together =
        switch (config.rateLimit().shared()) {
          case ON -> true;
          case OFF -> false;
          case AUTO -> config.database().url().isPresent();
        };
    if (!together) {
      return new Limits(null, RateLimits.inMemory(clock));
    }
    var shared = new SharedLimits(jdbi, caller -> secrets.sign("limit\n" + caller), clock);
    return new Limits(shared, shared);
  }

  CallerLimits ofCallers(Config config) {
    var rates = config.rateLimit();
    return new CallerLimits(
        limiter("key", rates.api()),
        limiter("key analytics", rates.analytics()),
        limiter("publishable key", rates.publishable()),
        all);
  }

  private RateLimiter limiter(String name, Rate rate) {
    return all.limiter(name, rate.count(), rate.per());
  }

  void start(Housekeeping housekeeping) {
    if (shared != null) {
      housekeeping.every("forgetting calls", ofMinutes(1), ofMinutes(1), shared::cleanUp);
    }
  }

  /** Why servers count apart although they should not; empty if all is well. */
  Optional<String> problem() {
    return shared == null ? Optional.empty() : shared.problem();
  }
}
