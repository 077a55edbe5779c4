package io.waymark.links.folders;

import io.waymark.identity.Caller;
import io.waymark.identity.Role;
import io.waymark.platform.http.ApiProblem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Folders of workspaces in PostgreSQL. */
final class FolderTable {
  /** The unique index that refuses a second folder of the same name in a workspace. */
  static final String NAME = "folders_name";

  /** {@link FolderRole#effective} in SQL, as far as reading goes: pages are cut by the database. */
  private static final String VISIBLE =
      """
      from folders f left join folder_users u on u.folder_id = f.id and u.user_id = :userId
      where f.project_id = :workspaceId
        and (:owner or u.role is not null or (u.folder_id is null and f.access_level is not null))
        and (:search::text is null or strpos(lower(f.name), lower(:search)) > 0)
      """;

  private FolderTable() {}

  /** A page of the folders the caller may read, oldest first. */
  static List<Folder> list(Handle handle, Caller caller, FolderFilter filter) {
    return visible(
            handle.createQuery(
                "select f.* "
                    + VISIBLE
                    + " order by f.created_at, f.id limit :limit offset :offset"),
            caller,
            filter.search())
        .bind("limit", filter.pageSize())
        .bind("offset", filter.offset())
        .map((row, context) -> folder(row))
        .list();
  }

  /** How many folders the caller may read. */
  static long count(Handle handle, Caller caller, @Nullable String search) {
    return visible(handle.createQuery("select count(*) " + VISIBLE), caller, search)
        .mapTo(Long.class)
        .one();
  }

  private static <S extends SqlStatement<S>> S visible(
      S statement, Caller caller, @Nullable String search) {
    return statement
        .bind("userId", caller.userId())
        .bind("workspaceId", caller.workspace().id())
        .bind("owner", caller.role() == Role.OWNER)
        .bind("search", search);
  }

  /** How many folders the workspace has. */
  static long count(Handle handle, String workspaceId) {
    return handle
        .createQuery("select count(*) from folders where project_id = :workspaceId")
        .bind("workspaceId", workspaceId)
        .mapTo(Long.class)
        .one();
  }

  /**
   * The most folders the workspace may have, or null for any number. Where there is a limit,
   * creators of the same workspace wait for each other here, so that none of them goes beyond it.
   */
  static @Nullable Long limit(Handle handle, String workspaceId) {
    return handle
        .createQuery(
            """
            select folders_limit from workspaces
            where id = :workspaceId and folders_limit is not null for no key update
            """)
        .bind("workspaceId", workspaceId)
        .mapTo(Long.class)
        .findOne()
        .orElse(null);
  }

  static void insert(Handle handle, String workspaceId, Folder folder) {
    bind(
            handle.createUpdate(
                """
                insert into folders (id, project_id, name, description, type, access_level, created_at, updated_at)
                values (:id, :workspaceId, :name, :description, :type, :accessLevel, :createdAt, :updatedAt)
                """),
            folder)
        .bind("workspaceId", workspaceId)
        .execute();
  }

  static void update(Handle handle, Folder folder) {
    bind(
            handle.createUpdate(
                """
                    update folders
                    set name = :name, description = :description, access_level = :accessLevel, updated_at = :updatedAt
                    where id = :id
                    """),
            folder)
        .execute();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, Folder folder) {
    return statement
        .bind("id", folder.id())
        .bind("name", folder.name())
        .bind("description", folder.description())
        .bind("type", folder.type())
        .bind("accessLevel", folder.accessLevel() == null ? null : folder.accessLevel().label())
        .bind("createdAt", folder.createdAt().atOffset(ZoneOffset.UTC))
        .bind("updatedAt", folder.updatedAt().atOffset(ZoneOffset.UTC));
  }

  /**
   * Deletes a folder; its links stay, without one. They are locked before it, as changes to links
   * do it, so that neither waits for the other in a circle.
   */
  static boolean delete(Handle handle, String id) {
    handle
        .createQuery(
            """
            select count(*) from (
              select 1 from links where folder_id = :id order by id for no key update) as locked
            """)
        .bind("id", id)
        .mapTo(Long.class)
        .one();
    return handle.createUpdate("delete from folders where id = :id").bind("id", id).execute() == 1;
  }

  /** Whether a partner program has its links there (partners A1). */
  static boolean ofProgram(Handle handle, String id) {
    return handle
        .createQuery("select exists (select 1 from programs where default_folder_id = :id)")
        .bind("id", id)
        .mapTo(Boolean.class)
        .one();
  }

  static Folder folder(ResultSet row) throws SQLException {
    return new Folder(
        row.getString("id"),
        row.getString("name"),
        row.getString("description"),
        row.getString("type"),
        AccessLevel.of(row.getString("access_level")),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }

  static ApiProblem notFound() {
    return ApiProblem.notFound("Folder not found.");
  }
}
