package io.waymark.events.duckdb;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of SQL with the values of its {@code ?}, in order. Texts are ours; whatever came from
 * outside is a value.
 *
 * @param values {@link String}, {@link Long}, {@link Integer}, {@link java.time.LocalDateTime}, or
 *     an array of strings or longs for a list
 */
record Sql(String text, List<Object> values) {

  static final Sql TRUE = sql("true");

  static final Sql NOTHING = sql("");

  Sql {
    values = List.copyOf(values);
  }

  static Sql sql(String text, Object... values) {
    return new Sql(text, List.of(values));
  }

  /** This, then the other, with a space between. */
  Sql then(Sql next) {
    return join(" ", List.of(this, next));
  }

  Sql then(String text, Object... values) {
    return then(sql(text, values));
  }

  Sql negatedIf(boolean negated) {
    return negated ? new Sql("NOT (" + text + ")", values) : this;
  }

  static Sql allOf(List<Sql> conditions) {
    return conditions.isEmpty() ? TRUE : join(" AND ", conditions);
  }

  static Sql anyOf(List<Sql> conditions) {
    var any = join(" OR ", conditions);
    return new Sql("(" + any.text + ")", any.values);
  }

  /** A text of ours where no value can be bound, such as the name of a file. */
  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  static Sql union(List<Sql> queries) {
    return join(" UNION ALL ", queries);
  }

  private static Sql join(String between, List<Sql> parts) {
    return new Sql(
        parts.stream().map(Sql::text).collect(Collectors.joining(between)),
        parts.stream().map(Sql::values).flatMap(List::stream).toList());
  }
}
