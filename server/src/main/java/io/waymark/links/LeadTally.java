package io.waymark.links;

import io.waymark.events.Dimension;
import io.waymark.events.EventKind;
import io.waymark.events.EventStore;
import io.waymark.events.LinkScope;
import io.waymark.events.Selection;
import io.waymark.events.Traffic;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How many leads each destination of a link made. */
@FunctionalInterface
interface LeadTally {
  /**
   * The leads by destination, written as visitors were sent there, without parameters.
   *
   * @param from the first moment that belongs to it
   * @param to the first moment after it
   */
  Map<String, Long> of(Link link, Instant from, Instant to);

  /** Asks the store of events. */
  static LeadTally in(EventStore events) {
    return (link, from, to) -> {
      var workspaceId = link.references().projectId();
      if (workspaceId == null || !from.isBefore(to)) {
        return Map.of();
      }
      var links = new LinkScope.Only(Set.of(link.id()));
      var selection =
          new Selection(workspaceId, EventKind.LEADS, from, to, links, Traffic.HUMAN, List.of());
      var leads = new HashMap<String, Long>();
      // More destinations than any link has; leads of others do not matter.
      for (var group : events.groups(selection, Dimension.BASE_URL, 1_000)) {
        leads.merge(group.values().getFirst(), group.metrics().leads(), Long::sum);
      }
      return leads;
    };
  }
}
