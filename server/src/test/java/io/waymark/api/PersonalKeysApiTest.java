package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.Role;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PersonalKeysApiTest extends ApiTest {
  private static final String LINK = "{\"url\":\"https://example.com\"}";

  private Browser browser;

  @BeforeEach
  void signIn() {
    browser = Browser.of(api, workspace);
  }

  private String created(String body) {
    var reply = browser.post("/api/user/tokens", body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json().path("token").asText();
  }

  private String own(String path) {
    return path + "?workspaceId=" + workspace.id();
  }

  @Test
  @DisplayName("b.1, b.3: a personal key opens its user's workspaces, each by id or slug")
  void workspaceId() {
    var key = created("{\"name\":\"old client\"}");
    assertThat(key).matches("[0-9A-Za-z]{24}");
    var client = api.as(key);
    assertThat(client.post(own("/api/links"), LINK).status()).isEqualTo(200);
    assertThat(client.get("/api/links?projectSlug=" + workspace.slug()).json()).hasSize(1);
    assertThat(client.get("/api/workspaces/" + workspace.slug()).status()).isEqualTo(200);
    var second = workspaces.create();
    workspaces.join(second, workspace.userId());
    assertThat(client.get("/api/links?workspaceId=" + second.id()).json()).isEmpty();
    assertThat(client.post("/api/tokens?workspaceId=" + second.id(), "{\"name\":\"x\"}").status())
        .as("there they are a member only")
        .isEqualTo(403);
  }

  @Test
  @DisplayName("b.2 rules 4, 6, 9: no workspace, no such key, expired, not a member, in this order")
  void refusals() {
    var key = created("{\"name\":\"k\"}");
    var foreign = workspaces.create();
    var without = api.as(key).get("/api/links");
    assertThat(without.status()).isEqualTo(404);
    assertThat(without.message()).contains("workspaceId");
    assertThat(api.as("nobodys").get(own("/api/links")).message())
        .isEqualTo("Unauthorized: Invalid API key.");
    for (var reference : new String[] {"ws_none", foreign.id(), foreign.slug()}) {
      assertThat(api.as(key).get("/api/links?workspaceId=" + reference).message())
          .as(reference)
          .isEqualTo("Workspace not found.");
    }
    Jdbi.create(database)
        .useHandle(h -> h.execute("update personal_keys set expires_at = now() - interval '1 s'"));
    assertThat(api.as(key).get("/api/links?workspaceId=ws_none").message())
        .isEqualTo("Unauthorized: Access token expired.");
  }

  @Test
  @DisplayName("b.2 rule 10: its rights are its user's role, from call to call")
  void rights() {
    var key = created("{\"name\":\"k\"}");
    assertThat(api.as(key).post(own("/api/links"), LINK).status()).isEqualTo(200);
    workspaces.changeRole(workspace, workspace.userId(), Role.VIEWER);
    assertThat(api.as(key).post(own("/api/links"), LINK).status()).isEqualTo(403);
    assertThat(api.as(key).get(own("/api/links")).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("b.1: where a session is asked for it serves too, a workspace's key does not")
  void sessionRoutes() {
    var key = created("{\"name\":\"k\"}");
    assertThat(api.as(key).get("/api/user").json().path("email").asText())
        .isEqualTo(workspace.email());
    assertThat(api.as(key).get("/api/workspaces").json()).hasSize(1);
    assertThat(api.get("/api/user").status()).isEqualTo(401);
    assertThat(api.get("/api/user/tokens").status()).isEqualTo(401);
    assertThat(api.as(key).post("/api/user/tokens", "{\"name\":\"more\"}").status())
        .as("a key cannot make others that survive it")
        .isEqualTo(401);
  }

  @Test
  @DisplayName("c.5: sixty calls a minute outside workspaces")
  void limit() {
    var client = api.as(created("{\"name\":\"k\"}"));
    Api.Reply last = client.get("/api/user");
    for (var i = 0; i < 130 && last.status() == 200; i++) {
      last = client.get("/api/user");
    }
    assertThat(last.status()).isEqualTo(429);
    assertThat(last.header("X-RateLimit-Limit")).isEqualTo("60");
    assertThat(client.get(own("/api/links")).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("keys are listed without their secret, and only their user deletes them, at once")
  void life() {
    var key = created("{\"name\":\"k\",\"expiresAt\":\"2999-01-01T00:00:00Z\"}");
    api.as(key).get(own("/api/links"));
    var list = browser.get("/api/user/tokens");
    assertThat(list.text()).doesNotContain(key);
    var view = list.json().path(0);
    assertThat(view.path("partialKey").asText())
        .isEqualTo(key.substring(0, 3) + "..." + key.substring(20));
    assertThat(view.path("lastUsed").isNull()).isFalse();
    assertThat(view.path("expiresAt").asText()).isEqualTo("2999-01-01T00:00:00.000Z");

    var path = "/api/user/tokens?id=" + view.path("id").asText();
    var stranger = Browser.of(api, workspaces.create());
    assertThat(stranger.get("/api/user/tokens").json()).isEmpty();
    assertThat(stranger.delete(path).status()).isEqualTo(404);
    assertThat(browser.send("DELETE", path, null, Map.of("Sec-Fetch-Site", "cross-site")).status())
        .isEqualTo(403);
    assertThat(api.as(key).get(own("/api/links")).status()).isEqualTo(200);
    assertThat(browser.delete(path).status()).isEqualTo(200);
    assertThat(api.as(key).get(own("/api/links")).status()).isEqualTo(401);
    assertThat(browser.delete(path).status()).isEqualTo(404);
    assertThat(browser.delete("/api/user/tokens").status()).isEqualTo(422);
    assertThat(browser.post("/api/user/tokens", "{}").message())
        .isEqualTo("invalid_type: name: Name is required");
  }
}
