package io.waymark.platform.threads;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Tasks on virtual threads, which may end by themselves when the server stops, if they hurry. */
public final class Workers {
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean brokenOff;

  /** Begins a task. Not after {@link #stop}. */
  public void execute(Runnable task) {
    threads.execute(task);
  }

  /**
   * Whether tasks were interrupted because the server stops: what failed since then says nothing of
   * others.
   */
  public boolean brokenOff() {
    return brokenOff;
  }

  /**
   * Lets tasks come to their end for five seconds, then interrupts them and gives them as long
   * again.
   *
   * @return whether all have ended
   */
  public boolean stop() {
    threads.shutdown();
    try {
      if (threads.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        return true;
      }
      brokenOff = true;
      threads.shutdownNow();
      return threads.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
