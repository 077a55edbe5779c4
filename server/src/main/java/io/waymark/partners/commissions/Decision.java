package io.waymark.partners.commissions;

import java.util.Locale;

/** What people can decide a commission to be, in the order of the contract (A8). */
enum Decision {
  PENDING,
  REFUNDED,
  DUPLICATE,
  CANCELED,
  FRAUD;

  /** The published name. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether earlier commissions of the customer may follow it. */
  boolean ofTheCustomer() {
    return this == CANCELED || this == FRAUD;
  }
}
