package io.waymark.events.duckdb;

import static io.waymark.events.duckdb.Sql.sql;

import io.waymark.events.Dimension;
import io.waymark.events.Group;
import io.waymark.events.Metrics;
import io.waymark.events.Timeline;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts what is kept and what is around it together. Several short statements are planned faster
 * than one of all.
 */
final class KeptAnswers {
  private static final String NO_CONVERSIONS =
      "0::BIGINT AS leads, 0::BIGINT AS sales, 0::BIGINT AS amount";

  static final Comparator<Group> LARGEST_FIRST =
      Comparator.comparingLong((Group group) -> -group.metrics().clicks())
          .thenComparing(Group::values, KeptAnswers::compare);

  private KeptAnswers() {}

  static Metrics total(Session session, Questions.Asked asked, KeptTable kept) throws SQLException {
    return session
        .first(Questions.total(asked), row -> Questions.metrics(row, 1))
        .orElseThrow()
        .plus(Metrics.ofClicks(kept.clicks()));
  }

  /** By the first moments of buckets; of those without events, nothing. */
  static Map<Instant, Metrics> timeline(Session session, Questions.Asked asked, Timeline timeline)
      throws SQLException {
    var parts = new ArrayList<>(List.of(Questions.timeline(asked, timeline)));
    asked
        .kept()
        .map(kept -> sql("SELECT quarter, clicks, " + NO_CONVERSIONS + " FROM " + kept.name()))
        .map(quarters -> Questions.inBuckets(timeline, quarters))
        .ifPresent(parts::add);
    var sums = new HashMap<Instant, Metrics>();
    for (var part : parts) {
      session.each(
          part,
          row -> Map.entry(ClickTable.instant(row.getLong(1)), Questions.metrics(row, 2)),
          bucket -> sums.merge(bucket.getKey(), bucket.getValue(), Metrics::plus));
    }
    return sums;
  }

  /** The largest groups, those of the most clicks first. */
  static List<Group> groups(
      Session session, Questions.Asked asked, KeptTable kept, Dimension dimension, int limit)
      throws SQLException {
    var changed = new HashMap<List<String>, Metrics>();
    session.each(
        Questions.groups(asked, dimension),
        Questions::group,
        group -> changed.put(group.values(), group.metrics()));
    if (changed.isEmpty()) {
      return kept.largest(session, dimension, limit);
    }
    for (var group : kept.of(session, dimension, changed.keySet())) {
      changed.merge(group.values(), group.metrics(), Metrics::plus);
    }
    var groups = new ArrayList<Group>();
    changed.forEach((values, metrics) -> groups.add(new Group(values, metrics)));
    groups.removeIf(group -> group.metrics().clicks() <= 0);
    // As many are as large as any other that has not changed.
    var enough = (int) Math.min(Integer.MAX_VALUE, (long) limit + changed.size());
    for (var group : kept.largest(session, dimension, enough)) {
      if (!changed.containsKey(group.values())) {
        groups.add(group);
      }
    }
    groups.sort(LARGEST_FIRST);
    return groups.size() <= limit ? groups : List.copyOf(groups.subList(0, limit));
  }

  private static int compare(List<String> one, List<String> other) {
    for (var i = 0; i < one.size(); i++) {
      var order = compare(one.get(i), other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** As DuckDB does: by code points, not by UTF-16. */
  private static int compare(String one, String other) {
    var at = 0;
    while (at < one.length() && at < other.length() && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    if (at == one.length() || at == other.length()) {
      return Integer.compare(one.length(), other.length());
    }
    var mine = one.charAt(at);
    var its = other.charAt(at);
    // Surrogates are of higher code points than every character that is none.
    return Character.isSurrogate(mine) == Character.isSurrogate(its)
        ? Character.compare(mine, its)
        : Character.isSurrogate(mine) ? 1 : -1;
  }
}
