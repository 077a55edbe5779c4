package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AuthenticationTest extends ApiTest {
  private static final String LINK = "{\"url\":\"https://example.com\"}";

  @Test
  @DisplayName("b.2 rules 1, 4, 6: headers and keys that are not right")
  void headers() {
    assertThat(with("Basic x").status()).isEqualTo(400);
    assertThat(with("bearer " + workspace.key()).code()).isEqualTo("bad_request");
    assertThat(with("Bearer dub_nope").code()).isEqualTo("unauthorized");
    assertThat(with("Bearer " + workspace.key() + " ").status()).isIn(200, 401);
    assertThat(with("Bearer legacy").status()).isEqualTo(404);
    assertThat(api.as((String) null).get("/api/links").status()).isEqualTo(401);
  }

  private Api.Reply with(String authorization) {
    return api.as((String) null)
        .send("GET", "/api/links", null, Map.of("Authorization", authorization));
  }

  @Test
  @DisplayName("b.2 rule 6: an expired key is refused at once")
  void expired() {
    var key = workspaces.key(workspace, null);
    assertThat(api.as(key).get("/api/links").status()).isEqualTo(200);
    workspaces.expire(key);
    assertThat(api.as(key).get("/api/links").message())
        .isEqualTo("Unauthorized: Access token expired.");
  }

  @Test
  @DisplayName(
      "G10, b.2 rule 8: a workspace id given with a key is ignored, a slug must be the key's")
  void workspaceReferences() {
    assertThat(api.get("/api/links?workspaceId=ws_anything").status()).isEqualTo(200);
    assertThat(api.get("/api/links?projectSlug=" + workspace.slug()).status()).isEqualTo(200);
    assertThat(api.get("/api/links?workspaceId=other").message()).isEqualTo("Workspace not found.");
  }

  @Test
  @DisplayName(
      "b.2 rules 10, 15, b.4: permissions come from role and scopes, before the body is read")
  void permissions() {
    var reader = api.as(workspaces.key(workspace, List.of("links.read")));
    assertThat(reader.get("/api/links").status()).isEqualTo(200);
    var refused = reader.post("/api/links", "not json");
    assertThat(refused.code()).isEqualTo("forbidden");
    assertThat(refused.message()).contains(workspace.id()).contains("links.write");
    assertThat(reader.get("/api/analytics").status()).isEqualTo(403);
    assertThat(
            api.as(workspaces.key(workspace, List.of("apis.all")))
                .post("/api/links", LINK)
                .status())
        .isEqualTo(200);
    var viewer = api.as(workspaces.memberKey(workspace, Role.VIEWER));
    assertThat(viewer.get("/api/links").status()).isEqualTo(200);
    assertThat(viewer.post("/api/links", LINK).status()).isEqualTo(403);
    assertThat(
            api.as(workspaces.memberKey(workspace, Role.MEMBER)).post("/api/links", LINK).status())
        .isEqualTo(200);
  }

  @Test
  @DisplayName("c.5, decision 2: limits are told in seconds, on success where the contract says so")
  void rateLimitHeaders() {
    var reply = api.get("/api/links");
    assertThat(reply.header("X-RateLimit-Limit")).isEqualTo("3000");
    assertThat(Integer.parseInt(reply.header("X-RateLimit-Remaining"))).isLessThan(3000);
    assertThat(Long.parseLong(reply.header("Retry-After"))).isBetween(1L, 60L);
    assertThat(Long.parseLong(reply.header("X-RateLimit-Reset")))
        .isBetween(System.currentTimeMillis() / 1000, System.currentTimeMillis() / 1000 + 61);
    assertThat(api.get("/api/analytics").header("X-RateLimit-Limit")).isNull();
  }

  @Test
  @DisplayName("c.5: the call above the limit is refused with 429 and when to come back")
  void rateLimited() {
    Api.Reply last = api.get("/api/analytics");
    for (var i = 0; i < 60 && last.status() == 200; i++) {
      last = api.get("/api/analytics");
    }
    assertThat(last.status()).isEqualTo(429);
    assertThat(last.code()).isEqualTo("rate_limit_exceeded");
    assertThat(last.header("Retry-After")).isEqualTo("1");
    assertThat(last.json().at("/error/doc_url").asText()).endsWith("#rate-limit_exceeded");
  }

  @Test
  @DisplayName(
      "sign-in gives a cookie that works for the user's workspaces only, and not across sites")
  void sessions() {
    var anonymous = api.as((String) null);
    var credentials =
        "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(workspace.email(), workspace.password());
    var wrong = "{\"email\":\"%s\",\"password\":\"no\"}".formatted(workspace.email());
    assertThat(anonymous.post("/api/auth/sign-in", wrong).status()).isEqualTo(401);
    assertThat(
            anonymous
                .send(
                    "POST", "/api/auth/sign-in", credentials, Map.of("Origin", "https://evil.test"))
                .status())
        .isEqualTo(403);
    var signedIn = anonymous.post("/api/auth/sign-in", credentials);
    assertThat(signedIn.status()).isEqualTo(204);
    var setCookie = signedIn.header("Set-Cookie");
    assertThat(setCookie).contains("HttpOnly").contains("SameSite=Lax");
    var cookie = Map.of("Cookie", setCookie.split(";", 2)[0]);

    var links = "/api/links?workspaceId=" + workspace.id();
    assertThat(anonymous.send("GET", "/api/user", null, cookie).json().path("email").asText())
        .isEqualTo(workspace.email());
    var own = anonymous.send("GET", "/api/workspaces", null, cookie).json();
    assertThat(own).hasSize(1);
    assertThat(own.path(0).path("role").asText()).as("b.4: the user's role").isEqualTo("owner");
    assertThat(anonymous.send("GET", links, null, cookie).status()).isEqualTo(200);
    assertThat(anonymous.send("POST", links, LINK, cookie).status()).isEqualTo(200);
    var foreign = workspaces.create();
    assertThat(
            anonymous.send("GET", "/api/links?workspaceId=" + foreign.id(), null, cookie).status())
        .isEqualTo(404);
    var crossSite = Map.of("Cookie", setCookie.split(";", 2)[0], "Sec-Fetch-Site", "cross-site");
    assertThat(anonymous.send("POST", links, LINK, crossSite).status()).isEqualTo(403);

    assertThat(anonymous.send("POST", "/api/auth/sign-out", "", cookie).status()).isEqualTo(204);
    assertThat(anonymous.send("GET", "/api/user", null, cookie).status()).isEqualTo(401);
  }
}
