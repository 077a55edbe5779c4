package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.Role;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Invitations where the server sends no mail: whoever invites hands the link on. */
@QuarkusTest
class InvitesTest extends ApiTest {
  private static final String PASSWORD = "correct horse battery";

  private String invites() {
    return "/api/workspaces/" + workspace.slug() + "/invites";
  }

  private String fresh(String name) {
    return name + "." + workspace.slug().toLowerCase(Locale.ROOT) + "@example.com";
  }

  private static String body(String email, String role) {
    return "{\"teammates\":[{\"email\":\"%s\",\"role\":\"%s\"}]}".formatted(email, role);
  }

  private JsonNode invite(String email, String role) {
    var reply = api.post(invites(), body(email, role));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json().path(0);
  }

  private static String token(JsonNode invite) {
    var url = invite.path("inviteUrl").asText();
    assertThat(url).contains("/app/invite#");
    return url.substring(url.indexOf('#') + 1);
  }

  private static String accept(String token) {
    return "{\"token\":\"%s\"}".formatted(token);
  }

  private static String newcomer(String token) {
    return "{\"token\":\"%s\",\"name\":\"New\",\"password\":\"%s\"}".formatted(token, PASSWORD);
  }

  @Test
  @DisplayName("somebody without an account gets one by the link, in the workspace, with the role")
  void newAccount() {
    var email = fresh("new");
    var token = token(invite(email, "viewer"));
    var browser = new Browser(api);

    var shown = browser.post("/auth/invite", accept(token)).json();
    assertThat(shown.at("/workspace/slug").asText()).isEqualTo(workspace.slug());
    assertThat(shown.path("email").asText()).isEqualTo(email);
    assertThat(shown.path("hasAccount").asBoolean()).isFalse();
    assertThat(browser.post("/auth/invite/accept", accept(token)).status()).isEqualTo(422);
    var weak = "{\"token\":\"%s\",\"name\":\"N\",\"password\":\"short\"}".formatted(token);
    assertThat(browser.post("/auth/invite/accept", weak).status()).isEqualTo(422);

    var joined = browser.post("/auth/invite/accept", newcomer(token));

    assertThat(joined.status()).as(joined.text()).isEqualTo(200);
    var own = browser.get("/workspaces").json();
    assertThat(own).hasSize(1);
    assertThat(own.path(0).path("role").asText()).isEqualTo("viewer");
    assertThat(new Browser(api).signIn(email, PASSWORD).status()).isEqualTo(204);
    assertThat(new Browser(api).post("/auth/invite/accept", newcomer(token)).status())
        .as("a link works once")
        .isEqualTo(404);
    assertThat(api.get(invites()).json()).isEmpty();
  }

  @Test
  @DisplayName("an account that exists joins only when its owner is signed in")
  void existingAccount() {
    var other = workspaces.create();
    var token = token(invite(other.email(), "member"));

    var stranger = new Browser(api);
    assertThat(stranger.post("/auth/invite/accept", newcomer(token)).status()).isEqualTo(401);
    assertThat(new Browser(api).signIn(other.email(), PASSWORD).status())
        .as("the link sets no password")
        .isEqualTo(401);
    var third = Browser.of(api, workspaces.create());
    assertThat(third.post("/auth/invite/accept", accept(token)).status()).isEqualTo(403);

    var browser = Browser.of(api, other);
    assertThat(browser.post("/auth/invite/accept", accept(token)).status()).isEqualTo(200);
    assertThat(browser.get("/links?workspaceId=" + workspace.id()).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("b.2 rule 9: who is invited is told so, 409 while it lasts and 410 afterwards")
  void pending() {
    var other = workspaces.create();
    var browser = Browser.of(api, other);
    var links = "/links?workspaceId=" + workspace.id();
    assertThat(browser.get(links).code()).isEqualTo("not_found");
    var invite = invite(other.email(), "member");

    var pending = browser.get(links);
    assertThat(pending.status()).isEqualTo(409);
    assertThat(pending.code()).isEqualTo("invite_pending");
    expire(invite);
    var expired = browser.get(links);
    assertThat(expired.status()).isEqualTo(410);
    assertThat(expired.code()).isEqualTo("invite_expired");
    assertThat(browser.post("/auth/invite/accept", accept(token(invite))).code())
        .isEqualTo("invite_expired");
    assertThat(browser.post("/auth/invite", accept(token(invite))).status()).isEqualTo(410);
    assertThat(api.get(invites()).json().path(0).path("expired").asBoolean()).isTrue();
    assertThat(api.post(invites(), body(other.email(), "viewer")).status())
        .as("an expired one gives way")
        .isEqualTo(200);
  }

  private void expire(JsonNode invite) {
    Jdbi.create(database)
        .useHandle(
            handle ->
                handle.execute(
                    "update invites set expires_at = now() - interval '1 s' where id = ?",
                    invite.path("id").asText()));
  }

  @Test
  @DisplayName("an address nobody confirmed does not accept without the link")
  void unconfirmed() {
    var other = workspaces.create();
    invite(other.email(), "owner");
    var browser = Browser.of(api, other);
    var accept = "/workspaces/" + workspace.slug() + "/invites/accept";

    assertThat(browser.post(accept, "").status()).isEqualTo(403);
    Jdbi.create(database)
        .useHandle(
            handle ->
                handle.execute(
                    "update users set email_verified_at = now() where id = ?", other.userId()));
    assertThat(browser.post(accept, "").status()).isEqualTo(200);
    assertThat(browser.get("/workspaces").json()).hasSize(2);
    assertThat(browser.post(accept, "").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("a declined invitation, or one taken back, opens nothing")
  void declined() {
    var first = token(invite(fresh("first"), "member"));
    var second = invite(fresh("second"), "member");
    var browser = new Browser(api);

    assertThat(browser.post("/auth/invite/decline", accept(first)).status()).isEqualTo(204);
    assertThat(api.delete(invites() + "?id=" + second.path("id").asText()).status()).isEqualTo(200);

    assertThat(browser.post("/auth/invite/accept", newcomer(first)).status()).isEqualTo(404);
    assertThat(browser.post("/auth/invite/accept", newcomer(token(second))).status())
        .isEqualTo(404);
  }

  @Test
  @DisplayName("sent again, an invitation has a new link, and the earlier one works no more")
  void resend() {
    var before = invite(fresh("again"), "member");
    var after = api.post(invites() + "/" + before.path("id").asText() + "/resend", "").json();

    var browser = new Browser(api);
    assertThat(browser.post("/auth/invite", accept(token(before))).status()).isEqualTo(404);
    assertThat(browser.post("/auth/invite", accept(token(after))).status()).isEqualTo(200);
    assertThat(api.get(invites()).json().path(0).path("inviteUrl").isNull())
        .as("the link is told once")
        .isTrue();
  }

  @Test
  @DisplayName("the role of an invitation can be changed until it is accepted")
  void changeRole() {
    var invite = invite(fresh("role"), "viewer");
    var change = "{\"id\":\"%s\",\"role\":\"billing\"}".formatted(invite.path("id").asText());
    assertThat(api.patch(invites(), change).json().path("role").asText()).isEqualTo("billing");

    var browser = new Browser(api);
    browser.post("/auth/invite/accept", newcomer(token(invite)));
    assertThat(browser.get("/workspaces").json().path(0).path("role").asText())
        .isEqualTo("billing");
  }

  @Test
  @DisplayName("members and invited people are not invited twice, nor anybody by those who may not")
  void refusals() {
    invite(fresh("twice"), "member");
    assertThat(api.post(invites(), body(fresh("TWICE"), "member")).code()).isEqualTo("conflict");
    assertThat(api.post(invites(), body(workspace.email(), "member")).code()).isEqualTo("conflict");
    assertThat(api.post(invites(), "{\"teammates\":[]}").status()).isEqualTo(422);
    assertThat(api.post(invites(), body("nonsense", "member")).status()).isEqualTo(422);
    assertThat(
            api.as(workspaces.memberKey(workspace, Role.MEMBER))
                .post(invites(), body(fresh("x"), "viewer"))
                .status())
        .isEqualTo(403);
    var both =
        "{\"teammates\":[{\"email\":\"%s\",\"role\":\"viewer\"},{\"email\":\"%s\",\"role\":\"viewer\"}]}"
            .formatted(fresh("fine"), fresh("twice"));
    assertThat(api.post(invites(), both).status()).isEqualTo(409);
    assertThat(api.get(invites()).json()).as("all or none").hasSize(1);
  }

  @Test
  @DisplayName("c.4: people beyond the operator's limit are refused, invited ones counting")
  void limit() {
    Jdbi.create(database)
        .useHandle(
            handle ->
                handle.execute(
                    "update workspaces set users_limit = 2 where id = ?", workspace.id()));
    invite(fresh("one"), "member");

    var refused = api.post(invites(), body(fresh("two"), "member"));

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.code()).isEqualTo("exceeded_limit");
    assertThat(refused.message()).contains("limit of 2 users");
  }

  @Test
  @DisplayName("another workspace's invitations are not found")
  void foreign() {
    var invite = invite(fresh("foreign"), "member").path("id").asText();
    var other = workspaces.create();
    var theirs = "/api/workspaces/" + other.slug() + "/invites";

    assertThat(api.as(other).delete(theirs + "?id=" + invite).status()).isEqualTo(404);
    assertThat(api.as(other).post(theirs + "/" + invite + "/resend", "").status()).isEqualTo(404);
    assertThat(api.as(other).get(invites()).status()).isEqualTo(404);
    assertThat(api.get(invites()).json()).hasSize(1);
  }
}
