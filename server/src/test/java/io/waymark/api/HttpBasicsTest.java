package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HttpBasicsTest extends ApiTest {

  @Test
  @DisplayName("c.2: unknown paths, other methods and OPTIONS answer as JSON and with Allow")
  void pathsAndMethods() {
    var unknown = api.get("/api/nope");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.code()).isEqualTo("not_found");
    var method = api.patch("/api/links", "{}");
    assertThat(method.status()).isEqualTo(405);
    assertThat(method.header("Allow")).contains("GET").contains("POST");
    assertThat(api.send("OPTIONS", "/api/links", null, Map.of()).status()).isEqualTo(204);
    assertThat(api.send("HEAD", "/api/links", null, Map.of()).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("h: a body that is too large is refused with 413, whatever its content type is")
  void bodies() {
    var large = "{\"url\":\"https://a.com\",\"comments\":\"" + "x".repeat(6 << 20) + "\"}";
    assertThat(api.post("/api/links", large).status()).isEqualTo(413);
    assertThat(
            api.send(
                    "POST",
                    "/api/links",
                    "{\"url\":\"https://a.com\"}",
                    Map.of("Content-Type", "text/plain"))
                .status())
        .isEqualTo(200);
  }

  @Test
  @DisplayName("(a): the OpenAPI document describes every operation, with resolvable references")
  void openApi() {
    var document = api.as((String) null).get("/api").json();
    assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
    var ids = new HashSet<String>();
    document
        .path("paths")
        .forEach(path -> path.forEach(op -> ids.add(op.path("operationId").asText())));
    assertThat(ids)
        .contains(
            "createLink",
            "getLinks",
            "getLinkInfo",
            "updateLink",
            "deleteLink",
            "retrieveAnalytics");
    for (var reference : document.findValuesAsText("$ref")) {
      assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
    }
    assertThat(api.as((String) null).get("/api/docs").text())
        .contains("Create a link")
        .contains("id=\"not-found\"");
  }

  @Test
  @DisplayName("operations: health, readiness and metrics for operators")
  void operations() {
    var anonymous = api.as((String) null);
    assertThat(anonymous.get("/health").json().path("status").asText()).isEqualTo("UP");
    assertThat(anonymous.get("/ready").json().path("status").asText()).isEqualTo("UP");
    assertThat(anonymous.get("/metrics").text()).contains("waymark_clicks_stored");
    assertThat(
            anonymous
                .send("GET", "/metrics", null, Map.of("X-Forwarded-For", "203.0.113.9"))
                .status())
        .isEqualTo(404);
  }

  @Test
  @DisplayName("a character no text can hold is refused wherever it is")
  void nullCharacters() {
    for (var path : List.of("/api/links/%00", "/api/links/a%00b")) {
      assertThat(api.get(path).status()).as(path).isEqualTo(404);
    }
    assertThat(api.get("/api/links?search=%00").status()).isEqualTo(422);
    assertThat(api.get("/api/links?workspaceId=%00").status()).isEqualTo(404);
    assertThat(
            api.post("/api/links", "{\"url\":\"https://a.com\",\"title\":\"a\\u0000b\"}").status())
        .isIn(200, 422);
  }
}
