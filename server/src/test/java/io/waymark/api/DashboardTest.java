package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds whether or not the web application was built. */
@QuarkusTest
class DashboardTest extends ApiTest {

  @Test
  @DisplayName("/app leads to /app/, which is a page under a strict policy")
  void page() {
    var bare = api.get("/app");
    assertThat(bare.status()).isEqualTo(302);
    assertThat(bare.header("Location")).isEqualTo("/app/");
    var page = api.get("/app/acme/links");
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'self'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.header("Cache-Control")).isIn("no-cache", "no-store");
  }

  @Test
  @DisplayName("a hashed file that does not exist is not answered with the page")
  void missingFile() {
    var reply = api.get("/app/assets/index-00000000.js");
    assertThat(reply.text()).doesNotContain("<div id=\"root\">");
    assertThat(reply.status()).isIn(404, 503);
  }

  @Test
  @DisplayName("paths cannot climb out of the application")
  void climbing() {
    for (var path :
        new String[] {"/app/%2e%2e/files.txt", "/app/..%2f..%2fapplication.properties"}) {
      assertThat(api.get(path).text()).doesNotContain("quarkus.");
    }
  }

  @Test
  @DisplayName("the application learns the default domain")
  void instance() {
    var reply = api.get("/app/instance.json");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("defaultDomain").asText()).startsWith("localhost");
  }

  @Test
  @DisplayName("the server's bare address leads to the dashboard, that of a short domain does not")
  void bareAddress() {
    var reply = api.get("/");
    assertThat(reply.status()).isEqualTo(302);
    assertThat(reply.header("Location")).isEqualTo("/app/");
    assertThat(api.send("GET", "/", null, Map.of("Host", "acme.test")).header("Location")).isNull();
  }

  @Test
  @DisplayName("the reference's style sheet is there for both roots, and is sent once")
  void styleSheet() {
    for (var path : new String[] {"/_waymark/reference.css", "/api/_waymark/reference.css"}) {
      var reply = api.get(path);
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.header("Content-Type")).startsWith("text/css");
      var tag = reply.header("ETag");
      assertThat(tag).isNotNull();
      assertThat(api.send("GET", path, null, Map.of("If-None-Match", tag)).status()).isEqualTo(304);
    }
  }

  @Test
  @DisplayName("the documentation that errors point to is the reference")
  void documentation() {
    var reply = api.get("/_waymark/docs");
    assertThat(reply.status()).isEqualTo(302);
    assertThat(reply.header("Location")).isEqualTo("/api/docs");
  }
}
