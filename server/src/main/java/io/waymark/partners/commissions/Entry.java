package io.waymark.partners.commissions;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger: what a commission became, and why (decision 12).
 *
 * @param arithmetic how the earnings came about, for people
 * @param reward with what its conditions made of it; null if it had no say
 * @param userId who did it, if a person did
 */
record Entry(
    String kind,
    long amount,
    long earnings,
    String status,
    String arithmetic,
    @Nullable JsonNode reward,
    @Nullable String userId,
    Instant at) {
  /** It was earned, or given. */
  static final String EARNED = "earned";

  /** Somebody set amount or earnings. */
  static final String CORRECTED = "corrected";

  /** Something of the sale was paid back. */
  static final String REFUNDED = "refunded";

  /** Somebody set the status. */
  static final String DECIDED = "decided";

  static Entry of(
      String kind,
      Commission after,
      String arithmetic,
      @Nullable JsonNode reward,
      @Nullable String userId) {
    return new Entry(
        kind,
        after.amount(),
        after.earnings(),
        after.status(),
        arithmetic,
        reward,
        userId,
        after.updatedAt());
  }

  /** Whether the commission's amounts begin anew with it. */
  boolean grounds() {
    return kind.equals(EARNED) || kind.equals(CORRECTED);
  }
}
