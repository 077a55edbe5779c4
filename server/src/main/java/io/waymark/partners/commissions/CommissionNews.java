package io.waymark.partners.commissions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.conversions.ShownCustomers;
import io.waymark.platform.outbox.DomainEvent;
import io.waymark.platform.outbox.Outbox;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Tells whoever wants to hear that something was earned, in the transaction that records it
 * (webhooks 4.9).
 */
final class CommissionNews {
  /** The topic; the payload is what webhooks are sent. */
  static final String CREATED = "commission.created";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Outbox outbox;

  CommissionNews(Outbox outbox) {
    this.outbox = outbox;
  }

  void created(Handle handle, String workspaceId, Commission commission) {
    if (!outbox.wanted(handle, workspaceId, CREATED)) {
      return;
    }
    try {
      var payload = JSON.writeValueAsBytes(payload(handle, workspaceId, commission));
      outbox.write(
          handle, List.of(new DomainEvent(workspaceId, CREATED, commission.updatedAt(), payload)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  private static ObjectNode payload(Handle handle, String workspaceId, Commission commission) {
    var payload = CommissionJson.of(commission);
    var programId = commission.programId();
    var partnerId = commission.partnerId();
    var partner = ShownPartners.of(handle, programId, List.of(partnerId)).get(partnerId);
    payload.set(
        "partner", partner == null ? null : Totals.of(handle, programId, partnerId).onto(partner));
    var customerId = commission.customerId();
    payload.set(
        "customer",
        customerId == null
            ? null
            : ShownCustomers.of(handle, workspaceId, List.of(customerId)).get(customerId));
    payload.set("link", link(handle, workspaceId, commission.linkId()));
    return payload;
  }

  private static @Nullable ObjectNode link(
      Handle handle, String workspaceId, @Nullable String linkId) {
    return handle
        .createQuery(
            """
            select id, short_link, domain, key from links
            where id = :id and project_id = :workspaceId
            """)
        .bind("id", linkId)
        .bind("workspaceId", workspaceId)
        .map(
            (row, _) ->
                JsonNodeFactory.instance
                    .objectNode()
                    .put("id", row.getString("id"))
                    .put("shortLink", row.getString("short_link"))
                    .put("domain", row.getString("domain"))
                    .put("key", row.getString("key")))
        .findOne()
        .orElse(null);
  }
}
