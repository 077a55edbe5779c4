package io.waymark.partners.commissions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Commissions and their ledger in PostgreSQL: no change of one without a line in the other. */
final class CommissionTable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private CommissionTable() {}

  /** Whether it is new: nothing is earned twice by one event or invoice. */
  static boolean insert(Handle handle, Commission commission, Entry first) {
    var fresh =
        handle
                .createUpdate(
                    """
                    insert into commissions (id, program_id, partner_id, reward_id, link_id,
                      customer_id, event_id, invoice_id, type, description, amount, quantity,
                      earnings, currency, status, user_id, created_at, updated_at)
                    values (:id, :programId, :partnerId, :rewardId, :linkId, :customerId, :eventId,
                      :invoiceId, :type, :description, :amount, :quantity, :earnings, :currency,
                      :status, :userId, :createdAt, :updatedAt)
                    on conflict do nothing
                    """)
                .bind("id", commission.id())
                .bind("programId", commission.programId())
                .bind("partnerId", commission.partnerId())
                .bind("rewardId", commission.rewardId())
                .bind("linkId", commission.linkId())
                .bind("customerId", commission.customerId())
                .bind("eventId", commission.eventId())
                .bind("invoiceId", commission.invoiceId())
                .bind("type", commission.type())
                .bind("description", commission.description())
                .bind("amount", commission.amount())
                .bind("quantity", commission.quantity())
                .bind("earnings", commission.earnings())
                .bind("currency", commission.currency())
                .bind("status", commission.status())
                .bind("userId", commission.userId())
                .bind("createdAt", commission.createdAt().atOffset(ZoneOffset.UTC))
                .bind("updatedAt", commission.updatedAt().atOffset(ZoneOffset.UTC))
                .execute()
            == 1;
    if (fresh) {
      write(handle, commission.id(), first);
    }
    return fresh;
  }

  /** Makes it what the entry says, and keeps the entry. */
  static void change(Handle handle, String id, Entry entry) {
    handle
        .createUpdate(
            """
            update commissions set amount = :amount, earnings = :earnings, status = :status,
              updated_at = :at
            where id = :id
            """)
        .bind("id", id)
        .bind("amount", entry.amount())
        .bind("earnings", entry.earnings())
        .bind("status", entry.status())
        .bind("at", entry.at().atOffset(ZoneOffset.UTC))
        .execute();
    write(handle, id, entry);
  }

  private static void write(Handle handle, String id, Entry entry) {
    handle
        .createUpdate(
            """
            insert into commission_entries (commission_id, kind, amount, earnings, status,
              arithmetic, reward, user_id, created_at)
            values (:id, :kind, :amount, :earnings, :status, :arithmetic, :reward::jsonb, :userId,
              :at)
            """)
        .bind("id", id)
        .bind("kind", entry.kind())
        .bind("amount", entry.amount())
        .bind("earnings", entry.earnings())
        .bind("status", entry.status())
        .bind("arithmetic", entry.arithmetic())
        .bind("reward", entry.reward() == null ? null : entry.reward().toString())
        .bind("userId", entry.userId())
        .bind("at", entry.at().atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** The program's commissions of these ids, in the order of ids. */
  static List<Commission> byIds(Handle handle, String programId, Collection<String> ids) {
    return handle
        .createQuery(
            "select * from commissions where program_id = :programId and id = any(:ids) order by id")
        .bind("programId", programId)
        .bindArray("ids", String.class, ids)
        .map((row, _) -> commission(row))
        .list();
  }

  /** What became of it, the first first. */
  static List<Entry> entries(Handle handle, String id) {
    return handle
        .createQuery("select * from commission_entries where commission_id = :id order by id")
        .bind("id", id)
        .map((row, _) -> entry(row))
        .list();
  }

  /** The first that the partner has earned by the customer and of the type (C4.3). */
  static @Nullable Pair first(Handle handle, String partnerId, String customerId, String type) {
    return handle
        .createQuery(
            """
            select c.status, c.reward_id, r.max_duration, c.created_at
            from commissions c left join rewards r on r.id = c.reward_id
            where c.partner_id = :partnerId and c.customer_id = :customerId and c.type = :type
            order by c.created_at, c.id limit 1
            """)
        .bind("partnerId", partnerId)
        .bind("customerId", customerId)
        .bind("type", type)
        .map(
            (row, _) ->
                new Pair(
                    row.getString("status"),
                    row.getString("reward_id"),
                    row.getObject("max_duration", Integer.class),
                    instant(row, "created_at")))
        .findOne()
        .orElse(null);
  }

  /**
   * What counts towards a limit (C4.8).
   *
   * @param customerId of this customer alone; null for all of the partner's
   */
  static long used(
      Handle handle,
      String programId,
      String partnerId,
      @Nullable String customerId,
      String type,
      SpendLimit limit) {
    var from = limit.from();
    var until = limit.until();
    return handle
        .createQuery(
            """
            select coalesce(sum(earnings), 0) from commissions
            where program_id = :programId and partner_id = :partnerId and type = :type
              and (:customerId::text is null or customer_id = :customerId)
              and status in ('pending', 'processed', 'paid', 'hold')
              and (:from::timestamptz is null or created_at >= :from)
              and (:until::timestamptz is null or created_at < :until)
            """)
        .bind("programId", programId)
        .bind("partnerId", partnerId)
        .bind("customerId", customerId)
        .bind("type", type)
        .bind("from", from == null ? null : from.atOffset(ZoneOffset.UTC))
        .bind("until", until == null ? null : until.atOffset(ZoneOffset.UTC))
        .mapTo(Long.class)
        .one();
  }

  /** Reads a whole row. */
  static Commission commission(ResultSet row) throws SQLException {
    return new Commission(
        row.getString("id"),
        row.getString("program_id"),
        row.getString("partner_id"),
        row.getString("reward_id"),
        row.getString("link_id"),
        row.getString("customer_id"),
        row.getString("event_id"),
        row.getString("invoice_id"),
        row.getString("type"),
        row.getString("description"),
        row.getLong("amount"),
        row.getLong("quantity"),
        row.getLong("earnings"),
        row.getString("currency"),
        row.getString("status"),
        row.getString("user_id"),
        instant(row, "created_at"),
        instant(row, "updated_at"));
  }

  private static Entry entry(ResultSet row) throws SQLException {
    var reward = row.getString("reward");
    try {
      return new Entry(
          row.getString("kind"),
          row.getLong("amount"),
          row.getLong("earnings"),
          row.getString("status"),
          row.getString("arithmetic"),
          reward == null ? null : JSON.readTree(reward),
          row.getString("user_id"),
          instant(row, "created_at"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("PostgreSQL keeps nothing but JSON there", e);
    }
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
