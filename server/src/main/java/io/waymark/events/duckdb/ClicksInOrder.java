package io.waymark.events.duckdb;

import static io.waymark.events.duckdb.Sql.sql;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Clicks in the order of the journal, however many: DuckDB hands over what it finds as a whole and
 * outside the memory it may use, so they are asked for a stretch of sequences at a time.
 */
final class ClicksInOrder {
  private static final long AT_ONCE = 50_000;

  private ClicksInOrder() {}

  /**
   * Hands over every click of a condition.
   *
   * @param columns what the reader needs
   */
  static <T> void each(
      Session session, String columns, Sql condition, Session.RowReader<T> reader, Consumer<T> each)
      throws SQLException {
    var last = session.first(asking("max(sequence)", condition), row -> row.getLong(1));
    var found = new AtomicBoolean();
    for (var next = first(session, condition); next.isPresent(); ) {
      var from = next.get();
      found.set(false);
      session.each(
          sql("SELECT " + columns + " FROM clicks WHERE")
              .then("sequence >= ? AND sequence < ? AND", from, from + AT_ONCE)
              .then(condition)
              .then("ORDER BY sequence"),
          reader,
          click -> {
            found.set(true);
            each.accept(click);
          });
      var after = from + AT_ONCE;
      if (after > last.orElseThrow()) {
        return;
      }
      next =
          found.get()
              ? Optional.of(after)
              : first(session, sql("sequence >= ? AND", after).then(condition));
    }
  }

  private static Optional<Long> first(Session session, Sql condition) throws SQLException {
    return session.first(asking("min(sequence)", condition), row -> row.getLong(1));
  }

  private static Sql asking(String what, Sql condition) {
    return sql("SELECT " + what + " FROM clicks WHERE").then(condition).then("HAVING count(*) > 0");
  }
}
