package io.waymark.api;

import java.time.Duration;

/**
 * The windows in which calls are counted (api-contract c.5). They begin at multiples of their
 * length, and some calls of the last one are forgotten when the next begins: what a test does at
 * once must not lie across that moment.
 */
final class RateWindows {
  private RateWindows() {}

  /** Waits for the next window if this one ends too soon for what a test is about to do. */
  static void awaitRoom(Duration window, Duration needed) throws InterruptedException {
    var left = window.toMillis() - System.currentTimeMillis() % window.toMillis();
    if (left < needed.toMillis()) {
      Thread.sleep(left + 1);
    }
  }
}
