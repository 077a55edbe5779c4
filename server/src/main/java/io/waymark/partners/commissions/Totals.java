package io.waymark.partners.commissions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jdbi.v3.core.Handle;

/** What a partner's links and commissions in a program sum up to, right now (C8). */
record Totals(
    long clicks, long leads, long conversions, long sales, long saleAmount, long commissions) {

  static Totals of(Handle handle, String programId, String partnerId) {
    return handle
        .createQuery(
            """
            select coalesce(sum(clicks), 0) as clicks, coalesce(sum(leads), 0) as leads,
              coalesce(sum(conversions), 0) as conversions, coalesce(sum(sales), 0) as sales,
              coalesce(sum(sale_amount), 0) as sale_amount,
              (select coalesce(sum(earnings), 0) from commissions
                where program_id = :programId and partner_id = :partnerId
                  and status in ('pending', 'processed', 'paid')) as commissions
            from links where program_id = :programId and partner_id = :partnerId
            """)
        .bind("programId", programId)
        .bind("partnerId", partnerId)
        .map(
            (row, _) ->
                new Totals(
                    row.getLong("clicks"),
                    row.getLong("leads"),
                    row.getLong("conversions"),
                    row.getLong("sales"),
                    row.getLong("sale_amount"),
                    row.getLong("commissions")))
        .one();
  }

  /** Adds them to what is shown of a partner. */
  ObjectNode onto(ObjectNode partner) {
    return partner
        .put("totalClicks", clicks)
        .put("totalLeads", leads)
        .put("totalConversions", conversions)
        .put("totalSales", sales)
        .put("totalSaleAmount", saleAmount)
        .put("totalCommissions", commissions);
  }
}
