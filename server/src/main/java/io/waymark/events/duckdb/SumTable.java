package io.waymark.events.duckdb;

import static io.waymark.events.duckdb.Sql.sql;

import io.waymark.events.Dimension;
import io.waymark.events.LinkScope;
import io.waymark.events.Selection;
import io.waymark.events.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A table of how many clicks each workspace had in each unit of time, by one thing.
 *
 * @param keys of clicks, as in {@link Grouping}; its columns are named key1, key2, …
 * @param unit from the epoch on, in UTC
 */
record SumTable(String name, List<String> keys, Duration unit) {
  /** Clicks of less are read as fast as their sums. */
  private static final Duration LEAST = Duration.ofDays(2);

  /** By nothing, but finely enough for every {@link Timeline}. */
  static final SumTable QUARTERS = new SumTable("sums_by_quarter", List.of(), Timeline.QUARTER);

  /** None for destinations with their parameters, which may all be different. */
  static Optional<SumTable> of(Dimension dimension) {
    return dimension == Dimension.URL
        ? Optional.empty()
        : Optional.of(
            new SumTable(
                "sums_by_" + dimension.name().toLowerCase(Locale.ROOT),
                Grouping.of(dimension).keys(),
                Duration.ofDays(1)));
  }

  static List<SumTable> all() {
    return Stream.concat(
            Stream.of(QUARTERS),
            Arrays.stream(Dimension.values()).map(SumTable::of).flatMap(Optional::stream))
        .toList();
  }

  /**
   * The units that a selection has all clicks of, as far as they are summed; none if they are few,
   * or it is only of some links, or of clicks that a filter keeps.
   */
  Optional<Span> within(Selection selection, ClickSums.Coverage coverage) {
    if (!suits(selection)) {
      return Optional.empty();
    }
    var from = floor(selection.from());
    var first = from.equals(selection.from()) ? from : from.plus(unit);
    var last = floor(selection.to());
    var end = last.isBefore(coverage.end()) ? last : coverage.end();
    return first.plus(LEAST).isAfter(end) ? Optional.empty() : Optional.of(new Span(first, end));
  }

  /** Whether it is of everything that there is in some span. */
  static boolean suits(Selection selection) {
    return selection.links().equals(LinkScope.ALL)
        && selection.filters().isEmpty()
        && selection.conversions().customerId() == null;
  }

  private Instant floor(Instant moment) {
    var seconds = unit.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), seconds) * seconds);
  }

  /** The condition on this table; what was added after the coverage is left out. */
  static Sql condition(Selection selection, Span span, ClickSums.Coverage coverage) {
    var traffic =
        switch (selection.traffic()) {
          case HUMAN -> "AND human";
          case BOTS -> "AND NOT human";
          case ALL -> "";
        };
    return sql(
            "workspace_id = ? AND timestamp >= ? AND timestamp < ? AND sequence <= ?",
            selection.workspaceId(),
            ClickTable.timestamp(span.from()),
            ClickTable.timestamp(span.to()),
            coverage.sequence())
        .then(traffic);
  }

  /** Adds what the clicks of a query add up to, which are marked with a sequence. */
  Sql add(Sql clicks, long sequence) {
    var micros = unit.toNanos() / 1_000;
    var columns = new StringBuilder();
    keys.forEach(key -> columns.append(key).append(", "));
    return sql("INSERT INTO " + name)
        .then("SELECT make_timestamp(epoch_us(timestamp) // " + micros + " * " + micros + "),")
        .then("workspace_id, bot_reason IS NULL, " + columns + "sum(clicks), ?::BIGINT", sequence)
        .then("FROM (")
        .then(clicks)
        .then(") GROUP BY ALL ORDER BY ALL");
  }

  /** From a moment to before another. */
  record Span(Instant from, Instant to) {}
}
