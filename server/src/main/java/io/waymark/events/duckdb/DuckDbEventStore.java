package io.waymark.events.duckdb;

import io.waymark.events.Click;
import io.waymark.events.ClickCounts;
import io.waymark.events.CountedVisit;
import io.waymark.events.Dimension;
import io.waymark.events.EventKind;
import io.waymark.events.EventStore;
import io.waymark.events.EventStoreException;
import io.waymark.events.EventStoreException.Reason;
import io.waymark.events.Group;
import io.waymark.events.Metrics;
import io.waymark.events.Selection;
import io.waymark.events.Timeline;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/** Events in one DuckDB file, which belongs to this process alone while the store is open. */
public final class DuckDbEventStore implements EventStore {
  private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

  private final DuckDBConnection root;
  private final Duration timeout;
  private final Lane pipeline;
  private final Lane lookups;
  private final Lane questions;

  private DuckDbEventStore(DuckDBConnection root, DuckDbSettings settings) {
    this.root = root;
    timeout = settings.questionTimeout();
    pipeline = new Lane("pipeline", 1, root);
    lookups = new Lane("lookup", 1, root);
    questions = new Lane("question", settings.parallelQuestions(), root);
  }

  /**
   * Opens the file, or creates it, and brings its tables up to date.
   *
   * @throws EventStoreException if that fails, as when another process has it open or a newer
   *     Waymark has written it
   */
  public static DuckDbEventStore open(DuckDbSettings settings) {
    return new DuckDbEventStore(Database.open(settings), settings);
  }

  @Override
  public void append(List<Click> clicks, long position) {
    var previous = Long.MIN_VALUE;
    for (var click : clicks) {
      if (click.sequence() <= previous || click.sequence() > position) {
        throw new IllegalArgumentException(
            "Sequence %d after %d in a batch up to %d"
                .formatted(click.sequence(), previous, position));
      }
      previous = click.sequence();
    }
    pipeline.finish(session -> Intake.append(session, clicks, position));
  }

  @Override
  public long position() {
    return pipeline.finish(Intake::position);
  }

  @Override
  public ClickCounts countsBetween(long afterSequence, long upToSequence) {
    return pipeline.finish(session -> Intake.countsBetween(session, afterSequence, upToSequence));
  }

  @Override
  public List<Click> countedBetween(
      long afterSequence, long upToSequence, Collection<String> linkIds) {
    return pipeline.finish(
        session -> Intake.countedBetween(session, afterSequence, upToSequence, linkIds));
  }

  @Override
  public void recentCounted(Instant since, Consumer<CountedVisit> each) {
    pipeline.finish(session -> Intake.recentCounted(session, since, each));
  }

  @Override
  public Optional<Click> findClick(String clickId) {
    return lookups.call(timeout, session -> Intake.findClick(session, clickId));
  }

  @Override
  public Metrics total(Selection selection) {
    if (!hasRows(selection.kind())) {
      return Metrics.NONE;
    }
    return questions.call(
        timeout,
        session ->
            session
                .first(Questions.total(selection), row -> Metrics.ofClicks(row.getLong(1)))
                .orElseThrow());
  }

  @Override
  public List<Metrics> timeline(Selection selection, Timeline timeline) {
    var starts = timeline.starts();
    if (!hasRows(selection.kind())) {
      return Collections.nCopies(starts.size(), Metrics.NONE);
    }
    var filled =
        questions
            .call(
                timeout,
                session ->
                    session.list(
                        Questions.timeline(selection, timeline),
                        row ->
                            Map.entry(
                                ClickTable.instant(row.getLong(1)),
                                Metrics.ofClicks(row.getLong(2)))))
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return starts.stream().map(start -> filled.getOrDefault(start, Metrics.NONE)).toList();
  }

  @Override
  public List<Group> groups(Selection selection, Dimension dimension, int limit) {
    if (!hasRows(selection.kind())) {
      return List.of();
    }
    return questions.call(
        timeout,
        session ->
            session.list(
                Questions.groups(selection, dimension, limit), DuckDbEventStore::readGroup));
  }

  /** Leads and sales have no tables yet, so no selection of them can have rows. */
  private static boolean hasRows(EventKind kind) {
    return switch (kind) {
      case CLICKS, COMPOSITE -> true;
      case LEADS, SALES -> false;
    };
  }

  private static Group readGroup(ResultSet row) throws SQLException {
    var width = row.getMetaData().getColumnCount();
    var values = new ArrayList<String>();
    for (var column = 1; column < width; column++) {
      values.add(row.getString(column));
    }
    return new Group(values, Metrics.ofClicks(row.getLong(width)));
  }

  @Override
  public Optional<String> problem() {
    try {
      pipeline.call(PROBE_TIMEOUT, Intake::position);
      return Optional.empty();
    } catch (EventStoreException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    questions.stop();
    lookups.stop();
    pipeline.close();
    try {
      var ended = true;
      for (var lane : List.of(questions, lookups, pipeline)) {
        ended &= lane.awaitEnd(CLOSE_TIMEOUT);
      }
      if (!ended) {
        throw new EventStoreException(Reason.FAILED, "DuckDB is still working");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      root.close();
    } catch (SQLException e) {
      throw new EventStoreException(Reason.FAILED, "Cannot close the event store", e);
    }
  }
}
