package io.waymark.conversions.connections;

import java.util.Locale;

/** A kind of system that a workspace can connect. */
public enum Provider {
  STRIPE,
  SHOPIFY,
  SEGMENT,
  /** Whatever can send webhooks. */
  INBOUND;

  /** The stored and published name, such as {@code stripe}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
