package io.waymark.analytics;

import static io.waymark.identity.Permission.ANALYTICS_READ;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.analytics.AnalyticsResult.LinkMetrics;
import io.waymark.analytics.programs.PartnerEarnings;
import io.waymark.analytics.programs.ProgramLookup;
import io.waymark.analytics.programs.ProgramLookup.Enrolled;
import io.waymark.events.ConversionFilter;
import io.waymark.events.EventKind;
import io.waymark.events.LinkScope;
import io.waymark.events.Metrics;
import io.waymark.events.Traffic;
import io.waymark.identity.Caller;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.links.Link;
import io.waymark.links.LinkCondition;
import io.waymark.links.LinkCondition.Property;
import io.waymark.links.LinkLookup;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Operation;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/** What one partner brought by all their links, and what they earned by it (B11). */
final class PartnerAnalytics {
  private static final String EARNINGS = "earnings";
  private static final Comparator<Link> MOST_CLICKED =
      Comparator.comparingLong((Link link) -> link.stats().clicks())
          .reversed()
          .thenComparing(Link::createdAt)
          .thenComparing(Link::id);

  private final Analytics analytics;
  private final AnalyticsDesk desk;
  private final LinkLookup links;
  private final ProgramLookup programs;
  private final PartnerEarnings earnings;
  private final InstantSource clock;

  PartnerAnalytics(
      Analytics analytics,
      AnalyticsDesk desk,
      LinkLookup links,
      ProgramLookup programs,
      PartnerEarnings earnings,
      InstantSource clock) {
    this.analytics = analytics;
    this.desk = desk;
    this.links = links;
    this.programs = programs;
    this.earnings = earnings;
    this.clock = clock;
  }

  Operation declare(WorkspaceOperations operations) {
    return operations
        .get("/partners/analytics", "retrievePartnerAnalytics")
        .tag("Partners")
        .summary("Sum up what a partner brought")
        .description(
            "How many clicks, leads and sales their links had, and what they earned by sales, in"
                + " total, over time, or by link.")
        .needs(ANALYTICS_READ)
        .analytics()
        .answers(200, AnalyticsAnswers.OF_PARTNER)
        .first(UsageGate::check)
        .query(
            PartnerAnalyticsRequest.shape(clock),
            (caller, request, exchange) -> Answer.ok(answer(caller, request)));
  }

  private JsonNode answer(Caller caller, PartnerAnalyticsRequest request) {
    var workspace = caller.workspace();
    var partner = programs.enrolled(workspace.id(), request.partnerId(), request.tenantId());
    var scope = linksOf(workspace.id(), partner);
    var query =
        new AnalyticsQuery(
            workspace.id(),
            EventKind.COMPOSITE,
            request.grouping(),
            request.span(workspace.createdAt(), clock.instant()),
            scope,
            Traffic.HUMAN,
            List.of(),
            new ConversionFilter(
                null,
                null,
                request.query() == null ? List.of() : MetadataQuery.parse(request.query())));
    return switch (query.groupBy()) {
      case TIMESERIES -> timeseries(partner, query);
      case TOP_LINKS -> topLinks(partner, query, scope);
      default ->
          ((ObjectNode) desk.answer(query))
              .put(
                  EARNINGS,
                  earnings.total(partner, query.interval().from(), query.interval().to()));
    };
  }

  private JsonNode timeseries(Enrolled partner, AnalyticsQuery query) {
    var interval = query.interval();
    var earned =
        earnings
            .timeline(partner, interval.timeline().starts(), interval.from(), interval.to())
            .iterator();
    var buckets = desk.answer(query);
    buckets.forEach(bucket -> ((ObjectNode) bucket).put(EARNINGS, earned.next()));
    return buckets;
  }

  /** Every link of theirs, whether it was used or not, those with the most clicks ever first. */
  private JsonNode topLinks(Enrolled partner, AnalyticsQuery query, LinkScope.Only scope) {
    var metrics =
        Patience.with(() -> analytics.everyLink(query)).stream()
            .collect(Collectors.toMap(LinkMetrics::linkId, LinkMetrics::metrics));
    var earned = earnings.byLink(partner, query.interval().from(), query.interval().to());
    var array = JsonNodeFactory.instance.arrayNode();
    links.byIds(query.workspaceId(), scope.linkIds()).values().stream()
        .sorted(MOST_CLICKED)
        .limit(Analytics.MOST_ROWS)
        .forEach(
            link ->
                AnalyticsAnswers.add(
                        LinkGroups.put(array.addObject(), link),
                        metrics.getOrDefault(link.id(), Metrics.NONE))
                    .put(EARNINGS, earned.getOrDefault(link.id(), 0L)));
    return array;
  }

  private LinkScope.Only linksOf(String workspaceId, Enrolled partner) {
    var condition =
        new LinkCondition()
            .where(Property.PROGRAM, List.of(partner.programId()), false)
            .where(Property.PARTNER, List.of(partner.partnerId()), false);
    return new LinkScope.Only(new HashSet<>(links.ids(workspaceId, condition)));
  }
}
