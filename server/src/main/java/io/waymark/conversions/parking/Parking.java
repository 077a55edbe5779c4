package io.waymark.conversions.parking;

import io.waymark.conversions.connections.Provider;
import io.waymark.conversions.ledger.Outcome;
import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.threads.Rounds;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Tries parked events again: some seconds later, then ever more rarely for three days, and at once
 * when somebody they wait for has become known. Runs from {@link #start} until {@link #stop}.
 */
public final class Parking {
  private static final Logger LOG = Logger.getLogger(Parking.class);
  private static final int MOST = 20;

  private final Jdbi jdbi;
  private final ParkedTable table;
  private final InstantSource clock;
  private final Map<Provider, Attendant> attendants = new EnumMap<>(Provider.class);
  private final Rounds rounds = new Rounds("recording parked payments", this::round);

  public Parking(Jdbi jdbi, SecretBox secrets, InstantSource clock) {
    this.jdbi = jdbi;
    this.table = new ParkedTable(secrets);
    this.clock = clock;
  }

  /** Has events of a provider tried by the attendant; before the start. */
  public void attend(Provider provider, Attendant attendant) {
    attendants.put(provider, attendant);
  }

  public void start() {
    rounds.start();
  }

  /**
   * Keeps an event; of several of one key, the first.
   *
   * @param subject whom it waits for
   */
  public void park(
      String workspaceId, Provider provider, String key, String subject, String event) {
    var now = clock.instant();
    jdbi.useHandle(
        handle ->
            table.insert(
                handle, new Parked(0, workspaceId, provider, key, subject, event, 0), now));
  }

  /** Somebody is known now: what waits for them is tried at once. */
  public void wake(String workspaceId, Provider provider, String subject) {
    var now = clock.instant();
    if (jdbi.withHandle(handle -> ParkedTable.wake(handle, workspaceId, provider, subject, now))) {
      rounds.call();
    }
  }

  /** The same, whichever workspace it waits in. */
  public void wakeAnywhere(Provider provider, String subject) {
    var now = clock.instant();
    if (jdbi.withHandle(handle -> ParkedTable.wake(handle, null, provider, subject, now))) {
      rounds.call();
    }
  }

  /** Nothing of a workspace's from a provider waits any longer. */
  public void forget(String workspaceId, Provider provider) {
    jdbi.useHandle(handle -> ParkedTable.forget(handle, workspaceId, provider));
  }

  private boolean round() {
    var now = clock.instant();
    var due = jdbi.inTransaction(handle -> table.take(handle, now, MOST));
    due.forEach(this::attempt);
    return due.size() == MOST;
  }

  private void attempt(ParkedTable.Taken taken) {
    var parked = taken.parked();
    if (taken.expired()) {
      LOG.warnf(
          "%s event %s of workspace %s could not be recorded in %d days and is given up",
          parked.provider().label(), parked.key(), parked.workspaceId(), Patience.LENGTH.toDays());
      jdbi.useHandle(handle -> ParkedTable.delete(handle, parked.id()));
      return;
    }
    if (outcome(parked) instanceof Outcome.Waiting) {
      var due = clock.instant().plus(Patience.after(parked.attempts()));
      jdbi.useHandle(handle -> ParkedTable.postpone(handle, taken, due));
    } else {
      jdbi.useHandle(handle -> ParkedTable.delete(handle, parked.id()));
    }
  }

  private Outcome outcome(Parked parked) {
    var attendant = attendants.get(parked.provider());
    if (attendant == null) {
      return new Outcome.Nothing("Nobody knows events of this provider.");
    }
    try {
      return attendant.attend(parked.workspaceId(), parked.event());
    } catch (RuntimeException e) {
      LOG.warnf(
          e,
          "%s event %s of workspace %s is tried again later",
          parked.provider().label(),
          parked.key(),
          parked.workspaceId());
      return new Outcome.Waiting("It failed.");
    }
  }

  /** Waits for what is being tried; the rest is tried after the next start. */
  public void stop() {
    rounds.stop();
  }
}
