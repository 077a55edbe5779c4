package io.waymark.conversions;

import io.waymark.conversions.ledger.RefundReport;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What payments are called, and what was paid back of them, in PostgreSQL (decision 12). */
final class Payments {
  private Payments() {}

  /** The invoice of the sale that has any of these names; null if none is recorded. */
  static @Nullable String recorded(Handle handle, String workspaceId, Collection<String> names) {
    return handle
        .createQuery(
            """
            select invoice_id from sales
            where project_id = :workspaceId and invoice_id in (
              select unnest(:names) union all
              select invoice_id from payment_aliases
              where project_id = :workspaceId and alias = any(:names))
            order by id limit 1
            """)
        .bind("workspaceId", workspaceId)
        .bindArray("names", String.class, names)
        .mapTo(String.class)
        .findOne()
        .orElse(null);
  }

  /** What a payment may be recorded by: its own name, and the invoice it is known to be of. */
  static List<String> invoices(Handle handle, String workspaceId, String payment) {
    return handle
        .createQuery(
            """
            select :payment union
            select invoice_id from payment_aliases
            where project_id = :workspaceId and alias = :payment
            order by 1
            """)
        .bind("workspaceId", workspaceId)
        .bind("payment", payment)
        .mapTo(String.class)
        .list();
  }

  static void alias(
      Handle handle, String workspaceId, String invoiceId, Collection<String> aliases) {
    var others = List.copyOf(aliases);
    handle
        .createUpdate(
            """
            insert into payment_aliases (project_id, alias, invoice_id)
            select :workspaceId, a, :invoiceId from unnest(:aliases) a
            where a <> :invoiceId order by a
            on conflict (project_id, alias) do nothing
            """)
        .bind("workspaceId", workspaceId)
        .bindArray("aliases", String.class, others)
        .bind("invoiceId", invoiceId)
        .execute();
  }

  /** Whether it is more than was known to be paid back. */
  static boolean refund(Handle handle, String workspaceId, RefundReport refund, Instant now) {
    return handle
            .createUpdate(
                """
                insert into refunds (project_id, provider, refund_key, payment, amount, currency,
                  payment_amount, created_at)
                values (:workspaceId, :provider, :key, :payment, :amount, :currency, :paid, :now)
                on conflict (project_id, provider, refund_key) do update
                  set amount = excluded.amount where refunds.amount < excluded.amount
                """)
            .bind("workspaceId", workspaceId)
            .bind("provider", refund.provider())
            .bind("key", refund.key())
            .bind("payment", refund.payment())
            .bind("amount", refund.amount())
            .bind("currency", refund.currency())
            .bind("paid", refund.paid())
            .bind("now", now.atOffset(ZoneOffset.UTC))
            .execute()
        == 1;
  }

  /** What to {@link #lock} for a payment of this name. */
  static String key(String name) {
    return "PAYMENT " + name;
  }

  /**
   * Keeps others from recording any of these until the end of the transaction. To be called before
   * any row is locked.
   */
  static void lock(Handle handle, String workspaceId, Collection<String> names) {
    handle
        .createQuery(
            """
            select count(pg_advisory_xact_lock(key)) from (
              select distinct hashtextextended(:workspaceId || ' ' || name, 14) as key
              from unnest(:names) name order by key) keys
            """)
        .bind("workspaceId", workspaceId)
        .bindArray("names", String.class, names)
        .mapTo(Long.class)
        .one();
  }
}
