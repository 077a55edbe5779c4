package io.waymark.traffic.clicks;

import io.waymark.events.Click;
import io.waymark.events.ClickCounts;
import io.waymark.events.EventStore;
import io.waymark.traffic.journal.Journal;
import java.time.Duration;
import java.util.List;

/**
 * Follows the event store and folds its clicks into the counters, then lets the journal go of what
 * both have passed. It always asks the store, also for the newest batch: one way to count, in daily
 * work as after a crash.
 */
final class CounterLoop implements Runnable {
  private static final Duration PAUSE = Duration.ofMillis(200);

  /** Clicks that are told one by one are in memory together; those that are counted are not. */
  private static final long MOST_TOLD_TOGETHER = 10_000;

  /** What the counts of so many take is in memory together, as after an outage. */
  private static final long MOST_COUNTED_TOGETHER = 200_000;

  private final Journal journal;
  private final EventStore store;
  private final CounterFold fold;
  private final ClickNews news;
  private volatile boolean draining;
  private volatile long position;

  CounterLoop(Journal journal, EventStore store, CounterFold fold, ClickNews news) {
    this.journal = journal;
    this.store = store;
    this.fold = fold;
    this.news = news;
  }

  /** How far the counters were when last looked at. */
  long position() {
    return position;
  }

  /** Ends {@link #run} once everything stored is counted. */
  void drain() {
    draining = true;
  }

  /** Lets {@link #run} be called again. */
  void goOn() {
    draining = false;
  }

  @Override
  public void run() {
    try {
      while (true) {
        var lastRound = draining;
        Retry.untilItWorks("folding counters", this::foldAll);
        if (lastRound) {
          return;
        }
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void foldAll() {
    var end = store.position();
    while (fold(end)) {
      // What came together is told in several transactions.
    }
  }

  /** Takes one step towards the end; false once there, or if somebody else took it. */
  private boolean fold(long end) {
    var from = fold.position();
    position = from;
    if (end <= from) {
      return false;
    }
    var telling = news.wanted();
    var to = Math.min(end, from + (telling ? MOST_TOLD_TOGETHER : MOST_COUNTED_TOGETHER));
    var counts = store.countsBetween(from, to);
    var told = telling ? told(counts, from, to) : List.<Click>of();
    if (!fold.fold(counts, told, from, to)) {
      return false;
    }
    position = to;
    journal.release(to + 1);
    return to < end;
  }

  private List<Click> told(ClickCounts counts, long from, long to) {
    var links = news.wanted(counts.links().keySet());
    return links.isEmpty() ? List.of() : store.countedBetween(from, to, links);
  }
}
