package io.waymark.events;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run of clicks adds to the counters of links and workspaces (CLK-7). Only counted clicks
 * matter; a workspace is charged only for those that led somewhere, and links without a workspace
 * charge none.
 *
 * @param links by link id
 * @param workspaces counted clicks with a destination, by workspace id
 */
public record ClickCounts(Map<String, LinkClicks> links, Map<String, Long> workspaces) {

  public ClickCounts {
    links = Map.copyOf(links);
    workspaces = Map.copyOf(workspaces);
  }

  /** The fold of a batch, without asking the store. */
  public static ClickCounts of(List<Click> clicks) {
    var links = new HashMap<String, LinkClicks>();
    var workspaces = new HashMap<String, Long>();
    for (var click : clicks) {
      if (!click.counted()) {
        continue;
      }
      var at = click.timestamp().truncatedTo(ChronoUnit.MICROS);
      links.merge(click.linkId(), new LinkClicks(1, at), LinkClicks::plus);
      if (!click.url().isEmpty() && !click.workspaceId().isEmpty()) {
        workspaces.merge(click.workspaceId(), 1L, Long::sum);
      }
    }
    return new ClickCounts(links, workspaces);
  }

  /**
   * A link's share.
   *
   * @param clicks how many, at least 1
   * @param last when the latest of them came, to the microsecond
   */
  public record LinkClicks(long clicks, Instant last) {

    /** Both together. */
    public LinkClicks plus(LinkClicks other) {
      return new LinkClicks(clicks + other.clicks, last.isAfter(other.last) ? last : other.last);
    }
  }
}
