package io.waymark.events.removal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Rows of {@code removals}. */
final class RemovalTable {
  private RemovalTable() {}

  /** A workspace that is gone since a moment. */
  record Removal(String workspaceId, Instant at) {}

  static void insert(Handle handle, String workspaceId, Instant now) {
    handle
        .createUpdate(
            "insert into removals (workspace_id, at) values (:id, :now) on conflict do nothing")
        .bind("id", workspaceId)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** All, the oldest first, but for workspaces that an archive has brought back. */
  static List<Removal> list(Handle handle) {
    return handle
        .createQuery(
            """
            select workspace_id, at from removals
            where not exists (select 1 from workspaces where id = workspace_id)
            order by at
            """)
        .map(
            (row, _) ->
                new Removal(
                    row.getString("workspace_id"),
                    row.getObject("at", OffsetDateTime.class).toInstant()))
        .list();
  }

  static void delete(Handle handle, String workspaceId) {
    handle
        .createUpdate("delete from removals where workspace_id = :id")
        .bind("id", workspaceId)
        .execute();
  }
}
