package io.waymark.events;

import java.time.Instant;
import java.util.List;

/**
 * The events a question is about: of one workspace, in a span of time, kept by every filter.
 *
 * @param from the first moment that belongs to it
 * @param to the first moment after it
 */
public record Selection(
    String workspaceId,
    EventKind kind,
    Instant from,
    Instant to,
    LinkScope links,
    Traffic traffic,
    List<Filter> filters,
    ConversionFilter conversions) {

  public Selection {
    filters = List.copyOf(filters);
  }

  /** The events of all customers, with any metadata. */
  public Selection(
      String workspaceId,
      EventKind kind,
      Instant from,
      Instant to,
      LinkScope links,
      Traffic traffic,
      List<Filter> filters) {
    this(workspaceId, kind, from, to, links, traffic, filters, ConversionFilter.NONE);
  }

  /** The same, of other events. */
  public Selection of(EventKind other) {
    return new Selection(workspaceId, other, from, to, links, traffic, filters, conversions);
  }

  /** The same, up to another moment. */
  public Selection until(Instant moment) {
    return new Selection(workspaceId, kind, from, moment, links, traffic, filters, conversions);
  }

  /** The same, from another moment on. */
  public Selection since(Instant moment) {
    return new Selection(workspaceId, kind, moment, to, links, traffic, filters, conversions);
  }
}
