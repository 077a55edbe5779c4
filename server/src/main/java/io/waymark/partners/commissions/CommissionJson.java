package io.waymark.partners.commissions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.platform.time.Timestamps;

/**
 * The members that commissions have wherever they are shown (B2, webhooks 4.9), with what newer
 * clients cannot do without.
 */
final class CommissionJson {
  private CommissionJson() {}

  static ObjectNode of(Commission commission) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", commission.id())
        .put("type", commission.type())
        .put("amount", commission.amount())
        .put("earnings", commission.earnings())
        .put("currency", commission.currency())
        .put("status", commission.status())
        .put("invoiceId", commission.invoiceId())
        .put("description", commission.description())
        .put("quantity", commission.quantity())
        .put("userId", commission.userId())
        .putNull("metadata")
        .put("createdAt", Timestamps.iso(commission.createdAt()))
        .put("updatedAt", Timestamps.iso(commission.updatedAt()));
  }
}
