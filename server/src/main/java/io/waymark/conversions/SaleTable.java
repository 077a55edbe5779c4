package io.waymark.conversions;

import io.waymark.conversions.money.Dollars;
import io.waymark.events.Sale;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Sales as they were reported, in PostgreSQL. */
final class SaleTable {
  /** The unique index that refuses a second sale of the same invoice in a workspace. */
  static final String INVOICE = "sales_invoice";

  /** What all amounts are in, as events name it. */
  static final String CURRENCY = "usd";

  private SaleTable() {}

  /**
   * A sale to be kept.
   *
   * @param leadId the lead it came from
   * @param reported the amount in minor units of the currency that was reported
   * @param gross all that was paid, taxes included, in the same; null if not known
   * @param answer what the caller is told, then and whenever the invoice is reported again
   */
  record Reported(
      Sale sale,
      long leadId,
      long reported,
      @Nullable Long gross,
      String currency,
      Dollars dollars,
      String answer) {}

  /** A sale with its place in the table. */
  record Kept(long id, Sale sale) {}

  static void insert(Handle handle, String workspaceId, Reported reported) {
    var sale = reported.sale();
    var dollars = reported.dollars();
    handle
        .createUpdate(
            """
            insert into sales (project_id, event_id, event_name, customer_id, link_id, lead_id,
              payment_processor, amount, reported_amount, reported_currency,
              gross_amount, rate, rate_date, rate_source, invoice_id, metadata, answer, created_at)
            values (:workspaceId, :eventId, :eventName, :customerId, :linkId, :leadId,
              :paymentProcessor, :amount, :reported, :currency, :gross, :rate, :rateDate, :rateSource,
              :invoiceId, :metadata, :answer, :at)
            """)
        .bind("workspaceId", workspaceId)
        .bind("eventId", sale.eventId())
        .bind("eventName", sale.eventName())
        .bind("customerId", sale.customerId())
        .bind("linkId", sale.click().linkId())
        .bind("leadId", reported.leadId())
        .bind("paymentProcessor", sale.paymentProcessor())
        .bind("amount", sale.amount())
        .bind("reported", reported.reported())
        .bind("currency", reported.currency())
        .bind("gross", reported.gross())
        .bind("rate", dollars.rate())
        .bind("rateDate", dollars.published())
        .bind("rateSource", dollars.source())
        .bind("invoiceId", TrackFields.orNull(sale.invoiceId()))
        .bind("metadata", sale.metadata())
        .bind("answer", reported.answer())
        .bind("at", sale.timestamp().atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** What was answered when the invoice was reported, by any of its names; null if it was not. */
  static @Nullable String answer(Handle handle, String workspaceId, String invoiceId) {
    return handle
        .createQuery(
            """
            select answer from sales
            where project_id = :workspaceId and invoice_id in (
              select :invoiceId union all
              select invoice_id from payment_aliases
              where project_id = :workspaceId and alias = :invoiceId)
            limit 1
            """)
        .bind("workspaceId", workspaceId)
        .bind("invoiceId", invoiceId)
        .mapTo(String.class)
        .findOne()
        .orElse(null);
  }

  /** Whether the customer has bought anything by the link. */
  static boolean any(Handle handle, String customerId, String linkId) {
    return handle
        .createQuery(
            """
            select exists (
              select 1 from sales where customer_id = :customerId and link_id = :linkId)
            """)
        .bind("customerId", customerId)
        .bind("linkId", linkId)
        .mapTo(Boolean.class)
        .one();
  }

  /** What the event store may not have yet, the oldest first. */
  static List<Kept> unstored(Handle handle, int most) {
    return handle
        .createQuery(
            """
            select s.*, l.click from sales s join leads l on l.id = s.lead_id
            where not s.stored order by s.id limit :most
            """)
        .bind("most", most)
        .map((row, _) -> kept(row))
        .list();
  }

  static void markStored(Handle handle, Collection<Long> ids) {
    handle
        .createUpdate("update sales set stored = true where id = any(:ids)")
        .bindArray("ids", Long.class, ids)
        .execute();
  }

  private static Kept kept(ResultSet row) throws SQLException {
    var invoice = row.getString("invoice_id");
    return new Kept(
        row.getLong("id"),
        new Sale(
            row.getString("event_id"),
            row.getObject("created_at", OffsetDateTime.class).toInstant(),
            row.getString("event_name"),
            row.getString("customer_id"),
            row.getString("payment_processor"),
            row.getLong("amount"),
            CURRENCY,
            invoice == null ? "" : invoice,
            row.getString("metadata"),
            ClickJson.read(row.getString("click"))));
  }
}
