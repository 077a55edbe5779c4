package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.Role;
import io.waymark.identity.TestWorkspaces.TestWorkspace;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Roles that the groups of an OpenID provider give, and take. */
@QuarkusTest
@QuarkusTestResource(value = ProviderServer.class, restrictToAnnotatedClass = true)
@SuppressWarnings("NullAway.Init") // filled in before each test
class OidcRolesTest extends ProviderTest {
  private TestWorkspace bee;

  @BeforeEach
  void slugs() {
    bee = workspaces.create();
    named("oidc-acme", workspace.id());
    named("oidc-bee", bee.id());
  }

  /** Signs in with these groups; the roles there are afterwards, by slug. */
  private Map<String, String> roles(String... groups) {
    provider.person = person(email, true, groups);
    var browser = new Browser(api);
    assertThat(signIn(browser)).isEqualTo(HOME);
    return roles(browser);
  }

  private static Map<String, String> roles(Browser browser) {
    var roles = new LinkedHashMap<String, String>();
    browser
        .get("/workspaces")
        .json()
        .forEach(each -> roles.put(each.path("slug").asText(), each.path("role").asText()));
    return roles;
  }

  private JsonNode audit(String action, TestWorkspace of) {
    return api.as(of).get("/api/audit-logs?action=" + action).json();
  }

  @Test
  @DisplayName("groups give roles, the highest counts, and take them again; the log says so")
  void comeAndGo() {
    assertThat(roles()).isEmpty();
    assertThat(roles("guests", "others"))
        .containsExactlyInAnyOrderEntriesOf(Map.of("oidc-acme", "viewer"));
    assertThat(roles("guests", "team"))
        .containsExactlyInAnyOrderEntriesOf(Map.of("oidc-acme", "member", "oidc-bee", "viewer"));
    assertThat(roles("team", "bosses"))
        .containsExactlyInAnyOrderEntriesOf(Map.of("oidc-acme", "owner", "oidc-bee", "viewer"));
    assertThat(roles("guests")).containsExactlyInAnyOrderEntriesOf(Map.of("oidc-acme", "viewer"));
    assertThat(roles()).isEmpty();

    var entries = audit("applyGroupRole", workspace);
    assertThat(
            StreamSupport.stream(entries.spliterator(), false)
                .map(
                    each ->
                        each.at("/changes/before").asText()
                            + " "
                            + each.at("/changes/role").asText()))
        .containsExactly(
            "viewer none", "owner viewer", "member owner", "viewer member", "none viewer");
    assertThat(entries.get(0).path("ip").asText()).startsWith("10.");
    assertThat(entries.get(0).path("target").asText()).startsWith("user_");
    assertThat(audit("applyGroupRole", bee)).hasSize(2);
  }

  @Test
  @DisplayName("whoever loses a group is out of the workspace with the next sign-in, keys included")
  void keys() {
    roles("bosses");
    var browser = new Browser(api);
    signIn(browser);
    var key =
        browser
            .post("/tokens?workspaceId=" + workspace.id(), "{\"name\":\"k\"}")
            .json()
            .path("token")
            .asText();
    assertThat(api.as(key).get("/api/tags").status()).isEqualTo(200);

    roles();

    assertThat(api.as(key).get("/api/tags").status()).isEqualTo(401);
    assertThat(browser.get("/tags?workspaceId=" + workspace.id()).status()).isIn(403, 404);
  }

  @Test
  @DisplayName("memberships that people made are neither changed nor ended")
  void byHand() {
    var browser = new Browser(api);
    signIn(browser);
    workspaces.join(workspace, user(browser).path("id").asText());

    assertThat(roles("bosses")).containsEntry("oidc-acme", "member");
    assertThat(roles()).containsEntry("oidc-acme", "member");

    assertThat(audit("applyGroupRole", workspace)).isEmpty();
  }

  @Test
  @DisplayName("the last owner stays, and the log says why")
  void lastOwner() {
    roles("bosses");
    workspaces.changeRole(workspace, workspace.userId(), Role.MEMBER);

    assertThat(roles()).containsEntry("oidc-acme", "owner");
    assertThat(roles("guests")).containsEntry("oidc-acme", "owner");
    assertThat(audit("applyGroupRole", workspace).get(0).at("/changes/notDone").asText())
        .isEqualTo("last owner");

    workspaces.changeRole(workspace, workspace.userId(), Role.OWNER);
    assertThat(roles()).isEmpty();
  }

  @Test
  @DisplayName("groups let in no more people than a workspace may have")
  void limit() {
    sql("update workspaces set users_limit = 1 where id = :id", Map.of("id", workspace.id()));

    assertThat(roles("team")).containsExactlyInAnyOrderEntriesOf(Map.of("oidc-bee", "viewer"));

    assertThat(audit("applyGroupRole", workspace).get(0).at("/changes/notDone").asText())
        .isEqualTo("users limit");
  }

  @Test
  @DisplayName("every workspace of a person hears of their sign-in, and no other")
  void signIns() {
    roles("guests");

    var entry = audit("signIn", workspace).get(0);
    assertThat(entry.at("/changes/method").asText()).isEqualTo("oidc");
    assertThat(entry.path("keyId").asText()).isEqualTo("session");
    assertThat(audit("signIn", bee)).isEmpty();
  }
}
