package io.waymark.conversions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.platform.time.Timestamps;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What was paid back of an invoice, and how much of its sale that is, from PostgreSQL. */
final class Refunds {
  private Refunds() {}

  /** By any name of the invoice; without a sale if none is recorded. */
  static ObjectNode of(Handle handle, String workspaceId, String invoiceId) {
    var view = JsonNodeFactory.instance.objectNode().put("invoiceId", invoiceId);
    view.set("sale", sale(handle, workspaceId, invoiceId));
    var refunds = view.putArray("refunds");
    handle
        .createQuery(
            """
            with invoice as (
              select coalesce((
                select invoice_id from payment_aliases
                where project_id = :workspaceId and alias = :invoiceId), :invoiceId) as id)
            select r.provider, r.amount, r.currency, r.created_at from refunds r
            where r.project_id = :workspaceId and r.payment in (
              select :invoiceId union select id from invoice union
              select a.alias from payment_aliases a, invoice i
              where a.project_id = :workspaceId and a.invoice_id = i.id)
            order by r.id
            """)
        .bind("workspaceId", workspaceId)
        .bind("invoiceId", invoiceId)
        .map(
            (row, _) ->
                refunds
                    .addObject()
                    .put("provider", row.getString("provider"))
                    .put("amount", row.getLong("amount"))
                    .put("currency", row.getString("currency"))
                    .put(
                        "createdAt",
                        Timestamps.iso(
                            row.getObject("created_at", OffsetDateTime.class).toInstant())))
        .list();
    return view;
  }

  private static @Nullable ObjectNode sale(Handle handle, String workspaceId, String invoiceId) {
    return handle
        .createQuery(
            """
            select amount, refunded from sale_refunds
            where project_id = :workspaceId and invoice_id in (
              select :invoiceId union
              select invoice_id from payment_aliases
              where project_id = :workspaceId and alias = :invoiceId)
            """)
        .bind("workspaceId", workspaceId)
        .bind("invoiceId", invoiceId)
        .map(
            (row, _) ->
                JsonNodeFactory.instance
                    .objectNode()
                    .put("amount", row.getLong("amount"))
                    .put("refundedAmount", row.getLong("refunded"))
                    .put("currency", SaleTable.CURRENCY))
        .findFirst()
        .orElse(null);
  }
}
