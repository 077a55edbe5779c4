package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.platform.mail.LocalMail;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Accounts and invitations where the server sends mail. */
@QuarkusTest
@QuarkusTestResource(value = MailedServer.class, restrictToAnnotatedClass = true)
@SuppressWarnings("NullAway.Init") // filled in before each test
class MailedAccountsTest extends ApiTest {
  private static final String NEXT = "another long password";
  private static final Pattern TOKEN = Pattern.compile("#([0-9A-Za-z]{43})");

  private LocalMail mail;

  @BeforeEach
  void open() {
    mail = new LocalMail(MailedServer.port());
  }

  @AfterEach
  void close() {
    mail.close();
  }

  private List<LocalMail.Received> to(String address) {
    return mail.received().stream().filter(each -> each.to().equals(address)).toList();
  }

  /** The token in the newest mail to the address, once there are that many. */
  private String token(String address, int mails) throws InterruptedException {
    await("mail to " + address, () -> to(address).size() >= mails);
    var matcher = TOKEN.matcher(to(address).getLast().text());
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private static String email(String address) {
    return "{\"email\":\"%s\"}".formatted(address);
  }

  private static String token(String token) {
    return "{\"token\":\"%s\"}".formatted(token);
  }

  @Test
  @DisplayName("a mailed link signs in, once")
  void magicLink() throws InterruptedException {
    var browser = new Browser(api);
    assertThat(browser.get("/auth/methods").json().path("mail").asBoolean()).isTrue();
    assertThat(
            browser
                .post("/auth/sign-in-link", email(workspace.email().toUpperCase(Locale.ROOT)))
                .status())
        .isEqualTo(204);
    var token = token(workspace.email(), 1);

    assertThat(browser.post("/auth/sign-in-link/use", token(token)).status()).isEqualTo(204);

    assertThat(browser.get("/user").json().path("emailVerified").asBoolean()).isTrue();
    assertThat(new Browser(api).post("/auth/sign-in-link/use", token(token)).status())
        .isEqualTo(401);
  }

  @Test
  @DisplayName("the answer is the same for an address nobody has, which gets no mail")
  void unknown() throws InterruptedException {
    var nobody = "nobody." + workspace.slug().toLowerCase(Locale.ROOT) + "@example.com";
    for (var door : List.of("/auth/sign-in-link", "/auth/password-reset")) {
      var unknown = new Browser(api).post(door, email(nobody));
      var known = new Browser(api).post(door, email(workspace.email()));
      assertThat(unknown.status()).isEqualTo(known.status()).isEqualTo(204);
      assertThat(unknown.text()).isEqualTo(known.text());
    }
    await("both mails", () -> to(workspace.email()).size() == 2);
    assertThat(to(nobody)).isEmpty();
  }

  @Test
  @DisplayName("a reset sets the password, once, and ends every session and other link")
  void reset() throws InterruptedException {
    var browser = Browser.of(api, workspace);
    browser.post("/auth/sign-in-link", email(workspace.email()));
    var link = token(workspace.email(), 1);
    browser.post("/auth/password-reset", email(workspace.email()));
    var first = token(workspace.email(), 2);
    browser.post("/auth/password-reset", email(workspace.email()));
    var second = token(workspace.email(), 3);
    var body = "{\"token\":\"%s\",\"password\":\"%s\"}";
    var fresh = new Browser(api);
    assertThat(fresh.post("/auth/password-reset/use", body.formatted(first, NEXT)).status())
        .as("only the newest link works")
        .isEqualTo(401);
    assertThat(fresh.post("/auth/password-reset/use", body.formatted(link, NEXT)).status())
        .as("a link to sign in sets no password")
        .isEqualTo(401);
    assertThat(fresh.post("/auth/password-reset/use", body.formatted(second, "short")).status())
        .isEqualTo(422);

    assertThat(fresh.post("/auth/password-reset/use", body.formatted(second, NEXT)).status())
        .isEqualTo(204);

    assertThat(browser.get("/user").status()).isEqualTo(401);
    assertThat(fresh.post("/auth/password-reset/use", body.formatted(second, NEXT)).status())
        .isEqualTo(401);
    assertThat(fresh.post("/auth/sign-in-link/use", token(link)).status()).isEqualTo(401);
    assertThat(fresh.signIn(workspace.email(), NEXT).status()).isEqualTo(204);
    assertThat(fresh.signIn(workspace.email(), workspace.password()).status()).isEqualTo(401);
    await("the notice", () -> to(workspace.email()).size() == 4);
  }

  @Test
  @DisplayName("another e-mail counts once the link that went there is followed")
  void changeEmail() throws InterruptedException {
    var browser = Browser.of(api, workspace);
    var next = "next." + workspace.slug().toLowerCase(Locale.ROOT) + "@example.com";
    var change = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(next, workspace.password());
    assertThat(browser.patch("/user", change).json().path("email").asText())
        .isEqualTo(workspace.email());
    var token = token(next, 1);
    await("the notice", () -> to(workspace.email()).size() == 1);
    assertThat(to(workspace.email()).getFirst().text()).contains(next).doesNotContain(token);

    assertThat(new Browser(api).post("/auth/confirm-email", token(token)).status()).isEqualTo(204);

    var user = browser.get("/user").json();
    assertThat(user.path("email").asText()).isEqualTo(next);
    assertThat(user.path("emailVerified").asBoolean()).isTrue();
  }

  @Test
  @DisplayName(
      "the link of an invitation goes by mail and to nobody else; the address is confirmed")
  void invitation() throws InterruptedException {
    var invited = "invited." + workspace.slug().toLowerCase(Locale.ROOT) + "@example.com";
    var path = "/api/workspaces/" + workspace.slug() + "/invites";
    var sent =
        api.post(
                path, "{\"teammates\":[{\"email\":\"%s\",\"role\":\"member\"}]}".formatted(invited))
            .json()
            .path(0);
    assertThat(sent.path("mailed").asBoolean()).isTrue();
    assertThat(sent.path("inviteUrl").isNull()).isTrue();
    var token = token(invited, 1);
    var browser = new Browser(api);

    var accepted =
        browser.post(
            "/auth/invite/accept",
            "{\"token\":\"%s\",\"name\":\"I\",\"password\":\"%s\"}".formatted(token, NEXT));

    assertThat(accepted.status()).as(accepted.text()).isEqualTo(200);
    assertThat(browser.get("/user").json().path("emailVerified").asBoolean()).isTrue();
    var second = workspaces.create();
    api.as(second)
        .send(
            "POST",
            "/api/workspaces/" + second.slug() + "/invites",
            "{\"teammates\":[{\"email\":\"%s\",\"role\":\"viewer\"}]}".formatted(invited),
            Map.of());
    assertThat(browser.post("/workspaces/" + second.slug() + "/invites/accept", "").status())
        .as("a confirmed address needs no link")
        .isEqualTo(200);
  }

  private String inviteLink() {
    var path = "/api/workspaces/" + workspace.slug() + "/invites/reset";
    return api.post(path, "").json().path("inviteUrl").asText().replaceFirst(".*#", "");
  }

  private static String request(String token, String email) {
    return "{\"token\":\"%s\",\"email\":\"%s\"}".formatted(token, email);
  }

  private String fresh(String name) {
    return name + "." + workspace.slug().toLowerCase(Locale.ROOT) + "@example.com";
  }

  @Test
  @DisplayName(
      "who comes by the invite link without an account shows first that the address is theirs")
  void inviteLinkOfWorkspace() throws InterruptedException {
    var invites = "/api/workspaces/" + workspace.slug() + "/invites";
    var link = inviteLink();
    var email = fresh("newcomer");
    var browser = new Browser(api);
    var account =
        "{\"token\":\"%s\",\"email\":\"%s\",\"name\":\"N\",\"password\":\"%s\"}"
            .formatted(link, email, NEXT);
    assertThat(browser.post("/auth/join/accept", account).status()).isEqualTo(422);
    Jdbi.create(database)
        .useHandle(
            handle ->
                handle.execute(
                    "update workspaces set users_limit = 2 where id = ?", workspace.id()));
    assertThat(browser.post("/auth/join/mail", request(link, email)).status()).isEqualTo(204);
    var first = token(email, 1);
    assertThat(to(email).getLast().text()).contains("within 24 hours");
    assertThat(api.get(invites).json().path(0).path("byLink").asBoolean()).isTrue();
    assertThat(browser.post("/auth/join/mail", request(link, email)).status())
        .as("the place that is held is their own")
        .isEqualTo(204);
    var token = token(email, 2);
    assertThat(browser.post("/auth/invite", token(first)).status())
        .as("the one mailed last works")
        .isEqualTo(404);

    var accepted =
        browser.post(
            "/auth/invite/accept",
            "{\"token\":\"%s\",\"name\":\"N\",\"password\":\"%s\"}".formatted(token, NEXT));

    assertThat(accepted.status()).as(accepted.text()).isEqualTo(200);
    assertThat(browser.get("/user").json().path("emailVerified").asBoolean()).isTrue();
    assertThat(browser.get("/workspaces").json().path(0).path("role").asText()).isEqualTo("member");
  }

  @Test
  @DisplayName(
      "the answer tells not who has an account, is a member or invited; nobody's role changes")
  void inviteLinkTellsNothing() throws InterruptedException {
    var invites = "/api/workspaces/" + workspace.slug() + "/invites";
    var link = inviteLink();
    var invited = fresh("invited");
    api.post(
        invites, "{\"teammates\":[{\"email\":\"%s\",\"role\":\"viewer\"}]}".formatted(invited));
    var own = token(invited, 1);
    var known = workspaces.create();
    var browser = new Browser(api);
    for (var email : List.of(invited, workspace.email(), known.email())) {
      assertThat(browser.post("/auth/join/mail", request(link, email)).status()).isEqualTo(204);
    }

    var token = token(known.email(), 1);
    assertThat(to(invited)).hasSize(1);
    assertThat(to(workspace.email())).isEmpty();
    assertThat(browser.post("/auth/invite", token(own)).json().path("role").asText())
        .isEqualTo("viewer");
    assertThat(browser.post("/auth/invite/accept", token(token)).status())
        .as("an account joins only when signed in")
        .isEqualTo(401);
    assertThat(Browser.of(api, known).post("/auth/invite/accept", token(token)).status())
        .isEqualTo(200);
  }

  @Test
  @DisplayName("with an invite link go the invitations that were asked for by it, and no others")
  void inviteLinkEnds() throws InterruptedException {
    var invites = "/api/workspaces/" + workspace.slug() + "/invites";
    var link = inviteLink();
    var email = fresh("asked");
    var browser = new Browser(api);
    browser.post("/auth/join/mail", request(link, email));
    var token = token(email, 1);
    api.post(
        invites,
        "{\"teammates\":[{\"email\":\"%s\",\"role\":\"member\"}]}".formatted(fresh("by.name")));

    inviteLink();

    assertThat(browser.post("/auth/invite", token(token)).status()).isEqualTo(404);
    assertThat(browser.post("/auth/join/mail", request(link, email)).status()).isEqualTo(404);
    var left = api.get(invites).json();
    assertThat(left).hasSize(1);
    assertThat(left.path(0).path("byLink").asBoolean()).isFalse();
  }

  @Test
  @DisplayName("the same address is not mailed time and again")
  void inviteLinkIsNoMailBomb() {
    var link = inviteLink();
    var last = 0;
    for (var times = 0; times < 7 && last != 429; times++) {
      last = new Browser(api).post("/auth/join/mail", request(link, fresh("victim"))).status();
    }
    assertThat(last).isEqualTo(429);
  }
}
