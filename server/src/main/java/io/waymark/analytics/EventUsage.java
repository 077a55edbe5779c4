package io.waymark.analytics;

import static java.util.stream.Collectors.toSet;

import io.waymark.events.Dimension;
import io.waymark.events.EventKind;
import io.waymark.events.EventStore;
import io.waymark.events.Filter;
import io.waymark.events.FilterField;
import io.waymark.events.LinkScope;
import io.waymark.events.Metrics;
import io.waymark.events.Selection;
import io.waymark.events.Traffic;
import io.waymark.identity.Caller;
import io.waymark.links.LinkUsage;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * How many events a workspace had when, as its limit counts them (D7, CLK-7): people's clicks that
 * led somewhere, leads and sales.
 */
final class EventUsage {
  private static final List<EventKind> COUNTED =
      List.of(EventKind.CLICKS, EventKind.LEADS, EventKind.SALES);

  private final EventStore events;
  private final LinkUsage links;

  EventUsage(EventStore events, LinkUsage links) {
    this.events = events;
    this.links = links;
  }

  /** As many numbers as the interval has buckets. */
  List<Long> counted(String workspaceId, Interval interval) {
    return counted(workspaceId, interval, LinkScope.ALL);
  }

  /**
   * The same of those folders or domains that have the most, the largest first. Links are where
   * they are today (A10).
   */
  Map<String, List<Long>> shares(
      Caller caller, LinkUsage.Group group, int most, Interval interval) {
    var workspaceId = caller.workspace().id();
    var perLink = perLink(workspaceId, interval);
    var groups = links.groups(caller, group, perLink.keySet());
    var sums = new HashMap<String, Long>();
    groups.forEach((id, share) -> sums.merge(share, perLink.getOrDefault(id, 0L), Long::sum));
    var shares = new LinkedHashMap<String, List<Long>>();
    sums.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .map(Map.Entry::getKey)
        .forEach(
            share ->
                shares.put(
                    share,
                    counted(workspaceId, interval, new LinkScope.Only(linksOf(share, groups)))));
    return shares;
  }

  private static Set<String> linksOf(String share, Map<String, String> groups) {
    return groups.entrySet().stream()
        .filter(link -> link.getValue().equals(share))
        .map(Map.Entry::getKey)
        .collect(toSet());
  }

  private Map<String, Long> perLink(String workspaceId, Interval interval) {
    var sums = new HashMap<String, Long>();
    for (var kind : COUNTED) {
      events
          .groups(
              selection(workspaceId, kind, interval, LinkScope.ALL),
              Dimension.LINK,
              Integer.MAX_VALUE)
          .forEach(link -> sums.merge(link.values().getFirst(), sum(link.metrics()), Long::sum));
    }
    return sums;
  }

  private List<Long> counted(String workspaceId, Interval interval, LinkScope scope) {
    var timeline = interval.timeline();
    var sums = new long[timeline.starts().size()];
    for (var kind : COUNTED) {
      var buckets = events.timeline(selection(workspaceId, kind, interval, scope), timeline);
      for (var i = 0; i < sums.length; i++) {
        sums[i] += sum(buckets.get(i));
      }
    }
    return LongStream.of(sums).boxed().toList();
  }

  private static long sum(Metrics metrics) {
    return metrics.clicks() + metrics.leads() + metrics.sales();
  }

  private static Selection selection(
      String workspaceId, EventKind kind, Interval interval, LinkScope scope) {
    return new Selection(
        workspaceId,
        kind,
        interval.from(),
        interval.to(),
        scope,
        Traffic.HUMAN,
        kind == EventKind.CLICKS ? List.of(Filter.notIn(FilterField.URL, "")) : List.of());
  }
}
