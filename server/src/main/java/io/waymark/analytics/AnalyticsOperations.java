package io.waymark.analytics;

import static io.waymark.identity.Permission.ANALYTICS_READ;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.events.EventKind;
import io.waymark.events.FilterField;
import io.waymark.events.Metrics;
import io.waymark.events.Traffic;
import io.waymark.identity.Caller;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Operation;
import io.waymark.platform.schema.Filter;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The API's operations on analytics (B). */
final class AnalyticsOperations {
  private final Analytics analytics;
  private final LinkScopes scopes;
  private final LinkGroups linkGroups;
  private final InstantSource clock;

  AnalyticsOperations(
      Analytics analytics, LinkScopes scopes, LinkGroups linkGroups, InstantSource clock) {
    this.analytics = analytics;
    this.scopes = scopes;
    this.linkGroups = linkGroups;
    this.clock = clock;
  }

  List<Operation> declare(WorkspaceOperations operations) {
    return List.of(
        operations
            .get("/analytics", "retrieveAnalytics")
            .tag("Analytics")
            .summary("Sum up events")
            .description(
                "How many clicks, leads and sales there were, in total or per value of something.")
            .needs(ANALYTICS_READ)
            .analytics()
            .answers(200, AnalyticsAnswers.ANY)
            .first(AnalyticsOperations::checkLimit)
            .query(
                AnalyticsRequest.shape(clock),
                (caller, request, exchange) -> Answer.ok(answer(caller, request))));
  }

  /** Reading closes when the workspace has used up its events; recording never does (RED-46). */
  private static void checkLimit(Caller caller) {
    var limit = caller.workspace().usageLimit();
    if (limit != null && caller.workspace().usage() > limit) {
      throw ApiProblem.forbidden(
          "This workspace has reached its limit of %d events. Ask the operator to raise it."
              .formatted(limit));
    }
  }

  private JsonNode answer(Caller caller, AnalyticsRequest request) {
    var filters = request.filters();
    var grouping = request.grouping();
    var query =
        new AnalyticsQuery(
            caller.workspace().id(),
            request.event(),
            grouping,
            interval(caller, grouping, filters),
            scopes.of(caller, filters),
            filters.traffic() == null ? Traffic.HUMAN : filters.traffic(),
            eventFilters(filters));
    return switch (analytics.answer(query)) {
      case AnalyticsResult.Count(var metrics) ->
          add(JsonNodeFactory.instance.objectNode(), metrics);
      case AnalyticsResult.Rows(var rows) -> rows(rows);
      case AnalyticsResult.PerLink(var links) ->
          linkGroups.answer(caller, grouping, sorting(request.event()), links);
    };
  }

  private Interval interval(Caller caller, GroupBy grouping, EventFilters filters) {
    var preset = filters.interval() == null ? Preset.DEFAULT : filters.interval();
    var since = grouping == GroupBy.TIMESERIES ? caller.workspace().createdAt() : null;
    return new DateRange(preset, filters.start(), filters.end(), since)
        .resolve(filters.timezone() == null ? ZoneOffset.UTC : filters.timezone(), clock.instant());
  }

  private static LinkGroups.Sorting sorting(EventKind event) {
    return switch (event) {
      case CLICKS -> Metrics::clicks;
      case LEADS -> Metrics::leads;
      case SALES, COMPOSITE -> Metrics::saleAmount;
    };
  }

  private static List<io.waymark.events.Filter> eventFilters(EventFilters filters) {
    var all = new ArrayList<io.waymark.events.Filter>();
    add(all, FilterField.CONTINENT, filters.continent());
    add(all, FilterField.COUNTRY, filters.country());
    add(all, FilterField.REGION, filters.region());
    add(all, FilterField.CITY, filters.city());
    add(all, FilterField.DEVICE, filters.device());
    add(all, FilterField.BROWSER, filters.browser());
    add(all, FilterField.OS, filters.os());
    add(all, FilterField.TRIGGER, filters.trigger());
    add(all, FilterField.REFERER, filters.referer());
    add(all, FilterField.REFERER_URL, filters.refererUrl());
    add(all, FilterField.URL, filters.url());
    add(all, FilterField.UTM_SOURCE, filters.utmSource());
    add(all, FilterField.UTM_MEDIUM, filters.utmMedium());
    add(all, FilterField.UTM_CAMPAIGN, filters.utmCampaign());
    add(all, FilterField.UTM_TERM, filters.utmTerm());
    add(all, FilterField.UTM_CONTENT, filters.utmContent());
    if (Boolean.TRUE.equals(filters.qr()) && filters.trigger() == null) {
      all.add(io.waymark.events.Filter.in(FilterField.TRIGGER, "qr"));
    }
    return all;
  }

  private static void add(
      List<io.waymark.events.Filter> all, FilterField field, @Nullable Filter filter) {
    if (filter != null) {
      all.add(new io.waymark.events.Filter(field, filter.operator().negated(), filter.values()));
    }
  }

  private static JsonNode rows(List<AnalyticsResult.Row> rows) {
    var array = JsonNodeFactory.instance.arrayNode(rows.size());
    for (var row : rows) {
      var node = array.addObject();
      row.keys().forEach(node::put);
      add(node, row.metrics());
    }
    return array;
  }

  /** Every element carries all four metrics (B5). */
  static ObjectNode add(ObjectNode node, Metrics metrics) {
    return node.put("clicks", metrics.clicks())
        .put("leads", metrics.leads())
        .put("sales", metrics.sales())
        .put("saleAmount", metrics.saleAmount());
  }
}
