package io.waymark.conversions;

import io.waymark.conversions.LeadTable.Reported;
import io.waymark.events.Conversion;
import io.waymark.events.EventStore;
import io.waymark.platform.threads.Rounds;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Hands recorded leads and sales over to the event store, each at least once and in the end all of
 * them, whoever dies meanwhile: the store passes over what it has, and only what it has taken is
 * marked.
 */
final class Forwarder {
  private static final Logger LOG = Logger.getLogger(Forwarder.class);
  private static final int MOST = 200;

  private final Jdbi jdbi;
  private final EventStore store;
  private final Lock storing = new ReentrantLock();
  private final Rounds rounds = new Rounds("storing leads and sales", this::round);

  Forwarder(Jdbi jdbi, EventStore store) {
    this.jdbi = jdbi;
    this.store = store;
  }

  void start() {
    rounds.start();
  }

  /** There is something new. */
  void call() {
    rounds.call();
  }

  /**
   * Hands a lead over at once, so that analytics show it when this returns. If the store is down it
   * is handed over later, like all others.
   */
  void storeNow(long id, Reported lead) {
    try {
      store.appendConversions(lead.events().toList());
      jdbi.useHandle(handle -> LeadTable.markStored(handle, List.of(id)));
    } catch (RuntimeException e) {
      LOG.warnf("a lead that somebody waits for is stored later: %s", e.getMessage());
      call();
    }
  }

  private boolean round() {
    storing.lock();
    try {
      return storeSome();
    } finally {
      storing.unlock();
    }
  }

  /** Hands nothing over until the lock is given back. */
  Lock hold() {
    storing.lock();
    return storing;
  }

  private boolean storeSome() {
    var leads = jdbi.withHandle(handle -> LeadTable.unstored(handle, MOST));
    var sales = jdbi.withHandle(handle -> SaleTable.unstored(handle, MOST));
    if (leads.isEmpty() && sales.isEmpty()) {
      return false;
    }
    var events = new ArrayList<Conversion>();
    leads.forEach(kept -> kept.lead().events().forEach(events::add));
    sales.forEach(kept -> events.add(kept.sale()));
    store.appendConversions(events);
    jdbi.useTransaction(
        handle -> {
          LeadTable.markStored(handle, leads.stream().map(LeadTable.Kept::id).toList());
          SaleTable.markStored(handle, sales.stream().map(SaleTable.Kept::id).toList());
        });
    return leads.size() == MOST || sales.size() == MOST;
  }

  /** Waits for what is being handed over; the rest is handed over at the next start. */
  void stop() {
    rounds.stop();
  }
}
