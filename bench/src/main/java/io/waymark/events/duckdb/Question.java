package io.waymark.events.duckdb;

import io.waymark.events.Dimension;
import io.waymark.events.EventStore;
import io.waymark.events.Metrics;
import io.waymark.events.Selection;
import io.waymark.events.Timeline;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What can be asked of the store, and what somebody would write in SQL instead. */
sealed interface Question {
  int MOST = 5_000;

  String name();

  /** The answer's clicks, added up: so that nobody measures a wrong answer. */
  long ask(EventStore store, Selection selection);

  /** Whose last column is the clicks. */
  String plainSql(Selection selection, String where);

  static List<Question> all() {
    var questions = new ArrayList<Question>(List.of(new Count(), new Series()));
    for (var dimension : Dimension.values()) {
      questions.add(new Groups(dimension, MOST));
    }
    // TOP_DOMAINS, TOP_FOLDERS and the other four are folded from these
    questions.add(new Groups(Dimension.LINK, Integer.MAX_VALUE));
    return questions;
  }

  /** The number of clicks. */
  record Count() implements Question {
    @Override
    public String name() {
      return "count";
    }

    @Override
    public long ask(EventStore store, Selection selection) {
      return store.total(selection).clicks();
    }

    @Override
    public String plainSql(Selection selection, String where) {
      return "SELECT count(*) FROM clicks WHERE " + where;
    }
  }

  /** By hour, day or month, as the API chooses them. */
  record Series() implements Question {
    @Override
    public String name() {
      return "timeseries";
    }

    @Override
    public long ask(EventStore store, Selection selection) {
      return store.timeline(selection, new Timeline(starts(selection))).stream()
          .mapToLong(Metrics::clicks)
          .sum();
    }

    @Override
    public String plainSql(Selection selection, String where) {
      return "SELECT date_trunc('%s', timestamp) AS start, count(*) AS clicks FROM clicks WHERE %s GROUP BY 1 ORDER BY 1"
          .formatted(unit(selection), where);
    }

    private static String unit(Selection selection) {
      var days = ChronoUnit.DAYS.between(selection.from(), selection.to());
      return days <= 2 ? "hour" : days <= 180 ? "day" : "month";
    }

    private static List<Instant> starts(Selection selection) {
      var unit = ChronoUnit.valueOf(unit(selection).toUpperCase(Locale.ROOT) + "S");
      var start = selection.from().atOffset(ZoneOffset.UTC);
      start =
          unit == ChronoUnit.MONTHS
              ? start.withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS)
              : start.truncatedTo(unit);
      var starts = new ArrayList<Instant>();
      for (; start.toInstant().isBefore(selection.to()); start = start.plus(1, unit)) {
        starts.add(start.toInstant());
      }
      return starts;
    }
  }

  /** By a dimension. */
  record Groups(Dimension dimension, int limit) implements Question {
    @Override
    public String name() {
      return dimension.name().toLowerCase(Locale.ROOT) + (limit == MOST ? "" : ", all of them");
    }

    @Override
    public long ask(EventStore store, Selection selection) {
      return store.groups(selection, dimension, limit).stream()
          .mapToLong(group -> group.metrics().clicks())
          .sum();
    }

    @Override
    public String plainSql(Selection selection, String where) {
      return switch (dimension) {
        case REGION ->
            groups("country, country || '-' || region", "1, 2", where + present("country"));
        case CITY ->
            groups("country, country || '-' || region, city", "1, 2, 3", where + present("city"));
        case REFERER_URL -> by("split_part(referer_url, '?', 1)", where);
        case LINK -> by("link_id", where);
        case BASE_URL -> by("split_part(url, '?', 1)", where);
        case UTM_SOURCE, UTM_MEDIUM, UTM_CAMPAIGN, UTM_TERM, UTM_CONTENT -> parameter(where);
        default -> by(name(), where);
      };
    }

    private String parameter(String where) {
      return by(
          "url_decode(replace(regexp_extract(url, '[?&]%s=([^&#]*)', 1), '+', ' '))"
              .formatted(name()),
          where);
    }

    private String by(String value, String where) {
      return groups(value, "1", where + present(value));
    }

    private static String present(String value) {
      return " AND " + value + " NOT IN ('', 'Unknown')";
    }

    private String groups(String values, String order, String where) {
      return "SELECT %s, count(*) AS clicks FROM clicks WHERE %s GROUP BY ALL ORDER BY clicks DESC, %s LIMIT %d"
          .formatted(values, where, order, limit);
    }
  }
}
