package io.waymark.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.waymark.analytics.programs.ProgramLookup;
import io.waymark.events.ConversionFilter;
import io.waymark.events.EventKind;
import io.waymark.events.LinkScope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Takes questions as requests put them and answers in JSON (B5, B6). */
final class AnalyticsDesk {
  private final Analytics analytics;
  private final LinkGroups linkGroups;
  private final ProgramLookup programs;
  private final InstantSource clock;

  AnalyticsDesk(
      Analytics analytics, LinkGroups linkGroups, ProgramLookup programs, InstantSource clock) {
    this.analytics = analytics;
    this.linkGroups = linkGroups;
    this.programs = programs;
    this.clock = clock;
  }

  /**
   * Whose events a question is about.
   *
   * @param createdAt when the workspace began, and so its data (B3)
   */
  record Asker(String workspaceId, Instant createdAt) {}

  /** The question as of now. */
  AnalyticsQuery query(
      Asker asker, EventKind event, GroupBy grouping, LinkScope scope, EventFilters filters) {
    return query(asker, event, grouping, scope, filters, filters.ofConversions());
  }

  /** The same, with other conditions on leads and sales than those of the request. */
  AnalyticsQuery query(
      Asker asker,
      EventKind event,
      GroupBy grouping,
      LinkScope scope,
      EventFilters filters,
      ConversionFilter conversions) {
    return new AnalyticsQuery(
        asker.workspaceId(),
        event,
        grouping,
        filters.span(
            grouping == GroupBy.TIMESERIES ? dataAvailableFrom(asker, filters) : null,
            clock.instant()),
        scope,
        filters.trafficOrHuman(),
        filters.ofEvents(),
        conversions);
  }

  /** What is asked of a program begins with it (B3). */
  private Instant dataAvailableFrom(Asker asker, EventFilters filters) {
    var program = filters.programId() == null ? null : programs.program(asker.workspaceId());
    return program == null ? asker.createdAt() : program.begunAt();
  }

  /** An object for a count, else an array. */
  JsonNode answer(AnalyticsQuery query) {
    return switch (Patience.with(() -> analytics.answer(query))) {
      case AnalyticsResult.Count(var metrics) ->
          AnalyticsAnswers.add(JsonNodeFactory.instance.objectNode(), metrics);
      case AnalyticsResult.Rows(var rows) -> rows(rows);
      case AnalyticsResult.PerLink(var links) -> linkGroups.answer(query, links);
    };
  }

  private static JsonNode rows(List<AnalyticsResult.Row> rows) {
    var array = JsonNodeFactory.instance.arrayNode(rows.size());
    for (var row : rows) {
      var node = array.addObject();
      row.keys().forEach(node::put);
      AnalyticsAnswers.add(node, row.metrics());
    }
    return array;
  }
}
