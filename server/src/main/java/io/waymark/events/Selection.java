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
    List<Filter> filters) {

  public Selection {
    filters = List.copyOf(filters);
  }
}
