package io.waymark.traffic.redirect;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts wrong passwords, so that none can be guessed (RED-15): after thirty, no further one is
 * looked at until ten minutes after the first. Right ones do not count. Who knows the password
 * already, by cookie, is not concerned.
 */
final class WrongPasswords {
  private static final int MOST = 30;
  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final int MOST_KEYS = 100_000;

  private final Cache<String, AtomicInteger> counts;

  WrongPasswords(Ticker ticker) {
    this.counts =
        Caffeine.newBuilder()
            .maximumSize(MOST_KEYS)
            .expireAfterWrite(WINDOW)
            .ticker(ticker)
            .build();
  }

  /** For how long at most nothing is looked at. */
  static Duration window() {
    return WINDOW;
  }

  /**
   * @param what the link's id, or {@link #by} for passwords in addresses
   */
  boolean tooMany(String what) {
    var count = counts.getIfPresent(what);
    return count != null && count.get() >= MOST;
  }

  void count(String what) {
    counts.get(what, _ -> new AtomicInteger()).incrementAndGet();
  }

  /**
   * Passwords in addresses are counted by visitor as well, so that nobody can shut out those who
   * were sent an address with the right one.
   */
  static String by(String ip, String linkId) {
    return linkId + " " + ip;
  }
}
