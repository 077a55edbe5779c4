package io.waymark.architecture.broken.traffic;

import io.waymark.architecture.broken.links.LinkManager;
import java.time.Instant;

/** One half of a cycle. */
public record Visits(Instant at) {

  /** Visits that came after these. */
  public Visits next() {
    return LinkManager.visits();
  }
}
