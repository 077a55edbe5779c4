package io.waymark.events.duckdb;

import static io.waymark.events.duckdb.Sql.sql;

import io.waymark.events.ConversionFilter;
import io.waymark.events.Dimension;
import io.waymark.events.EventKind;
import io.waymark.events.LinkScope;
import io.waymark.events.Selection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What clicks of days that are over added up to when somebody asked, kept in memory. Whoever asks
 * again, even about a span that has moved on by minutes, needs only the clicks around those days.
 * What may change after all (retention, removals, an archive) lets go of everything.
 */
final class FinishedSums {
  /** The database of these tables; every connection sees it, and nobody writes it down. */
  static final String DATABASE = "finished";

  /** Of fewer, as many clicks would be around them as in them. */
  private static final Duration LEAST = Duration.ofDays(2);

  private static final int MOST_LINKS = 1_000;
  private static final int MOST_TABLES = 1_000;

  /** What a row takes beside its texts: a length and a start of each, and a number. */
  private static final int BYTES_PER_VALUE = 16;

  private final long mostBytes;
  private final LinkedHashMap<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private final List<Entry> dropped = new ArrayList<>();
  private long bytes;
  private long named;

  /**
   * @param mostBytes how much all tables together may take; one that takes more than half of it is
   *     not kept
   */
  FinishedSums(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /**
   * A table of sums by the values of a dimension, or by quarters of an hour.
   *
   * @param name with its database
   * @param span which days
   */
  record Kept(String name, SumTable.Span span) {}

  /** What is asked of them, in the same words for all who ask the same. */
  private record Key(
      Selection selection, Optional<Dimension> dimension, ClickSums.Coverage coverage) {}

  /** A table, as long as somebody uses it or may. */
  private static final class Entry {
    private final Kept kept;
    private long bytes;
    private int users;
    private State state = State.MAKING;

    private Entry(Kept kept) {
      this.kept = kept;
    }

    private boolean isReady() {
      return state == State.READY;
    }
  }

  private enum State {
    MAKING,
    READY,
    TOO_LARGE
  }

  /**
   * Does the work with the table that has what the question asks of finished days, if there is one
   * or can be made.
   */
  <T> T with(
      Session session,
      Selection selection,
      Optional<Dimension> dimension,
      ClickSums.Coverage coverage,
      Work<T> work)
      throws SQLException {
    var key = key(selection, dimension, coverage);
    var entry = key.isEmpty() ? null : use(session, key.get());
    try {
      return work.with(entry == null ? Optional.empty() : Optional.of(entry.kept));
    } finally {
      if (entry != null) {
        leave(entry);
        drop(session);
      }
    }
  }

  /** Lets go of everything, because what was finished has changed. */
  void clear(Session session) throws SQLException {
    synchronized (this) {
      dropped.addAll(entries.values().stream().filter(Entry::isReady).toList());
      entries.clear(); // what is being made finds that out itself
      bytes = 0;
    }
    drop(session);
  }

  private static Optional<Key> key(
      Selection selection, Optional<Dimension> dimension, ClickSums.Coverage coverage) {
    var sums = dimension.isEmpty() && SumTable.QUARTERS.within(selection, coverage).isPresent();
    if (sums || !keepable(selection)) {
      return Optional.empty();
    }
    var from = ceiling(selection.from());
    var last = selection.to().truncatedTo(ChronoUnit.DAYS);
    var to = last.isBefore(coverage.end()) ? last : coverage.end();
    if (from.plus(LEAST).isAfter(to)) {
      return Optional.empty();
    }
    var finished =
        new Selection(
            selection.workspaceId(),
            EventKind.CLICKS,
            from,
            to,
            selection.links(),
            selection.traffic(),
            selection.filters(),
            ConversionFilter.NONE);
    return Optional.of(new Key(finished, dimension, coverage));
  }

  /** Clicks of a customer are found by leads, which may come any time. */
  private static boolean keepable(Selection selection) {
    var links =
        switch (selection.links()) {
          case LinkScope.All() -> 0;
          case LinkScope.Only(var ids) -> ids.size();
          case LinkScope.Except(var ids) -> ids.size();
        };
    var clicks = selection.kind() == EventKind.CLICKS || selection.kind() == EventKind.COMPOSITE;
    return clicks && links <= MOST_LINKS && selection.conversions().customerId() == null;
  }

  private static Instant ceiling(Instant moment) {
    var day = moment.truncatedTo(ChronoUnit.DAYS);
    return day.equals(moment) ? day : day.plus(Duration.ofDays(1));
  }

  private @Nullable Entry use(Session session, Key key) throws SQLException {
    Entry entry;
    synchronized (this) {
      entry = entries.get(key);
      if (entry != null) {
        if (entry.state != State.READY) {
          return null;
        }
        entry.users++;
        return entry;
      }
      entry = entry(key);
      entry.users++;
      entries.put(key, entry);
    }
    var taken = OptionalLong.empty();
    try {
      taken = OptionalLong.of(make(session, key, entry.kept.name()));
    } finally {
      made(key, entry, taken);
    }
    return entry;
  }

  private Entry entry(Key key) {
    var span = new SumTable.Span(key.selection.from(), key.selection.to());
    return new Entry(new Kept(DATABASE + ".sums" + ++named, span));
  }

  /** Returns about how many bytes the table takes. */
  private static long make(Session session, Key key, String table) throws SQLException {
    session.execute(
        sql("CREATE TABLE " + table + " AS")
            .then(Questions.finished(key.selection, key.coverage, key.dimension)));
    var texts = key.dimension.map(Grouping::of).map(Grouping::bytesOfValues).orElse("0");
    var columns = key.dimension.map(dimension -> Grouping.of(dimension).values().size()).orElse(1);
    return session
        .first(
            sql(
                "SELECT count(*) * %d + coalesce(sum(%s), 0)::BIGINT FROM %s"
                    .formatted((columns + 1) * BYTES_PER_VALUE, texts, table)),
            row -> row.getLong(1))
        .orElseThrow();
  }

  /**
   * @param taken how many bytes it takes; empty if it could not be made
   */
  private synchronized void made(Key key, Entry entry, OptionalLong taken) {
    if (taken.isEmpty()) {
      entries.remove(key, entry);
      entry.users--;
      dropped.add(entry);
    } else if (taken.getAsLong() > mostBytes / 2) {
      var mark = entry(key);
      mark.state = State.TOO_LARGE;
      entries.replace(key, entry, mark);
      dropped.add(entry);
    } else if (entries.get(key) == entry) {
      entry.state = State.READY;
      entry.bytes = taken.getAsLong();
      bytes += entry.bytes;
      makeRoom();
    } else {
      dropped.add(entry); // everything was let go of meanwhile
    }
  }

  private void makeRoom() {
    var oldest = entries.values().iterator();
    while ((bytes > mostBytes || entries.size() > MOST_TABLES) && oldest.hasNext()) {
      var old = oldest.next();
      if (old.state != State.MAKING) {
        oldest.remove();
        bytes -= old.bytes;
        dropped.add(old);
      }
    }
  }

  private synchronized void leave(Entry entry) {
    entry.users--;
  }

  private void drop(Session session) throws SQLException {
    for (var next = unused(); next != null; next = unused()) {
      var gone = false;
      try {
        session.execute(sql("DROP TABLE IF EXISTS " + next.kept.name()));
        gone = true;
      } finally {
        if (!gone) {
          dropLater(next);
        }
      }
    }
  }

  private synchronized @Nullable Entry unused() {
    for (var entry : dropped) {
      if (entry.users == 0) {
        dropped.remove(entry);
        return entry;
      }
    }
    return null;
  }

  private synchronized void dropLater(Entry entry) {
    dropped.add(entry);
  }

  /** What is done with a table, or without. */
  interface Work<T> {
    T with(Optional<Kept> kept) throws SQLException;
  }
}
