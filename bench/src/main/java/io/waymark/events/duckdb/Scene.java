package io.waymark.events.duckdb;

import java.time.Instant;

/**
 * How much is generated. Everything follows from the seed.
 *
 * @param links of all workspaces together
 * @param workspaces at least 2; the first has nine tenths of the clicks, the others share the rest
 * @param days before {@link #end()} that the clicks are spread over
 */
record Scene(long clicks, long links, int workspaces, int days, long seed) {

  /** After the last click. */
  Instant end() {
    return Instant.parse("2026-11-21T12:00:00Z");
  }

  Instant start() {
    return end().minusSeconds(86_400L * days);
  }

  /** How many of the links are the first workspace's. */
  long linksOfFirst() {
    return links / 2;
  }

  static String workspace(int number) {
    return "ws_%025d".formatted(number);
  }

  /**
   * @param rank 1 for the link that is clicked most
   */
  static String link(long rank) {
    return "link_%025d".formatted(rank);
  }
}
