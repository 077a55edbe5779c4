package io.waymark.analytics;

import io.waymark.events.ConversionFilter;
import io.waymark.events.EventKind;
import io.waymark.events.Filter;
import io.waymark.events.FilterField;
import io.waymark.events.LinkScope;
import io.waymark.events.Selection;
import io.waymark.events.Traffic;
import java.util.List;

/**
 * A question as it was asked, with the links it is about already looked up (A10, B4.3).
 *
 * @param filters all of them must hold (B4)
 */
public record AnalyticsQuery(
    String workspaceId,
    EventKind event,
    GroupBy groupBy,
    Interval interval,
    LinkScope links,
    Traffic traffic,
    List<Filter> filters,
    ConversionFilter conversions) {

  public AnalyticsQuery {
    filters = List.copyOf(filters);
  }

  /** Groupings by what links are do not look at metadata (B4.7). */
  Selection selection() {
    return new Selection(
        workspaceId,
        event,
        interval.from(),
        interval.to(),
        links,
        traffic,
        effectiveFilters(),
        groupBy.ofLinks()
            ? new ConversionFilter(conversions.customerId(), conversions.saleType(), List.of())
            : conversions);
  }

  /** A region that names its country stands in for the filter on countries (B4.4). */
  private List<Filter> effectiveFilters() {
    var regionNamesCountry =
        filters.stream()
            .anyMatch(
                filter ->
                    filter.field() == FilterField.REGION
                        && !filter.negated()
                        && filter.values().stream().allMatch(value -> value.contains("-")));
    return regionNamesCountry
        ? filters.stream().filter(filter -> filter.field() != FilterField.COUNTRY).toList()
        : filters;
  }
}
