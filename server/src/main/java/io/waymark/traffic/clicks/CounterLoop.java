package io.waymark.traffic.clicks;

import io.waymark.events.EventStore;
import io.waymark.traffic.journal.Journal;
import java.time.Duration;

/**
 * Follows the event store and folds its clicks into the counters, then lets the journal go of what
 * both have passed. It always asks the store, also for the newest batch: one way to count, in daily
 * work as after a crash.
 */
final class CounterLoop implements Runnable {
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Journal journal;
  private final EventStore store;
  private final CounterFold fold;
  private volatile boolean draining;
  private volatile long position;

  CounterLoop(Journal journal, EventStore store, CounterFold fold) {
    this.journal = journal;
    this.store = store;
    this.fold = fold;
  }

  /** How far the counters were when last looked at. */
  long position() {
    return position;
  }

  /** Ends {@link #run} once everything stored is counted. */
  void drain() {
    draining = true;
  }

  @Override
  public void run() {
    try {
      while (true) {
        var lastRound = draining;
        Retry.untilItWorks("folding counters", this::foldOnce);
        if (lastRound) {
          return;
        }
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void foldOnce() {
    var from = fold.position();
    var to = store.position();
    position = from;
    if (to > from && fold.fold(store.countsBetween(from, to), from, to)) {
      position = to;
      journal.release(to + 1);
    }
  }
}
