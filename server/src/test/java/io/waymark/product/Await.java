package io.waymark.product;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for a condition, patiently: the machine may be busy. */
final class Await {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private Await() {}

  static void until(String what, Callable<Boolean> condition) throws Exception {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Waited in vain until " + what);
      }
      Thread.sleep(PAUSE);
    }
  }
}
