package io.waymark.events;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An event store that nobody else has open, to be written down whole, or to take in what was
 * written down elsewhere. Leads and sales are not here: their ledger is in the database, and the
 * store gets them from there.
 *
 * <p>Used by one thread. Failures are {@link EventStoreException}s.
 */
public interface EventArchive extends AutoCloseable {

  /** The journal sequence up to which everything is stored; 0 at the start. */
  long position();

  /**
   * Hands over all clicks, in the order of the journal.
   *
   * @param workspaceId of this workspace alone; null for all
   */
  void clicks(@Nullable String workspaceId, Consumer<Click> each);

  /** The same for days of old clicks, in an order that depends on nothing but themselves. */
  void days(@Nullable String workspaceId, Consumer<ClickDay> each);

  /** Begins to take in what an archive has. One at a time. */
  Incoming begin();

  /** What is being taken in; nobody sees it before it is committed. Closing forgets the rest. */
  interface Incoming extends AutoCloseable {

    /** Adds a click, whose sequence does not matter: those added later come later. */
    void add(Click click);

    /** Adds a day of old clicks. */
    void add(ClickDay day);

    /**
     * Compares what was added with what is stored; what is stored already is passed over. Two
     * clicks are the same if link, moment, id and visitor are.
     */
    Counts compare();

    /**
     * Stores what is new, and that everything up to a position is stored.
     *
     * @param position of the last new click; those before it have the sequences before it
     */
    void commit(long position);

    @Override
    void close();
  }

  /** How many of what was added are new. */
  record Counts(long clicks, long newClicks, long days, long newDays) {}

  @Override
  void close();
}
