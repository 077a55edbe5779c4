package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.Role;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class KeysApiTest extends ApiTest {
  private static final String LINK = "{\"url\":\"https://example.com\"}";

  private String created(String body) {
    workspaces.forgetLastKey(workspace);
    var reply = api.post("/api/tokens", body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json().path("token").asText();
  }

  private JsonNode listed(String name) {
    for (var key : api.get("/api/tokens").json()) {
      if (key.path("name").asText().equals(name)) {
        return key;
      }
    }
    throw new AssertionError("no key " + name);
  }

  private String path(String name) {
    return "/api/tokens/" + listed(name).path("id").asText();
  }

  @Test
  @DisplayName("b.1: a key is told once, and then only as its first three and last four characters")
  void creation() {
    var key = created("{\"name\":\" Shop \",\"scopes\":[\"links.read\",\"links.read\"]}");
    assertThat(key).matches("dub_[0-9A-Za-z]{24}");

    var view = listed("Shop");
    assertThat(view.properties().stream().map(e -> e.getKey()).collect(Collectors.joining(" ")))
        .isEqualTo("id name partialKey scopes lastUsed expiresAt createdAt updatedAt user");
    assertThat(view.path("partialKey").asText())
        .isEqualTo("dub..." + key.substring(key.length() - 4));
    assertThat(view.path("scopes")).isEqualTo(Api.JSON.createArrayNode().add("links.read"));
    assertThat(view.path("lastUsed").isNull()).isTrue();
    assertThat(view.path("user"))
        .isEqualTo(
            Api.JSON
                .createObjectNode()
                .put("id", workspace.userId())
                .put("name", "Test")
                .putNull("image")
                .put("isMachine", false));
    assertThat(api.get(path("Shop")).json()).isEqualTo(view);
    assertThat(api.get("/api/tokens").text()).doesNotContain(key);

    var caller = api.as(key);
    assertThat(caller.get("/api/links").status()).isEqualTo(200);
    assertThat(caller.post("/api/links", LINK).status()).isEqualTo(403);
    assertThat(caller.get("/api/tokens").status()).as("no scope opens keys").isEqualTo(403);
  }

  @Test
  @DisplayName("b.1: lastUsed is written at most once a minute per key")
  void lastUsed() {
    var caller = api.as(created("{\"name\":\"used\"}"));
    caller.get("/api/links");
    var first = listed("used").path("lastUsed").asText();
    assertThat(Instant.parse(first)).isAfter(Instant.now().minusSeconds(60));
    caller.get("/api/links");
    assertThat(listed("used").path("lastUsed").asText()).isEqualTo(first);
    Jdbi.create(database)
        .useHandle(h -> h.execute("update api_keys set last_used = now() - interval '2 min'"));
    caller.get("/api/links");
    assertThat(Instant.parse(listed("used").path("lastUsed").asText()))
        .isAfterOrEqualTo(Instant.parse(first));
  }

  @Test
  @DisplayName("c.3: what is wrong with a key's fields, in the contract's words")
  void validation() {
    assertThat(api.post("/api/tokens", "{}").message())
        .isEqualTo("invalid_type: name: Name is required");
    assertThat(api.post("/api/tokens", "{\"name\":\"" + "x".repeat(51) + "\"}").message())
        .isEqualTo("too_big: name: Too big: expected string to have <=50 characters");
    assertThat(api.post("/api/tokens", "{\"name\":\"x\",\"scopes\":[\"foo\"]}").message())
        .isEqualTo(
            "invalid_value: scopes[0]: Invalid option: expected one of \"links.read\"|\"links.write\"|"
                + "\"tags.read\"|\"tags.write\"|\"folders.read\"|\"folders.write\"|\"analytics.read\"|"
                + "\"domains.read\"|\"domains.write\"|\"workspaces.read\"|\"workspaces.write\"|"
                + "\"webhooks.read\"|\"webhooks.write\"|\"groups.read\"|\"groups.write\"|\"apis.all\"|"
                + "\"apis.read\"");
    for (var end : List.of("2001-01-01T00:00:00Z", "+12345-01-01T00:00:00Z", "tomorrow")) {
      var reply = api.post("/api/tokens", "{\"name\":\"x\",\"expiresAt\":\"" + end + "\"}");
      assertThat(reply.status()).as(end).isEqualTo(422);
    }
  }

  @Test
  @DisplayName("b.1: one key in five seconds, and a hundred in a workspace")
  void limits() {
    created("{\"name\":\"one\"}");
    var tooSoon = api.post("/api/tokens", "{\"name\":\"two\"}");
    assertThat(tooSoon.status()).isEqualTo(429);
    assertThat(tooSoon.code()).isEqualTo("rate_limit_exceeded");
    assertThat(tooSoon.header("Retry-After")).isEqualTo("5");
    assertThat(api.as(workspaces.create()).post("/api/tokens", "{\"name\":\"x\"}").status())
        .as("another workspace has its own turn")
        .isEqualTo(200);

    for (var i = 0; i < 98; i++) {
      workspaces.key(workspace, null);
    }
    workspaces.forgetLastKey(workspace);
    var tooMany = api.post("/api/tokens", "{\"name\":\"two\"}");
    assertThat(tooMany.status()).isEqualTo(403);
    assertThat(tooMany.code()).isEqualTo("forbidden");
    assertThat(api.delete(path("one")).status()).isEqualTo(200);
    created("{\"name\":\"two\"}");
  }

  @Test
  @DisplayName("b.2 rule 6: a key ends when it should, until somebody lets it live longer")
  void expiry() {
    var end = Instant.now().plusSeconds(3600).toString();
    var key = created("{\"name\":\"brief\",\"expiresAt\":\"%s\"}".formatted(end));
    assertThat(Instant.parse(listed("brief").path("expiresAt").asText()))
        .isBefore(Instant.now().plusSeconds(3601));
    assertThat(api.as(key).get("/api/links").status()).isEqualTo(200);
    workspaces.expire(key);
    var refused = api.as(key).get("/api/links");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.message()).isEqualTo("Unauthorized: Access token expired.");
    assertThat(api.patch(path("brief"), "{\"name\":\"long\"}").status())
        .as("an end that has passed is no obstacle to other changes")
        .isEqualTo(200);
    assertThat(api.patch(path("long"), "{\"expiresAt\":null}").json().path("expiresAt").isNull())
        .isTrue();
    assertThat(api.as(key).get("/api/links").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("b.4: what a key may do follows its scopes and its user's role from call to call")
  void rights() {
    var key = created("{\"name\":\"k\",\"scopes\":[\"apis.all\"]}");
    assertThat(api.as(key).post("/api/links", LINK).status()).isEqualTo(200);
    assertThat(api.as(key).get("/api/webhooks").status()).isEqualTo(403);
    var changed = api.patch(path("k"), "{\"scopes\":[\"apis.read\"]}").json();
    assertThat(changed.path("scopes").path(0).asText()).isEqualTo("apis.read");
    assertThat(changed.path("name").asText()).isEqualTo("k");
    assertThat(api.as(key).post("/api/links", LINK).status()).isEqualTo(403);
    api.patch(path("k"), "{\"scopes\":[]}");
    assertThat(api.as(key).get("/api/webhooks").status()).isEqualTo(200);

    var member = workspaces.member(workspace, Role.OWNER);
    var theirs = api.as(workspaces.key(workspace.id(), member, null));
    assertThat(theirs.get("/api/domains").status()).isEqualTo(200);
    workspaces.changeRole(workspace, member, Role.VIEWER);
    assertThat(theirs.post("/api/links", LINK).status()).isEqualTo(403);
    assertThat(theirs.post("/api/tokens", "{\"name\":\"x\"}").status()).isEqualTo(403);
  }

  @Test
  @DisplayName("b.4: a key gets no scope that its user's role cannot give")
  void grantable() {
    var member = workspaces.member(workspace, Role.MEMBER);
    workspaces.key(workspace.id(), member, List.of("apis.all"));
    var id = "";
    for (var key : api.get("/api/tokens").json()) {
      if (key.at("/user/id").asText().equals(member)) {
        id = key.path("id").asText();
      }
    }
    var path = "/api/tokens/" + id;
    var refused = api.patch(path, "{\"scopes\":[\"links.write\",\"domains.write\"]}");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.message()).contains("domains.write").doesNotContain("links.write");
    assertThat(api.get(path).json().path("scopes").path(0).asText()).isEqualTo("apis.all");
    assertThat(api.patch(path, "{\"scopes\":[\"links.write\",\"domains.read\"]}").status())
        .isEqualTo(200);
  }

  @Test
  @DisplayName("a machine user counts as owner, and goes with its key")
  void machine() {
    var key = created("{\"name\":\"robot\",\"isMachine\":true}");
    var user = listed("robot").path("user");
    assertThat(user.path("isMachine").asBoolean()).isTrue();
    assertThat(user.path("name").asText()).isEqualTo("robot");
    assertThat(api.as(key).get("/api/webhooks").status()).isEqualTo(200);
    assertThat(api.as(key).post("/api/domains", "{\"slug\":\"robot.example\"}").status())
        .isEqualTo(201);
    assertThat(api.as(key).post("/api/links", LINK).json().path("userId").asText())
        .isEqualTo(user.path("id").asText());

    api.delete(path("robot"));
    assertThat(api.as(key).get("/api/links").status()).isEqualTo(401);
    var left =
        Jdbi.create(database)
            .withHandle(
                h ->
                    h.createQuery("select count(*) from users where id = :id")
                        .bind("id", user.path("id").asText())
                        .mapTo(Integer.class)
                        .one());
    assertThat(left).isZero();
    assertThat(api.get("/api/links").text())
        .as("what it made stays")
        .contains("https://example.com");
  }

  @Test
  @DisplayName("rotation: the old secret ends at once, or goes on as long as was asked")
  void rotation() {
    var first = created("{\"name\":\"k\",\"scopes\":[\"links.read\"]}");
    var rotate = path("k") + "/rotate";
    var second = api.post(rotate, "{}").json().path("token").asText();
    assertThat(second).matches("dub_[0-9A-Za-z]{24}").isNotEqualTo(first);
    assertThat(api.as(first).get("/api/links").message())
        .isEqualTo("Unauthorized: Invalid API key.");
    assertThat(api.as(second).get("/api/links").status()).isEqualTo(200);
    assertThat(listed("k").path("partialKey").asText()).endsWith(second.substring(24));

    var third = api.post(rotate, "{\"graceSeconds\":600}").json().path("token").asText();
    assertThat(api.as(second).get("/api/links").status()).isEqualTo(200);
    assertThat(api.as(second).post("/api/links", LINK).status()).isEqualTo(403);
    Jdbi.create(database)
        .useHandle(
            h ->
                h.execute(
                    "update api_keys set previous_until = now() where previous_until is not null"));
    assertThat(api.as(second).get("/api/links").message())
        .isEqualTo("Unauthorized: Access token expired.");
    assertThat(api.as(third).get("/api/links").status()).isEqualTo(200);

    var fourth = api.post(rotate, "{\"graceSeconds\":600}").json().path("token").asText();
    assertThat(api.as(second).get("/api/links").status()).isEqualTo(401);
    api.post(rotate, "{\"graceSeconds\":0}");
    for (var old : List.of(third, fourth)) {
      assertThat(api.as(old).get("/api/links").status()).isEqualTo(401);
    }
    for (var bad : List.of("-1", "604801", "1.5", "\"1\"")) {
      assertThat(api.post(rotate, "{\"graceSeconds\":" + bad + "}").status())
          .as(bad)
          .isEqualTo(422);
    }
  }

  @Test
  @DisplayName("nobody gets a secret that acts in somebody else's name")
  void rotationOfOthers() {
    var other = workspaces.member(workspace, Role.OWNER);
    workspaces.forgetLastKey(workspace);
    api.as(workspaces.key(workspace.id(), other, null))
        .post("/api/tokens", "{\"name\":\"theirs\"}");
    assertThat(api.post(path("theirs") + "/rotate", "{}").status()).isEqualTo(403);
    assertThat(api.delete(path("theirs")).status()).isEqualTo(200);
    created("{\"name\":\"robot\",\"isMachine\":true}");
    assertThat(api.post(path("robot") + "/rotate", "{}").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("a key that is deleted opens nothing, and another workspace's cannot be found")
  void deletion() {
    var key = created("{\"name\":\"k\"}");
    var path = path("k");
    var stranger = api.as(workspaces.create());
    assertThat(stranger.get(path).status()).isEqualTo(404);
    assertThat(stranger.patch(path, "{\"name\":\"x\"}").status()).isEqualTo(404);
    assertThat(stranger.post(path + "/rotate", "{}").status()).isEqualTo(404);
    assertThat(stranger.delete(path).status()).isEqualTo(404);
    assertThat(api.as(key).get("/api/links").status()).isEqualTo(200);
    assertThat(api.delete(path).json().path("id").asText()).isNotEmpty();
    assertThat(api.as(key).get("/api/links").message()).isEqualTo("Unauthorized: Invalid API key.");
    assertThat(api.delete(path).status()).isEqualTo(404);
  }
}
