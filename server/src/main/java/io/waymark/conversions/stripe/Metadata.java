package io.waymark.conversions.stripe;

import io.waymark.conversions.connections.Payload;
import org.jspecify.annotations.Nullable;

/** What a workspace's own system writes into the metadata of objects at Stripe (D9). */
final class Metadata {
  private Metadata() {}

  /** Its id for the customer, under the name of today or the one before. */
  static @Nullable String externalId(Payload metadata) {
    var id = metadata.text("/dubCustomerExternalId");
    return id == null ? metadata.text("/dubCustomerId") : id;
  }

  /** The click that led here. */
  static @Nullable String clickId(Payload metadata) {
    return metadata.text("/dubClickId");
  }
}
