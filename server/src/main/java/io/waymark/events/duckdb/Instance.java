package io.waymark.events.duckdb;

import io.waymark.events.Click;
import io.waymark.events.ClickCounts;
import io.waymark.events.Conversion;
import io.waymark.events.CountedVisit;
import io.waymark.events.Dimension;
import io.waymark.events.Event;
import io.waymark.events.EventArchive;
import io.waymark.events.EventPage;
import io.waymark.events.EventSnapshot;
import io.waymark.events.EventStoreException;
import io.waymark.events.EventStoreException.Reason;
import io.waymark.events.Group;
import io.waymark.events.Metrics;
import io.waymark.events.Selection;
import io.waymark.events.Timeline;
import io.waymark.platform.threads.BackgroundThreads;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One opening of a {@link DuckDbEventStore}'s file and everything that ends with it. What it says
 * to others is there.
 */
final class Instance implements AutoCloseable {
  private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

  private static final long BYTES_PER_MEBIBYTE = 1 << 20;

  /** One part of so many of the memory is for what was asked before. */
  private static final int KEPT_SHARE = 4;

  private static final Duration EXPORT_TIMEOUT = Duration.ofMinutes(30);

  private final Database database;
  private final Path exports;
  private final Duration timeout;
  private final Lane pipeline;
  private final Lane lookups;
  private final Lane questions;
  private final Summing sums;
  private final KeptSums kept;
  private volatile ClickDays.Extent days;
  private volatile long appended;

  /**
   * Opens the file.
   *
   * @param slow questions about little are worth keeping from there on (see {@link KeptSums})
   * @throws EventStoreException if it cannot be opened
   */
  static Instance open(DuckDbSettings settings, Duration slow) {
    return new Instance(Database.open(settings), settings, slow);
  }

  Instance(Database database, DuckDbSettings settings, Duration slow) {
    this.database = database;
    exports = settings.exports();
    timeout = settings.questionTimeout();
    pipeline = new Lane(BackgroundThreads.named("events-pipeline-"), 1, database);
    lookups = new Lane(threads("events-lookup-"), 1, database);
    questions = new Lane(threads("events-question-"), settings.parallelQuestions(), database);
    days = pipeline.finish(ClickDays::extent);
    appended = pipeline.finish(Intake::position);
    sums = new Summing(database);
    kept = new KeptSums(settings.memoryMebibytes() * BYTES_PER_MEBIBYTE / KEPT_SHARE, slow);
  }

  private static ThreadFactory threads(String name) {
    return Thread.ofPlatform().daemon().name(name, 1).factory();
  }

  /** Why this cannot go on; null as long as it can. */
  @Nullable String broken() {
    return database.broken();
  }

  /** Tells whether there was anything new. */
  boolean append(Iterable<Click> clicks, long position) {
    var newest = pipeline.finish(session -> Intake.append(session, clicks, position));
    newest.ifPresent(
        moment -> {
          appended = position;
          sums.seen(moment);
        });
    return newest.isPresent();
  }

  /** Returns those that are new. */
  List<? extends Conversion> appendConversions(List<? extends Conversion> conversions) {
    return pipeline.finish(session -> ConversionTable.append(session, conversions));
  }

  long position() {
    return pipeline.finish(Intake::position);
  }

  ClickCounts countsBetween(long afterSequence, long upToSequence) {
    var withDays = afterSequence < days.lastSequence();
    return pipeline.finish(
        session -> Intake.countsBetween(session, withDays, afterSequence, upToSequence));
  }

  List<Click> countedBetween(long afterSequence, long upToSequence, Collection<String> linkIds) {
    return pipeline.finish(
        session -> Intake.countedBetween(session, afterSequence, upToSequence, linkIds));
  }

  void recentCounted(Instant since, Consumer<CountedVisit> each) {
    pipeline.finish(session -> Intake.recentCounted(session, since, each));
  }

  Optional<Click> findClick(String clickId) {
    return lookups.call(timeout, session -> Intake.findClick(session, clickId));
  }

  Metrics total(Selection selection) {
    return ask(
        selection,
        Optional.empty(),
        (session, asked) -> {
          if (asked.kept().isPresent()) {
            return KeptAnswers.total(session, asked, asked.kept().get());
          }
          return Questions.isPlain(asked, Optional.empty())
              ? Metrics.ofClicks(one(session, Questions.plainTotal(asked), row -> row.getLong(1)))
              : one(session, Questions.total(asked), row -> Questions.metrics(row, 1));
        });
  }

  private static <T> T one(Session session, Sql sql, Session.RowReader<T> reader)
      throws SQLException {
    return session.first(sql, reader).orElseThrow();
  }

  List<Metrics> timeline(Selection selection, Timeline timeline) {
    var filled =
        ask(
            selection,
            Optional.empty(),
            (session, asked) ->
                PlainTimeline.answers(asked)
                    ? PlainTimeline.of(session, asked, timeline)
                    : KeptAnswers.timeline(session, asked, timeline));
    return timeline.starts().stream()
        .map(start -> filled.getOrDefault(start, Metrics.NONE))
        .toList();
  }

  List<Group> groups(Selection selection, Dimension dimension, int limit) {
    return ask(
        selection,
        Optional.of(dimension),
        (session, asked) -> {
          if (dimension != Dimension.URL || !TrackedUrls.areOneGroup(selection.kind())) {
            return groups(session, asked, dimension, limit);
          }
          return Questions.isPlain(asked, Optional.of(dimension))
              ? session.list(Questions.plainUrls(asked, limit), Questions::groupOfClicks)
              : TrackedUrls.groups(
                  session, asked, most -> groups(session, asked, dimension, most), limit);
        });
  }

  private static List<Group> groups(
      Session session, Questions.Asked asked, Dimension dimension, int limit) throws SQLException {
    if (asked.kept().isPresent()) {
      return KeptAnswers.groups(session, asked, asked.kept().get(), dimension, limit);
    }
    return Questions.isPlain(asked, Optional.of(dimension))
        ? session.list(Questions.plainGroups(asked, dimension, limit), Questions::groupOfClicks)
        : session.list(Questions.groups(asked, dimension, limit), Questions::group);
  }

  private <T> T ask(Selection selection, Optional<Dimension> dimension, Answering<T> answering) {
    return questions.call(
        timeout,
        session -> {
          var coverage = sums.coverage();
          return kept.with(
              session,
              selection,
              dimension,
              appended,
              (asked, known) ->
                  new Questions.Asked(
                      asked,
                      counted(known.map(table -> asked.since(table.span().from())).orElse(asked)),
                      coverage,
                      known),
              asked -> answering.with(session, asked));
        });
  }

  private interface Answering<T> {
    T with(Session session, Questions.Asked asked) throws SQLException;
  }

  /** Days cost something, and most questions are about times of which none are left. */
  private List<Source> counted(Selection selection) {
    return selection.from().isBefore(days.end())
        ? Source.withDays(selection.kind())
        : Source.of(selection.kind());
  }

  List<Event> events(Selection selection, EventPage page) {
    var source = source(selection);
    return questions.call(
        timeout, session -> session.list(Questions.page(selection, source, page), source.reader()));
  }

  private static Source source(Selection selection) {
    var sources = Source.of(selection.kind());
    if (sources.size() != 1) {
      throw new IllegalArgumentException("Events of one kind at a time");
    }
    return sources.getFirst();
  }

  void writeParquet(Selection selection, OutputStream out) throws IOException {
    var source = source(selection);
    var file = Files.createTempFile(exports, "events", ".parquet");
    try {
      var _ =
          questions.call(
              EXPORT_TIMEOUT,
              session -> {
                session.execute(Questions.parquet(selection, source, file));
                return true;
              });
      Files.copy(file, out);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  void rollUp(Instant before, long upToSequence) {
    // What has no day in the sums yet must stay until it is in them, or it would not be known any
    // more whether it is.
    sumUp(before);
    var summed = sums.coverage();
    var end = before.isBefore(summed.end()) ? before : summed.end();
    var sequence = Math.min(upToSequence, summed.sequence());
    // A day at a time, so that new clicks need not wait for all of them.
    while (pipeline.finish(
        session -> clearing(session, ClickDays.rollUpOne(session, end, sequence)))) {
      days = pipeline.finish(ClickDays::extent);
    }
  }

  boolean forget(String workspaceId, int most) {
    return pipeline.finish(
        session -> clearing(session, Forgetting.some(session, workspaceId, most)));
  }

  private boolean clearing(Session session, boolean changed) throws SQLException {
    if (changed) {
      kept.clear(session);
    }
    return changed;
  }

  /** Adds every day that ended before the moment to the sums, which happens by itself later. */
  void sumUp(Instant before) {
    sums.upTo(before);
  }

  ClickSums.Coverage coverage() {
    return sums.coverage();
  }

  EventSnapshot snapshot() {
    return DuckDbEventArchive.snapshot(database);
  }

  EventArchive archive() {
    return DuckDbEventArchive.of(
        database, this::replace, () -> days = pipeline.finish(ClickDays::extent));
  }

  /** While nobody appends and nothing is summed. */
  private void replace(long generation) {
    pipeline.finish(
        session -> {
          sums.renew(() -> Replacement.take(session, generation));
          return clearing(session, true);
        });
  }

  /** Fails if it does not work. */
  void probe() {
    pipeline.call(PROBE_TIMEOUT, Intake::position);
  }

  /** Ends questions, finishes a running append and closes the file. */
  @Override
  public void close() {
    questions.stop();
    lookups.stop();
    sums.stop();
    pipeline.close();
    awaitEnd();
    finish(database::close);
  }

  /** Ends everything and closes the file as it is; may be called again. */
  void abandon() {
    database.stopBorrowed();
    for (var lane : List.of(questions, lookups, pipeline)) {
      lane.stop();
    }
    sums.stop();
    awaitEnd();
    finish(database::abandon);
  }

  private void awaitEnd() {
    try {
      var ended = true;
      for (var lane : List.of(questions, lookups, pipeline)) {
        ended &= lane.awaitEnd(CLOSE_TIMEOUT);
      }
      ended &= sums.awaitEnd(CLOSE_TIMEOUT);
      if (!ended) {
        throw new EventStoreException(Reason.FAILED, "DuckDB is still working");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void finish(DuckDbEventArchive.Doing closing) {
    try {
      closing.run();
    } catch (SQLException e) {
      throw new EventStoreException(Reason.FAILED, "Cannot close the event store", e);
    }
  }
}
