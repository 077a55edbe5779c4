package io.waymark.conversions.stripe;

import java.util.Locale;

/** Which of its worlds Stripe speaks of. */
enum StripeMode {
  LIVE,
  TEST,
  SANDBOX;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a webhook's path ends with. */
  String suffix() {
    return this == LIVE ? "" : "/" + label();
  }

  static StripeMode of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
