package io.waymark.identity;

import io.waymark.identity.signin.Passwords;
import io.waymark.platform.text.Ids;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What an operator at the machine may do without signing in: the first set-up, and keys for any
 * workspace.
 */
public final class OperatorDesk {
  private static final String FIRST_SLUG = "main";
  private static final String FIRST_EMAIL = "owner@localhost";

  private final Jdbi jdbi;
  private final Ids ids;
  private final InstantSource clock;
  private final RandomCredentials random;

  OperatorDesk(Jdbi jdbi, Ids ids, InstantSource clock, RandomCredentials random) {
    this.jdbi = jdbi;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
  }

  /** What the first set-up made; the only time password and key can be read. */
  public record FirstRun(String slug, String email, String password, String apiKey) {}

  /** Makes the first workspace with its owner and a key, unless there is a workspace already. */
  public Optional<FirstRun> setUp() {
    return jdbi.inTransaction(
        handle -> {
          lockFirstRun(handle);
          return WorkspaceTable.any(handle) ? Optional.empty() : Optional.of(setUp(handle));
        });
  }

  /** Two servers, or people, on one new database must not both set it up: the second one waits. */
  public static void lockFirstRun(Handle handle) {
    handle.execute("select pg_advisory_xact_lock(hashtext('waymark first run'))");
  }

  private FirstRun setUp(Handle handle) {
    var now = clock.instant();
    var password = random.password();
    var userId = ids.next("user_");
    UserTable.insert(handle, userId, FIRST_EMAIL, "Owner", Passwords.hash(password), now);
    var workspaceId = Memberships.newWorkspaceId(ids);
    WorkspaceTable.insert(handle, workspaceId, "Main", FIRST_SLUG, now);
    WorkspaceTable.insertMember(handle, workspaceId, userId, Role.OWNER, now);
    var key = addKey(handle, workspaceId, userId, "First key");
    return new FirstRun(FIRST_SLUG, FIRST_EMAIL, password, key);
  }

  /**
   * Makes an API key in the name of a workspace's owner.
   *
   * @return the key, this once; empty if there is no such workspace
   */
  public Optional<String> createKey(String workspaceSlug, String name) {
    return jdbi.inTransaction(
        handle -> {
          var workspace = WorkspaceTable.bySlug(handle, workspaceSlug);
          var owner = workspace == null ? null : WorkspaceTable.owner(handle, workspace.id());
          return workspace == null || owner == null
              ? Optional.empty()
              : Optional.of(addKey(handle, workspace.id(), owner, name));
        });
  }

  /** Slugs of workspaces, the oldest first, some if there are many. */
  public List<String> slugs() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select slug from workspaces order by created_at, id limit 20")
                .mapTo(String.class)
                .list());
  }

  private String addKey(Handle handle, String workspaceId, String userId, String name) {
    var key = random.apiKey();
    ApiKeyTable.insert(handle, ids.next("key_"), workspaceId, userId, name, key, clock.instant());
    return key;
  }
}
