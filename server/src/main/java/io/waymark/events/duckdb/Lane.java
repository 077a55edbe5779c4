package io.waymark.events.duckdb;

import io.waymark.events.EventStoreException;
import io.waymark.events.EventStoreException.Reason;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A few platform threads that work on the database, each piece of work with a connection of its
 * own. A virtual thread inside a native call would hold on to its carrier, and a machine has only
 * as many of those as it has processors: two slow questions could stop a whole server. So callers
 * wait here instead, which is free for a virtual thread, and can be interrupted.
 */
final class Lane {
  private static final int WAITING = 256;

  private final Sessions sessions;
  private final ThreadPoolExecutor threads;
  private final Set<Job<?>> unfinished = ConcurrentHashMap.newKeySet();

  Lane(ThreadFactory factory, int width, Database database) {
    sessions = new Sessions(database);
    threads =
        new ThreadPoolExecutor(
            width, width, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), factory);
  }

  /** Works within the time, or gives up then or when this thread is interrupted. */
  <T> T call(Duration timeout, Work<T> work) {
    var job = start(work);
    try {
      return job.result(timeout);
    } catch (TimeoutException e) {
      abandon(job);
      throw new EventStoreException(Reason.TIMEOUT, "Not answered within " + timeout, e);
    } catch (InterruptedException e) {
      abandon(job);
      Thread.currentThread().interrupt();
      throw new EventStoreException(Reason.CANCELLED, "The asking thread was interrupted", e);
    } catch (ExecutionException e) {
      throw failure(e);
    }
  }

  /** Works to the end, however long it takes and whoever interrupts. */
  <T> T finish(Work<T> work) {
    var job = start(work);
    var interrupted = false;
    try {
      while (true) {
        try {
          return job.result();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw failure(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private <T> Job<T> start(Work<T> work) {
    var job = new Job<>(sessions, work);
    unfinished.add(job);
    job.whenDone(() -> unfinished.remove(job));
    try {
      threads.execute(job);
    } catch (RejectedExecutionException e) {
      var reason =
          threads.isShutdown()
              ? closed()
              : new EventStoreException(Reason.BUSY, "Too many questions are waiting", e);
      job.refuse(reason);
      throw reason;
    }
    return job;
  }

  private void abandon(Job<?> job) {
    if (threads.remove(job)) {
      unfinished.remove(job);
    } else {
      job.stop();
    }
  }

  private static RuntimeException failure(ExecutionException outcome) {
    return switch (outcome.getCause()) {
      case RuntimeException unchecked -> unchecked;
      case SQLException sql ->
          new EventStoreException(Reason.FAILED, "DuckDB: " + sql.getMessage(), sql);
      case null, default ->
          new EventStoreException(Reason.FAILED, "The event store failed", outcome);
    };
  }

  /** Takes no more work and refuses what waits; what runs goes on. */
  void close() {
    threads.shutdown();
    var waiting = new ArrayList<Runnable>();
    threads.getQueue().drainTo(waiting);
    waiting.forEach(job -> ((Job<?>) job).refuse(closed()));
    sessions.close();
  }

  /** As {@link #close()}, and gives up what runs. */
  void stop() {
    close();
    unfinished.forEach(job -> job.refuse(closed()));
  }

  /** Waits for what runs; tells whether it has ended. */
  boolean awaitEnd(Duration timeout) throws InterruptedException {
    return threads.awaitTermination(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static EventStoreException closed() {
    return new EventStoreException(Reason.CANCELLED, "The event store is closed");
  }

  /** What is to be done with a connection. */
  interface Work<T> {
    T with(Session session) throws SQLException;
  }
}
