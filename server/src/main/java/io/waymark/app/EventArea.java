package io.waymark.app;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;

import io.waymark.events.EventStore;
import io.waymark.events.removal.Removals;
import io.waymark.traffic.clicks.ClickSlice;
import io.waymark.traffic.clicks.RecentClicks;
import io.waymark.traffic.journal.FileJournal;
import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** What happened: the journal of visits, the events that become of them, and where these stay. */
record EventArea(
    Ground ground,
    EventStore store,
    FileJournal journal,
    RecentClicks recent,
    ClickSlice clicks,
    Removals removals) {
  private static final Logger LOG = Logger.getLogger(EventArea.class);
  private static final Duration DRAIN = Duration.ofSeconds(15);

  static EventArea open(Ground ground, Recognition recognition) throws IOException {
    var config = ground.config();
    var jdbi = ground.jdbi();
    var clock = ground.clock();
    var store = Stores.events(config, jdbi);
    var journal = Stores.journal(config, ClickSlice.reached(store, jdbi) + 1);
    var recent = new RecentClicks(clock, ground.random());
    var clicks =
        new ClickSlice(
            journal,
            store,
            jdbi,
            ground.outbox(),
            recognition.agents(),
            recognition.bots(),
            recognition.origins(),
            recent,
            clock,
            config.events().flushInterval(),
            config.events().batchSize());
    var removals =
        new Removals(jdbi, store, () -> journal.nextSequence() - 1, clicks::storedSequence, clock);
    return new EventArea(ground, store, journal, recent, clicks, removals);
  }

  void schedule(Housekeeping housekeeping) {
    var retention = ground.config().events().retention();
    retention.ifPresent(
        kept ->
            housekeeping.every(
                "putting old clicks together",
                ofMinutes(15),
                ofHours(1),
                // Not what is not yet counted: counters are folds of single clicks.
                () ->
                    store.rollUp(ground.clock().instant().minus(kept), clicks.countedSequence())));
    housekeeping.every(Removals.NAME, ZERO, ofMinutes(1), removals::work);
  }

  /** Stores and counts what visitors were answered. No request may be under way. */
  void stop() {
    try {
      // Before the journal is closed: it could not be read afterwards.
      if (!clicks.drain(DRAIN)) {
        LOG.warn("not every click is counted yet; the rest is counted at the next start");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    journal.close();
    store.close();
  }
}
