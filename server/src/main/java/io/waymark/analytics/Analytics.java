package io.waymark.analytics;

import static io.waymark.events.Dimension.BASE_URL;
import static io.waymark.events.Dimension.BROWSER;
import static io.waymark.events.Dimension.CITY;
import static io.waymark.events.Dimension.CONTINENT;
import static io.waymark.events.Dimension.COUNTRY;
import static io.waymark.events.Dimension.DEVICE;
import static io.waymark.events.Dimension.LINK;
import static io.waymark.events.Dimension.OS;
import static io.waymark.events.Dimension.REFERER;
import static io.waymark.events.Dimension.REFERER_URL;
import static io.waymark.events.Dimension.REGION;
import static io.waymark.events.Dimension.TRIGGER;
import static io.waymark.events.Dimension.URL;
import static io.waymark.events.Dimension.UTM_CAMPAIGN;
import static io.waymark.events.Dimension.UTM_CONTENT;
import static io.waymark.events.Dimension.UTM_MEDIUM;
import static io.waymark.events.Dimension.UTM_SOURCE;
import static io.waymark.events.Dimension.UTM_TERM;

import io.waymark.analytics.AnalyticsResult.Count;
import io.waymark.analytics.AnalyticsResult.LinkMetrics;
import io.waymark.analytics.AnalyticsResult.PerLink;
import io.waymark.analytics.AnalyticsResult.Row;
import io.waymark.analytics.AnalyticsResult.Rows;
import io.waymark.events.Dimension;
import io.waymark.events.EventKind;
import io.waymark.events.EventStore;
import io.waymark.events.EventStoreException;
import io.waymark.events.Metrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers questions about events (B5, B6). */
public final class Analytics {
  /** The most elements an answer has (B5). */
  public static final int MOST_ROWS = 5_000;

  private final EventStore events;

  public Analytics(EventStore events) {
    this.events = events;
  }

  /**
   * Answers, from events alone.
   *
   * @throws EventStoreException if the store does not answer in time, or at all
   */
  public AnalyticsResult answer(AnalyticsQuery query) {
    return switch (query.groupBy()) {
      case COUNT -> new Count(events.total(query.selection()));
      case TIMESERIES -> timeseries(query);
      case CONTINENTS -> rows(query, CONTINENT, "continent");
      case COUNTRIES -> places(query, COUNTRY);
      case REGIONS -> places(query, REGION);
      case CITIES -> places(query, CITY);
      case DEVICES -> rows(query, DEVICE, "device");
      case BROWSERS -> rows(query, BROWSER, "browser");
      case OS -> rows(query, OS, "os");
      case TRIGGERS -> rows(query, TRIGGER, "trigger");
      case REFERERS -> rows(query, REFERER, "referer");
      case REFERER_URLS -> rows(query, REFERER_URL, "refererUrl");
      case TOP_URLS -> rows(query, URL, "url");
      case TOP_BASE_URLS -> rows(query, BASE_URL, "url");
      case UTM_SOURCES -> rows(query, UTM_SOURCE, "utm_source");
      case UTM_MEDIUMS -> rows(query, UTM_MEDIUM, "utm_medium");
      case UTM_CAMPAIGNS -> rows(query, UTM_CAMPAIGN, "utm_campaign");
      case UTM_TERMS -> rows(query, UTM_TERM, "utm_term");
      case UTM_CONTENTS -> rows(query, UTM_CONTENT, "utm_content");
      case TOP_LINKS -> perLink(query);
      case TOP_DOMAINS, TOP_FOLDERS, TOP_LINK_TAGS, TOP_PARTNERS, TOP_GROUPS, TOP_PARTNER_TAGS ->
          new PerLink(everyLink(query));
    };
  }

  private Rows timeseries(AnalyticsQuery query) {
    var interval = query.interval();
    var timeline = interval.timeline();
    var metrics = events.timeline(query.selection(), timeline);
    var rows = new ArrayList<Row>();
    for (var i = 0; i < metrics.size(); i++) {
      rows.add(new Row(Map.of("start", interval.label(timeline.starts().get(i))), metrics.get(i)));
    }
    return new Rows(rows);
  }

  private Rows rows(AnalyticsQuery query, Dimension dimension, String key) {
    return new Rows(
        events.groups(query.selection(), dimension, MOST_ROWS).stream()
            .map(group -> new Row(Map.of(key, group.values().getFirst()), group.metrics()))
            .toList());
  }

  /** Places name their country, region and city, {@code *} for what they are not split by. */
  private Rows places(AnalyticsQuery query, Dimension dimension) {
    return new Rows(
        events.groups(query.selection(), dimension, MOST_ROWS).stream()
            .map(group -> new Row(place(group.values()), group.metrics()))
            .toList());
  }

  private static Map<String, String> place(List<String> values) {
    var keys = new LinkedHashMap<String, String>();
    keys.put("country", values.get(0));
    keys.put("region", values.size() > 1 ? values.get(1) : "*");
    keys.put("city", values.size() > 2 ? values.get(2) : "*");
    return keys;
  }

  private PerLink perLink(AnalyticsQuery query) {
    return new PerLink(
        events.groups(query.selection(), LINK, MOST_ROWS).stream()
            .map(group -> new LinkMetrics(group.values().getFirst(), group.metrics()))
            .toList());
  }

  /**
   * Every link with events, in no order. Kind by kind, because a link without clicks may be one of
   * a group that has some.
   */
  List<LinkMetrics> everyLink(AnalyticsQuery query) {
    var kinds =
        query.event() == EventKind.COMPOSITE
            ? List.of(EventKind.CLICKS, EventKind.LEADS, EventKind.SALES)
            : List.of(query.event());
    var sums = new LinkedHashMap<String, Metrics>();
    for (var kind : kinds) {
      for (var group : events.groups(query.selection().of(kind), LINK, Integer.MAX_VALUE)) {
        sums.merge(group.values().getFirst(), group.metrics(), Metrics::plus);
      }
    }
    return sums.entrySet().stream()
        .map(sum -> new LinkMetrics(sum.getKey(), sum.getValue()))
        .toList();
  }
}
