package io.waymark.identity;

import io.waymark.identity.signin.Passwords;
import io.waymark.platform.text.Ids;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Makes workspaces of their own for tests, so that they cannot disturb each other. */
public final class TestWorkspaces {
  private static final RandomCredentials RANDOM = new RandomCredentials(new SecureRandom());

  /**
   * All owners have the same password: its hash is made to take long, most tests sign nobody in.
   */
  private static final String PASSWORD = RANDOM.password();

  private static final String PASSWORD_HASH = Passwords.hash(PASSWORD);

  private final Jdbi jdbi;
  private final Ids ids = Ids.system();

  public TestWorkspaces(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A workspace with its owner and the owner's key. */
  public record TestWorkspace(
      String id, String slug, String userId, String email, String password, String key) {}

  /** A new workspace. */
  public TestWorkspace create() {
    var now = Clock.systemUTC().instant();
    var userId = ids.next("user_");
    var slug = ids.key(12);
    var workspaceId = "ws_1" + ids.key(24);
    var email = slug + "@example.com";
    var key = RANDOM.apiKey();
    jdbi.useTransaction(
        handle -> {
          UserTable.insert(handle, userId, email, "Test", PASSWORD_HASH, now);
          WorkspaceTable.insert(handle, workspaceId, "Test", slug, now);
          WorkspaceTable.insertMember(handle, workspaceId, userId, Role.OWNER, now);
          ApiKeyTable.insert(handle, ids.next("key_"), workspaceId, userId, "test", key, now);
        });
    return new TestWorkspace(workspaceId, slug, userId, email, PASSWORD, key);
  }

  /** One more key of the workspace's owner. */
  public String key(TestWorkspace workspace, @Nullable List<String> scopes) {
    return key(workspace.id(), workspace.userId(), scopes);
  }

  /** A key of a new member with a role. */
  public String memberKey(TestWorkspace workspace, Role role) {
    return key(workspace.id(), member(workspace, role), null);
  }

  /** A new member with a role. */
  public String member(TestWorkspace workspace, Role role) {
    var now = Clock.systemUTC().instant();
    var userId = ids.next("user_");
    jdbi.useTransaction(
        handle -> {
          UserTable.insert(handle, userId, userId + "@example.com", "Member", "-", now);
          WorkspaceTable.insertMember(handle, workspace.id(), userId, role, now);
        });
    return userId;
  }

  /** A key of a member, with scopes or, for null, without. */
  public String key(String workspaceId, String userId, @Nullable List<String> scopes) {
    var key = RANDOM.apiKey();
    jdbi.useTransaction(
        handle -> {
          var id = ids.next("key_");
          ApiKeyTable.insert(
              handle, id, workspaceId, userId, "test", key, Clock.systemUTC().instant());
          if (scopes != null) {
            handle
                .createUpdate("update api_keys set scopes = :scopes where id = :id")
                .bindArray("scopes", String.class, scopes)
                .bind("id", id)
                .execute();
          }
        });
    return key;
  }

  /** Makes the user a member of one more workspace. */
  public void join(TestWorkspace workspace, String userId) {
    jdbi.useHandle(
        handle ->
            WorkspaceTable.insertMember(
                handle, workspace.id(), userId, Role.MEMBER, Clock.systemUTC().instant()));
  }

  /** Limits how many links the workspace may make. */
  public void limitLinks(TestWorkspace workspace, long limit) {
    limit("links_limit", workspace, limit);
  }

  /** Limits of how many events the workspace may see. */
  public void limitUsage(TestWorkspace workspace, long limit) {
    limit("usage_limit", workspace, limit);
  }

  private void limit(String column, TestWorkspace workspace, long limit) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("update workspaces set <column> = :limit where id = :id")
                .define("column", column)
                .bind("limit", limit)
                .bind("id", workspace.id())
                .execute());
  }

  /** Ends a key. */
  public void expire(String key) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "update api_keys set expires_at = now() - interval '1 s' where hashed_key = :hash")
                .bind("hash", Secrets.hash(key))
                .execute());
  }

  /** Lets the workspace make a key now, whenever it made the last one. */
  public void forgetLastKey(TestWorkspace workspace) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("update workspaces set last_key_at = null where id = :id")
                .bind("id", workspace.id())
                .execute());
  }

  /** Gives a member another role. */
  public void changeRole(TestWorkspace workspace, String userId, Role role) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "update memberships set role = :role where workspace_id = :id and user_id = :userId")
                .bind("role", role.label())
                .bind("id", workspace.id())
                .bind("userId", userId)
                .execute());
  }

  /** The clicks the workspace was charged for. */
  public long usage(TestWorkspace workspace) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select usage from workspaces where id = :id")
                .bind("id", workspace.id())
                .mapTo(Long.class)
                .one());
  }
}
