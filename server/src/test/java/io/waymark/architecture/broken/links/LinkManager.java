package io.waymark.architecture.broken.links;

import io.waymark.architecture.broken.traffic.Visits;
import java.time.Instant;

/** Knows an outer area, which knows it too; has an empty name; asks the machine what time it is. */
public final class LinkManager {

  private LinkManager() {}

  /** The visits of now. */
  public static Visits visits() {
    return new Visits(Instant.now());
  }
}
