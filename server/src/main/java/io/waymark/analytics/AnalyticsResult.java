package io.waymark.analytics;

import io.waymark.events.Metrics;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An answer, in the order it is to be shown. */
public sealed interface AnalyticsResult {

  /** The answer of {@link GroupBy#COUNT}: a single object. */
  record Count(Metrics metrics) implements AnalyticsResult {}

  /** The answer of groupings that need nothing but events. */
  record Rows(List<Row> rows) implements AnalyticsResult {
    public Rows {
      rows = List.copyOf(rows);
    }
  }

  /**
   * The answer of {@link GroupBy#TOP_LINKS} and of the groupings by what links are today, such as
   * their domains: the ids of links, of which some may be gone, for the caller to look up and fold.
   * Capped for {@link GroupBy#TOP_LINKS} only; the others have every link with events.
   */
  record PerLink(List<LinkMetrics> links) implements AnalyticsResult {
    public PerLink {
      links = List.copyOf(links);
    }
  }

  /**
   * An element of an array.
   *
   * @param keys the published names and values beside the metrics (B5), in their order
   */
  record Row(Map<String, String> keys, Metrics metrics) {
    public Row {
      keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }
  }

  /** A link's share. */
  record LinkMetrics(String linkId, Metrics metrics) {}
}
