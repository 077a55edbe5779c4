package io.waymark.platform.postgres;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for a condition, patiently: the machine may be busy. */
final class Await {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private Await() {}

  static void until(String what, Callable<Boolean> condition) throws Exception {
    var deadline = System.nanoTime() + LIMIT.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Waited in vain until " + what);
      }
      Thread.sleep(Duration.ofMillis(10));
    }
  }

  static void ended(long pid) throws Exception {
    until("process " + pid + " has ended", () -> !running(pid));
  }

  static boolean running(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }
}
