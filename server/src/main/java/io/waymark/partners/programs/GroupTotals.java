package io.waymark.partners.programs;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * What the partners of a group have brought, and what they have earned (B8): those who are
 * approved.
 *
 * @param saleAmount in cents
 * @param commissions in cents, without those on hold
 */
record GroupTotals(
    long partners,
    long clicks,
    long leads,
    long sales,
    long saleAmount,
    long conversions,
    long commissions) {

  /** A group in a list; totals are 0 where nobody asks for them. */
  record Listed(Group group, GroupTotals totals) {}

  static List<Listed> list(Handle handle, String programId, GroupFilter filter) {
    return handle
        .createQuery(
            """
            select * from (
              select g.*, coalesce(t.partners, 0) as partners, coalesce(t.clicks, 0) as clicks,
                coalesce(t.leads, 0) as leads, coalesce(t.sales, 0) as sales,
                coalesce(t.sale_amount, 0) as sale_amount,
                coalesce(t.conversions, 0) as conversions,
                coalesce(t.commissions, 0) as commissions
              from partner_groups g left join lateral (
                select count(*) as partners, sum(l.clicks)::bigint as clicks,
                  sum(l.leads)::bigint as leads, sum(l.sales)::bigint as sales,
                  sum(l.sale_amount)::bigint as sale_amount,
                  sum(l.conversions)::bigint as conversions, sum(c.earnings)::bigint as commissions
                from program_enrollments e
                left join lateral (
                  select sum(clicks) as clicks, sum(leads) as leads, sum(sales) as sales,
                    sum(sale_amount) as sale_amount, sum(conversions) as conversions
                  from links where program_id = e.program_id and partner_id = e.partner_id) l on true
                left join lateral (
                  select sum(earnings) as earnings from commissions
                  where program_id = e.program_id and partner_id = e.partner_id
                    and status in ('pending', 'processed', 'paid')) c on true
                where e.group_id = g.id and e.status = 'approved') t on :totals
              where g.program_id = :programId
                and (:ids::text[] is null or g.id = any(:ids::text[]))
                and %s) listed
            order by %s limit :limit offset :offset
            """
                .formatted(GroupFilter.FOUND, filter.order()))
        .bind("totals", filter.includeExpandedFields())
        .bind("programId", programId)
        .bind("ids", filter.groupIds() == null ? null : filter.groupIds().toArray(String[]::new))
        .bind("search", filter.search())
        .bind("limit", filter.pageSize())
        .bind("offset", filter.offset())
        .map(
            (row, _) ->
                new Listed(
                    GroupTable.group(row),
                    new GroupTotals(
                        row.getLong("partners"),
                        row.getLong("clicks"),
                        row.getLong("leads"),
                        row.getLong("sales"),
                        row.getLong("sale_amount"),
                        row.getLong("conversions"),
                        row.getLong("commissions"))))
        .list();
  }
}
