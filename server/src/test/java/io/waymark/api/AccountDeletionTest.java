package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.Role;
import io.waymark.identity.TestWorkspaces.TestWorkspace;
import io.waymark.identity.signin.AuthenticatorApp;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** People who delete their own accounts. */
@QuarkusTest
class AccountDeletionTest extends ApiTest {

  /** Somebody with a password who owns nothing alone: another owner is in their workspace. */
  private TestWorkspace leaver() {
    var leaver = workspaces.create();
    workspaces.changeRole(leaver, workspaces.member(leaver, Role.MEMBER), Role.OWNER);
    return leaver;
  }

  private static String password(String password) {
    return "{\"password\":\"%s\"}".formatted(password);
  }

  private int count(String sql, String id) {
    return Jdbi.create(database)
        .withHandle(handle -> handle.createQuery(sql).bind("id", id).mapTo(int.class).one());
  }

  private void change(String sql, String id) {
    Jdbi.create(database).useHandle(handle -> handle.createUpdate(sql).bind("id", id).execute());
  }

  @Test
  @DisplayName("an account goes with its sessions, keys and memberships; what it made stays")
  void deletes() throws Exception {
    var leaver = leaver();
    var browser = Browser.of(api, leaver);
    var elsewhere = Browser.of(api, leaver);
    var key = api.as(leaver);
    var link = key.post("/api/links", "{\"url\":\"https://a.com/\"}").json().path("id").asText();
    var personal =
        browser.post("/user/tokens", "{\"name\":\"mine\"}").json().path("token").asText();

    assertThat(browser.delete("/user", password(leaver.password())).status()).isEqualTo(204);

    assertThat(browser.get("/user").status()).isEqualTo(401);
    assertThat(elsewhere.get("/user").status()).isEqualTo(401);
    assertThat(key.get("/api/links").status()).isEqualTo(401);
    assertThat(api.as(personal).get("/api/user").status()).isEqualTo(401);
    assertThat(new Browser(api).signIn(leaver.email(), leaver.password()).status()).isEqualTo(401);
    for (var table : List.of("sessions", "memberships", "api_keys", "personal_keys")) {
      assertThat(count("select count(*) from " + table + " where user_id = :id", leaver.userId()))
          .as(table)
          .isZero();
    }
    assertThat(count("select count(*) from users where id = :id", leaver.userId())).isZero();
    assertThat(count("select count(*) from links where id = :id", link)).isEqualTo(1);
    assertThat(
            count(
                "select count(*) from audit_entries where action = 'createLink' and user_id = :id",
                leaver.userId()))
        .as("the log still knows who it was")
        .isEqualTo(1);
  }

  @Test
  @DisplayName("the last owner of a workspace is told which, and nothing is deleted")
  void lastOwner() {
    var browser = Browser.of(api, workspace);
    change("update workspaces set name = 'Acme' where id = :id", workspace.id());

    var reply = browser.delete("/user", password(workspace.password()));

    assertThat(reply.code()).isEqualTo("conflict");
    assertThat(reply.text()).contains("only owner of Acme");
    assertThat(browser.get("/user").status()).isEqualTo(200);
    assertThat(api.get("/api/links").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("a machine that owns the workspace too is no owner who could go on")
  void machines() {
    change(
        "update users set is_machine = true where id = :id",
        workspaces.member(workspace, Role.OWNER));
    var browser = Browser.of(api, workspace);
    assertThat(browser.delete("/user", password(workspace.password())).code())
        .isEqualTo("conflict");
  }

  @Test
  @DisplayName("two owners who delete their accounts at once leave one")
  void race() throws Exception {
    var other = workspaces.create();
    workspaces.join(workspace, other.userId());
    workspaces.changeRole(workspace, other.userId(), Role.OWNER);
    change("delete from workspaces where id = :id", other.id());
    var first = Browser.of(api, workspace);
    var second = Browser.of(api, other);
    var one =
        Thread.startVirtualThread(() -> first.delete("/user", password(workspace.password())));
    var two = Thread.startVirtualThread(() -> second.delete("/user", password(other.password())));
    one.join();
    two.join();
    assertThat(count("select count(*) from memberships where workspace_id = :id", workspace.id()))
        .isEqualTo(1);
  }

  @Test
  @DisplayName("a wrong or missing password, a key or nobody at all deletes nothing")
  void proof() {
    var leaver = leaver();
    var browser = Browser.of(api, leaver);
    assertThat(browser.delete("/user", password("no")).status()).isEqualTo(401);
    assertThat(browser.delete("/user", "{}").code()).isEqualTo("unprocessable_entity");
    assertThat(new Browser(api).delete("/user", password(leaver.password())).status())
        .isEqualTo(401);
    assertThat(
            api.as(leaver)
                .send("DELETE", "/api/user", password(leaver.password()), Map.of())
                .status())
        .isEqualTo(401);
    var foreign = Browser.of(api, leaver).with("Sec-Fetch-Site", "cross-site");
    assertThat(foreign.delete("/user", password(leaver.password())).status()).isEqualTo(403);
    assertThat(browser.get("/user").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("who signs in with a code deletes with a code, too")
  void secondFactor() {
    var leaver = leaver();
    var browser = Browser.of(api, leaver);
    var secret =
        browser
            .post("/user/second-factor", password(leaver.password()))
            .json()
            .path("secret")
            .asText();
    var app = new AuthenticatorApp(secret);
    var recovery =
        browser
            .post("/user/second-factor/confirm", "{\"code\":\"%s\"}".formatted(app.code(0)))
            .json()
            .at("/recoveryCodes/0")
            .asText();
    assertThat(browser.delete("/user", password(leaver.password())).code())
        .isEqualTo("unprocessable_entity");
    var body = "{\"password\":\"" + leaver.password() + "\",\"code\":\"%s\"}";
    assertThat(browser.delete("/user", body.formatted("000000")).status()).isEqualTo(401);
    assertThat(browser.delete("/user", body.formatted(recovery)).status()).isEqualTo(204);
    assertThat(browser.get("/user").status()).isEqualTo(401);
  }

  @Test
  @DisplayName("without a password, whoever has just signed in deletes; others sign in again first")
  void withoutPassword() {
    var leaver = leaver();
    var browser = Browser.of(api, leaver);
    change("update users set password_hash = null where id = :id", leaver.userId());
    change(
        "update sessions set created_at = now() - interval '11 min' where user_id = :id",
        leaver.userId());
    assertThat(browser.delete("/user", "{}").status()).isEqualTo(401);
    change("update sessions set created_at = now() where user_id = :id", leaver.userId());
    assertThat(browser.delete("/user", "{}").status()).isEqualTo(204);
  }
}
