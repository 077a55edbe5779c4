package io.waymark.events.duckdb;

import io.waymark.events.EventStoreException;
import io.waymark.platform.threads.BackgroundThreads;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Adds days to the sums in the background, as soon as a click of a later day is there. */
final class Summing {
  private static final Logger log = System.getLogger(Summing.class.getName());

  /** Most clicks of a day are stored by then. */
  private static final Duration GRACE = Duration.ofMinutes(10);

  private final Lane lane;
  private final AtomicBoolean running = new AtomicBoolean();
  private volatile ClickSums.Coverage coverage;
  private volatile Instant seen = Instant.EPOCH;
  private volatile Instant done = Instant.EPOCH;

  Summing(Database database) {
    lane = new Lane(BackgroundThreads.named("events-sums-"), 1, database);
    coverage = lane.finish(ClickSums::coverage);
    lane.finish(ClickSums::newest).ifPresent(this::seen);
  }

  ClickSums.Coverage coverage() {
    return coverage;
  }

  /** A click of that moment is stored. */
  void seen(Instant moment) {
    if (moment.isAfter(seen)) {
      seen = moment;
    }
    if (due() && running.compareAndSet(false, true)) {
      Thread.ofVirtual().name("events-sums").start(this::run);
    }
  }

  private boolean due() {
    return lastMidnight().isAfter(done);
  }

  private Instant lastMidnight() {
    return seen.minus(GRACE).truncatedTo(ChronoUnit.DAYS);
  }

  private void run() {
    try {
      while (due()) {
        var midnight = lastMidnight();
        upTo(midnight);
        done = midnight;
      }
      running.set(false);
      seen(seen); // perhaps a click came between the last look and here
    } catch (EventStoreException e) {
      // What is not summed is counted one by one; it is tried again with the next start.
      if (e.reason() != EventStoreException.Reason.CANCELLED) {
        log.log(Level.WARNING, "Questions stay slow: days of clicks could not be summed", e);
      }
    }
  }

  /** Adds every day that ended before the moment. */
  void upTo(Instant before) {
    while (lane.finish(session -> addSome(session, before))) {
      // a step at a time, so that closing need not wait for all of them
    }
  }

  /** On the lane's thread, so that whoever waited for a step also sees how far it went. */
  private boolean addSome(Session session, Instant before) throws SQLException {
    var added = ClickSums.addSome(session, before);
    added.ifPresent(further -> coverage = further);
    return added.isPresent();
  }

  /** Lets everything be replaced, and sums it up anew. */
  void renew(DuckDbEventArchive.Doing replacing) {
    coverage =
        lane.finish(
            session -> {
              replacing.run();
              return ClickSums.coverage(session);
            });
    done = Instant.EPOCH;
    seen(seen);
  }

  /** Gives up what runs. */
  void stop() {
    lane.stop();
  }

  boolean awaitEnd(Duration timeout) throws InterruptedException {
    return lane.awaitEnd(timeout);
  }
}
