package io.waymark.api;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.platform.outbound.LocalSite;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class MetatagsApiTest extends ApiTest {
  private static final String HTML = "Content-Type: text/html; charset=utf-8";
  private static final AtomicInteger CLIENTS = new AtomicInteger();

  private LocalSite site;
  private String client;

  @BeforeEach
  void start() throws IOException {
    site = new LocalSite("127.0.0.1");
    client = "198.51.100." + CLIENTS.incrementAndGet();
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  @DisplayName("MET-1, MET-3: Open Graph first, entities decoded, public, kept for five minutes")
  void openGraph() {
    site.text(
        "/page",
        200,
        """
        <!doctype html><html><head><title>Plain</title>
        <meta name="twitter:title" content="Twitter">
        <meta property="og:title" content="Open &amp; Graph &#8211; first">
        <meta property="og:title" content="Second">
        <meta name="description" content="What it is">
        <meta property="og:description" content="Other">
        <meta property="og:image" content="https://cdn.example.com/a%20b.png?x=1&amp;y=2">
        </head><body></body></html>
        """,
        HTML);

    var reply = call("metatags?url=" + encode(site.url("/page"), UTF_8));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Cache-Control")).isEqualTo("public, max-age=300");
    var tags = reply.json();
    assertThat(tags.path("title").asText()).isEqualTo("Open & Graph – first");
    assertThat(tags.path("description").asText()).isEqualTo("What it is");
    assertThat(tags.path("image").asText()).isEqualTo("https://cdn.example.com/a%20b.png?x=1&y=2");
    assertThat(tags.path("poweredBy").asText()).isEqualTo("Waymark");
    assertThat(tags).hasSize(4);
    call("metatags?url=" + encode(site.url("/page"), UTF_8));
    assertThat(site.seen()).hasSize(1);
  }

  @Test
  @DisplayName("MET-3: title, URL and fixed text where the page has no tags; charsets are honoured")
  void plainPages() {
    site.text("/title", 200, "<title>Only a title</title>", HTML);
    site.text("/bare", 200, "<p>nothing</p>", HTML);
    site.page(
        "/latin",
        exchange ->
            LocalSite.send(
                exchange,
                200,
                "<meta charset=windows-1252><title>Grüße – €</title>"
                    .getBytes(Charset.forName("windows-1252")),
                "Content-Type: text/html"));
    site.page(
        "/japanese",
        exchange ->
            LocalSite.send(
                exchange,
                200,
                "<title>日本語</title>".getBytes(Charset.forName("Shift_JIS")),
                "Content-Type: text/html; charset=Shift_JIS"));

    assertThat(tags("/title").path("title").asText()).isEqualTo("Only a title");
    assertThat(tags("/title").path("description").asText()).isEqualTo("No description");
    assertThat(tags("/title").path("image").isNull()).isTrue();
    assertThat(tags("/bare").path("title").asText()).isEqualTo(site.url("/bare"));
    assertThat(tags("/latin").path("title").asText()).isEqualTo("Grüße – €");
    assertThat(tags("/japanese").path("title").asText()).isEqualTo("日本語");
  }

  @ParameterizedTest
  @DisplayName("MET-3 [T]: an image is a raster data URL or on a public host, or none")
  @CsvSource(
      delimiter = '|',
      value = {
        "<meta name=twitter:image content=https://a.example.com/t.png> | https://a.example.com/t.png",
        "<link rel=image_src href=//b.example.com/i.gif> | http://b.example.com/i.gif",
        "<link rel='shortcut icon' href=https://c.example.com/s.ico> | https://c.example.com/s.ico",
        "<link rel=icon href=https://c.example.com/i.ico><link rel=image_src href=https://c.example.com/p.png>"
            + " | https://c.example.com/p.png",
        "<meta property=og:image content='data:image/png;base64,AAAA'> | data:image/png;base64,AAAA",
        "<meta property=og:image content='data:image/svg+xml;base64,AAAA'> | null",
        "<meta property=og:image content=/on-this-loopback-host.png> | null",
        "<meta property=og:image content=http://localhost/a.png> | null",
        "<meta property=og:image content=http://10.0.0.1/a.png> | null",
        "<meta property=og:image content=javascript:alert(1)> | null",
        "<p>none</p> | null"
      })
  void images(String html, String expected) {
    site.text("/page", 200, html, HTML);

    assertThat(tags("/page").path("image").asText()).isEqualTo(expected);
  }

  @Test
  @DisplayName("MET-2: a page that cannot be had is described by its address")
  void fallback() {
    site.text("/blog/my-first--post", 404, "<title>Gone</title>", HTML);
    site.text(
        "/challenge", 200, "<title>Wait</title><script src=/cdn-cgi/challenge-platform/>", HTML);
    site.text("/verify", 200, "<title>Wait</title><i class=cf-browser-verification>", HTML);
    site.text("/files/annual-report.pdf", 200, "%PDF-1.7", "Content-Type: application/pdf");

    var post = tags("/blog/my-first--post");
    assertThat(post.path("title").asText()).isEqualTo("My First Post");
    assertThat(post.path("description").asText()).isEqualTo("Visit 127.0.0.1/blog/my-first--post");
    assertThat(post.path("image").isNull()).isTrue();
    assertThat(post.path("poweredBy").asText()).isEqualTo("Waymark");
    assertThat(tags("/challenge").path("title").asText()).isEqualTo("Challenge");
    assertThat(tags("/verify").path("title").asText()).isEqualTo("Verify");
    assertThat(tags("/files/annual-report.pdf").path("title").asText())
        .isEqualTo("Annual Report.pdf");
    assertThat(call("metatags?url=http://www.no-such-host.invalid/").json().path("title").asText())
        .isEqualTo("no-such-host.invalid");
    // Refused: not in the networks of outbound.allow.
    assertThat(call("metatags?url=http://169.254.169.254/latest/meta-data/").json())
        .extracting(JsonNode::toString)
        .asString()
        .contains("\"Visit 169.254.169.254/latest/meta-data/\"");
  }

  @Test
  @DisplayName("MET-1: a bad URL is 422; a host is enough")
  void urls() {
    for (var bad : new String[] {"metatags", "metatags?url=", "metatags?url=nonsense"}) {
      var reply = call(bad);
      assertThat(reply.status()).as(bad).isEqualTo(422);
      assertThat(reply.message()).contains("url");
    }
    assertThat(call("metatags?url=no-such-host.invalid/a-b").json().path("title").asText())
        .isEqualTo("A B");
  }

  @ParameterizedTest
  @DisplayName("IFR-1: frame-ancestors that list the domain, else X-Frame-Options")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "-                                                        | -          | true",
        "-                                                        | DENY       | false",
        "-                                                        | SAMEORIGIN | false",
        "-                                                        | ALLOWALL   | true",
        "frame-ancestors *                                        | DENY       | true",
        "default-src 'self'; frame-ancestors 'self' https://go.example.com | DENY | true",
        "frame-ancestors go.example.com                           | SAMEORIGIN | true",
        "frame-ancestors https://*.example.com:443                | DENY       | true",
        "frame-ancestors https://example.com                      | DENY       | false",
        "frame-ancestors https://go.example.com.evil.test         | DENY       | false",
        "frame-ancestors 'none'                                   | -          | true"
      })
  void frames(String policy, String options, boolean expected) {
    site.page(
        "/page",
        exchange -> {
          if (policy != null) {
            exchange.getResponseHeaders().set("Content-Security-Policy", policy);
          }
          if (options != null) {
            exchange.getResponseHeaders().set("X-Frame-Options", options);
          }
          LocalSite.send(exchange, 200, "page".getBytes(UTF_8));
        });

    var reply = call("iframeable?domain=go.example.com&url=" + encode(site.url("/page"), UTF_8));

    assertThat(reply.text()).isEqualTo("{\"iframeable\":" + expected + "}");
  }

  @Test
  @DisplayName("IFR-1: needs url and domain; what cannot be had cannot be framed")
  void frameInput() {
    assertThat(call("iframeable?url=https://example.com").message()).contains("domain");
    assertThat(call("iframeable?domain=a.co").message()).contains("url");
    assertThat(call("iframeable?url=http://169.254.169.254/&domain=a.co").text())
        .isEqualTo("{\"iframeable\":false}");
  }

  @Test
  @DisplayName("G12: an API key does not lift the limit, a session does")
  void limits() {
    var path = "/api/links/metatags?url=http://169.254.169.254/";
    var last = untilRefused(api, path, Map.of("X-Forwarded-For", "192.0.2.77"));
    assertThat(last.status()).isEqualTo(429);
    assertThat(last.code()).isEqualTo("rate_limit_exceeded");
    assertThat(last.header("X-RateLimit-Limit")).isEqualTo("10");
    var anonymous = api.as((String) null);
    var credentials =
        "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(workspace.email(), workspace.password());
    var cookie =
        anonymous.post("/api/auth/sign-in", credentials).header("Set-Cookie").split(";", 2)[0];
    var signedIn = Map.of("X-Forwarded-For", "192.0.2.77", "Cookie", cookie);
    assertThat(untilRefused(anonymous, path, signedIn).status()).isEqualTo(200);
    var forged = Map.of("X-Forwarded-For", "192.0.2.77", "Cookie", "waymark_session=forged");
    assertThat(untilRefused(anonymous, path, forged).status()).isEqualTo(429);
  }

  /** The refusal, or the last answer where none came in more calls than two windows admit. */
  private static Api.Reply untilRefused(Api caller, String path, Map<String, String> headers) {
    var last = caller.send("GET", path, null, headers);
    for (var call = 0; call < 30 && last.status() == 200; call++) {
      last = caller.send("GET", path, null, headers);
    }
    return last;
  }

  private JsonNode tags(String path) {
    return call("metatags?url=" + encode(site.url(path), UTF_8)).json();
  }

  private Api.Reply call(String pathAndQuery) {
    return api.as((String) null)
        .send("GET", "/api/links/" + pathAndQuery, null, Map.of("X-Forwarded-For", client));
  }
}
