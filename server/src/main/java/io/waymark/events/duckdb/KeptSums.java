package io.waymark.events.duckdb;

import static io.waymark.events.duckdb.Sql.sql;

import io.waymark.events.ConversionFilter;
import io.waymark.events.Dimension;
import io.waymark.events.EventKind;
import io.waymark.events.LinkScope;
import io.waymark.events.Selection;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What clicks added up to when somebody asked, kept in memory. Clicks never change, so whoever asks
 * again needs only those that came since, those of the minutes by which the span has moved on, and
 * those of the minutes it has left behind. When these become many, the sums move along. What does
 * change clicks (retention, removals, an archive) has to {@link #clear}.
 */
final class KeptSums {
  private static final Logger log = System.getLogger(KeptSums.class.getName());

  /** The database of these tables; every connection sees it, and nobody writes it down. */
  static final String DATABASE = "kept";

  /** Mostly, clicks of less are read as fast as what is kept of them. */
  private static final Duration LEAST = Duration.ofDays(2);

  /** Of less nothing is kept, however many clicks there are. */
  private static final Duration SHORTEST = Duration.ofHours(1);

  private static final int MOST_LINKS = 1_000;
  private static final int MOST_TABLES = 1_000;

  /** One part of so many of the memory is for first rows, which are in Java's heap. */
  private static final int HEAP_SHARE = 8;

  private final long mostBytes;
  private final Duration slow;
  private final LinkedHashSet<Key> slowOnes = new LinkedHashSet<>();
  private final LinkedHashMap<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private final Set<Entry> dropped = new LinkedHashSet<>();
  private long bytes;
  private long heap;
  private long named;

  /**
   * @param mostBytes how much all tables together may take; one that takes more than half of it is
   *     not kept
   * @param slow what is asked of less than two days is kept if it took that long the last time
   */
  KeptSums(long mostBytes, Duration slow) {
    this.mostBytes = mostBytes;
    this.slow = slow;
  }

  /** What is asked, whenever; spans that differ much in length have each their own. */
  private record Key(Selection selection, Optional<Dimension> dimension, int length) {}

  /**
   * A table, as long as somebody uses it or may. One without is being made, or is not to be had
   * because it would be too large.
   */
  private static final class Entry {
    private final Key key;
    private final String name;
    private Optional<KeptTable> kept = Optional.empty();
    private int users;
    private boolean movesOn;

    private Entry(Key key, String name) {
      this.key = key;
      this.name = name;
    }

    private long bytes() {
      return kept.map(KeptTable::bytes).orElse(0L);
    }

    private long heap() {
      return kept.map(table -> (long) table.first().bytes()).orElse(0L);
    }
  }

  /**
   * Does the work with the table that has what is asked, if there is one or can be made.
   *
   * @param position the sequence of the last click, or of one a little before it
   * @param asking makes the question of a selection and of what is kept of it
   */
  <T> T with(
      Session session,
      Selection selection,
      Optional<Dimension> dimension,
      long position,
      Asking asking,
      Work<T> work)
      throws SQLException {
    if (!keepable(selection, dimension)) {
      return work.with(asking.of(selection, Optional.empty()));
    }
    var key = key(selection, dimension);
    if (isShort(selection) && !wasSlow(key)) {
      var began = System.nanoTime();
      var answer = work.with(asking.of(selection, Optional.empty()));
      took(key, Duration.ofNanos(System.nanoTime() - began));
      return answer;
    }
    var entry = use(session, selection, key, position, asking);
    if (entry == null) {
      return work.with(asking.of(selection, Optional.empty()));
    }
    try {
      return work.with(asking.of(selection, entry.kept));
    } finally {
      leave(entry);
      drop(session);
    }
  }

  /** Lets go of everything, because clicks have changed. */
  void clear(Session session) throws SQLException {
    synchronized (this) {
      // What is being made finds itself missing here and is not kept.
      dropped.addAll(entries.values());
      entries.clear();
      bytes = 0;
      heap = 0;
    }
    drop(session);
  }

  private static boolean keepable(Selection selection, Optional<Dimension> dimension) {
    var clicks = selection.kind() == EventKind.CLICKS || selection.kind() == EventKind.COMPOSITE;
    // Clicks of a customer are found by leads, which may come any time.
    var ofCustomer = selection.conversions().customerId() != null;
    return clicks
        && !ofCustomer
        && links(selection) <= MOST_LINKS
        && length(selection).compareTo(SHORTEST) >= 0
        && (dimension.isPresent() || !SumTable.suits(selection));
  }

  private static boolean isShort(Selection selection) {
    return length(selection).compareTo(LEAST) < 0;
  }

  private synchronized boolean wasSlow(Key key) {
    return slowOnes.contains(key);
  }

  private synchronized void took(Key key, Duration time) {
    if (time.compareTo(slow) >= 0 && slowOnes.add(key) && slowOnes.size() > MOST_TABLES) {
      slowOnes.removeFirst();
    }
  }

  private static int links(Selection selection) {
    return switch (selection.links()) {
      case LinkScope.All() -> 0;
      case LinkScope.Only(var ids) -> ids.size();
      case LinkScope.Except(var ids) -> ids.size();
    };
  }

  private static Duration length(Selection selection) {
    return Duration.between(selection.from(), selection.to());
  }

  private static Key key(Selection selection, Optional<Dimension> dimension) {
    var length = length(selection).dividedBy(SHORTEST);
    return new Key(
        clicks(selection, Instant.EPOCH, Instant.EPOCH),
        dimension,
        Long.SIZE - Long.numberOfLeadingZeros(length));
  }

  private static Selection clicks(Selection selection, Instant from, Instant to) {
    return new Selection(
        selection.workspaceId(),
        EventKind.CLICKS,
        from,
        to,
        selection.links(),
        selection.traffic(),
        selection.filters(),
        ConversionFilter.NONE);
  }

  private @Nullable Entry use(
      Session session, Selection selection, Key key, long position, Asking asking)
      throws SQLException {
    Entry old = null;
    Entry made;
    synchronized (this) {
      var found = entries.get(key);
      if (found != null && found.kept.isEmpty()) {
        return null;
      }
      if (found != null && found.kept.get().serves(selection)) {
        found.users++;
        if (found.movesOn || !found.kept.get().isFar(selection, position)) {
          return found;
        }
        found.movesOn = true;
        old = found;
      }
      made = entry(key);
      made.users++;
      if (old == null) {
        remove(found);
        entries.put(key, made);
      }
    }
    var asked =
        asking.of(
            clicks(selection, selection.from(), selection.to()),
            old == null ? Optional.empty() : old.kept);
    var kept = Optional.<KeptTable>empty();
    var tried = false;
    try {
      kept = write(session, made, asked);
      tried = true;
    } finally {
      finish(made, old, kept, tried);
    }
    return made;
  }

  private Entry entry(Key key) {
    return new Entry(key, DATABASE + ".sums" + ++named);
  }

  /** Nothing if that needs more memory than there is. */
  private static Optional<KeptTable> write(Session session, Entry made, Questions.Asked asked)
      throws SQLException {
    session.execute(sql("BEGIN TRANSACTION"));
    try {
      var kept = KeptTable.make(session, made.name, asked, made.key.dimension);
      session.execute(sql("COMMIT"));
      return Optional.of(kept);
    } catch (SQLException e) {
      session.execute(sql("ROLLBACK")); // which fails for whoever has given up
      log.log(Level.DEBUG, "Answered without keeping the sums", e);
      return Optional.empty();
    }
  }

  /**
   * Puts what was made in the place of the old, or of itself while it was made.
   *
   * @param tried whether trying again is of no use
   */
  private synchronized void finish(
      Entry made, @Nullable Entry old, Optional<KeptTable> kept, boolean tried) {
    var place = old == null ? made : old;
    var known = entries.get(made.key) == place;
    if (old != null) {
      old.movesOn = false;
      old.users--;
    }
    if (known) {
      remove(place);
    }
    made.kept = kept;
    if (known && kept.isPresent() && kept.get().bytes() <= mostBytes / 2) {
      dropped.remove(made);
      entries.put(made.key, made);
      bytes += made.bytes();
      heap += made.heap();
      makeRoom();
    } else {
      dropped.add(made);
      if (known && tried) {
        entries.put(made.key, entry(made.key));
      }
    }
  }

  private void makeRoom() {
    var oldest = entries.values().iterator();
    while ((bytes > mostBytes || heap > mostBytes / HEAP_SHARE || entries.size() > MOST_TABLES)
        && oldest.hasNext()) {
      var entry = oldest.next();
      if (entry.users == 0) {
        oldest.remove();
        removed(entry);
      }
    }
  }

  private void remove(@Nullable Entry entry) {
    if (entry != null && entries.remove(entry.key, entry)) {
      removed(entry);
    }
  }

  private void removed(Entry entry) {
    bytes -= entry.bytes();
    heap -= entry.heap();
    dropped.add(entry);
  }

  private synchronized void leave(Entry entry) {
    entry.users--;
  }

  private void drop(Session session) throws SQLException {
    for (var next = unused(); next != null; next = unused()) {
      var gone = false;
      try {
        session.execute(sql("DROP TABLE IF EXISTS " + next.name));
        gone = true;
      } finally {
        if (!gone) {
          dropLater(next);
        }
      }
    }
  }

  private synchronized @Nullable Entry unused() {
    var unused = dropped.stream().filter(entry -> entry.users == 0).findFirst().orElse(null);
    dropped.remove(unused);
    return unused;
  }

  private synchronized void dropLater(Entry entry) {
    dropped.add(entry);
  }

  /** Makes a question. */
  interface Asking {
    Questions.Asked of(Selection selection, Optional<KeptTable> kept);
  }

  /** What is done with a question. */
  interface Work<T> {
    T with(Questions.Asked asked) throws SQLException;
  }
}
