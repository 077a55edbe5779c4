package io.waymark.logs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Rows of {@code audit_entries}: added, and removed when they are old. */
final class AuditTable {
  private AuditTable() {}

  /**
   * Outside a transaction, in one round trip. The entry survives this process, as it must, but not
   * the machine: waiting for the disk would take as long as the change itself. Nothing happens if
   * the entry's workspace is gone, as after its deletion.
   */
  static void insert(Handle handle, AuditEntry entry) {
    handle
        .createUpdate(
            """
            with quick as materialized (select set_config('synchronous_commit', 'off', true))
            insert into audit_entries (id, project_id, at, user_id, credential, address, request_id, action,
              target, parent, changes, change_set)
            select :id, w.id, :at, :userId, :credential, :address, :requestId, :action, :target,
              :parent, :changes::jsonb, :changeSet::jsonb
            from quick left join workspaces w on w.id = :workspaceId
            where w.id is not null or :workspaceId::text is null
            """)
        .bind("id", entry.id())
        .bind("workspaceId", entry.workspaceId())
        .bind("at", entry.at().atOffset(ZoneOffset.UTC))
        .bind("userId", entry.userId())
        .bind("credential", entry.credential())
        .bind("address", entry.address())
        .bind("requestId", entry.requestId())
        .bind("action", entry.action())
        .bind("target", entry.target())
        .bind("parent", entry.parent())
        .bind("changes", entry.changes())
        .bind("changeSet", entry.changeSet())
        .execute();
  }

  /** Newest first. */
  static List<AuditEntry> list(Handle handle, String workspaceId, AuditFilter filter) {
    return filter
        .bind(
            handle.createQuery(
                """
                select * from audit_entries where project_id = :workspaceId
                  and (:action::text is null or action = :action)
                  and (:target::text is null
                    or left(target, 200) = left(:target, 200) and target = :target)
                  and (:userId::text is null or user_id = :userId)
                  and (:start::timestamptz is null or at >= :start)
                  and (:end::timestamptz is null or at < :end)
                  and (:startingAfter::text is null or id < :startingAfter)
                order by id desc limit :pageSize
                """))
        .bind("workspaceId", workspaceId)
        .map((row, _) -> entry(row))
        .list();
  }

  /** The history of some things, newest first. */
  static List<AuditEntry> activity(Handle handle, String workspaceId, ActivityFilter filter) {
    var actions =
        Resource.actionsOn(filter.resourceType()).stream()
            .filter(action -> filter.action() == null || action.equals(filter.action()))
            .toList();
    return filter.resourceId() == null && filter.parentResourceId() == null
        ? ofKind(handle, workspaceId, actions, filter)
        : ofThing(handle, workspaceId, actions, filter);
  }

  /**
   * As many of each action as a page has, and of these the newest: the index tells each at once,
   * where a workspace with much of another kind would be read through. The collation is that
   * index's alone, so that PostgreSQL does not take another one for the order's sake.
   */
  private static List<AuditEntry> ofKind(
      Handle handle, String workspaceId, List<String> actions, ActivityFilter filter) {
    var after = filter.startingAfter();
    var query =
        handle
            .createQuery(
                """
                select newest.* from unnest(:actions) as of_it (name) cross join lateral (
                  select * from audit_entries
                  where project_id = :workspaceId and action = of_it.name <after>
                  order by id collate "C" desc limit :pageSize) newest
                order by id collate "C" desc limit :pageSize
                """)
            // Not one condition for both, which no index could be looked up by.
            .define("after", after == null ? "" : "and id collate \"C\" < :startingAfter")
            .bind("workspaceId", workspaceId)
            .bindArray("actions", String.class, actions)
            .bind("pageSize", filter.pageSize());
    if (after != null) {
      query.bind("startingAfter", after);
    }
    return query.map((row, _) -> entry(row)).list();
  }

  private static List<AuditEntry> ofThing(
      Handle handle, String workspaceId, List<String> actions, ActivityFilter filter) {
    return handle
        .createQuery(
            """
            select * from audit_entries where project_id = :workspaceId
              and action = any(:actions)
              and (:target::text is null
                or left(target, 200) = left(:target, 200) and target = :target)
              and (:parent::text is null or parent = :parent)
              and (:startingAfter::text is null or id < :startingAfter)
            order by id desc limit :pageSize
            """)
        .bind("workspaceId", workspaceId)
        .bindArray("actions", String.class, actions)
        .bind("target", filter.resourceId())
        .bind("parent", filter.parentResourceId())
        .bind("startingAfter", filter.startingAfter())
        .bind("pageSize", filter.pageSize())
        .map((row, _) -> entry(row))
        .list();
  }

  /** What operators did, in any workspace or none, newest first. */
  static List<AuditEntry> ofOperators(Handle handle, int most) {
    return handle
        .createQuery(
            "select * from audit_entries where user_id = 'operator' order by id desc limit :most")
        .bind("most", most)
        .map((row, _) -> entry(row))
        .list();
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getString("id"),
        row.getString("project_id"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("user_id"),
        row.getString("credential"),
        row.getString("address"),
        row.getString("request_id"),
        row.getString("action"),
        row.getString("target"),
        row.getString("parent"),
        row.getString("changes"),
        row.getString("change_set"));
  }

  /** Removes some of those that are older; tells whether there may be more. */
  static boolean removeOlder(Handle handle, Instant than, int most) {
    return handle
            .createUpdate(
                """
                delete from audit_entries where id in (
                  select id from audit_entries where at < :than order by at limit :most)
                """)
            .bind("than", than.atOffset(ZoneOffset.UTC))
            .bind("most", most)
            .execute()
        == most;
  }
}
