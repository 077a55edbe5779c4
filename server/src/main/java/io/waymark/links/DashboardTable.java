package io.waymark.links;

import io.waymark.platform.crypto.SecretBox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Dashboards in PostgreSQL. */
final class DashboardTable {
  private final SecretBox secrets;

  DashboardTable(SecretBox secrets) {
    this.secrets = secrets;
  }

  /** Makes the dashboard, unless its link or folder has one. */
  void insertNew(Handle handle, Dashboard dashboard) {
    handle
        .createUpdate(
            """
            insert into dashboards (
              id, link_id, folder_id, project_id, user_id, show_conversions, do_index, created_at, updated_at)
            values (
              :id, :linkId, :folderId, :projectId, :userId, :showConversions, :doIndex, :createdAt, :createdAt)
            on conflict do nothing
            """)
        .bind("id", dashboard.id())
        .bind("linkId", dashboard.linkId())
        .bind("folderId", dashboard.folderId())
        .bind("projectId", dashboard.projectId())
        .bind("userId", dashboard.userId())
        .bind("showConversions", dashboard.showConversions())
        .bind("doIndex", dashboard.doIndex())
        .bind("createdAt", dashboard.createdAt().atOffset(ZoneOffset.UTC))
        .execute();
  }

  void update(
      Handle handle,
      String id,
      boolean showConversions,
      boolean doIndex,
      @Nullable String password,
      Instant now) {
    handle
        .createUpdate(
            """
            update dashboards set show_conversions = :showConversions, do_index = :doIndex,
              password = :password, updated_at = :now
            where id = :id
            """)
        .bind("id", id)
        .bind("showConversions", showConversions)
        .bind("doIndex", doIndex)
        .bind("password", password == null ? null : secrets.seal(password))
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  void delete(Handle handle, String id) {
    handle.createUpdate("delete from dashboards where id = :id").bind("id", id).execute();
  }

  @Nullable Dashboard byId(Handle handle, String projectId, String id) {
    return one(
        handle
            .createQuery("select * from dashboards where project_id = :projectId and id = :value")
            .bind("projectId", projectId)
            .bind("value", id));
  }

  @Nullable Dashboard ofLink(Handle handle, String linkId) {
    return one(
        handle
            .createQuery("select * from dashboards where link_id = :value")
            .bind("value", linkId));
  }

  @Nullable Dashboard ofFolder(Handle handle, String folderId) {
    return one(
        handle
            .createQuery("select * from dashboards where folder_id = :value")
            .bind("value", folderId));
  }

  /** The workspace's dashboards, oldest first. */
  List<Dashboard> of(Handle handle, String projectId) {
    return handle
        .createQuery(
            "select * from dashboards where project_id = :projectId order by created_at, id")
        .bind("projectId", projectId)
        .map((row, context) -> dashboard(row))
        .list();
  }

  private @Nullable Dashboard one(Query query) {
    return query.map((row, context) -> dashboard(row)).findOne().orElse(null);
  }

  private Dashboard dashboard(ResultSet row) throws SQLException {
    var password = row.getBytes("password");
    return new Dashboard(
        row.getString("id"),
        row.getString("link_id"),
        row.getString("folder_id"),
        row.getString("project_id"),
        row.getString("user_id"),
        password == null ? null : secrets.open(password),
        row.getBoolean("show_conversions"),
        row.getBoolean("do_index"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }
}
