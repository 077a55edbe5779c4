package io.waymark.events.removal;

import io.waymark.events.EventStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Removes what the event store holds of deleted workspaces. The deletion notes it in PostgreSQL;
 * every server looks there and removes from its own store, some rows at a time so that new clicks
 * are stored meanwhile, and again after a restart. Until everything that was journalled before is
 * stored and a while has passed, it comes back for what arrived late.
 */
public final class Removals {
  /** What {@link #work} does, for logs. */
  public static final String NAME = "removing events of deleted workspaces";

  private static final int ROWS_AT_ONCE = 20_000;
  private static final Duration LATE = Duration.ofHours(1);
  private static final Duration NOTED = Duration.ofDays(90);

  private final Jdbi jdbi;
  private final EventStore store;
  private final LongSupplier journalled;
  private final LongSupplier stored;
  private final InstantSource clock;

  /** Up to where the journal may hold clicks of a workspace, by its id. */
  private final Map<String, Long> mayHold = new HashMap<>();

  private final Set<String> done = new HashSet<>();

  /**
   * @param journalled the sequence of the newest journal record
   * @param stored up to where the journal is in the store
   */
  public Removals(
      Jdbi jdbi,
      EventStore store,
      LongSupplier journalled,
      LongSupplier stored,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.store = store;
    this.journalled = journalled;
    this.stored = stored;
    this.clock = clock;
  }

  /** Notes, in the transaction that deletes a workspace, that its events are to go. */
  public void note(Handle handle, String workspaceId) {
    RemovalTable.insert(handle, workspaceId, clock.instant());
  }

  /** Removes what is noted; to be run every minute. */
  public synchronized void work() {
    var now = clock.instant();
    for (var removal : jdbi.withHandle(RemovalTable::list)) {
      if (!done.contains(removal.workspaceId())) {
        remove(removal, now);
      } else if (removal.at().isBefore(now.minus(NOTED))) {
        jdbi.useHandle(handle -> RemovalTable.delete(handle, removal.workspaceId()));
      }
    }
  }

  private void remove(RemovalTable.Removal removal, Instant now) {
    var id = removal.workspaceId();
    var last = mayHold.computeIfAbsent(id, _ -> journalled.getAsLong());
    var everythingStored = stored.getAsLong() >= last;
    while (store.forget(id, ROWS_AT_ONCE)) {
      // some rows at a time, so that nobody waits for long
    }
    if (everythingStored && removal.at().isBefore(now.minus(LATE))) {
      done.add(id);
      mayHold.remove(id);
    }
  }
}
