package io.waymark.conversions.parking;

import io.waymark.conversions.ledger.Outcome;

/** Tries to record parked events of a provider again. */
@FunctionalInterface
public interface Attendant {
  /**
   * Tries.
   *
   * @return what became of it; if it still waits, it is kept
   */
  Outcome attend(String workspaceId, String event);
}
