package io.waymark.events;

/**
 * An event store as archives need it: to be written down whole, to take in what was written down
 * elsewhere, or to become that and nothing else.
 *
 * <p>Used by one thread, while nobody appends clicks. Failures are {@link EventStoreException}s.
 */
public interface EventArchive extends EventSnapshot {

  /** What there is now; nothing may be taken in while it is open. */
  EventSnapshot snapshot();

  /** Begins to take in what an archive has. One at a time. */
  Incoming begin();

  /**
   * Puts what an {@link Incoming} left aside in the place of everything that is stored; leads and
   * sales are gone then, until the database hands them over.
   *
   * @param generation that it was left aside with; if there is nothing of it, nothing happens
   */
  void replace(long generation);

  /** Forgets whatever was left aside, however long ago. */
  void forgetLeftAside();

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

    /** Counts what was added, for an archive that takes the place of everything. */
    Counts count();

    /**
     * Stores what is new after {@link #compare}, and that everything up to a position is stored.
     *
     * @param position of the last new click; those before it have the sequences before it
     */
    void commit(long position);

    /**
     * Keeps all that was added aside, for {@link EventArchive#replace}, whatever becomes of this
     * process.
     *
     * @param position as in {@link #commit}
     */
    void leaveAside(long position, long generation);

    @Override
    void close();
  }

  /** How many of what was added are new. */
  record Counts(long clicks, long newClicks, long days, long newDays) {}
}
