package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.Role;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OAuthAppsApiTest extends ApiTest {
  @Test
  @DisplayName("b.1: an app's secret is told once, and then only by its last eight characters")
  void secrets() {
    var reply = api.post("/api/oauth/apps", OAuthClient.app("secrets", false));
    assertThat(reply.status()).isEqualTo(201);
    var app = reply.json();
    assertThat(app.properties().stream().map(e -> e.getKey()).collect(Collectors.joining(" ")))
        .isEqualTo(
            "id projectId name slug description readme developer website logo screenshots installUrl"
                + " verified createdAt updatedAt installations clientId partialClientSecret"
                + " redirectUris pkce clientSecret");
    assertThat(app.path("clientId").asText()).matches("dub_app_[0-9a-f]{48}");
    var secret = app.path("clientSecret").asText();
    assertThat(secret).matches("dub_app_secret_[0-9a-f]{60}");
    assertThat(app.path("partialClientSecret").asText())
        .isEqualTo("dub_app_secret_****" + secret.substring(67));

    var path = "/api/oauth/apps/" + app.path("id").asText();
    assertThat(api.get(path).text()).doesNotContain(secret);
    assertThat(api.get("/api/oauth/apps").text()).doesNotContain(secret);
    var renewed = api.post(path + "/secret", "").json();
    assertThat(renewed.path("clientSecret").asText()).isNotEqualTo(secret);
    assertThat(api.get(path).json().path("partialClientSecret"))
        .isEqualTo(renewed.path("partialClientSecret"));
  }

  @Test
  @DisplayName("b.1: an app with PKCE has no secret")
  void pkce() {
    var app = api.post("/api/oauth/apps", OAuthClient.app("pkce-only", true)).json();
    assertThat(app.has("clientSecret")).isFalse();
    assertThat(app.path("partialClientSecret").asText()).isEmpty();
    var path = "/api/oauth/apps/" + app.path("id").asText();
    assertThat(api.post(path + "/secret", "").status()).isEqualTo(400);
    assertThat(api.patch(path, "{\"pkce\":false}").json().path("partialClientSecret").asText())
        .isEmpty();
    assertThat(api.post(path + "/secret", "").json().path("clientSecret").asText()).isNotEmpty();
    assertThat(api.patch(path, "{\"pkce\":true}").json().path("partialClientSecret").asText())
        .isEmpty();
  }

  @Test
  @DisplayName("c.3: what an app may say about itself, and where it may send users")
  void validation() {
    assertThat(api.post("/api/oauth/apps", "{}").message()).startsWith("invalid_type: name: ");
    for (var bad :
        List.of(
            "http://app.example/back",
            "javascript:alert(1)",
            "https://app.example/back#part",
            "https://user@app.example/back",
            "https://app.example/ba ck",
            "/back")) {
      var body = OAuthClient.app("x", false).replace(OAuthClient.BACK, bad);
      var reply = api.post("/api/oauth/apps", body);
      assertThat(reply.status()).as(bad).isEqualTo(422);
      assertThat(reply.message()).startsWith("custom: redirectUris[0]: ");
    }
    for (var good :
        List.of("http://localhost:3000/back", "http://127.0.0.1/x", "http://[::1]:1/")) {
      var body = OAuthClient.app("on-" + good.length(), false).replace(OAuthClient.BACK, good);
      assertThat(api.post("/api/oauth/apps", body).status()).as(good).isEqualTo(201);
    }
    var none = OAuthClient.app("x", false).replace("\"" + OAuthClient.BACK + "\"", "");
    assertThat(api.post("/api/oauth/apps", none).status()).isEqualTo(422);
    assertThat(api.post("/api/oauth/apps", OAuthClient.app("Not a slug", false)).status())
        .isEqualTo(422);
  }

  @Test
  @DisplayName("apps are listed, changed and deleted, each with a slug of its own")
  void life() {
    var first = api.post("/api/oauth/apps", OAuthClient.app("life-one", false)).json();
    var taken =
        api.as(workspaces.create()).post("/api/oauth/apps", OAuthClient.app("LIFE-one", false));
    assertThat(taken.status()).isEqualTo(409);
    var second = api.post("/api/oauth/apps", OAuthClient.app("life-two", false)).json();
    assertThat(api.get("/api/oauth/apps").json()).hasSize(2);
    assertThat(api.get("/api/oauth/apps").json().path(0).path("id")).isEqualTo(second.path("id"));

    var path = "/api/oauth/apps/" + first.path("id").asText();
    assertThat(api.patch(path, "{\"slug\":\"life-two\"}").status()).isEqualTo(409);
    var changed =
        api.patch(path, "{\"name\":\"New\",\"description\":\"d\",\"logo\":\"https://a.com/l.png\"}")
            .json();
    assertThat(changed.path("name").asText()).isEqualTo("New");
    assertThat(changed.path("developer").asText()).isEqualTo("Dev");
    assertThat(api.patch(path, "{\"description\":null}").json().path("description").isNull())
        .isTrue();
    assertThat(api.get(path).json().path("logo").asText()).isEqualTo("https://a.com/l.png");

    var stranger = api.as(workspaces.create());
    assertThat(stranger.get(path).status()).isEqualTo(404);
    assertThat(stranger.delete(path).status()).isEqualTo(404);
    var member = api.as(workspaces.memberKey(workspace, Role.MEMBER));
    assertThat(member.get(path).status()).isEqualTo(200);
    assertThat(member.delete(path).status()).isEqualTo(403);
    assertThat(api.delete(path).status()).isEqualTo(200);
    assertThat(api.get(path).status()).isEqualTo(404);
  }
}
