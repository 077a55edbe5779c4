package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.Role;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class OAuthFlowTest extends ApiTest {
  private static final String LINK = "{\"url\":\"https://example.com\"}";

  private Browser browser;

  @BeforeEach
  void signIn() {
    browser = Browser.of(api, workspace);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName(
      "b.5: from consent to tokens, with a secret and with PKCE, within the scopes allowed")
  void walk(boolean pkce) {
    var client = OAuthClient.register(api, pkce);
    var agreed =
        OAuthClient.agree(
            browser, workspace, client.consent("links.read,tags.write workspaces.read"));
    var callback = agreed.json().path("callbackUrl").asText();
    assertThat(callback)
        .matches("https://app\\.example/back\\?from=waymark&code=[0-9a-f]{80}&state=a\\+b");

    var code = callback.replaceFirst(".*code=", "").substring(0, 80);
    var reply = client.token(client.exchange(code));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    var tokens = reply.json();
    assertThat(tokens.properties().stream().map(e -> e.getKey()).collect(Collectors.joining(" ")))
        .isEqualTo("access_token refresh_token token_type expires_in scope");
    assertThat(tokens.path("access_token").asText()).matches("dub_access_token_[0-9a-f]{80}");
    assertThat(tokens.path("refresh_token").asText()).matches("[0-9a-f]{80}");
    assertThat(tokens.path("token_type").asText()).isEqualTo("Bearer");
    assertThat(tokens.path("expires_in").asInt()).isEqualTo(7200);
    assertThat(tokens.path("scope").asText()).isEqualTo("links.read tags.write user.read");

    var app = api.as(tokens.path("access_token").asText());
    assertThat(app.get("/api/links").status()).isEqualTo(200);
    assertThat(app.post("/api/tags", "{\"name\":\"t\"}").status()).isEqualTo(201);
    assertThat(app.post("/api/links", LINK).status()).isEqualTo(403);
    assertThat(app.get("/api/domains").status()).isEqualTo(403);
    assertThat(app.get("/api/tokens").status()).isEqualTo(403);
    assertThat(app.get("/api/links?workspaceId=ws_other").status()).as("b.2 rule 8").isEqualTo(200);
    assertThat(api.get("/api/tokens").json()).as("it is none of the workspace's keys").hasSize(1);
  }

  @Test
  @DisplayName("b.5: userinfo says for whom the app acts, and answers to access tokens only")
  void userInfo() {
    var client = OAuthClient.register(api, false);
    var token = client.tokens(browser, workspace, "").path("access_token").asText();
    var reply = api.as(token).get("/api/oauth/userinfo");
    assertThat(reply.json())
        .isEqualTo(
            Api.JSON
                .createObjectNode()
                .put("id", workspace.userId())
                .put("name", "Test")
                .putNull("image")
                .set(
                    "workspace",
                    Api.JSON
                        .createObjectNode()
                        .put("id", workspace.id())
                        .put("slug", workspace.slug())
                        .put("name", "Test")
                        .putNull("logo")));
    assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(api.get("/api/oauth/userinfo").status()).isEqualTo(401);
    assertThat(api.as((String) null).get("/api/oauth/userinfo").status()).isEqualTo(401);
    assertThat(api.as("dub_access_token_no").get("/api/oauth/userinfo").status()).isEqualTo(401);
    workspaces.expire(token);
    assertThat(api.as(token).get("/api/oauth/userinfo").message())
        .isEqualTo("Unauthorized: Access token expired.");
  }

  @Test
  @DisplayName("b.6: pages of any site may ask for tokens and userinfo")
  void cors() {
    for (var path : List.of("/api/oauth/token", "/api/oauth/userinfo")) {
      var preflight =
          api.as((String) null).send("OPTIONS", path, null, Map.of("Origin", "https://x.example"));
      assertThat(preflight.status()).isEqualTo(204);
      assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("*");
      assertThat(preflight.header("Access-Control-Allow-Headers")).contains("Authorization");
    }
    var refused = OAuthClient.register(api, false).token(Map.of());
    assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(browser.get("/api/oauth/authorize").header("Access-Control-Allow-Origin")).isNull();
  }

  @Test
  @DisplayName(
      "b.5: an app asks with what it registered, character by character, else nobody is sent anywhere")
  void requests() {
    var client = OAuthClient.register(api, true);
    var words =
        Map.of(
            "client_id", "dub_app_nobodys",
            "redirect_uri", OAuthClient.BACK + "/",
            "response_type", "token",
            "scope", "apis.all",
            "code_challenge", "short",
            "code_challenge_method", "plain",
            "state", "x".repeat(1025));
    var statuses =
        Map.of(
            "client_id",
            404,
            "redirect_uri",
            400,
            "response_type",
            422,
            "scope",
            422,
            "code_challenge",
            422,
            "code_challenge_method",
            422,
            "state",
            422);
    words.forEach(
        (name, value) -> {
          var consent = client.consent("links.read");
          consent.put(name, value);
          assertThat(OAuthClient.agree(browser, workspace, consent).status())
              .as(name)
              .isEqualTo(statuses.get(name));
          assertThat(browser.get("/api/oauth/authorize?" + OAuthClient.encoded(consent)).status())
              .as(name)
              .isEqualTo(statuses.get(name));
        });
    var unproven = client.consent("links.read");
    unproven.remove("code_challenge");
    assertThat(OAuthClient.agree(browser, workspace, unproven).status()).isEqualTo(400);

    var type = client.consent("");
    type.put("response_type", "token");
    assertThat(OAuthClient.agree(browser, workspace, type).message())
        .isEqualTo("custom: response_type: response_type must be 'code'");
    var scope = client.consent("apis.all");
    assertThat(OAuthClient.agree(browser, workspace, scope).message())
        .isEqualTo("custom: scope: One or more provided OAuth scopes are invalid or unsupported.");
    var uri = client.consent("");
    uri.put("redirect_uri", "foo");
    assertThat(OAuthClient.agree(browser, workspace, uri).message())
        .isEqualTo("invalid_format: redirect_uri: redirect_uri must be a valid URL");
  }

  @Test
  @DisplayName("the consent page is told who asks for what")
  void consentPage() {
    var client = OAuthClient.register(api, false);
    var path = "/api/oauth/authorize?" + OAuthClient.encoded(client.consent("links.write"));
    var asked = browser.get(path).json();
    assertThat(asked.path("name").asText()).isEqualTo("App");
    assertThat(asked.path("verified").asBoolean()).isFalse();
    assertThat(asked.path("scopes"))
        .isEqualTo(Api.JSON.createArrayNode().add("links.write").add("user.read"));
    assertThat(api.as((String) null).get(path).status()).isEqualTo(401);
  }

  @Test
  @DisplayName("b.5: only a signed-in member who may write integrations can allow an app")
  void whoMayAllow() {
    var client = OAuthClient.register(api, false);
    var body = Api.JSON.valueToTree(client.consent("links.read")).toString();
    assertThat(api.post("/api/oauth/authorize", body).status()).as("a key").isEqualTo(403);
    var path = "/api/oauth/authorize?workspaceId=" + workspace.id();
    assertThat(browser.send("POST", path, body, Map.of("Sec-Fetch-Site", "cross-site")).status())
        .isEqualTo(403);
    workspaces.changeRole(workspace, workspace.userId(), Role.VIEWER);
    assertThat(browser.post(path, body).status()).isEqualTo(403);
    workspaces.changeRole(workspace, workspace.userId(), Role.MEMBER);
    assertThat(browser.post(path, body).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("b.4, b.5: scopes that the user's role cannot give are left out and told")
  void narrowed() {
    var client = OAuthClient.register(api, false);
    workspaces.changeRole(workspace, workspace.userId(), Role.MEMBER);
    var tokens = client.tokens(browser, workspace, "links.write domains.write");
    assertThat(tokens.path("scope").asText()).isEqualTo("links.write user.read");
    var app = api.as(tokens.path("access_token").asText());
    assertThat(app.post("/api/links", LINK).status()).isEqualTo(200);
    workspaces.changeRole(workspace, workspace.userId(), Role.VIEWER);
    assertThat(app.post("/api/links", LINK).status()).isEqualTo(403);
  }

  @Test
  @DisplayName("b.5: an app that is not verified is for its creator and its workspace")
  void unverified() {
    var client = OAuthClient.register(api, false);
    var foreign = workspaces.create();
    var stranger = Browser.of(api, foreign);
    assertThat(OAuthClient.agree(stranger, foreign, client.consent("")).status()).isEqualTo(403);
    workspaces.join(foreign, workspace.userId());
    assertThat(OAuthClient.agree(browser, foreign, client.consent("")).status())
        .as("its creator, elsewhere")
        .isEqualTo(200);
    workspaces.join(workspace, foreign.userId());
    assertThat(OAuthClient.agree(stranger, workspace, client.consent("")).status())
        .as("another member of its workspace")
        .isEqualTo(200);
    Jdbi.create(database)
        .useHandle(
            h -> h.execute("update oauth_apps set verified = true where id = ?", client.appId));
    assertThat(OAuthClient.agree(stranger, foreign, client.consent("")).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("b.5: what is wrong with a request for tokens, in the contract's words")
  void tokenRequests() {
    var client = OAuthClient.register(api, false);
    assertThat(client.token(Map.of()).message())
        .isEqualTo(
            "invalid_union: grant_type: grant_type must be 'authorization_code' or 'refresh_token'");
    assertThat(client.token(Map.of("grant_type", "authorization_code")).message())
        .isEqualTo("invalid_type: code: Invalid input: expected string, received undefined");
    assertThat(client.token(Map.of("grant_type", "refresh_token")).message())
        .isEqualTo(
            "invalid_type: refresh_token: Invalid input: expected string, received undefined");
    assertThat(client.token(Map.of(), Map.of("Content-Type", "application/json")).status())
        .isEqualTo(415);
    assertThat(client.token(client.exchange("nobodys")).status()).isEqualTo(400);
    assertThat(client.token(client.refresh("nobodys")).status()).isEqualTo(400);
    var boundary =
        """
        --b\r
        Content-Disposition: form-data; name="grant_type"\r
        \r
        refresh_token\r
        --b--\r
        """;
    assertThat(
            api.as((String) null)
                .send(
                    "POST",
                    "/api/oauth/token",
                    boundary,
                    Map.of("Content-Type", "multipart/form-data; boundary=b"))
                .message())
        .startsWith("invalid_type: refresh_token: ");
  }

  @Test
  @DisplayName(
      "b.5: an app proves itself in the form, or by HTTP Basic if the form has neither field")
  void proof() {
    var client = OAuthClient.register(api, false);
    var other = OAuthClient.register(api, false);
    var code = client.code(browser, workspace, "");
    for (var wrong : List.of("", "dub_app_secret_no", String.valueOf(other.secret))) {
      var form = client.exchange(code);
      form.put("client_secret", wrong);
      assertThat(client.token(form).status()).isEqualTo(401);
    }
    var without = client.exchange(code);
    without.remove("client_secret");
    var basic = Map.of("Authorization", basic(client.clientId, String.valueOf(client.secret)));
    assertThat(client.token(without, basic).status()).as("half in the form").isEqualTo(401);
    without.remove("client_id");
    assertThat(client.token(without).status()).isEqualTo(401);
    assertThat(
            client.token(without, Map.of("Authorization", basic(client.clientId, "no"))).status())
        .isEqualTo(401);
    assertThat(client.token(without, Map.of("Authorization", "Basic ???")).status()).isEqualTo(401);
    assertThat(other.token(other.exchange(code)).status()).as("another app's code").isEqualTo(400);
    assertThat(client.token(without, basic).status()).isEqualTo(200);
  }

  private static String basic(String id, String secret) {
    return "Basic "
        + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  @DisplayName("b.5: PKCE holds the code to whoever asked for it, also for apps with a secret")
  void pkce() {
    var open = OAuthClient.register(api, true);
    var code = open.code(browser, workspace, "");
    var wrong = open.exchange(code);
    wrong.put("code_verifier", "x".repeat(43));
    assertThat(open.token(wrong).status()).isEqualTo(400);
    wrong.remove("code_verifier");
    assertThat(open.token(wrong).status()).isEqualTo(400);
    assertThat(open.token(open.exchange(code)).status()).isEqualTo(200);

    var closed = OAuthClient.register(api, false);
    var consent = closed.consent("");
    consent.put("code_challenge", OAuthClient.challenge());
    consent.put("code_challenge_method", "S256");
    var callback =
        OAuthClient.agree(browser, workspace, consent).json().path("callbackUrl").asText();
    var form = closed.exchange(callback.replaceFirst(".*code=", "").substring(0, 80));
    assertThat(closed.token(form).status()).as("no verifier").isEqualTo(400);
    form.put("code_verifier", OAuthClient.VERIFIER);
    assertThat(closed.token(form).status()).isEqualTo(200);
    var unasked = closed.exchange(closed.code(browser, workspace, ""));
    unasked.put("code_verifier", OAuthClient.VERIFIER);
    assertThat(closed.token(unasked).status()).as("a challenge taken away").isEqualTo(400);
  }

  @Test
  @DisplayName("b.1, b.5: a code is for its redirect URI, for two minutes and for once")
  void codes() {
    var client = OAuthClient.register(api, false);
    var code = client.code(browser, workspace, "links.read");
    var elsewhere = client.exchange(code);
    elsewhere.put("redirect_uri", "https://app.example/back");
    assertThat(client.token(elsewhere).status()).isEqualTo(400);
    var tokens = client.token(client.exchange(code)).json();
    var app = api.as(tokens.path("access_token").asText());
    assertThat(app.get("/api/links").status()).isEqualTo(200);

    assertThat(client.token(client.exchange(code)).status()).isEqualTo(400);
    assertThat(app.get("/api/links").status()).as("what came from it is revoked").isEqualTo(401);
    assertThat(client.token(client.refresh(tokens.path("refresh_token").asText())).status())
        .isEqualTo(400);

    var newer = client.tokens(browser, workspace, "links.read").path("access_token").asText();
    client.token(client.exchange(code));
    assertThat(api.as(newer).get("/api/links").status())
        .as("what came from a later consent is not")
        .isEqualTo(200);

    var late = client.code(browser, workspace, "");
    Jdbi.create(database)
        .useHandle(
            h ->
                h.execute(
                    "update oauth_codes set expires_at = expires_at - interval '2 min' where installation_id is null"));
    assertThat(client.token(client.exchange(late)).message()).contains("expired");
  }

  @Test
  @DisplayName("b.5: a code shown by many at once gives tokens to one, and they end")
  void racedCode() throws Exception {
    var client = OAuthClient.register(api, false);
    var code = client.code(browser, workspace, "links.read");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Api.Reply> exchange = () -> client.token(client.exchange(code));
      var replies = threads.invokeAll(List.of(exchange, exchange, exchange, exchange));
      var granted = 0;
      for (var reply : replies) {
        if (reply.get().status() == 200) {
          granted++;
          var token = reply.get().json().path("access_token").asText();
          assertThat(api.as(token).get("/api/links").status()).isEqualTo(401);
        } else {
          assertThat(reply.get().status()).isEqualTo(400);
        }
      }
      assertThat(granted).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("b.5: a refresh gives both tokens anew and ends the old ones")
  void refresh() {
    var client = OAuthClient.register(api, false);
    var first = client.tokens(browser, workspace, "links.read");
    var reply = client.token(client.refresh(first.path("refresh_token").asText()));
    var second = reply.json();
    assertThat(second.properties().stream().map(e -> e.getKey()).collect(Collectors.joining(" ")))
        .isEqualTo("access_token refresh_token token_type expires_in");
    assertThat(api.as(first.path("access_token").asText()).get("/api/links").status())
        .isEqualTo(401);
    var app = api.as(second.path("access_token").asText());
    assertThat(app.get("/api/links").status()).isEqualTo(200);
    assertThat(app.post("/api/links", LINK).status()).isEqualTo(403);

    var unproven = client.refresh(second.path("refresh_token").asText());
    unproven.remove("client_secret");
    assertThat(client.token(unproven).status()).isEqualTo(401);
    assertThat(client.token(client.refresh(first.path("refresh_token").asText())).status())
        .isEqualTo(400);
    assertThat(app.get("/api/links").status())
        .as("the old one was shown again, so all end")
        .isEqualTo(401);
    assertThat(client.token(client.refresh(second.path("refresh_token").asText())).status())
        .isEqualTo(400);

    var third = client.tokens(browser, workspace, "");
    Jdbi.create(database)
        .useHandle(h -> h.execute("update oauth_refresh_tokens set expires_at = now()"));
    assertThat(client.token(client.refresh(third.path("refresh_token").asText())).message())
        .contains("expired");
  }

  @Test
  @DisplayName("b.5: one live token per installation, whether asked once more or refreshed")
  void oneToken() {
    var client = OAuthClient.register(api, true);
    var first = client.tokens(browser, workspace, "links.read");
    var second = client.tokens(browser, workspace, "tags.read");
    assertThat(api.as(first.path("access_token").asText()).get("/api/links").status())
        .isEqualTo(401);
    assertThat(client.token(client.refresh(first.path("refresh_token").asText())).status())
        .isEqualTo(400);
    var app = api.as(second.path("access_token").asText());
    assertThat(app.get("/api/tags").status()).as("nobody else's token ended").isEqualTo(200);
    assertThat(app.get("/api/links").status()).isEqualTo(403);
    assertThat(api.get("/api/oauth/installations").json()).hasSize(1);
    assertThat(api.get("/api/oauth/apps/" + client.appId).json().path("installations").asInt())
        .isEqualTo(1);
  }

  @Test
  @DisplayName("installations are listed and revoked by the workspace they are in, at once")
  void installations() {
    var client = OAuthClient.register(api, false);
    var tokens = client.tokens(browser, workspace, "links.read");
    var app = api.as(tokens.path("access_token").asText());
    app.get("/api/links");
    var listed = api.get("/api/oauth/installations").json().path(0);
    assertThat(listed.at("/app/name").asText()).isEqualTo("App");
    assertThat(listed.at("/user/id").asText()).isEqualTo(workspace.userId());
    assertThat(listed.path("scopes").path(0).asText()).isEqualTo("links.read");
    assertThat(listed.path("lastUsed").isNull()).isFalse();

    var path = "/api/oauth/installations/" + listed.path("id").asText();
    assertThat(api.as(workspaces.create()).delete(path).status()).isEqualTo(404);
    assertThat(api.as(workspaces.memberKey(workspace, Role.VIEWER)).delete(path).status())
        .isEqualTo(403);
    assertThat(app.get("/api/links").status()).isEqualTo(200);
    assertThat(api.delete(path).status()).isEqualTo(200);
    assertThat(app.get("/api/links").status()).isEqualTo(401);
    assertThat(client.token(client.refresh(tokens.path("refresh_token").asText())).status())
        .isEqualTo(400);
  }

  @Test
  @DisplayName("webhooks that an app made end when it is disconnected; those of others stay")
  void webhooksOfApps() {
    var client = OAuthClient.register(api, false);
    var tokens = client.tokens(browser, workspace, "webhooks.write");
    webhook(api, "https://a.co/key");
    webhook(api.as(tokens.path("access_token").asText()), "https://a.co/app");
    assertThat(api.get("/api/webhooks").json().findValuesAsText("url"))
        .containsExactlyInAnyOrder("https://a.co/key", "https://a.co/app");

    var installation = api.get("/api/oauth/installations").json().at("/0/id").asText();
    assertThat(api.delete("/api/oauth/installations/" + installation).status()).isEqualTo(200);
    assertThat(api.get("/api/webhooks").json().findValuesAsText("url"))
        .containsExactly("https://a.co/key");
  }

  private static void webhook(Api api, String url) {
    var made =
        api.post(
            "/api/webhooks",
            """
            {"name":"hook","url":"%s","triggers":["link.created"]}"""
                .formatted(url));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
  }

  @Test
  @DisplayName("an app that is deleted or has a new secret, and a user who leaves, end what was")
  void ends() {
    var client = OAuthClient.register(api, false);
    var foreign = workspaces.create();
    workspaces.join(workspace, foreign.userId());
    var theirs = client.tokens(Browser.of(api, foreign), workspace, "links.read");
    Jdbi.create(database)
        .useHandle(
            h ->
                h.execute(
                    "delete from memberships where workspace_id = ? and user_id = ?",
                    workspace.id(),
                    foreign.userId()));
    assertThat(api.as(theirs.path("access_token").asText()).get("/api/links").status())
        .isEqualTo(404);
    assertThat(client.token(client.refresh(theirs.path("refresh_token").asText())).message())
        .contains("member");

    var tokens = client.tokens(browser, workspace, "links.read");
    api.post("/api/oauth/apps/" + client.appId + "/secret", "");
    assertThat(client.token(client.refresh(tokens.path("refresh_token").asText())).status())
        .isEqualTo(401);
    var app = api.as(tokens.path("access_token").asText());
    assertThat(app.get("/api/links").status()).isEqualTo(200);
    api.delete("/api/oauth/apps/" + client.appId);
    assertThat(app.get("/api/links").status()).isEqualTo(401);
  }
}
