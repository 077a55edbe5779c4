package io.waymark.events.duckdb;

import io.waymark.events.Metrics;
import io.waymark.events.Timeline;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A timeline of a few days: its quarters of an hour are sooner put into buckets than joined. */
final class PlainTimeline {
  private static final Duration FEW_DAYS = Duration.ofDays(8);

  private PlainTimeline() {}

  static boolean answers(Questions.Asked asked) {
    var selection = asked.selection();
    return Duration.between(selection.from(), selection.to()).compareTo(FEW_DAYS) <= 0
        && Questions.isPlain(asked, Optional.empty());
  }

  /** By the first moments of buckets; of those without clicks, nothing. */
  static Map<Instant, Metrics> of(Session session, Questions.Asked asked, Timeline timeline)
      throws SQLException {
    var starts = new TreeSet<>(timeline.starts());
    var sums = new HashMap<Instant, Metrics>();
    session.each(
        Questions.plainQuarters(asked),
        row -> Map.entry(ClickTable.instant(row.getLong(1)), Metrics.ofClicks(row.getLong(2))),
        quarter -> {
          var start = starts.floor(quarter.getKey());
          if (start != null) {
            sums.merge(start, quarter.getValue(), Metrics::plus);
          }
        });
    return sums;
  }
}
