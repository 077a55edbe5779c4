package io.waymark.events.duckdb;

import static io.waymark.events.duckdb.Sql.sql;

import io.waymark.events.Conversion;
import io.waymark.events.Lead;
import io.waymark.events.Sale;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.duckdb.DuckDBAppender;

/** How leads and sales lie in their tables, each with a copy of its click (A3, A4). */
final class ConversionTable {
  private static final String COMMON =
      """
      event_id, epoch_us(timestamp) AS micros, event_name, customer_id, metadata, sequence,
      epoch_us(clicked_at) AS clicked_micros,
      """;

  static final String LEAD_COLUMNS = COMMON + ClickTable.FROZEN;

  static final String SALE_COLUMNS =
      COMMON + ClickTable.FROZEN + ", payment_processor, amount, currency, invoice_id";

  private ConversionTable() {}

  /** Appends what is new of these, in one transaction, and tells what that was. */
  static List<Conversion> append(Session session, List<? extends Conversion> conversions)
      throws SQLException {
    session.execute(sql("BEGIN TRANSACTION"));
    var fresh = new ArrayList<Conversion>();
    append(session, "leads", ofType(conversions, Lead.class), fresh);
    append(session, "sales", ofType(conversions, Sale.class), fresh);
    session.execute(sql("COMMIT"));
    return fresh;
  }

  private static <T extends Conversion> List<T> ofType(
      List<? extends Conversion> conversions, Class<T> type) {
    return conversions.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static void append(
      Session session, String table, List<? extends Conversion> conversions, List<Conversion> fresh)
      throws SQLException {
    if (conversions.isEmpty()) {
      return;
    }
    var ids = conversions.stream().map(Conversion::eventId).toArray(String[]::new);
    var stored =
        new HashSet<>(
            session.list(
                sql("SELECT event_id FROM " + table + " WHERE event_id = ANY(?)", (Object) ids),
                row -> row.getString(1)));
    try (var appender = session.connection().createAppender(table)) {
      for (var conversion : conversions) {
        if (stored.add(conversion.eventId())) {
          append(appender, conversion);
          fresh.add(conversion);
        }
      }
      appender.flush();
    }
  }

  private static void append(DuckDBAppender row, Conversion conversion) throws SQLException {
    row.beginRow()
        .append(conversion.eventId())
        .appendEpochMicros(ClickTable.micros(conversion.timestamp()))
        .append(conversion.eventName())
        .append(conversion.customerId())
        .append(conversion.metadata())
        .append(conversion.click().sequence())
        .appendEpochMicros(ClickTable.micros(conversion.click().timestamp()));
    ClickTable.appendFrozen(row, conversion.click());
    if (conversion instanceof Sale sale) {
      row.append(sale.paymentProcessor())
          .append(sale.amount())
          .append(sale.currency())
          .append(sale.invoiceId());
    }
    row.endRow();
  }

  /** Reads a row of {@link #LEAD_COLUMNS}. */
  static Lead readLead(ResultSet row) throws SQLException {
    return new Lead(
        row.getString("event_id"),
        ClickTable.instant(row.getLong("micros")),
        row.getString("event_name"),
        row.getString("customer_id"),
        row.getString("metadata"),
        ClickTable.read(row, "clicked_micros"));
  }

  /** Reads a row of {@link #SALE_COLUMNS}. */
  static Sale readSale(ResultSet row) throws SQLException {
    return new Sale(
        row.getString("event_id"),
        ClickTable.instant(row.getLong("micros")),
        row.getString("event_name"),
        row.getString("customer_id"),
        row.getString("payment_processor"),
        row.getLong("amount"),
        row.getString("currency"),
        row.getString("invoice_id"),
        row.getString("metadata"),
        ClickTable.read(row, "clicked_micros"));
  }
}
