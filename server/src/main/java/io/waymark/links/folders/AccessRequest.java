package io.waymark.links.folders;

import io.waymark.identity.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's wish to edit the links of a folder, not yet answered (FLD-7).
 *
 * @param id {@code fold_req_…}
 */
record AccessRequest(String id, String folderId, Person by, Instant createdAt) {
  /** The constraint that allows one per folder and user. */
  static final String ONE_PENDING = "folder_access_requests_folder_id_user_id_key";

  /** Who asks. */
  record Person(String id, @Nullable String name, @Nullable String email, @Nullable String image) {}

  private static final String PENDING =
      """
      select r.id, r.folder_id, r.created_at, p.id as user_id, p.name, p.email, p.image
      from folder_access_requests r
      join folders f on f.id = r.folder_id and f.project_id = :workspaceId
      join users p on p.id = r.user_id
      join memberships m on m.workspace_id = f.project_id and m.user_id = p.id
      """;

  /** What waits for an answer in the caller's workspace, oldest first. */
  static List<AccessRequest> pending(Handle handle, Caller caller) {
    return handle
        .createQuery(PENDING + " order by r.created_at, r.id")
        .bind("workspaceId", caller.workspace().id())
        .map((row, context) -> request(row))
        .list();
  }

  static @Nullable AccessRequest find(Handle handle, Caller caller, String folderId, String id) {
    return handle
        .createQuery(PENDING + " where r.folder_id = :folderId and r.id = :id")
        .bind("workspaceId", caller.workspace().id())
        .bind("folderId", folderId)
        .bind("id", id)
        .map((row, context) -> request(row))
        .findOne()
        .orElse(null);
  }

  static void insert(Handle handle, String id, String folderId, String userId, Instant now) {
    handle
        .createUpdate(
            """
            insert into folder_access_requests (id, folder_id, user_id, created_at)
            values (:id, :folderId, :userId, :now)
            """)
        .bind("id", id)
        .bind("folderId", folderId)
        .bind("userId", userId)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** Forgets what a user asked for, once it is answered. */
  static void settle(Handle handle, String folderId, String userId) {
    handle
        .createUpdate(
            "delete from folder_access_requests where folder_id = :folderId and user_id = :userId")
        .bind("folderId", folderId)
        .bind("userId", userId)
        .execute();
  }

  private static AccessRequest request(ResultSet row) throws SQLException {
    return new AccessRequest(
        row.getString("id"),
        row.getString("folder_id"),
        new Person(
            row.getString("user_id"),
            row.getString("name"),
            row.getString("email"),
            row.getString("image")),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }
}
