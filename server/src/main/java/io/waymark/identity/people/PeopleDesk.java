package io.waymark.identity.people;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.identity.Memberships;
import io.waymark.identity.Role;
import io.waymark.identity.Slugs;
import io.waymark.identity.Workspace;
import io.waymark.identity.account.Accounts;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.schema.InvalidInput;
import io.waymark.platform.schema.Shape;
import io.waymark.platform.sql.Deadlocks;
import io.waymark.platform.text.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What an operator at the machine does to workspaces and who is in them. */
public final class PeopleDesk {
  /** What can be limited, as the column without its end. */
  public static final Set<String> LIMITED =
      Set.of("links", "usage", "domains", "tags", "folders", "users");

  private static final Shape<NewWorkspace> NEW =
      Shape.of(
          NewWorkspace.class,
          field("name", text().trimmed().min(1).max(190)),
          field("slug", Slugs.SCHEMA));

  private final Jdbi jdbi;
  private final Belongings belongings;
  private final Ids ids;
  private final InstantSource clock;

  /**
   * @param belongings is told when a workspace goes
   */
  public PeopleDesk(Jdbi jdbi, Belongings belongings, Ids ids, InstantSource clock) {
    this.jdbi = jdbi;
    this.belongings = belongings;
    this.ids = ids;
    this.clock = clock;
  }

  record NewWorkspace(String name, String slug) {}

  /**
   * A workspace.
   *
   * @param people how many members are people
   * @param links how many it has
   * @param domains how many it has
   */
  public record Listed(
      String id,
      String slug,
      String name,
      long people,
      long links,
      long domains,
      Instant createdAt) {}

  /** Every workspace, the oldest first. */
  public List<Listed> list() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select w.id, w.slug, w.name, w.total_links, w.created_at,
                      (select count(*) from memberships m join users u on u.id = m.user_id
                       where m.workspace_id = w.id and not u.is_machine) as people,
                      (select count(*) from domains d where d.project_id = w.id) as domains
                    from workspaces w order by w.created_at, w.id
                    """)
                .map(
                    (row, _) ->
                        new Listed(
                            row.getString("id"),
                            row.getString("slug"),
                            row.getString("name"),
                            row.getLong("people"),
                            row.getLong("total_links"),
                            row.getLong("domains"),
                            row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list());
  }

  /**
   * Makes a workspace.
   *
   * @throws ApiProblem 404 if there is no such account, 409 if another workspace has the slug
   * @throws InvalidInput if name or slug do not do
   */
  public Workspace found(String slug, String name, String ownerEmail) {
    var wanted = NEW.parseQuery(Map.of("name", name, "slug", slug));
    return jdbi.inTransaction(
        handle -> {
          var owner = account(handle, ownerEmail);
          return Memberships.found(
              handle, ids, wanted.name(), wanted.slug(), owner, clock.instant());
        });
  }

  /**
   * Limits a workspace.
   *
   * @param limits by what is limited, one of {@link #LIMITED}; null for no limit
   * @return the workspace's id
   * @throws ApiProblem 404 if there is no such workspace
   */
  public String limit(String slug, Map<String, @Nullable Long> limits) {
    return jdbi.inTransaction(
        handle -> {
          var id = workspace(handle, slug);
          limits.forEach((what, most) -> limit(handle, id, what, most));
          return id;
        });
  }

  private void limit(Handle handle, String id, String what, @Nullable Long most) {
    if (!LIMITED.contains(what)) {
      throw new IllegalArgumentException(what);
    }
    handle
        .createUpdate("update workspaces set %s_limit = :most where id = :id".formatted(what))
        .bind("most", most)
        .bind("id", id)
        .execute();
  }

  /**
   * Deletes a workspace with all that is in it, at once and for good.
   *
   * @return the id it had, as the API showed it
   * @throws ApiProblem 404 if there is no such workspace
   */
  public String delete(String slug) {
    var id = Tenancy.delete(jdbi, belongings, handle -> workspace(handle, slug));
    belongings.gone(id);
    return Workspace.publicId(id);
  }

  /** Somebody who was deleted: the ids of the account and of the workspaces it was a member of. */
  public record Deleted(String id, List<String> workspaces) {}

  /**
   * Deletes an account with its keys, sessions and memberships; what it made stays.
   *
   * @throws ApiProblem 404 if there is none, 409 if it is the only owner of a workspace
   */
  public Deleted deleteAccount(String email) {
    return Deadlocks.inTransaction(
        jdbi,
        handle -> {
          var id = account(handle, email);
          // Workspaces before the user, as everybody locks them; then what was joined meanwhile.
          var workspaces = new ArrayList<>(leave(handle, id));
          Accounts.lock(handle, id);
          workspaces.addAll(leave(handle, id));
          handle.createUpdate("delete from users where id = :id").bind("id", id).execute();
          return new Deleted(id, List.copyOf(workspaces));
        });
  }

  private static List<String> leave(Handle handle, String userId) {
    var workspaces = MemberTable.workspacesOf(handle, userId);
    for (var workspace : workspaces) {
      MemberTable.lock(handle, workspace);
      keepAnOwner(handle, workspace, userId);
      MemberTable.remove(handle, workspace, userId);
    }
    return workspaces;
  }

  private static void keepAnOwner(Handle handle, String workspaceId, String userId) {
    if (Memberships.role(handle, workspaceId, userId) == Role.OWNER
        && MemberTable.owners(handle, workspaceId) == 1) {
      var workspace = Memberships.byId(handle, workspaceId);
      throw ApiProblem.conflict(
          "That is the only owner of the workspace %s: make somebody else an owner first, or delete it."
              .formatted(workspace == null ? workspaceId : workspace.slug()));
    }
  }

  private static String workspace(Handle handle, String slug) {
    var found = Memberships.find(handle, slug);
    if (found == null) {
      throw ApiProblem.notFound("There is no workspace '%s'.".formatted(slug));
    }
    return found.id();
  }

  private static String account(Handle handle, String email) {
    var account = Accounts.byEmail(handle, email);
    if (account == null) {
      throw ApiProblem.notFound("There is no account with the e-mail address %s.".formatted(email));
    }
    return account.id();
  }
}
