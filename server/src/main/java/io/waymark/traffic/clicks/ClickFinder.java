package io.waymark.traffic.clicks;

import io.waymark.events.Click;
import io.waymark.events.EventStore;
import io.waymark.events.EventStoreException;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.ErrorCode;
import io.waymark.traffic.journal.Journal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Finds counted clicks by their ids, from the moment the visitor is answered (D1): a click that is
 * not stored yet is in the journal, and stored within a moment, so it is waited for.
 */
public final class ClickFinder {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration MOMENT = Duration.ofMillis(5);

  private final Journal journal;
  private final EventStore store;
  private final ClickPipeline pipeline;
  private final InstantSource clock;

  ClickFinder(Journal journal, EventStore store, ClickPipeline pipeline, InstantSource clock) {
    this.journal = journal;
    this.store = store;
    this.pipeline = pipeline;
    this.clock = clock;
  }

  /**
   * The newest counted click with that id. Blocks, for seconds at most.
   *
   * @throws ApiProblem 503 if clicks are not stored in time, or the store cannot be asked: whoever
   *     asks may come again, and nothing is lost
   */
  public Optional<Click> find(String clickId) {
    // Before the store is asked, or a click could be missed that is stored meanwhile.
    var end = journal.nextSequence() - 1;
    var found = ask(clickId);
    if (found.isPresent() || pipeline.stored() >= end) {
      return found.isPresent() ? found : ask(clickId);
    }
    awaitStored(end);
    return ask(clickId);
  }

  private Optional<Click> ask(String clickId) {
    try {
      return store.findClick(clickId);
    } catch (EventStoreException e) {
      throw later();
    }
  }

  private void awaitStored(long end) {
    var deadline = clock.instant().plus(PATIENCE);
    try {
      // Sequences may be left out, so the end of what can be read is an end too.
      while (pipeline.stored() < end && journal.await(pipeline.stored() + 1, Duration.ZERO)) {
        if (clock.instant().isAfter(deadline)) {
          throw later();
        }
        Thread.sleep(MOMENT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw later();
    }
  }

  private static ApiProblem later() {
    return new ApiProblem(
        ErrorCode.SERVICE_UNAVAILABLE,
        "Clicks cannot be looked up just now. Send the same request again soon.");
  }
}
