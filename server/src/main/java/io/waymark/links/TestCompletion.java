package io.waymark.links;

import io.waymark.events.EventStoreException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Ends A/B tests whose time is over: the destination that made the most leads becomes the link's
 * (RED-35). The variants stay with the link. A test whose leads cannot be asked for is ended the
 * next time.
 */
final class TestCompletion {
  private static final Logger LOG = Logger.getLogger(TestCompletion.class);
  private static final int AT_ONCE = 200;

  private final Jdbi jdbi;
  private final LinkTable table;
  private final LinkCache cache;
  private final LeadTally leads;
  private final LinkEvents events;
  private final InstantSource clock;
  private final RandomGenerator random;

  /**
   * @param random chooses among variants that made equally many leads
   */
  TestCompletion(
      Jdbi jdbi,
      LinkTable table,
      LinkCache cache,
      LeadTally leads,
      LinkEvents events,
      InstantSource clock,
      RandomGenerator random) {
    this.jdbi = jdbi;
    this.table = table;
    this.cache = cache;
    this.leads = leads;
    this.events = events;
    this.clock = clock;
    this.random = random;
  }

  /** Ends every test that is over. */
  void run() {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var waiting = 0;
    var after = "";
    List<String> due;
    do {
      due = due(now, after);
      for (var id : due) {
        if (Thread.currentThread().isInterrupted()) {
          return;
        }
        waiting += complete(id, now) ? 0 : 1;
        after = id;
      }
    } while (due.size() == AT_ONCE);
    if (waiting > 0) {
      LOG.warnf("%d A/B tests cannot be ended yet, because their leads are not known", waiting);
    }
  }

  private List<String> due(Instant now, String after) {
    return jdbi.withHandle(handle -> TestTable.due(handle, now, after, AT_ONCE));
  }

  /** Ends one test; false if the store of events does not answer. */
  private boolean complete(String id, Instant now) {
    var link = jdbi.withHandle(handle -> table.byId(handle, id));
    if (link == null) {
      return true;
    }
    String winner;
    try {
      winner = winner(link);
    } catch (EventStoreException e) {
      LOG.debugf(e, "the leads of link %s cannot be asked for", id);
      return false;
    }
    if (jdbi.inTransaction(handle -> conclude(handle, link, winner, now))) {
      cache.forget(link.domain(), link.key());
    }
    return true;
  }

  private @Nullable String winner(Link link) {
    var test = link.abTest();
    if (test.variants() == null || test.completedAt() == null) {
      return null;
    }
    var start = Objects.requireNonNullElse(test.startedAt(), link.createdAt());
    return TestWinner.of(test.variants(), leads.of(link, start, test.completedAt()), random);
  }

  /**
   * Writes what came out, unless the test was changed meanwhile; then it is looked at again.
   *
   * @return whether visitors go elsewhere now
   */
  private boolean conclude(Handle handle, Link seen, @Nullable String winner, Instant now) {
    var link = table.byIdForUpdate(handle, seen.id());
    if (link == null || !link.abTest().equals(seen.abTest())) {
      return false;
    }
    TestTable.conclude(handle, link.id());
    if (winner == null || winner.equals(link.url())) {
      return false;
    }
    var domain = DomainTable.bySlug(handle, link.domain());
    var after = link.leadingTo(winner).with(Campaign.read(winner)).updatedAt(now);
    table.update(handle, after, domain != null && domain.caseSensitive());
    events.updated(handle, after, now);
    return true;
  }
}
