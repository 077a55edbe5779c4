package io.waymark.traffic.clicks;

import io.waymark.events.EventStore;
import io.waymark.traffic.journal.Journal;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Follows the journal and stores clicks, batch by batch, with the journal position in the same
 * transaction. What the event store refuses stays in the journal and is tried again, so an outage
 * delays clicks and loses none.
 */
final class ClickPipeline implements Runnable {
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration SLACK = Duration.ofMinutes(1);

  /** Followers are told after a batch of what was in it, and all of it is kept until then. */
  private static final int MOST_WHEN_FOLLOWED = 4_000;

  private final Journal journal;
  private final EventStore store;
  private final VisitClassifier classifier;
  private final InstantSource clock;
  private final Duration gather;
  private final int mostPerBatch;
  private volatile boolean draining;
  private volatile long end = Long.MAX_VALUE;
  private volatile long stored;

  /**
   * @param gather how long to let visits gather, so that a quiet server does not commit each on its
   *     own
   */
  ClickPipeline(
      Journal journal,
      EventStore store,
      VisitClassifier classifier,
      InstantSource clock,
      Duration gather,
      int mostPerBatch) {
    this.journal = journal;
    this.store = store;
    this.classifier = classifier;
    this.clock = clock;
    this.gather = gather;
    this.mostPerBatch = mostPerBatch;
  }

  /** Ends {@link #run} once everything journalled is stored. */
  void drain() {
    draining = true;
  }

  /** Ends {@link #run} after the batch it is at; until {@link #goOn} nothing is stored. */
  void rest() {
    end = 0;
    draining = true;
  }

  /** Stores everything journalled up to a sequence, and nothing above, while this rests. */
  void storeUpTo(long last) {
    end = last;
    run();
    end = 0;
  }

  /** Lets {@link #run} be called again. */
  void goOn() {
    end = Long.MAX_VALUE;
    draining = false;
  }

  /** The journal position up to which clicks are stored, as far as this process knows. */
  long stored() {
    return stored;
  }

  @Override
  public void run() {
    try {
      Retry.untilItWorks(
          "reading recent clicks",
          () ->
              store.recentCounted(
                  clock.instant().minus(RepeatWindow.LENGTH).minus(SLACK), classifier::remember));
      var next = Retry.untilItAnswers("reading the position", store::position) + 1;
      stored = next - 1;
      while (true) {
        if (next > end) {
          return;
        }
        if (!journal.await(next, draining ? Duration.ZERO : IDLE)) {
          if (draining) {
            return;
          }
          continue;
        }
        if (!draining && journal.nextSequence() - next < mostPerBatch) {
          Thread.sleep(gather);
        }
        next = storeFrom(next);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long storeFrom(long next) throws InterruptedException {
    var isFollowed = Retry.untilItAnswers("storing clicks", store::isFollowed);
    var most = isFollowed ? Math.min(mostPerBatch, MOST_WHEN_FOLLOWED) : mostPerBatch;
    var last = Math.min(Math.min(next + most - 1, journal.lastReadable()), end);
    if (last < next) {
      // Asked to rest since the last look.
      return next;
    }
    var clicks = new ClickBatch(journal, classifier, next, last);
    Retry.untilItWorks("storing clicks", () -> store.append(clicks, last));
    stored = last;
    return last + 1;
  }
}
