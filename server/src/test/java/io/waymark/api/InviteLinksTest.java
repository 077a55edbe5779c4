package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A workspace's invite link, where the server sends no mail. */
@QuarkusTest
class InviteLinksTest extends ApiTest {
  private static final String PASSWORD = "correct horse battery";

  private String invites() {
    return "/api/workspaces/" + workspace.slug() + "/invites";
  }

  private String fresh(String name) {
    return name + "." + workspace.slug().toLowerCase(Locale.ROOT) + "@example.com";
  }

  private String made() {
    var reply = api.post(invites() + "/reset", "");
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    var url = reply.json().path("inviteUrl").asText();
    assertThat(url).contains("/app/invite/link#");
    return url.substring(url.indexOf('#') + 1);
  }

  private static String body(String token) {
    return "{\"token\":\"%s\"}".formatted(token);
  }

  private static String newcomer(String token, String email) {
    return "{\"token\":\"%s\",\"email\":\"%s\",\"name\":\"New\",\"password\":\"%s\"}"
        .formatted(token, email, PASSWORD);
  }

  /** What the browser's user is in the workspace. */
  private String role(Browser browser) {
    for (var each : browser.get("/workspaces").json()) {
      if (each.path("slug").asText().equals(workspace.slug())) {
        return each.path("role").asText();
      }
    }
    return "none";
  }

  private int change(String sql, String id) {
    return Jdbi.create(database).withHandle(handle -> handle.execute(sql, id));
  }

  @Test
  @DisplayName("a link is made, told once, seen, replaced and turned off")
  void life() {
    assertThat(api.get(invites() + "/link").json().path("createdAt").isNull()).isTrue();
    assertThat(api.delete(invites() + "/link").status()).isEqualTo(404);
    var first = made();

    var seen = api.get(invites() + "/link").json();
    assertThat(seen.path("createdAt").asText()).isNotEmpty();
    assertThat(seen.path("creator").asText()).isEqualTo("Test");
    assertThat(seen.path("role").asText()).isEqualTo("member");
    assertThat(seen.path("inviteUrl").isNull()).isTrue();

    var second = made();
    var browser = new Browser(api);
    assertThat(browser.post("/auth/join", body(first)).status()).isEqualTo(404);
    assertThat(browser.post("/auth/join/accept", newcomer(first, fresh("late"))).status())
        .isEqualTo(404);
    assertThat(browser.post("/auth/join", body(second)).status()).isEqualTo(200);

    assertThat(api.delete(invites() + "/link").status()).isEqualTo(200);
    assertThat(browser.post("/auth/join", body(second)).status()).isEqualTo(404);
    assertThat(browser.post("/auth/join/accept", newcomer(second, fresh("late"))).status())
        .isEqualTo(404);
  }

  @Test
  @DisplayName("whoever is signed in joins as a member, once; the link works for the next, too")
  void signedIn() {
    var token = made();
    for (var times = 0; times < 2; times++) {
      var other = workspaces.create();
      var browser = Browser.of(api, other);
      var shown = browser.post("/auth/join", body(token)).json();
      assertThat(shown.at("/workspace/slug").asText()).isEqualTo(workspace.slug());
      assertThat(shown.path("creator").asText()).isEqualTo("Test");
      assertThat(shown.path("member").asBoolean()).isFalse();
      assertThat(shown.path("full").asBoolean()).isFalse();

      var joined = browser.post("/auth/join/accept", body(token));

      assertThat(joined.status()).as(joined.text()).isEqualTo(200);
      assertThat(joined.json().path("slug").asText()).isEqualTo(workspace.slug());
      assertThat(role(browser)).isEqualTo("member");
      assertThat(browser.post("/auth/join", body(token)).json().path("member").asBoolean())
          .isTrue();
      assertThat(browser.post("/auth/join/accept", body(token)).code()).isEqualTo("conflict");
    }
    assertThat(Browser.of(api, workspace).post("/auth/join/accept", body(token)).code())
        .as("an owner stays one")
        .isEqualTo("conflict");
    assertThat(api.get("/api/workspaces/" + workspace.slug() + "/users?role=owner").json())
        .hasSize(1);
  }

  @Test
  @DisplayName("somebody without an account gets one, whose address nobody confirmed")
  void newAccount() {
    var token = made();
    var email = fresh("new");
    var browser = new Browser(api);
    assertThat(browser.post("/auth/join/accept", body(token)).status()).isEqualTo(401);
    assertThat(
            browser
                .post(
                    "/auth/join/accept",
                    "{\"token\":\"%s\",\"email\":\"%s\",\"name\":\"N\"}".formatted(token, email))
                .status())
        .isEqualTo(422);
    assertThat(
            browser
                .post("/auth/join/accept", newcomer(token, email).replace(PASSWORD, "short"))
                .status())
        .isEqualTo(422);
    assertThat(browser.post("/auth/join/mail", newcomer(token, email)).status())
        .as("no mail is sent here")
        .isEqualTo(422);

    var joined = browser.post("/auth/join/accept", newcomer(token, email));

    assertThat(joined.status()).as(joined.text()).isEqualTo(200);
    assertThat(browser.get("/links?workspaceId=" + workspace.id()).status()).isEqualTo(200);
    var me = browser.get("/user").json();
    assertThat(me.path("email").asText()).isEqualTo(email);
    assertThat(me.path("emailVerified").asBoolean()).isFalse();
    assertThat(new Browser(api).signIn(email, PASSWORD).status()).isEqualTo(204);
    assertThat(browser.post("/auth/join/accept", newcomer(token, fresh("second"))).code())
        .as("whoever is signed in makes no second account")
        .isEqualTo("conflict");
  }

  @Test
  @DisplayName("an account that exists is not taken over, nor is its password changed")
  void existingAccount() {
    var token = made();
    var other = workspaces.create();
    var stranger = new Browser(api);

    var refused =
        stranger.post("/auth/join/accept", newcomer(token, other.email().toUpperCase(Locale.ROOT)));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(stranger.cookie()).isNull();
    assertThat(new Browser(api).signIn(other.email(), PASSWORD).status()).isEqualTo(401);
    assertThat(Browser.of(api, other).get("/workspaces").json()).hasSize(1);
  }

  @Test
  @DisplayName("an account made with an address somebody else is invited by gets that nowhere")
  void invitedAddress() {
    var email = fresh("boss");
    api.post(invites(), "{\"teammates\":[{\"email\":\"%s\",\"role\":\"owner\"}]}".formatted(email));
    var browser = new Browser(api);
    var joined = browser.post("/auth/join/accept", newcomer(made(), email));
    assertThat(joined.status()).isEqualTo(200);

    assertThat(browser.get("/workspaces").json().path(0).path("role").asText()).isEqualTo("member");
    assertThat(browser.post("/workspaces/" + workspace.slug() + "/invites/accept", "").status())
        .isEqualTo(403);
    assertThat(api.get(invites()).json()).hasSize(1);
  }

  @Test
  @DisplayName(
      "whoever is invited by a confirmed address keeps the place and the role they were given")
  void invitedByName() {
    var other = workspaces.create();
    change("update users set email_verified_at = now() where id = ?", other.userId());
    change("update workspaces set users_limit = 2 where id = ?", workspace.id());
    api.post(
        invites(),
        "{\"teammates\":[{\"email\":\"%s\",\"role\":\"viewer\"}]}".formatted(other.email()));
    var token = made();
    var stranger = Browser.of(api, workspaces.create());
    assertThat(stranger.post("/auth/join", body(token)).json().path("full").asBoolean()).isTrue();
    assertThat(stranger.post("/auth/join/accept", body(token)).code()).isEqualTo("exceeded_limit");

    var browser = Browser.of(api, other);
    assertThat(browser.post("/auth/join", body(token)).json().path("role").asText())
        .isEqualTo("viewer");
    assertThat(browser.post("/auth/join/accept", body(token)).status()).isEqualTo(200);

    assertThat(role(browser)).isEqualTo("viewer");
    assertThat(api.get(invites()).json()).isEmpty();
  }

  @Test
  @DisplayName("c.4: of those who come at once for the last place, one joins")
  void lastPlace() throws InterruptedException {
    change("update workspaces set users_limit = 2 where id = ?", workspace.id());
    var token = made();
    var statuses = new ConcurrentLinkedQueue<Integer>();
    var arrivals = new ArrayList<Thread>();
    for (var times = 0; times < 3; times++) {
      var browser = Browser.of(api, workspaces.create());
      arrivals.add(
          Thread.startVirtualThread(
              () -> statuses.add(browser.post("/auth/join/accept", body(token)).status())));
    }
    var fresh = fresh("fresh");
    arrivals.add(
        Thread.startVirtualThread(
            () ->
                statuses.add(
                    new Browser(api).post("/auth/join/accept", newcomer(token, fresh)).status())));
    for (var arrival : arrivals) {
      arrival.join();
    }

    assertThat(statuses).containsExactlyInAnyOrder(200, 403, 403, 403);
    assertThat(api.get("/api/workspaces/" + workspace.slug() + "/users").json()).hasSize(2);
  }

  @Test
  @DisplayName("who is refused for want of a place gets no account either")
  void noPlace() {
    change("update workspaces set users_limit = 1 where id = ?", workspace.id());
    var refused = new Browser(api).post("/auth/join/accept", newcomer(made(), fresh("out")));
    assertThat(refused.code()).isEqualTo("exceeded_limit");
    assertThat(new Browser(api).signIn(fresh("out"), PASSWORD).status()).isEqualTo(401);
  }

  @Test
  @DisplayName("only who may invite makes a link or turns it off, and nobody of another workspace")
  void rights() {
    made();
    var other = workspaces.create();
    for (var stranger : List.of(api.as(other), api.as((String) null))) {
      assertThat(stranger.get(invites() + "/link").status()).isIn(401, 404);
      assertThat(stranger.post(invites() + "/reset", "").status()).isIn(401, 404);
      assertThat(stranger.delete(invites() + "/link").status()).isIn(401, 404);
    }
    var member = api.as(workspaces.memberKey(workspace, Role.MEMBER));
    assertThat(member.get(invites() + "/link").status()).isEqualTo(200);
    assertThat(member.post(invites() + "/reset", "").status()).isEqualTo(403);
    assertThat(member.delete(invites() + "/link").status()).isEqualTo(403);
    var narrow =
        api.as(workspaces.key(workspace.id(), workspace.userId(), List.of("workspaces.write")));
    var refused = narrow.post(invites() + "/reset", "");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.message()).contains("may do less");
    assertThat(narrow.delete(invites() + "/link").status()).isEqualTo(403);
    assertThat(api.get(invites() + "/link").json().path("createdAt").isNull()).isFalse();
  }

  @Test
  @DisplayName("a link ends with its workspace, and with the right of whoever made it to invite")
  void ends() {
    var maker = workspaces.member(workspace, Role.OWNER);
    var key = api.as(workspaces.key(workspace.id(), maker, null));
    var url = key.post(invites() + "/reset", "").json().path("inviteUrl").asText();
    var token = url.substring(url.indexOf('#') + 1);
    var browser = new Browser(api);
    assertThat(browser.post("/auth/join", body(token)).status()).isEqualTo(200);
    api.patch(
        "/api/workspaces/" + workspace.slug() + "/users",
        "{\"userId\":\"%s\",\"role\":\"member\"}".formatted(maker));
    assertThat(browser.post("/auth/join", body(token)).status()).isEqualTo(404);

    var last = made();
    assertThat(api.delete("/api/workspaces/" + workspace.slug()).status()).isEqualTo(200);
    assertThat(browser.post("/auth/join", body(last)).status()).isEqualTo(404);
    assertThat(browser.post("/auth/join/accept", newcomer(last, fresh("late"))).status())
        .isEqualTo(404);
  }

  @Test
  @DisplayName("with a machine's key go the ways into the workspace that it opened to others")
  void endsWithTheMachine() {
    var machine = api.post("/api/tokens", "{\"name\":\"robot\",\"isMachine\":true}").json();
    var robot = api.as(machine.path("token").asText());
    var url = robot.post(invites() + "/reset", "").json().path("inviteUrl").asText();
    var token = url.substring(url.indexOf('#') + 1);
    var invited =
        "{\"teammates\":[{\"email\":\"%s\",\"role\":\"owner\"}]}".formatted(fresh("by.robot"));
    assertThat(robot.post(invites(), invited).status()).isEqualTo(200);
    var browser = new Browser(api);
    assertThat(browser.post("/auth/join", body(token)).status()).isEqualTo(200);

    for (var key : api.get("/api/tokens").json()) {
      if (key.at("/user/isMachine").asBoolean()) {
        assertThat(api.delete("/api/tokens/" + key.path("id").asText()).status()).isEqualTo(200);
      }
    }

    assertThat(browser.post("/auth/join", body(token)).status()).isEqualTo(404);
    assertThat(api.get(invites()).json()).isEmpty();
    assertThat(api.get(invites() + "/link").json().path("createdAt").isNull()).isTrue();
  }

  @Test
  @DisplayName("the database has no link, only its hash")
  void hashed() {
    var token = made();
    var kept =
        Jdbi.create(database)
            .withHandle(
                handle ->
                    handle
                        .createQuery("select l::text from invite_links l where workspace_id = :id")
                        .bind("id", workspace.id())
                        .mapTo(String.class)
                        .one());
    assertThat(kept).doesNotContain(token);
  }

  @Test
  @DisplayName("the audit log tells of making, turning off and joining; no log has the link")
  void logs() throws InterruptedException {
    var token = made();
    var guest = workspaces.create();
    Browser.of(api, guest).post("/auth/join/accept", body(token));
    api.delete(invites() + "/link");
    var invited =
        api.post(
                invites(),
                "{\"teammates\":[{\"email\":\"%s\",\"role\":\"member\"}]}".formatted(fresh("log")))
            .json();
    var single = invited.path(0).path("inviteUrl").asText();

    var changes = api.get("/api/audit-logs").json();
    var actions = new ArrayList<String>();
    changes.forEach(change -> actions.add(change.path("action").asText()));
    assertThat(actions)
        .containsExactly("createInvites", "deleteInviteLink", "joinWorkspace", "resetInviteLink");
    var joined = changes.path(2);
    assertThat(joined.path("userId").asText()).isEqualTo(guest.userId());
    assertThat(joined.at("/changes/by").asText()).isEqualTo("invite-link");
    assertThat(changes.toString()).doesNotContain(token);

    await("the log of requests", () -> requests().size() >= 3);
    for (var id : requests()) {
      assertThat(api.get("/api/logs/" + id).text())
          .doesNotContain(token)
          .doesNotContain(single.substring(single.indexOf('#') + 1));
    }
  }

  private List<String> requests() {
    var ids = new ArrayList<String>();
    api.get("/api/logs?pageSize=100")
        .json()
        .forEach(
            request -> {
              if (request.path("path").asText().contains("/invites")) {
                ids.add(request.path("id").asText());
              }
            });
    return ids;
  }

  @Test
  @DisplayName("tokens of any shape are no link, and are counted")
  void guessing() {
    var browser = new Browser(api);
    for (var odd : List.of("x", "a".repeat(200))) {
      assertThat(browser.post("/auth/join", body(odd)).status()).isEqualTo(404);
    }
    assertThat(browser.post("/auth/join", body("a".repeat(201))).status()).isEqualTo(422);
    assertThat(browser.post("/auth/join", "{}").status()).isEqualTo(422);
    var last = 0;
    for (var times = 0; times < 40 && last != 429; times++) {
      last = browser.post("/auth/join", body("guess")).status();
    }
    assertThat(last).isEqualTo(429);
  }
}
