package io.waymark.partners.commissions;

import java.util.Locale;

/** What a commission can be, in the order of the contract (A8). */
enum Status {
  PENDING,
  PROCESSED,
  PAID,
  REFUNDED,
  DUPLICATE,
  FRAUD,
  CANCELED,
  HOLD;

  /** The published name. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether lists leave it out that ask for nothing in particular (B2). */
  boolean hidden() {
    return this == DUPLICATE || this == FRAUD || this == CANCELED;
  }
}
