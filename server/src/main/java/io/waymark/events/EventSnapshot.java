package io.waymark.events;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What an event store has at one moment, to be written down whole. Leads and sales are not here:
 * their ledger is in the database, and the store gets them from there.
 *
 * <p>Used by one thread. Failures are {@link EventStoreException}s.
 */
public interface EventSnapshot extends AutoCloseable {

  /** The journal sequence up to which everything is stored; 0 at the start. */
  long position();

  /** The highest sequence of a click that is kept in a day of old clicks; 0 if there is none. */
  long lastOfDays();

  /**
   * Hands over clicks, in the order of the journal.
   *
   * @param workspaceId of this workspace alone; null for all
   * @param upToSequence none above it
   */
  void clicks(@Nullable String workspaceId, long upToSequence, Consumer<Click> each);

  /** Hands over days of old clicks, in an order that depends on nothing but themselves. */
  void days(@Nullable String workspaceId, Consumer<ClickDay> each);

  @Override
  void close();
}
