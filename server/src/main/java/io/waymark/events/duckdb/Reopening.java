package io.waymark.events.duckdb;

import io.waymark.events.EventStoreException;
import io.waymark.events.EventStoreException.Reason;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The {@link Instance} that works, until the store is closed: one that is broken is abandoned, and
 * the file opened anew. That is done when somebody next needs it, who waits, as everybody else does
 * who comes meanwhile.
 */
final class Reopening implements AutoCloseable {
  private static final Logger log = System.getLogger(Reopening.class.getName());

  private final Supplier<Instance> opening;
  private final Duration patience;
  private volatile Instance instance;
  private @Nullable CompletableFuture<Instance> reopened;
  private boolean closed;

  /**
   * Opens the first.
   *
   * @param patience how long to wait for another
   */
  Reopening(Supplier<Instance> opening, Duration patience) {
    this.opening = opening;
    this.patience = patience;
    instance = opening.get();
  }

  /** Works, and once more with another instance if this one breaks meanwhile. */
  <T> T with(Function<Instance, T> work) {
    var used = working();
    try {
      return work.apply(used);
    } catch (EventStoreException e) {
      if (used.broken() == null) {
        throw e;
      }
      return work.apply(working());
    }
  }

  /** The same for work without a result. */
  void run(Consumer<Instance> work) {
    with(
        used -> {
          work.accept(used);
          return true;
        });
  }

  /**
   * The instance, for work that cannot be done twice.
   *
   * @throws EventStoreException if the file cannot be opened anew
   */
  Instance working() {
    var used = instance;
    return used.broken() == null ? used : another(used);
  }

  private Instance another(Instance broken) {
    var awaited = begin(broken);
    try {
      return awaited.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new EventStoreException(Reason.TIMEOUT, "The event store is being opened anew", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EventStoreException(Reason.CANCELLED, "The asking thread was interrupted", e);
    } catch (ExecutionException e) {
      throw new EventStoreException(
          Reason.FAILED, "The event store could not be opened anew: " + e.getCause(), e);
    }
  }

  private synchronized CompletableFuture<Instance> begin(Instance broken) {
    if (closed || instance != broken) {
      return CompletableFuture.completedFuture(instance);
    }
    if (reopened == null) {
      var started = new CompletableFuture<Instance>();
      reopened = started;
      // Not a virtual thread: opening is a long native call.
      Thread.ofPlatform().daemon().name("events-reopening").start(() -> open(broken, started));
    }
    return reopened;
  }

  private void open(Instance broken, CompletableFuture<Instance> started) {
    log.log(
        Level.WARNING, "The event store is opened anew, because DuckDB said: " + broken.broken());
    try {
      broken.abandon();
      var fresh = opening.get();
      if (take(fresh)) {
        log.log(Level.INFO, "The event store works again");
      } else {
        fresh.close();
      }
      started.complete(fresh);
    } catch (Throwable e) { // whatever it is belongs to those who wait
      started.completeExceptionally(e);
    } finally {
      synchronized (this) {
        reopened = null;
      }
    }
  }

  private synchronized boolean take(Instance fresh) {
    if (!closed) {
      instance = fresh;
    }
    return !closed;
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    if (instance.broken() == null) {
      instance.close();
    } else {
      instance.abandon();
    }
  }
}
