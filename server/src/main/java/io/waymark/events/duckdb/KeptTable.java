package io.waymark.events.duckdb;

import static io.waymark.events.duckdb.Sql.sql;

import io.waymark.events.Dimension;
import io.waymark.events.Group;
import io.waymark.events.Selection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * A table of clicks by the values of a dimension, or by quarters of an hour.
 *
 * @param name with its database
 * @param span what it has the clicks of
 * @param sequence of the last click that had come
 * @param clicks how many in all
 * @param bytes about how much memory it takes, beside its first rows
 * @param first its first rows; none of quarters
 */
record KeptTable(
    String name, SumTable.Span span, long sequence, long clicks, long bytes, FirstRows first) {
  private static final Duration MOST_BESIDE = Duration.ofHours(12);
  private static final int MOST_SINCE = 100_000;

  /** What a value takes beside its text: its length and where it begins. */
  private static final int BYTES_PER_VALUE = 16;

  /** Makes one of a question about clicks, in the transaction that is open. */
  static KeptTable make(
      Session session, String name, Questions.Asked asked, Optional<Dimension> dimension)
      throws SQLException {
    var sequence = Intake.position(session);
    session.execute(sql("CREATE TABLE " + name + " AS").then(Questions.keep(asked, dimension)));
    var size = size(session, name, dimension.map(Grouping::of));
    var first =
        dimension.isEmpty()
            ? List.<Group>of()
            : largest(session, name, dimension.get(), FirstRows.most(size.rows(), dimension.get()));
    return new KeptTable(
        name,
        new SumTable.Span(asked.selection().from(), asked.selection().to()),
        sequence,
        size.clicks(),
        size.bytes(),
        FirstRows.of(first, size.rows()));
  }

  private record Size(long rows, long clicks, long bytes) {}

  private static Size size(Session session, String name, Optional<Grouping> grouping)
      throws SQLException {
    var values = grouping.map(by -> by.values().size()).orElse(1);
    var texts = grouping.map(Grouping::bytesOfValues).orElse("0");
    return session
        .first(
            sql(
                "SELECT count(*), coalesce(sum(clicks), 0)::BIGINT, coalesce(sum(%s), 0)::BIGINT FROM %s"
                    .formatted(texts, name)),
            row ->
                new Size(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3) + row.getLong(1) * (values + 1) * BYTES_PER_VALUE))
        .orElseThrow();
  }

  /** Whether it is worth more than to read all clicks. */
  boolean serves(Selection selection) {
    return !span.from().isAfter(selection.from())
        && !span.to().isAfter(selection.to())
        && beside(selection).multipliedBy(4).compareTo(length(selection)) <= 0;
  }

  /** Whether there are so many clicks around it that it should move on. */
  boolean isFar(Selection selection, long position) {
    var beside = beside(selection);
    return beside.compareTo(length(selection).dividedBy(100)) > 0
        || beside.compareTo(MOST_BESIDE) > 0
        || position - sequence > MOST_SINCE;
  }

  private Duration beside(Selection selection) {
    return Duration.between(span.from(), selection.from())
        .plus(Duration.between(span.to(), selection.to()));
  }

  private static Duration length(Selection selection) {
    return Duration.between(selection.from(), selection.to());
  }

  /** Its largest groups. */
  List<Group> largest(Session session, Dimension dimension, int limit) throws SQLException {
    return first.has(limit) ? first.read(limit) : largest(session, name, dimension, limit);
  }

  private static List<Group> largest(Session session, String name, Dimension dimension, int limit)
      throws SQLException {
    var names = Grouping.of(dimension).valueNames();
    return session.list(
        sql("SELECT * FROM " + name + " ORDER BY clicks DESC, " + names + " LIMIT ?", limit),
        Questions::groupOfClicks);
  }

  /** Its groups of these values, as far as it has them. */
  List<Group> of(Session session, Dimension dimension, Collection<List<String>> values)
      throws SQLException {
    if (first.has(Integer.MAX_VALUE)) {
      var wanted = new HashSet<>(values);
      return first.read(Integer.MAX_VALUE).stream()
          .filter(group -> wanted.contains(group.values()))
          .toList();
    }
    var width = Grouping.of(dimension).values().size();
    var columns = new ArrayList<String>();
    var lists = new ArrayList<Object>();
    for (var column = 0; column < width; column++) {
      var at = column;
      columns.add("unnest(?) AS value" + (column + 1));
      lists.add(values.stream().map(row -> row.get(at)).toArray(String[]::new));
    }
    return session.list(
        sql("SELECT * FROM " + name + " SEMI JOIN (SELECT")
            .then(new Sql(String.join(", ", columns), lists))
            .then(") USING (" + Grouping.of(dimension).valueNames() + ")"),
        Questions::groupOfClicks);
  }
}
