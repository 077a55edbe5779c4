package io.waymark.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.waymark.events.Metrics;
import io.waymark.identity.Caller;
import io.waymark.links.Link;
import io.waymark.links.LinkLookup;
import io.waymark.platform.time.Timestamps;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Turns sums per link into answers about links as they are today; links that are gone drop out
 * (A10, B5).
 */
final class LinkGroups {
  private final LinkLookup links;

  LinkGroups(LinkLookup links) {
    this.links = links;
  }

  /** What the largest comes first by. */
  @FunctionalInterface
  interface Sorting extends ToLongFunction<Metrics> {}

  /** The answer of {@code top_links} and of the groupings by a property of links. */
  JsonNode answer(
      Caller caller, GroupBy grouping, Sorting sorting, List<AnalyticsResult.LinkMetrics> perLink) {
    var array = JsonNodeFactory.instance.arrayNode();
    switch (grouping) {
      case TOP_LINKS -> topLinks(array, caller, perLink);
      case TOP_DOMAINS -> topDomains(array, caller, sorting, perLink);
      default -> {
        // Links have no tags, folders or partners yet, and what a link does not have is not listed.
      }
    }
    return array;
  }

  private void topLinks(ArrayNode array, Caller caller, List<AnalyticsResult.LinkMetrics> perLink) {
    var found = links.byIds(caller, ids(perLink));
    for (var share : perLink) {
      var link = found.get(share.linkId());
      if (link != null) {
        var node =
            array
                .addObject()
                .put("link", link.id())
                .put("id", link.id())
                .put("domain", link.domain())
                .put("key", link.key())
                .put("shortLink", link.shortLink())
                .put("url", link.url())
                .put("title", link.preview().title())
                .put("comments", link.comments())
                .put("folderId", link.references().folderId())
                .put("partnerId", link.references().partnerId())
                .put("createdAt", Timestamps.iso(link.createdAt()));
        AnalyticsOperations.add(node, share.metrics());
      }
    }
  }

  private void topDomains(
      ArrayNode array, Caller caller, Sorting sorting, List<AnalyticsResult.LinkMetrics> perLink) {
    var found = links.byIds(caller, ids(perLink));
    var sums = new LinkedHashMap<String, Metrics>();
    for (var share : perLink) {
      Link link = found.get(share.linkId());
      if (link != null) {
        sums.merge(link.domain(), share.metrics(), LinkGroups::plus);
      }
    }
    sums.entrySet().stream()
        .sorted(
            Comparator.comparingLong(
                    (Map.Entry<String, Metrics> sum) -> sorting.applyAsLong(sum.getValue()))
                .reversed())
        .limit(Analytics.MOST_ROWS)
        .forEach(
            sum ->
                AnalyticsOperations.add(
                    array.addObject().put("domain", sum.getKey()), sum.getValue()));
  }

  private static List<String> ids(List<AnalyticsResult.LinkMetrics> perLink) {
    return perLink.stream().map(AnalyticsResult.LinkMetrics::linkId).toList();
  }

  private static Metrics plus(Metrics one, Metrics other) {
    return new Metrics(
        one.clicks() + other.clicks(),
        one.leads() + other.leads(),
        one.sales() + other.sales(),
        one.saleAmount() + other.saleAmount());
  }
}
