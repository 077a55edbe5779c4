package io.waymark.partners.commissions;

import io.waymark.partners.enrollments.EnrollmentTable;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Makes commissions follow what was paid back of their sales (decision 21). What they become
 * depends on the sums alone, so nothing depends on order or repetition.
 */
final class PaidBack {
  private PaidBack() {}

  /**
   * A commission and its sale.
   *
   * @param kept what was not paid back of the sale
   */
  private record Affected(String id, String programId, String partnerId, long kept) {}

  static void apply(Handle handle, String workspaceId, List<String> invoiceIds, Instant now) {
    for (var one : affected(handle, workspaceId, invoiceIds)) {
      EnrollmentTable.lockEarnings(handle, one.programId(), one.partnerId());
    }
    // Others may have changed them, or paid something back, while these locks were waited for.
    for (var one : affected(handle, workspaceId, invoiceIds)) {
      CommissionTable.byIds(handle, one.programId(), List.of(one.id())).stream()
          .filter(commission -> !commission.decided())
          .forEach(commission -> follow(handle, commission, one.kept(), now));
    }
  }

  private static List<Affected> affected(
      Handle handle, String workspaceId, List<String> invoiceIds) {
    return handle
        .createQuery(
            """
            select c.id, c.program_id, c.partner_id, r.amount - r.refunded as kept
            from sale_refunds r
            join sales s on s.id = r.sale_id
            join commissions c on c.event_id = s.event_id and c.type = 'sale'
            where r.project_id = :workspaceId and r.invoice_id = any(:invoiceIds)
              and r.refunded > 0
            order by c.program_id, c.partner_id, c.id
            """)
        .bind("workspaceId", workspaceId)
        .bindArray("invoiceIds", String.class, invoiceIds)
        .map(
            (row, _) ->
                new Affected(
                    row.getString("id"),
                    row.getString("program_id"),
                    row.getString("partner_id"),
                    row.getLong("kept")))
        .list();
  }

  private static void follow(Handle handle, Commission before, long kept, Instant now) {
    var entries = CommissionTable.entries(handle, before.id());
    var ground = last(entries.stream().filter(Entry::grounds).toList());
    if (ground == null) {
      return;
    }
    var terms = ground.reward() == null ? null : Terms.of(ground.reward());
    var remains = Remains.of(ground.amount(), ground.earnings(), terms, kept);
    var status = remains.voided() ? Commission.REFUNDED : before.status();
    var after = before.becoming(remains.amount(), remains.earnings(), status, now);
    var entry = Entry.of(Entry.REFUNDED, after, remains.arithmetic(), null, null);
    var said = last(entries.stream().filter(it -> it.kind().equals(Entry.REFUNDED)).toList());
    if (!same(said, entry) && !unchanged(before, after)) {
      CommissionTable.change(handle, before.id(), entry);
    }
  }

  /** What a refund has said already stands, whatever somebody decided since. */
  private static boolean same(@Nullable Entry said, Entry entry) {
    return said != null
        && said.amount() == entry.amount()
        && said.earnings() == entry.earnings()
        && said.status().equals(Commission.REFUNDED) == entry.status().equals(Commission.REFUNDED);
  }

  private static boolean unchanged(Commission before, Commission after) {
    return before.amount() == after.amount()
        && before.earnings() == after.earnings()
        && before.status().equals(after.status());
  }

  private static @Nullable Entry last(List<Entry> entries) {
    return entries.isEmpty() ? null : entries.getLast();
  }
}
