package io.waymark.identity.oauth;

import io.waymark.identity.Caller;
import io.waymark.platform.http.ApiProblem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The apps that act in workspaces. */
final class Installations {
  private final Jdbi jdbi;

  Installations(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Newest first. */
  List<Installation> list(Caller caller) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select i.id, i.app_id, i.scopes, i.created_at, i.updated_at, a.name, a.developer,
                           a.website, a.logo, i.user_id, u.name as user_name, u.image, k.last_used
                    from oauth_installations i
                    join oauth_apps a on a.id = i.app_id
                    join users u on u.id = i.user_id
                    left join api_keys k on k.installation_id = i.id
                    where i.workspace_id = :workspaceId
                    order by i.created_at desc, i.id desc
                    """)
                .bind("workspaceId", caller.workspace().id())
                .map((row, context) -> installation(row))
                .list());
  }

  /**
   * Ends an app's access in the workspace, with all its tokens; at once, everywhere.
   *
   * @throws ApiProblem 404
   */
  void revoke(Caller caller, String id) {
    var revoked =
        jdbi.inTransaction(
            handle ->
                handle
                    .createUpdate(
                        "delete from oauth_installations where id = :id and workspace_id = :workspaceId")
                    .bind("id", id)
                    .bind("workspaceId", caller.workspace().id())
                    .execute());
    if (revoked == 0) {
      throw ApiProblem.notFound("Installation not found.");
    }
  }

  private static Installation installation(ResultSet row) throws SQLException {
    var lastUsed = row.getObject("last_used", OffsetDateTime.class);
    return new Installation(
        row.getString("id"),
        row.getString("app_id"),
        row.getString("name"),
        row.getString("developer"),
        row.getString("website"),
        row.getString("logo"),
        row.getString("user_id"),
        row.getString("user_name"),
        row.getString("image"),
        AppTable.texts(row, "scopes"),
        lastUsed == null ? null : lastUsed.toInstant(),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }
}
