package io.waymark.links.folders;

import io.waymark.identity.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A person of the workspace and what they are in a folder.
 *
 * @param role null for no access
 */
record FolderMember(
    String userId,
    @Nullable String name,
    @Nullable String email,
    @Nullable String image,
    Role workspaceRole,
    @Nullable FolderRole role) {

  /** Machine users are left out: they own every folder. */
  private static final String MEMBERS =
      """
      select p.id, p.name, p.email, p.image, m.role, f.access_level,
             u.folder_id is not null as granted, u.role as granted_role
      from folders f
      join memberships m on m.workspace_id = f.project_id
      join users p on p.id = m.user_id and not p.is_machine
      left join folder_users u on u.folder_id = f.id and u.user_id = p.id
      where f.id = :folderId
      """;

  /** Everybody in the folder's workspace, those who came first before others. */
  static List<FolderMember> list(Handle handle, String folderId) {
    return handle
        .createQuery(MEMBERS + " order by m.created_at, p.id")
        .bind("folderId", folderId)
        .map((row, context) -> member(row))
        .list();
  }

  static @Nullable FolderMember find(Handle handle, String folderId, String userId) {
    return handle
        .createQuery(MEMBERS + " and p.id = :userId")
        .bind("folderId", folderId)
        .bind("userId", userId)
        .map((row, context) -> member(row))
        .findOne()
        .orElse(null);
  }

  /** Says what a user is in a folder, instead of what was said before; null for no access. */
  static void grant(
      Handle handle, String folderId, String userId, @Nullable FolderRole role, Instant now) {
    handle
        .createUpdate(
            """
            insert into folder_users (folder_id, user_id, role, created_at)
            values (:folderId, :userId, :role, :now)
            on conflict (folder_id, user_id) do update set role = excluded.role
            """)
        .bind("folderId", folderId)
        .bind("userId", userId)
        .bind("role", role == null ? null : role.label())
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  private static FolderMember member(ResultSet row) throws SQLException {
    var workspaceRole = Role.of(row.getString("role"));
    return new FolderMember(
        row.getString("id"),
        row.getString("name"),
        row.getString("email"),
        row.getString("image"),
        workspaceRole,
        FolderRole.effective(
            workspaceRole, Standing.grant(row), AccessLevel.of(row.getString("access_level"))));
  }

  FolderMember with(@Nullable FolderRole other) {
    return new FolderMember(userId, name, email, image, workspaceRole, other);
  }
}
