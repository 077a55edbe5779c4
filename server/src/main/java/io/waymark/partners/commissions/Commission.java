package io.waymark.partners.commissions;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that a partner has earned, as it stands (A8).
 *
 * @param rewardId what it was paid by; null if somebody just gave it
 * @param amount of the sale, in cents of US dollars like the earnings; 0 of all else
 * @param userId who gave it, if a person did
 */
record Commission(
    String id,
    String programId,
    String partnerId,
    @Nullable String rewardId,
    @Nullable String linkId,
    @Nullable String customerId,
    @Nullable String eventId,
    @Nullable String invoiceId,
    String type,
    @Nullable String description,
    long amount,
    long quantity,
    long earnings,
    String currency,
    String status,
    @Nullable String userId,
    Instant createdAt,
    Instant updatedAt) {
  static final String PENDING = "pending";
  static final String PAID = "paid";
  static final String REFUNDED = "refunded";
  static final String SALE = "sale";
  static final String CUSTOM = "custom";
  static final String DOLLARS = "usd";

  /** What refunds leave alone: it was paid out, or counts no more anyhow. */
  private static final Set<String> DECIDED =
      Set.of(PAID, REFUNDED, "fraud", "canceled", "duplicate");

  boolean decided() {
    return DECIDED.contains(status);
  }

  Commission becoming(long newAmount, long newEarnings, String newStatus, Instant at) {
    return new Commission(
        id,
        programId,
        partnerId,
        rewardId,
        linkId,
        customerId,
        eventId,
        invoiceId,
        type,
        description,
        newAmount,
        quantity,
        newEarnings,
        currency,
        newStatus,
        userId,
        createdAt,
        at);
  }
}
