package io.waymark.app;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Runs what has to be done every so often. A task that takes longer than its period is not begun
 * again meanwhile; one that fails is tried again the next time.
 */
final class Housekeeping {
  private static final Logger LOG = Logger.getLogger(Housekeeping.class);

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("housekeeping").daemon().factory());
  private final ExecutorService threads;

  /**
   * @param threads runs the tasks, so that none waits for another
   */
  Housekeeping(ExecutorService threads) {
    this.threads = threads;
  }

  /** Runs the task for the first time after {@code delay}, then every {@code period}. */
  void every(String name, Duration delay, Duration period, Runnable task) {
    var running = new AtomicBoolean();
    // What a task throws is logged where it runs, so nothing is left to wait for here.
    var _ =
        timer.scheduleAtFixedRate(
            () -> {
              if (running.compareAndSet(false, true)) {
                threads.execute(() -> run(name, task, running));
              }
            },
            delay.toMillis(),
            period.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** Runs the task once, now. */
  void soon(String name, Runnable task) {
    threads.execute(() -> run(name, task, new AtomicBoolean(true)));
  }

  private static void run(String name, Runnable task, AtomicBoolean running) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.errorf(e, "%s failed; it is tried again the next time", name);
    } finally {
      running.set(false);
    }
  }

  /** Begins nothing any more. What runs already is not waited for. */
  void stop() {
    timer.shutdownNow();
  }
}
