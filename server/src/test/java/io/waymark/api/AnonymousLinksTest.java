package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class AnonymousLinksTest extends ApiTest {
  private static int clients;

  private final String key = "n" + UUID.randomUUID().toString().substring(0, 8);
  private Map<String, String> headers = Map.of();

  @BeforeEach
  void client() {
    clients++;
    headers =
        Map.of(
            "dub-anonymous-link-creation",
            "1",
            "X-Forwarded-For",
            "192.0.%d.%d".formatted(clients / 250, 1 + clients % 250));
  }

  private Api.Reply create(String body) {
    return api.as((String) null).send("POST", "/api/links", body, headers);
  }

  private Api.Reply createKeyed() {
    return create("{\"url\":\"https://example.com/a\",\"key\":\"%s\"}".formatted(key));
  }

  @Test
  @DisplayName("LNK-40: anybody gets a link of nobody, which works")
  void creates() {
    var made = createKeyed();

    assertThat(made.status()).as(made.text()).isEqualTo(200);
    assertThat(made.json().path("userId").isNull()).isTrue();
    assertThat(made.json().path("projectId").isNull()).isTrue();
    assertThat(made.json().path("workspaceId").isNull()).isTrue();
    assertThat(api.visit("/" + key, "203.0.113.1").header("Location"))
        .isEqualTo("https://example.com/a");
    assertThat(createKeyed().status()).isEqualTo(409);
  }

  @Test
  @DisplayName("LNK-40: ten a day for each address")
  void limited() throws InterruptedException {
    RateWindows.awaitRoom(Duration.ofDays(1), Duration.ofSeconds(10));
    for (var call = 0; call < 10; call++) {
      assertThat(create("{\"url\":\"https://example.com\"}").status()).isEqualTo(200);
    }
    var refused = create("{\"url\":\"https://example.com\"}");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.code()).isEqualTo("rate_limit_exceeded");
  }

  @ParameterizedTest
  @DisplayName(
      "LNK-14, LNK-23, LNK-40: without a workspace there are no tags, passwords, targets …")
  @CsvSource(
      delimiter = '|',
      value = {
        "404|\"tagIds\":[\"tag_1\"]",
        "404|\"tagNames\":\"a\"",
        "404|\"programId\":\"prog_1\"",
        "403|\"password\":\"x\"",
        "403|\"proxy\":true",
        "403|\"rewrite\":true",
        "403|\"expiresAt\":\"in 2 days\"",
        "403|\"ios\":\"https://a.com\"",
        "403|\"geo\":{}",
        "403|\"externalId\":\"x\"",
        "403|\"folderId\":\"fold_1\"",
        "403|\"domain\":\"not-mine.example\"",
        "403|\"key\":\"_root\"",
        "422|\"url\":\"javascript:alert(1)\"",
      })
  void refuses(int status, String field) {
    var url = field.startsWith("\"url\"") ? "" : "\"url\":\"https://example.com\",";
    var refused = create("{%s%s}".formatted(url, field));
    assertThat(refused.status()).as(refused.text()).isEqualTo(status);
  }

  @Test
  @DisplayName("G14: a key, or a workspace in the query, makes it an ordinary call")
  void ordinary() {
    var withKey = api.send("POST", "/api/links", "{\"url\":\"https://example.com\"}", headers);
    assertThat(withKey.json().path("workspaceId").asText()).isEqualTo(workspace.id());
    var withWorkspace =
        api.as((String) null)
            .send(
                "POST",
                "/api/links?workspaceId=" + workspace.id(),
                "{\"url\":\"https://example.com\"}",
                headers);
    assertThat(withWorkspace.status()).isEqualTo(401);
    assertThat(
            api.as((String) null).post("/api/links", "{\"url\":\"https://example.com\"}").status())
        .isEqualTo(401);
    assertThat(api.as((String) null).send("GET", "/api/links", null, headers).status())
        .isEqualTo(401);
  }

  @Test
  @DisplayName("LNK-41: a workspace claims links of nobody, once, and nobody else's")
  void claims() {
    var made = createKeyed().json();
    var body =
        "[{\"domain\":\"%s\",\"key\":\"%s\"},{\"domain\":\"none.example\",\"key\":\"x\"}]"
            .formatted(made.path("domain").asText(), key);

    var claimed = api.post("/api/links/sync", body);

    assertThat(claimed.status()).as(claimed.text()).isEqualTo(200);
    assertThat(claimed.json()).hasSize(1);
    assertThat(claimed.json().get(0).path("id")).isEqualTo(made.path("id"));
    assertThat(claimed.json().get(0).path("workspaceId").asText()).isEqualTo(workspace.id());
    assertThat(claimed.json().get(0).path("publicStats").asBoolean()).isFalse();
    assertThat(api.get("/api/links/count").text()).isEqualTo("1");
    assertThat(api.visit("/" + key, "203.0.113.1").status()).isEqualTo(302);
    var late = api.as(workspaces.create()).post("/api/links/sync", body);
    assertThat(late.status()).isEqualTo(200);
    assertThat(late.text()).isEqualTo("No links to claim.");
  }

  @Test
  @DisplayName("LNK-41: refusals are plain text")
  void plainRefusals() {
    for (var body : new String[] {"{}", "\"x\"", "[1]", "[{\"domain\":\"a\"}]"}) {
      var refused = api.post("/api/links/sync", body);
      assertThat(refused.status()).as(body).isEqualTo(400);
      assertThat(refused.header("Content-Type")).startsWith("text/plain");
    }
    var made = createKeyed().json();
    workspaces.limitLinks(workspace, 0);
    var refused =
        api.post(
            "/api/links/sync",
            "[{\"domain\":\"%s\",\"key\":\"%s\"}]".formatted(made.path("domain").asText(), key));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.header("Content-Type")).startsWith("text/plain");
  }
}
