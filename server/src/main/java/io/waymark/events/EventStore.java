package io.waymark.events;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps every event and answers questions about them. The journal's consumer writes, batch by
 * batch; everybody may read at any time and sees whole batches only.
 *
 * <p>All methods block and may be called from any thread, virtual ones included. Failures are
 * {@link EventStoreException}s. A question is given up when its time is over or when the asking
 * thread is interrupted; the thread stays interrupted then.
 */
public interface EventStore extends AutoCloseable {

  /**
   * Stores clicks and, in the same transaction, that everything up to a journal position is stored.
   * What is at or below the position stored before is ignored, so a batch may be handed over again,
   * whole or partly, any number of times. Not given up when the thread is interrupted.
   *
   * @param clicks in strictly ascending order of their sequences, none of which is above {@code
   *     position}; may be empty, as when the journal held other records. Gone through one after the
   *     other without keeping them, perhaps by another thread, perhaps more than once: they must be
   *     the same each time
   * @param position the sequence of the last journal record this batch was made from
   * @throws IllegalArgumentException if the sequences break these rules; nothing is stored then
   */
  void append(Iterable<Click> clicks, long position);

  /**
   * Stores leads and sales; those whose event id is stored already are ignored, so they may be
   * handed over any number of times. Not given up when the thread is interrupted.
   */
  void appendConversions(List<? extends Conversion> conversions);

  /** The journal sequence up to which everything is stored; 0 at the start. */
  long position();

  /**
   * What the stored clicks with sequences in {@code (afterSequence, upToSequence]} add to the
   * counters; equal to {@link ClickCounts#of} of the same clicks. Lets a counter that fell behind
   * catch up exactly (decision 5).
   */
  ClickCounts countsBetween(long afterSequence, long upToSequence);

  /**
   * The counted clicks on these links with sequences in {@code (afterSequence, upToSequence]}, in
   * the order of the journal. Choose ranges that fit into memory.
   */
  List<Click> countedBetween(long afterSequence, long upToSequence, Collection<String> linkIds);

  /**
   * Hands over the counted clicks from {@code since} on, in the order of the journal, to rebuild
   * the window in which a visitor is not counted again (CLK-3). Has no time limit.
   *
   * @param each called by one thread at a time, before this method returns
   */
  void recentCounted(Instant since, Consumer<CountedVisit> each);

  /**
   * The newest counted click with that id (D1). Bots and repeats are never found: conversions, and
   * so money, only see human clicks (decision 3).
   */
  Optional<Click> findClick(String clickId);

  /** The sum over all selected events. */
  Metrics total(Selection selection);

  /** The sums per bucket of time: as many, in the same order, as the timeline has buckets. */
  List<Metrics> timeline(Selection selection, Timeline timeline);

  /**
   * The sums per value of a dimension, the largest first: by sale amount if the selection asks for
   * sales alone, by leads for leads, else by clicks; ties in the order of the values. Events whose
   * value is empty or {@code Unknown} are left out, and of a composite the values without clicks
   * (B5). By clicks, destinations that carry the id of their click come last, the newest first.
   *
   * @param limit the most groups to return, at least 1
   */
  List<Group> groups(Selection selection, Dimension dimension, int limit);

  /**
   * The selected events themselves, a page of them.
   *
   * @throws IllegalArgumentException if the selection is of several kinds of event
   */
  List<Event> events(Selection selection, EventPage page);

  /**
   * Writes the selected events, whole and unshaped, as an Apache Parquet file, the oldest first.
   *
   * @throws IllegalArgumentException if the selection is of several kinds of event
   * @throws IOException if the stream does not take it
   */
  void writeParquet(Selection selection, OutputStream out) throws IOException;

  /**
   * Forgets single clicks of the days (in UTC) that ended before a moment, and keeps how many there
   * were of each day by everything a {@link Dimension} needs, as if they had all been at noon. Of
   * destinations only {@code utm_} parameters are kept, of referrers none, and of visitors nothing.
   * Leads and sales stay.
   *
   * @param upToSequence clicks above it stay, however old they are
   */
  void rollUp(Instant before, long upToSequence);

  /**
   * Removes some of what there is of a workspace, for good: events and what is kept of them.
   *
   * @param most how many rows go at once, so that {@link #append} need not wait for all of them
   * @return whether there may be more
   */
  boolean forget(String workspaceId, int most);

  /**
   * Hands over events soon after they are stored, from now on. After a restart of the one who
   * appends, some may come twice.
   *
   * @param each called by the thread that appends, so it must not wait or throw
   * @return ends it when closed
   */
  Following follow(Consumer<Event> each);

  /** Whether somebody follows, so that {@link #append} keeps clicks in memory until it ends. */
  boolean isFollowed();

  /** Somebody is told of new events. */
  interface Following extends AutoCloseable {
    @Override
    void close();
  }

  /** What the store has now, to be written down while others go on. */
  EventSnapshot snapshot();

  /** The store as archives need it; nobody may append clicks meanwhile. */
  EventArchive archive();

  /** Why the store cannot work at the moment, in words for an operator; empty if it can. */
  Optional<String> problem();

  /** Ends running questions, finishes a running append and lets go of the storage. */
  @Override
  void close();
}
