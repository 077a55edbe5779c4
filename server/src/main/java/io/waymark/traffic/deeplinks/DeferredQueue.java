package io.waymark.traffic.deeplinks;

import io.waymark.traffic.deeplinks.DeferredTable.Entry;
import io.waymark.traffic.redirect.DeferredLinks;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Takes deferred deep links from event loops and writes them behind their backs, in batches. While
 * the database does not answer they are forgotten: an app that does not learn where it came from
 * opens at its beginning, and no visitor waits for that.
 */
final class DeferredQueue implements DeferredLinks {
  private static final Logger LOG = Logger.getLogger(DeferredQueue.class);
  private static final int MOST_WAITING = 20_000;
  private static final int BATCH = 500;

  private final DeferredTable table;
  private final InstantSource clock;
  private final Executor blocking;
  private final BlockingQueue<Entry> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final AtomicBoolean writing = new AtomicBoolean();
  private final AtomicLong forgotten = new AtomicLong();

  /**
   * @param blocking runs what writes
   */
  DeferredQueue(DeferredTable table, InstantSource clock, Executor blocking) {
    this.table = table;
    this.clock = clock;
    this.blocking = blocking;
  }

  @Override
  public void remember(DeferredLink visit) {
    if (!waiting.offer(new Entry(visit, clock.instant()))) {
      forget(1);
      return;
    }
    wake();
  }

  /** How many deep links could not be remembered since the start. */
  long forgotten() {
    return forgotten.get();
  }

  private void wake() {
    if (!writing.compareAndSet(false, true)) {
      return;
    }
    try {
      blocking.execute(this::write);
    } catch (RejectedExecutionException closing) {
      forget(waiting.drainTo(new ArrayList<>()));
      writing.set(false);
    }
  }

  private void write() {
    var batch = new ArrayList<Entry>(BATCH);
    try {
      while (waiting.drainTo(batch, BATCH) > 0) {
        writeBatch(batch);
        batch.clear();
      }
    } finally {
      writing.set(false);
    }
    // One may have come after the last look, and have found the writer still at work.
    if (!waiting.isEmpty()) {
      wake();
    }
  }

  private void writeBatch(List<Entry> batch) {
    try {
      table.write(batch);
    } catch (RuntimeException failure) {
      LOG.debugf(failure, "%d deferred deep links could not be written", batch.size());
      forget(batch.size());
    }
  }

  private void forget(int count) {
    var before = forgotten.getAndAdd(count);
    // One line per order of magnitude: an outage must not fill the log.
    if (count > 0 && Long.highestOneBit(before + count) != Long.highestOneBit(before)) {
      LOG.warnf("%d deferred deep links could not be remembered so far", before + count);
    }
  }
}
