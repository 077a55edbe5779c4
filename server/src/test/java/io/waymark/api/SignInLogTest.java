package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.Role;
import io.waymark.identity.TestWorkspaces.TestWorkspace;
import io.waymark.identity.signin.AuthenticatorApp;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What workspaces hear, in their audit logs, of how their members come in. */
@QuarkusTest
class SignInLogTest extends ApiTest {
  private static final String NEXT = "another long password";

  private JsonNode entries(TestWorkspace of) {
    return api.as(of).get("/api/audit-logs?target=" + workspace.userId()).json();
  }

  private Iterable<String> actions() {
    var actions = new ArrayList<String>();
    entries(workspace).forEach(each -> actions.addFirst(each.path("action").asText()));
    return actions;
  }

  @Test
  @DisplayName("signing in and out, in all workspaces of a member and no others, with the address")
  void signIns() {
    var second = workspaces.create();
    workspaces.join(second, workspace.userId());
    var stranger = workspaces.create();

    var browser = Browser.of(api, workspace);
    browser.post("/auth/sign-out", "");

    for (var each : new TestWorkspace[] {workspace, second}) {
      var entries = entries(each);
      assertThat(entries.findValuesAsText("action")).containsExactly("signOut", "signIn");
      var entry = entries.get(1);
      assertThat(entry.path("ip").asText()).startsWith("10.");
      assertThat(entry.path("userId").asText()).isEqualTo(workspace.userId());
      assertThat(entry.path("keyId").asText()).isEqualTo("session");
      assertThat(entry.path("requestId").asText()).startsWith("req_");
      assertThat(entry.path("changes").toString()).isEqualTo("{\"method\":\"password\"}");
    }
    assertThat(entries(stranger)).isEmpty();
    var viewer = api.as(workspaces.memberKey(workspace, Role.VIEWER));
    assertThat(viewer.get("/api/audit-logs").status()).isEqualTo(403);
  }

  @Test
  @DisplayName("guesses of passwords are not in it: anybody could fill it with them")
  void guesses() {
    new Browser(api).signIn(workspace.email(), "wrong");

    assertThat(actions()).isEmpty();
  }

  @Test
  @DisplayName("sessions that are ended, one or all others")
  void sessions() {
    var browser = Browser.of(api, workspace);
    var other = Browser.of(api, workspace);
    var id = "";
    for (var each : browser.get("/user/sessions").json()) {
      id = each.path("current").asBoolean() ? id : each.path("id").asText();
    }
    assertThat(browser.delete("/user/sessions/" + id).status()).isEqualTo(204);
    assertThat(browser.delete("/user/sessions/" + id).status()).isEqualTo(404);
    browser.delete("/user/sessions");

    assertThat(other.get("/user").status()).isEqualTo(401);
    assertThat(actions()).containsExactly("signIn", "signIn", "endSession", "endOtherSessions");
    assertThat(entries(workspace).get(1).at("/changes/session").asText()).isEqualTo(id);
  }

  @Test
  @DisplayName("authenticator apps, codes that fail, passwords and addresses, without any secret")
  void secrets() {
    var browser = Browser.of(api, workspace);
    var proof = "{\"password\":\"%s\"}".formatted(workspace.password());
    var secret = browser.post("/user/second-factor", proof).json().path("secret").asText();
    var app = new AuthenticatorApp(secret);
    var recovery =
        browser
            .post("/user/second-factor/confirm", "{\"code\":\"%s\"}".formatted(app.code(0)))
            .json()
            .path("recoveryCodes");
    new Browser(api).signIn(workspace.email(), workspace.password());
    new Browser(api).signIn(workspace.email(), workspace.password(), "000000");
    new Browser(api).signIn(workspace.email(), workspace.password(), recovery.get(0).asText());
    browser.post(
        "/user/second-factor/remove",
        "{\"password\":\"%s\",\"code\":\"%s\"}"
            .formatted(workspace.password(), recovery.get(1).asText()));
    var moved = "moved." + workspace.email();
    browser.patch(
        "/user", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(moved, workspace.password()));
    browser.patch(
        "/user/password",
        "{\"currentPassword\":\"%s\",\"newPassword\":\"%s\"}"
            .formatted(workspace.password(), NEXT));

    assertThat(actions())
        .containsExactly(
            "signIn",
            "confirmSecondFactor",
            "failSecondFactor",
            "signIn",
            "removeSecondFactor",
            "changeEmail",
            "changePassword");
    var entries = entries(workspace);
    // Whom an entry is of is told by name and address, to those who see them on the page People
    // too.
    entries.forEach(entry -> ((ObjectNode) entry).remove("user"));
    assertThat(entries.toString())
        .doesNotContain(
            workspace.password(), NEXT, secret, recovery.get(0).asText(), "000000", moved);
  }
}
