package io.waymark.events.duckdb;

import io.waymark.events.EventStoreException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One piece of work on its way through a {@link Lane}. */
final class Job<T> implements Runnable {
  private static final Duration BETWEEN_INTERRUPTS = Duration.ofMillis(10);

  private final Sessions sessions;
  private final Lane.Work<T> work;
  private final CompletableFuture<T> result = new CompletableFuture<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable Session session;
  private volatile boolean stopped;

  Job(Sessions sessions, Lane.Work<T> work) {
    this.sessions = sessions;
    this.work = work;
  }

  @Override
  public void run() {
    try (var opened = sessions.open()) {
      session = opened;
      if (!stopped) {
        var answer = work.with(opened);
        opened.endedWell();
        result.complete(answer);
      }
    } catch (Throwable e) { // whatever it is belongs to the caller, and this thread has more to do
      result.completeExceptionally(e);
    } finally {
      ended.countDown();
    }
  }

  void whenDone(Runnable then) {
    var _ = result.whenComplete((_, _) -> then.run());
  }

  T result() throws InterruptedException, ExecutionException {
    return result.get();
  }

  T result(Duration timeout) throws InterruptedException, ExecutionException, TimeoutException {
    return result.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Answers whoever waits that the work will not be done. */
  void refuse(EventStoreException reason) {
    result.completeExceptionally(reason);
    stop();
  }

  /** Makes the work end soon; returns at once. */
  void stop() {
    stopped = true;
    var running = session;
    if (running != null) {
      Thread.ofVirtual().name("events-stop").start(() -> interrupt(running));
    }
  }

  private void interrupt(Session running) {
    try {
      do {
        running.stop();
      } while (!ended.await(BETWEEN_INTERRUPTS.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
