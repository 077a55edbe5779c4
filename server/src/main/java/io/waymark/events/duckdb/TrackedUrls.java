package io.waymark.events.duckdb;

import static io.waymark.events.duckdb.Sql.sql;

import io.waymark.events.EventKind;
import io.waymark.events.Group;
import io.waymark.events.Metrics;
import io.waymark.events.Selection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Destinations that carry the id of their click, as those of links that track conversions do. Each
 * is of one click, so there is nothing to add up: they share one group, by which it is known how
 * many there are, and are read one by one, the newest first, when no other destination is left.
 */
final class TrackedUrls {
  /** What all of them are grouped by; no address is a space. */
  private static final String SHARED = " ";

  private static final String PARAMETER = "dub_id";

  /** Days of clicks that have gone from the store have neither ids nor that parameter. */
  private static final String CONDITION =
      "(contains(url, click_id) AND contains(url, '" + PARAMETER + "'))";

  /** The destination of a click, or what stands for all that are tracked. */
  static final String KEY = "CASE WHEN " + CONDITION + " THEN '" + SHARED + "' ELSE url END";

  /** What {@link #ORDER} needs to know of the clicks of one destination. */
  static final String NEWEST =
      "max(CASE WHEN " + CONDITION + " THEN timestamp END) AS tracked, max(sequence) AS last";

  /** Among destinations of as many clicks: tracked ones after all others, the newest first. */
  static final String ORDER =
      """
      CASE WHEN clicks = 1 THEN tracked END DESC NULLS FIRST,
      CASE WHEN clicks = 1 AND tracked IS NOT NULL THEN last END DESC, url""";

  /** How far the first look goes back, and how many times as far each next one. */
  private static final Duration FIRST_LOOK = Duration.ofDays(1);

  private static final int FURTHER = 8;

  private TrackedUrls() {}

  /** Whether destinations of that kind of event are grouped by {@link #KEY}. */
  static boolean areOneGroup(EventKind kind) {
    return kind == EventKind.CLICKS || kind == EventKind.COMPOSITE;
  }

  /** Answers by {@link #KEY}. */
  interface Groups {
    List<Group> first(int limit) throws SQLException;
  }

  /**
   * The destinations of the most clicks; tracked ones come after all others.
   *
   * @param asked about clicks, alone or with others
   */
  static List<Group> groups(Session session, Questions.Asked asked, Groups byKey, int limit)
      throws SQLException {
    var shared = new LinkedHashMap<String, Metrics>();
    var tracked = 0L;
    for (var group : byKey.first(limit + 1)) {
      if (group.values().getFirst().equals(SHARED)) {
        tracked = group.metrics().clicks();
      } else if (shared.size() < limit) {
        shared.put(group.values().getFirst(), group.metrics());
      }
    }
    var passedOn = addPassedOn(session, asked, shared);
    var groups = new ArrayList<>(groups(shared));
    if (passedOn > 0) {
      groups.sort(KeptAnswers.LARGEST_FIRST);
    }
    var wanted = (int) Math.min(tracked - passedOn, limit - shared.size());
    if (wanted > 0) {
      var newest = newest(session, asked.selection(), wanted + passedOn);
      newest.removeIf(click -> shared.containsKey(click.url()));
      var others = new LinkedHashMap<String, Metrics>();
      add(session, asked, newest.subList(0, Math.min(wanted, newest.size())), others);
      groups.addAll(groups(others));
    }
    return groups;
  }

  private static List<Group> groups(Map<String, Metrics> byUrl) {
    return byUrl.entrySet().stream()
        .map(group -> new Group(List.of(group.getKey()), group.getValue()))
        .toList();
  }

  /**
   * Somebody may have made a link to the destination of a click: it is of several then.
   *
   * @return how many such clicks there are
   */
  private static int addPassedOn(
      Session session, Questions.Asked asked, Map<String, Metrics> groups) throws SQLException {
    var urls = groups.keySet().stream().filter(url -> url.contains(PARAMETER)).toList();
    if (urls.isEmpty()) {
      return 0;
    }
    var clicks =
        session.list(
            clicks(asked.selection())
                .then("AND url IN (SELECT unnest(?))", (Object) urls.toArray(String[]::new)),
            Tracked::read);
    add(session, asked, clicks, groups);
    return clicks.size();
  }

  private static void add(
      Session session, Questions.Asked asked, List<Tracked> clicks, Map<String, Metrics> groups)
      throws SQLException {
    var conversions = conversions(session, asked, clicks);
    for (var click : clicks) {
      var metrics = conversions.getOrDefault(click.id(), Metrics.NONE).plus(Metrics.ofClicks(1));
      groups.merge(click.url(), metrics, Metrics::plus);
    }
  }

  private record Tracked(String id, String url) {
    static Tracked read(ResultSet row) throws SQLException {
      return new Tracked(row.getString(1), row.getString(2));
    }
  }

  private static Sql clicks(Selection selection) {
    return sql("SELECT click_id, url FROM " + Source.CLICKS.table() + " WHERE")
        .then(Conditions.of(selection, EventKind.CLICKS))
        .then("AND " + CONDITION);
  }

  /** Most are found in the first day, so that the others need not be read. */
  private static List<Tracked> newest(Session session, Selection selection, int wanted)
      throws SQLException {
    var found = new ArrayList<Tracked>();
    var back = FIRST_LOOK;
    var to = selection.to();
    while (found.size() < wanted && to.isAfter(selection.from())) {
      var from = earlier(selection, back);
      found.addAll(
          session.list(
              clicks(selection.since(from).until(to))
                  .then("ORDER BY timestamp DESC, sequence DESC LIMIT ?", wanted - found.size()),
              Tracked::read));
      to = from;
      back = back.multipliedBy(FURTHER);
    }
    return found;
  }

  private static Instant earlier(Selection selection, Duration back) {
    return back.compareTo(Duration.between(selection.from(), selection.to())) < 0
        ? selection.to().minus(back)
        : selection.from();
  }

  /** What is asked of leads and sales, by the ids of their clicks. */
  private static Map<String, Metrics> conversions(
      Session session, Questions.Asked asked, List<Tracked> clicks) throws SQLException {
    var sums = new HashMap<String, Metrics>();
    var ids = clicks.stream().map(Tracked::id).toArray(String[]::new);
    for (var source : asked.sources()) {
      if (source.kind() != EventKind.CLICKS) {
        session.each(
            sql("SELECT click_id, " + String.join(", ", source.metrics()))
                .then("FROM " + source.table() + " WHERE")
                .then(Conditions.of(asked.selection(), source.kind()))
                .then("AND click_id IN (SELECT unnest(?)) GROUP BY click_id", (Object) ids),
            row -> Map.entry(row.getString(1), Questions.metrics(row, 2)),
            sum -> sums.merge(sum.getKey(), sum.getValue(), Metrics::plus));
      }
    }
    return sums;
  }
}
