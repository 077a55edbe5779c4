package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.Role;
import io.waymark.identity.TestWorkspaces.TestWorkspace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MembersTest extends ApiTest {
  private String users() {
    return "/api/workspaces/" + workspace.slug() + "/users";
  }

  private static String role(String userId, String role) {
    return "{\"userId\":\"%s\",\"role\":\"%s\"}".formatted(userId, role);
  }

  @Test
  @DisplayName("members are listed with their roles, and found by name, e-mail and role")
  void list() {
    var viewer = workspaces.member(workspace, Role.VIEWER);

    var all = api.get(users()).json();
    assertThat(all).hasSize(2);
    assertThat(all.path(0).path("id").asText()).isEqualTo(workspace.userId());
    assertThat(all.path(0).path("role").asText()).isEqualTo("owner");
    assertThat(all.path(0).path("isMachine").asBoolean()).isFalse();
    assertThat(api.get(users() + "?role=viewer").json().path(0).path("id").asText())
        .isEqualTo(viewer);
    assertThat(
            api.get(users() + "?search=" + workspace.slug().toUpperCase(java.util.Locale.ROOT))
                .json())
        .hasSize(1);
    assertThat(api.as(workspaces.create()).get(users()).status())
        .as("another workspace's slug")
        .isEqualTo(404);
  }

  @Test
  @DisplayName("a role is changed for the next call, and only by owners")
  void changeRole() {
    var userId = workspaces.member(workspace, Role.VIEWER);
    var key = api.as(workspaces.key(workspace.id(), userId, null));
    assertThat(key.post("/api/tags", "{\"name\":\"a\"}").status()).isEqualTo(403);
    assertThat(key.patch(users(), role(userId, "owner")).status()).isEqualTo(403);

    var changed = api.patch(users(), role(userId, "member"));

    assertThat(changed.json().path("role").asText()).isEqualTo("member");
    assertThat(key.post("/api/tags", "{\"name\":\"a\"}").status()).isEqualTo(201);
    assertThat(api.patch(users(), role("user_none", "member")).status()).isEqualTo(404);
    assertThat(api.patch(users(), role(userId, "king")).status()).isEqualTo(422);
  }

  @Test
  @DisplayName("the last owner cannot be demoted, removed, or leave")
  void lastOwner() {
    assertThat(api.patch(users(), role(workspace.userId(), "member")).code()).isEqualTo("conflict");
    assertThat(api.delete(users() + "?userId=" + workspace.userId()).code()).isEqualTo("conflict");

    var other = workspaces.member(workspace, Role.OWNER);
    assertThat(api.patch(users(), role(workspace.userId(), "member")).status()).isEqualTo(200);
    assertThat(
            api.as(workspaces.key(workspace.id(), other, null))
                .delete(users() + "?userId=" + other)
                .code())
        .isEqualTo("conflict");
  }

  @Test
  @DisplayName("two owners who remove each other at once leave one behind")
  void race() throws InterruptedException {
    var other = workspaces.member(workspace, Role.OWNER);
    var otherKey = api.as(workspaces.key(workspace.id(), other, null));
    var first = Thread.startVirtualThread(() -> api.delete(users() + "?userId=" + other));
    var second =
        Thread.startVirtualThread(() -> otherKey.delete(users() + "?userId=" + workspace.userId()));
    first.join();
    second.join();

    var left = api.get(users()).status() == 200 ? api : otherKey;
    assertThat(left.get(users() + "?role=owner").json()).hasSize(1);
  }

  @Test
  @DisplayName("who is removed is out at once: sessions, keys, folders and their invitations")
  void removal() {
    var leaver = workspaces.create();
    workspaces.join(workspace, leaver.userId());
    api.patch(users(), role(leaver.userId(), "owner"));
    var key = api.as(workspaces.key(workspace.id(), leaver.userId(), null));
    var browser = Browser.of(api, leaver);
    var links = "/links?workspaceId=" + workspace.id();
    var folder = api.post("/api/folders", "{\"name\":\"f\"}").json().path("id").asText();
    api.patch("/api/folders/" + folder + "/users/" + leaver.userId(), "{\"role\":\"viewer\"}");
    key.post(
        "/api/workspaces/" + workspace.slug() + "/invites",
        "{\"teammates\":[{\"email\":\"back@door.example\",\"role\":\"owner\"}]}");
    assertThat(browser.get(links).status()).isEqualTo(200);
    assertThat(key.get("/api/links").status()).isEqualTo(200);

    assertThat(api.delete(users() + "?userId=" + leaver.userId()).status()).isEqualTo(200);

    assertThat(browser.get(links).status()).isEqualTo(404);
    assertThat(browser.get("/links?workspaceId=" + leaver.id()).status())
        .as("their own workspace stays theirs")
        .isEqualTo(200);
    assertThat(key.get("/api/links").status()).isEqualTo(401);
    assertThat(api.get("/api/workspaces/" + workspace.slug() + "/invites").json()).isEmpty();
    workspaces.join(workspace, leaver.userId());
    assertThat(key.get("/api/links").status())
        .as("a key does not come back with its user")
        .isEqualTo(401);
    var again = api.get("/api/folders/" + folder + "/users").json();
    for (var each : again) {
      if (each.path("id").asText().equals(leaver.userId())) {
        assertThat(each.path("role").asText()).isNotEqualTo("viewer");
      }
    }
  }

  @Test
  @DisplayName("everybody may leave; only owners remove others")
  void leave() {
    var viewer = workspaces.member(workspace, Role.VIEWER);
    var member = workspaces.member(workspace, Role.MEMBER);
    var key = api.as(workspaces.key(workspace.id(), viewer, null));

    assertThat(key.delete(users() + "?userId=" + member).status()).isEqualTo(403);
    assertThat(key.delete(users() + "?userId=" + viewer).status()).isEqualTo(200);
    assertThat(api.get(users()).json()).hasSize(2);
  }

  @Test
  @DisplayName("a key with few scopes makes nobody more than it is")
  void noEscalation() {
    var userId = workspaces.member(workspace, Role.VIEWER);
    var key = api.as(workspaces.key(workspace, List.of("workspaces.write")));

    assertThat(key.patch(users(), role(userId, "owner")).status()).isEqualTo(403);
    var invite = "{\"teammates\":[{\"email\":\"a@b.example\",\"role\":\"member\"}]}";
    assertThat(key.post("/api/workspaces/" + workspace.slug() + "/invites", invite).status())
        .isEqualTo(403);
    assertThat(key.delete("/api/workspaces/" + workspace.slug()).status()).isEqualTo(403);
  }

  @Test
  @DisplayName("another workspace's members are not found")
  void foreign() {
    var other = workspaces.create();

    assertThat(api.patch(users(), role(other.userId(), "viewer")).status()).isEqualTo(404);
    assertThat(api.delete(users() + "?userId=" + other.userId()).status()).isEqualTo(404);
    assertThat(
            api.as(other)
                .delete("/api/workspaces/" + workspace.id() + "/users?userId=" + workspace.userId())
                .status())
        .as("another workspace's id in the path")
        .isEqualTo(404);
  }

  private Api.Reply create(Browser browser, String slug) {
    return browser.post("/workspaces", "{\"name\":\"Mine\",\"slug\":\"%s\"}".formatted(slug));
  }

  private String freshSlug(TestWorkspace from) {
    return "s-" + from.slug().toLowerCase(java.util.Locale.ROOT);
  }

  @Test
  @DisplayName("whoever is signed in makes workspaces, which they own; slugs are one workspace's")
  void createWorkspace() {
    var browser = Browser.of(api, workspace);
    var slug = freshSlug(workspace);

    var made = create(browser, slug);
    assertThat(made.status()).as(made.text()).isEqualTo(200);
    assertThat(made.json().path("id").asText()).startsWith("ws_");
    assertThat(browser.get("/links?workspaceId=" + made.json().path("id").asText()).status())
        .isEqualTo(200);
    assertThat(browser.get("/workspaces").json()).hasSize(2);
    assertThat(create(browser, slug).code()).isEqualTo("conflict");
    assertThat(browser.get("/misc/check-workspace-slug/" + slug).json().path("free").asBoolean())
        .isFalse();
    for (var bad : List.of("ab", "login", "-abc", "a b c", "ws_abc", "a".repeat(49))) {
      assertThat(create(browser, bad).status()).as(bad).isEqualTo(422);
    }
    assertThat(api.post("/api/workspaces", "{}").status()).as("keys make none").isEqualTo(401);
  }

  @Test
  @DisplayName("after a new slug the old one still leads to the workspace, and nobody takes it")
  void rename() {
    var browser = Browser.of(api, workspace);
    var slug = freshSlug(workspace);
    var made = create(browser, slug).json().path("id").asText();

    var renamed = browser.patch("/workspaces/" + slug, "{\"slug\":\"%s-two\"}".formatted(slug));

    assertThat(renamed.json().path("slug").asText()).isEqualTo(slug + "-two");
    assertThat(browser.get("/workspaces/" + slug).json().path("id").asText()).isEqualTo(made);
    assertThat(browser.get("/links?projectSlug=" + slug).status()).isEqualTo(200);
    assertThat(create(Browser.of(api, workspaces.create()), slug).code()).isEqualTo("conflict");
    assertThat(
            browser
                .patch("/workspaces/" + slug + "-two", "{\"slug\":\"%s\"}".formatted(slug))
                .json()
                .path("slug")
                .asText())
        .as("its own old slug")
        .isEqualTo(slug);
    assertThat(
            browser
                .patch("/workspaces/" + slug, "{\"slug\":\"%s\"}".formatted(workspace.slug()))
                .status())
        .isIn(409, 422);
  }

  @Test
  @DisplayName("a deleted workspace is gone with its keys, domains and links, which stop at once")
  void deleteWorkspace() {
    var domain = workspace.slug().toLowerCase(java.util.Locale.ROOT) + ".example";
    assertThat(api.post("/api/domains", "{\"slug\":\"%s\"}".formatted(domain)).status())
        .isEqualTo(201);
    assertThat(
            api.post(
                    "/api/links",
                    "{\"url\":\"https://example.com\",\"domain\":\"%s\",\"key\":\"gone\"}"
                        .formatted(domain))
                .status())
        .isEqualTo(200);
    var visit = Map.of("Host", domain, "User-Agent", Api.BROWSER);
    var anonymous = api.as((String) null);
    assertThat(anonymous.send("GET", "/gone", null, visit).status()).isEqualTo(302);
    var browser = Browser.of(api, workspace);
    for (var role : List.of(Role.MEMBER, Role.VIEWER, Role.BILLING)) {
      assertThat(
              api.as(workspaces.memberKey(workspace, role))
                  .delete("/api/workspaces/" + workspace.slug())
                  .status())
          .isEqualTo(403);
    }
    assertThat(api.as(workspaces.create()).delete("/api/workspaces/" + workspace.id()).status())
        .isEqualTo(404);

    assertThat(browser.delete("/workspaces/" + workspace.slug()).status()).isEqualTo(200);

    assertThat(anonymous.send("GET", "/gone", null, visit).status()).isNotEqualTo(302);
    assertThat(api.get("/api/links").status()).isEqualTo(401);
    assertThat(browser.get("/links?workspaceId=" + workspace.id()).status()).isEqualTo(404);
    assertThat(browser.get("/workspaces").json()).isEmpty();
  }
}
