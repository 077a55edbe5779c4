package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where people sign in at the provider only, and nobody gets an account by it. */
@QuarkusTest
@QuarkusTestResource(value = StrictProviderServer.class, restrictToAnnotatedClass = true)
class StrictOidcTest extends ProviderTest {

  @Test
  @DisplayName("nobody gets an account; those who have one come in, without a client's secret too")
  void strangers() {
    assertThat(signIn(new Browser(api))).isEqualTo(refused("unknown"));

    sql(
        "update users set email_verified_at = now() where id = :id",
        Map.of("id", workspace.userId()));
    provider.person = person(workspace.email(), true);
    var browser = new Browser(api);

    assertThat(signIn(browser)).isEqualTo(HOME);
    assertThat(user(browser).path("id").asText()).isEqualTo(workspace.userId());
  }

  @Test
  @DisplayName("passwords, and what stands in for them, are refused")
  void passwords() {
    var methods = api.get("/api/auth/methods").json();
    assertThat(methods.path("password").asBoolean()).isFalse();
    assertThat(methods.path("mail").asBoolean()).isFalse();
    var browser = new Browser(api);
    var refused = browser.signIn(workspace.email(), workspace.password());
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.message()).contains("switched off").contains("Sign in with Acme");
    var body = "{\"token\":\"t\",\"email\":\"a@b.example\",\"password\":\"another long password\"}";
    for (var door :
        List.of(
            "/auth/sign-in-link",
            "/auth/sign-in-link/use",
            "/auth/password-reset",
            "/auth/password-reset/use")) {
      assertThat(browser.post(door, body).status()).as(door).isEqualTo(403);
    }
    var invited =
        api.post(
                "/api/workspaces/" + workspace.slug() + "/invites",
                "{\"teammates\":[{\"email\":\"%s\",\"role\":\"member\"}]}".formatted(email))
            .text();
    var token = invited.replaceAll("(?s).*#([0-9A-Za-z]{43}).*", "$1");
    var accepted =
        browser.post(
            "/auth/invite/accept",
            "{\"token\":\"%s\",\"name\":\"Ada\",\"password\":\"another long password\"}"
                .formatted(token));
    assertThat(accepted.status()).as(accepted.text()).isEqualTo(403);
    assertThat(accepted.message()).contains("switched off");
    var link =
        api.post("/api/workspaces/" + workspace.slug() + "/invites/reset", "")
            .text()
            .replaceAll("(?s).*#([0-9A-Za-z]{43}).*", "$1");
    var newcomer =
        "{\"token\":\"%s\",\"email\":\"n@b.example\",\"name\":\"N\",\"password\":\"another long password\"}"
            .formatted(link);
    for (var door : List.of("/auth/join/accept", "/auth/join/mail")) {
      assertThat(browser.post(door, newcomer).message()).as(door).contains("switched off");
    }
  }
}
