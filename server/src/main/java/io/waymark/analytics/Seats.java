package io.waymark.analytics;

import java.util.HashMap;
import java.util.Map;

/** Limits how many listen at once: altogether, and of one workspace so that none takes them all. */
final class Seats {
  private final int most;
  private final int mostOfOne;
  private final Map<String, Integer> taken = new HashMap<>();
  private int all;

  Seats(int most, int mostOfOne) {
    this.most = most;
    this.mostOfOne = mostOfOne;
  }

  /** Takes a seat, to be given back with {@link #giveBack}; false if there is none left. */
  synchronized boolean take(String workspaceId) {
    if (all >= most || taken.getOrDefault(workspaceId, 0) >= mostOfOne) {
      return false;
    }
    all++;
    taken.merge(workspaceId, 1, Integer::sum);
    return true;
  }

  synchronized void giveBack(String workspaceId) {
    all--;
    taken.computeIfPresent(workspaceId, (id, count) -> count == 1 ? null : count - 1);
  }
}
