package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.signin.AuthenticatorApp;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Accounts where the server sends no mail. */
@QuarkusTest
class AccountsTest extends ApiTest {
  private static final String NEXT = "another long password";

  /** Operations that only sessions open; the document tells nothing of cookies. */
  private static final Pattern PERSONAL =
      Pattern.compile("/user(/.*)?|/workspaces|/workspaces/.*/invites/(accept|decline)");

  @Test
  @DisplayName("every sign-in has a token of its own; the one the browser had before ends")
  void fixation() {
    var browser = new Browser(api);
    browser.cookie("waymark_session=chosen-by-somebody-else");
    browser.signIn(workspace.email(), workspace.password());
    var first = browser.cookie();
    assertThat(first).doesNotContain("chosen-by-somebody-else");

    browser.signIn(workspace.email(), workspace.password());

    assertThat(browser.cookie()).isNotEqualTo(first);
    var old = new Browser(api);
    old.cookie(first);
    assertThat(old.get("/user").status()).isEqualTo(401);
    assertThat(browser.get("/user").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("a session's token changes once a day, and the one before works a moment longer")
  void rotation() {
    var browser = Browser.of(api, workspace);
    var before = browser.cookie();
    assertThat(browser.get("/user").header("Set-Cookie")).isNull();
    age("renewed_at = now() - interval '25 hours'");

    assertThat(browser.get("/user").header("Set-Cookie")).contains("HttpOnly");

    assertThat(browser.cookie()).isNotEqualTo(before);
    var old = new Browser(api);
    old.cookie(before);
    assertThat(old.get("/user").status()).as("calls under way").isEqualTo(200);
    age("previous_until = now() - interval '1 s'");
    assertThat(old.get("/user").status()).isEqualTo(401);
    assertThat(browser.get("/user").status()).isEqualTo(200);
    assertThat(browser.get("/user/sessions").json()).hasSize(1);
  }

  private void age(String how) {
    Jdbi.create(database)
        .useHandle(
            handle ->
                handle
                    .createUpdate("update sessions set <how> where user_id = :id")
                    .define("how", how)
                    .bind("id", workspace.userId())
                    .execute());
  }

  @Test
  @DisplayName("guesses are limited per account, wherever they come from, and whether it exists")
  void bruteForce() {
    var nobody = "nobody-" + workspace.slug().toLowerCase(Locale.ROOT) + "@example.com";
    for (var email : new String[] {workspace.email(), nobody}) {
      var refused = 0;
      for (var i = 0; i < 22; i++) {
        var reply = new Browser(api).signIn(email, "wrong");
        assertThat(reply.status()).isIn(401, 429);
        if (reply.status() == 429) {
          refused++;
          assertThat(reply.header("Retry-After")).isNotNull();
        } else {
          assertThat(reply.message()).isEqualTo("E-mail or password is wrong.");
        }
      }
      assertThat(refused).as(email).isPositive();
    }
  }

  @Test
  @DisplayName("guesses are limited per address, whatever the account")
  void manyAccounts() {
    var browser = new Browser(api);
    var refused = 0;
    for (var i = 0; i < 42; i++) {
      refused += browser.signIn("nobody" + i + "@example.com", "wrong").status() == 429 ? 1 : 0;
    }
    assertThat(refused).isPositive();
  }

  @Test
  @DisplayName("no page of another site changes anything with a session, by any operation")
  void crossSite() {
    var browser = Browser.of(api, workspace).with("Sec-Fetch-Site", "cross-site");
    var tried = new ArrayList<String>();
    api.as((String) null)
        .get("/api")
        .json()
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation -> {
                          var method = operation.getKey().toUpperCase(Locale.ROOT);
                          var security = operation.getValue().path("security").toString();
                          if (Set.of("POST", "PUT", "PATCH", "DELETE").contains(method)
                              && (security.contains("apiKey")
                                  || PERSONAL.matcher(path.getKey()).matches())) {
                            tried.add(path.getKey());
                            var filled =
                                path.getKey()
                                    .replace("{idOrSlug}", workspace.slug())
                                    .replaceAll("\\{[^}]*}", "none");
                            var reply =
                                browser.send(
                                    method, filled + "?workspaceId=" + workspace.id(), "{}");
                            assertThat(reply.status()).as(method + " " + filled).isEqualTo(403);
                            assertThat(reply.message()).contains("another site");
                          }
                        }));
    assertThat(tried).hasSizeGreaterThan(40).contains("/user", "/user/password", "/workspaces");
    for (var door :
        new String[] {
          "/auth/sign-in",
          "/auth/sign-in-link",
          "/auth/sign-in-link/use",
          "/auth/password-reset",
          "/auth/password-reset/use",
          "/auth/confirm-email",
          "/auth/invite/accept",
          "/auth/invite/decline",
          "/auth/join/accept",
          "/auth/join/mail"
        }) {
      var body =
          "{\"token\":\"t\",\"email\":\"a@b.example\",\"password\":\"%s\",\"name\":\"n\"}"
              .formatted(NEXT);
      assertThat(browser.post(door, body).status()).as(door).isEqualTo(403);
    }
    var origin = Browser.of(api, workspace).with("Origin", "https://evil.example");
    assertThat(origin.patch("/user", "{\"name\":\"evil\"}").status()).isEqualTo(403);
    var unreadable = Browser.of(api, workspace).with("Origin", "null");
    assertThat(unreadable.patch("/user", "{\"name\":\"evil\"}").status()).isEqualTo(403);
  }

  @Test
  @DisplayName("a changed password ends the other sessions, and is long")
  void changePassword() {
    var browser = Browser.of(api, workspace);
    var other = Browser.of(api, workspace);
    var change = "{\"currentPassword\":\"%s\",\"newPassword\":\"%s\"}";
    assertThat(browser.patch("/user/password", change.formatted("wrong", NEXT)).status())
        .isEqualTo(401);
    assertThat(
            browser
                .patch("/user/password", change.formatted(workspace.password(), "short"))
                .status())
        .isEqualTo(422);

    assertThat(
            browser.patch("/user/password", change.formatted(workspace.password(), NEXT)).status())
        .isEqualTo(204);

    assertThat(browser.get("/user").status()).isEqualTo(200);
    assertThat(other.get("/user").status()).isEqualTo(401);
    assertThat(new Browser(api).signIn(workspace.email(), workspace.password()).status())
        .isEqualTo(401);
    assertThat(new Browser(api).signIn(workspace.email(), NEXT).status()).isEqualTo(204);
  }

  @Test
  @DisplayName("name and e-mail are one's own to change; another e-mail takes the password")
  void profile() {
    var browser = Browser.of(api, workspace);
    var email = "new." + workspace.slug().toLowerCase(Locale.ROOT) + "@example.com";
    assertThat(browser.patch("/user", "{\"name\":\"Ada\"}").json().path("name").asText())
        .isEqualTo("Ada");
    assertThat(browser.patch("/user", "{\"email\":\"%s\"}".formatted(email)).status())
        .isEqualTo(422);
    var change = "{\"email\":\"%s\",\"password\":\"%s\"}";
    assertThat(browser.patch("/user", change.formatted(email, "wrong")).status()).isEqualTo(401);
    var taken = workspaces.create().email();
    assertThat(browser.patch("/user", change.formatted(taken, workspace.password())).code())
        .isEqualTo("conflict");

    var changed = browser.patch("/user", change.formatted(email, workspace.password())).json();

    assertThat(changed.path("email").asText()).isEqualTo(email);
    assertThat(changed.path("emailVerified").asBoolean()).isFalse();
    assertThat(new Browser(api).signIn(email, workspace.password()).status()).isEqualTo(204);
  }

  @Test
  @DisplayName("sessions are listed and ended, one's own only")
  void sessions() {
    var browser = Browser.of(api, workspace);
    var other = Browser.of(api, workspace);
    var stranger = Browser.of(api, workspaces.create());

    var all = browser.get("/user/sessions").json();
    assertThat(all).hasSize(2);
    var first = all.path(0).path("current").asBoolean() ? 0 : 1;
    var current = all.path(first);
    var another = all.path(1 - first);
    assertThat(current.path("current").asBoolean()).isTrue();
    assertThat(another.path("current").asBoolean()).isFalse();
    assertThat(current.path("userAgent").asText()).contains("Chrome");
    var path = "/user/sessions/" + another.path("id").asText();
    assertThat(stranger.delete(path).status()).isEqualTo(404);
    assertThat(other.get("/user").status()).isEqualTo(200);

    assertThat(browser.delete(path).status()).isEqualTo(204);

    assertThat(other.get("/user").status()).isEqualTo(401);
    var third = Browser.of(api, workspace);
    assertThat(browser.delete("/user/sessions").status()).isEqualTo(204);
    assertThat(third.get("/user").status()).isEqualTo(401);
    assertThat(browser.get("/user").status()).isEqualTo(200);
  }

  private record Enrolled(Browser browser, AuthenticatorApp app, JsonNode recovery, String used) {}

  private Enrolled enrol() {
    var browser = Browser.of(api, workspace);
    var proof = "{\"password\":\"%s\"}".formatted(workspace.password());
    var proposal = browser.post("/user/second-factor", proof).json();
    assertThat(proposal.path("uri").asText()).startsWith("otpauth://totp/Waymark:");
    var app = new AuthenticatorApp(proposal.path("secret").asText());
    var code = app.code(-1);
    var confirmed =
        browser.post("/user/second-factor/confirm", "{\"code\":\"%s\"}".formatted(code));
    assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
    return new Enrolled(browser, app, confirmed.json().path("recoveryCodes"), code);
  }

  @Test
  @DisplayName("with an authenticator app a password is not enough, and no code works twice")
  void secondFactor() {
    var enrolled = enrol();
    var fresh = new Browser(api);

    var needed = fresh.signIn(workspace.email(), workspace.password());

    assertThat(needed.status()).isEqualTo(200);
    assertThat(needed.json().path("secondFactor").asBoolean()).isTrue();
    assertThat(fresh.cookie()).isNull();
    assertThat(fresh.signIn(workspace.email(), workspace.password(), enrolled.used()).status())
        .as("used to confirm")
        .isEqualTo(401);
    var next = enrolled.app().code(1);
    assertThat(fresh.signIn(workspace.email(), workspace.password(), next).status()).isEqualTo(204);
    assertThat(new Browser(api).signIn(workspace.email(), workspace.password(), next).status())
        .isEqualTo(401);
    var spare = enrolled.recovery().path(0).asText().toUpperCase(Locale.ROOT);
    assertThat(new Browser(api).signIn(workspace.email(), workspace.password(), spare).status())
        .isEqualTo(204);
    assertThat(new Browser(api).signIn(workspace.email(), workspace.password(), spare).status())
        .isEqualTo(401);
    assertThat(enrolled.browser().get("/user").json().path("recoveryCodes").asInt()).isEqualTo(9);
  }

  @Test
  @DisplayName("an authenticator app is set up with the password, and taken away with a code too")
  void settingUp() {
    var browser = Browser.of(api, workspace);
    assertThat(browser.post("/user/second-factor", "{\"password\":\"wrong\"}").status())
        .isEqualTo(401);
    browser.post("/user/second-factor", "{\"password\":\"%s\"}".formatted(workspace.password()));
    assertThat(new Browser(api).signIn(workspace.email(), workspace.password()).status())
        .as("nothing is asked for before the app is confirmed")
        .isEqualTo(204);
    var enrolled = enrol();
    assertThat(enrolled.recovery()).hasSize(10);
    var code = enrolled.recovery().path(1).asText();
    var removal = "{\"password\":\"%s\",\"code\":\"%s\"}";
    var path = "/user/second-factor/remove";

    assertThat(browser.post(path, removal.formatted("wrong", code)).status()).isEqualTo(401);
    assertThat(browser.post(path, removal.formatted(workspace.password(), "000000")).status())
        .isEqualTo(401);
    assertThat(browser.post(path, removal.formatted(workspace.password(), code)).status())
        .isEqualTo(204);

    assertThat(browser.get("/user").json().path("secondFactor").asBoolean()).isFalse();
    assertThat(new Browser(api).signIn(workspace.email(), workspace.password()).status())
        .isEqualTo(204);
  }

  @Test
  @DisplayName("codes cannot be guessed by trying many")
  void codesAreLimited() {
    var browser = Browser.of(api, workspace);
    var proof = "{\"password\":\"%s\"}".formatted(workspace.password());
    browser.post("/user/second-factor", proof);
    var refused = 0;
    for (var i = 0; i < 15; i++) {
      var reply =
          browser.post("/user/second-factor/confirm", "{\"code\":\"00000%d\"}".formatted(i));
      refused += reply.status() == 429 ? 1 : 0;
    }
    assertThat(refused).isPositive();
  }

  @Test
  @DisplayName("without a mail server nobody is promised a mail")
  void noMail() {
    var browser = new Browser(api);
    assertThat(browser.get("/auth/methods").json().path("mail").asBoolean()).isFalse();
    for (var door : new String[] {"/auth/sign-in-link", "/auth/password-reset"}) {
      var body = "{\"email\":\"%s\"}".formatted(workspace.email());
      assertThat(browser.post(door, body).status()).isEqualTo(422);
    }
  }
}
