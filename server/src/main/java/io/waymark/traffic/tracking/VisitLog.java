package io.waymark.traffic.tracking;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.waymark.traffic.clicks.Visit;
import io.waymark.traffic.clicks.VisitCodec;
import io.waymark.traffic.journal.Journal;
import java.util.concurrent.CompletableFuture;

/**
 * Puts visits into the journal before their answers are sent (decision 4). A visit that the journal
 * refuses is counted as lost, as it is for redirects, and the caller gets its answer.
 */
final class VisitLog {
  private final Journal journal;
  private final Counter lost;

  VisitLog(Journal journal, MeterRegistry metrics) {
    this.journal = journal;
    this.lost =
        Counter.builder("waymark.visits.lost")
            .description("Visits that were answered but could not be journalled")
            .register(metrics);
  }

  /** Returns when the visit is durable or refused. Blocks. */
  void write(Visit visit) {
    var done = new CompletableFuture<Boolean>();
    journal.append(
        VisitCodec.encode(visit),
        Runnable::run,
        new Journal.Outcome() {
          @Override
          public void appended(long sequence) {
            done.complete(true);
          }

          @Override
          public void failed(Exception cause) {
            done.complete(false);
          }
        });
    if (!done.join()) {
      lost.increment();
    }
  }
}
