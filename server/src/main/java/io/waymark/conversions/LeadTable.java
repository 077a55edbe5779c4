package io.waymark.conversions;

import io.waymark.events.Click;
import io.waymark.events.Lead;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Leads as they were reported, in PostgreSQL. */
final class LeadTable {
  private LeadTable() {}

  /**
   * What one report said.
   *
   * @param eventIds one for each lead of the report
   * @param metadata JSON, or empty
   * @param click the workspace's, whatever it was when it was clicked
   */
  record Reported(
      String workspaceId,
      List<String> eventIds,
      String eventName,
      String customerId,
      String metadata,
      Click click,
      Instant at) {

    Stream<Lead> events() {
      return eventIds.stream().map(id -> new Lead(id, at, eventName, customerId, metadata, click));
    }
  }

  /** A report with its place in the table. */
  record Kept(long id, Reported lead) {}

  static long insert(Handle handle, Reported lead) {
    return handle
        .createQuery(
            """
            insert into leads (project_id, event_ids, event_name, customer_id, link_id, click,
              metadata, created_at)
            values (:workspaceId, :eventIds, :eventName, :customerId, :linkId, :click::jsonb,
              :metadata, :at)
            returning id
            """)
        .bind("workspaceId", lead.workspaceId())
        .bindArray("eventIds", String.class, lead.eventIds())
        .bind("eventName", lead.eventName())
        .bind("customerId", lead.customerId())
        .bind("linkId", lead.click().linkId())
        .bind("click", ClickJson.write(lead.click()))
        .bind("metadata", lead.metadata())
        .bind("at", lead.at().atOffset(ZoneOffset.UTC))
        .mapTo(Long.class)
        .one();
  }

  /**
   * The customer's latest lead.
   *
   * @param eventName of leads of this name alone, letter by letter; null for any
   */
  static @Nullable Kept latest(Handle handle, String customerId, @Nullable String eventName) {
    return handle
        .createQuery(
            """
            select * from leads
            where customer_id = :customerId and (:eventName::text is null or event_name = :eventName)
            order by id desc limit 1
            """)
        .bind("customerId", customerId)
        .bind("eventName", eventName)
        .map((row, _) -> kept(row))
        .findOne()
        .orElse(null);
  }

  /** The customer's latest lead from a link. */
  static @Nullable Kept latestOf(Handle handle, String customerId, String linkId) {
    return handle
        .createQuery(
            """
            select * from leads where customer_id = :customerId and link_id = :linkId
            order by id desc limit 1
            """)
        .bind("customerId", customerId)
        .bind("linkId", linkId)
        .map((row, _) -> kept(row))
        .findOne()
        .orElse(null);
  }

  /** Whether there is a lead that was made of it. */
  static boolean known(Handle handle, String workspaceId, String key) {
    return handle
        .createQuery(
            """
            select exists (
              select 1 from leads where project_id = :workspaceId and source_key = :key)
            """)
        .bind("workspaceId", workspaceId)
        .bind("key", key)
        .mapTo(Boolean.class)
        .one();
  }

  /** Keeps what a lead was made of; nothing else can be made of it from now on. */
  static void remember(Handle handle, long id, String key) {
    handle
        .createUpdate("update leads set source_key = :key where id = :id")
        .bind("key", key)
        .bind("id", id)
        .execute();
  }

  /** What the event store may not have yet, the oldest first. */
  static List<Kept> unstored(Handle handle, int most) {
    return handle
        .createQuery("select * from leads where not stored order by id limit :most")
        .bind("most", most)
        .map((row, _) -> kept(row))
        .list();
  }

  static void markStored(Handle handle, Collection<Long> ids) {
    handle
        .createUpdate("update leads set stored = true where id = any(:ids)")
        .bindArray("ids", Long.class, ids)
        .execute();
  }

  private static Kept kept(ResultSet row) throws SQLException {
    var ids = (String[]) row.getArray("event_ids").getArray();
    return new Kept(
        row.getLong("id"),
        new Reported(
            row.getString("project_id"),
            List.of(ids),
            row.getString("event_name"),
            row.getString("customer_id"),
            row.getString("metadata"),
            ClickJson.read(row.getString("click")),
            row.getObject("created_at", OffsetDateTime.class).toInstant()));
  }
}
