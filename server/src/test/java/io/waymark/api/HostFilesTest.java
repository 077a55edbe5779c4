package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.waymark.api.Api.Reply;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HostFilesTest extends ApiTest {
  private static final String APPLE = "/.well-known/apple-app-site-association";
  private static final String ANDROID = "/.well-known/assetlinks.json";
  private static final String NO_APPLE = "{\"applinks\":{\"apps\":[],\"details\":[]}}";

  private String domain;

  @BeforeEach
  void name() {
    domain = "h" + workspace.slug().toLowerCase(Locale.ROOT) + ".example";
  }

  @Test
  @DisplayName("RED-4: a domain without apps, or nobody's, answers files that name none")
  void standards() {
    assertThat(at(APPLE).text()).isEqualTo(NO_APPLE);
    assertThat(at(ANDROID).text()).isEqualTo("[]");
    addDomain();
    var apple = at(APPLE);
    assertThat(apple.status()).isEqualTo(200);
    assertThat(apple.header("Content-Type")).isEqualTo("application/json");
    assertThat(apple.text()).isEqualTo(NO_APPLE);
    assertThat(at(ANDROID).header("Content-Type")).isEqualTo("application/json");
  }

  @Test
  @DisplayName("RED-4: what the owner wrote is served at once after each change")
  void freshness() {
    addDomain();
    assertThat(at(ANDROID).text()).isEqualTo("[]");
    for (var i = 0; i < 5; i++) {
      change("{\"assetLinks\":\"[{\\\"n\\\":%d}]\"}".formatted(i));
      assertThat(at(ANDROID).text()).isEqualTo("[{\"n\":%d}]".formatted(i));
    }
    change("{\"appleAppSiteAssociation\":\"{\\\"applinks\\\": {}}\"}");
    assertThat(at(APPLE).text()).isEqualTo("{\"applinks\":{}}");
    assertThat(api.delete("/api/domains/" + domain).status()).isEqualTo(200);
    assertThat(at(APPLE).text()).isEqualTo(NO_APPLE);
  }

  @Test
  @DisplayName("RED-4: www. is the same domain; other files end as RED-8; only GET and HEAD read")
  void otherRequests() {
    addDomain();
    change("{\"assetLinks\":\"[1]\"}");
    assertThat(ask("GET", ANDROID, "www." + domain).text()).isEqualTo("[1]");
    var head = ask("HEAD", ANDROID, domain);
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Type")).isEqualTo("application/json");
    assertThat(at("/.well-known/security.txt").header("Location")).isEqualTo("/?dub-no-track=1");
    assertThat(ask("DELETE", ANDROID, domain).status()).isEqualTo(405);
  }

  @Test
  @DisplayName("a certificate may be had for this server's hosts and for domains in use")
  void certificates() {
    assertThat(check(domain).status()).isEqualTo(404);
    addDomain();
    assertThat(check(domain).status()).isEqualTo(200);
    assertThat(check("www." + domain.toUpperCase(Locale.ROOT)).status()).isEqualTo(200);
    assertThat(check("other." + domain).status()).isEqualTo(404);
    assertThat(check("localhost").status()).isEqualTo(200);
    change("{\"archived\":true}");
    assertThat(check(domain).status()).isEqualTo(200);
    api.delete("/api/domains/" + domain);
    assertThat(check(domain).status()).isEqualTo(404);
  }

  @Test
  @DisplayName("a certificate check answers at any host, and refuses what no host is called")
  void certificateChecksOfAnyHost() {
    addDomain();
    for (var host : new String[] {"waymark:8080", domain, "localhost"}) {
      assertThat(ask("GET", "/_waymark/domain-check?domain=" + domain, host).status())
          .as(host)
          .isEqualTo(200);
    }
    for (var name : new String[] {"", "a%00b", "a%20b", "%C3%BC", "a".repeat(254)}) {
      assertThat(check(name).status()).as(name).isEqualTo(400);
    }
    assertThat(api.get("/_waymark/domain-check").status()).isEqualTo(400);
  }

  @Test
  @DisplayName("a client may ask for so many unknown names only; known ones cost nothing")
  void certificateChecksAreBounded() {
    addDomain();
    assertThat(check(domain).status()).isEqualTo(200);
    var ip = Map.of("X-Forwarded-For", "192.0.2.99");
    var refused = 0;
    for (var i = 0; i < 250; i++) {
      var reply =
          api.send("GET", "/_waymark/domain-check?domain=n%d.%s".formatted(i, domain), null, ip);
      if (reply.status() == 429) {
        assertThat(reply.header("Retry-After")).isNotNull();
        refused++;
      }
    }
    assertThat(refused).isPositive();
    assertThat(api.send("GET", "/_waymark/domain-check?domain=" + domain, null, ip).status())
        .isEqualTo(200);
  }

  private Reply check(String name) {
    return api.get("/_waymark/domain-check?domain=" + name);
  }

  private Reply at(String path) {
    return ask("GET", path, domain);
  }

  private Reply ask(String method, String path, String host) {
    return api.as((String) null).send(method, path, null, Map.of("Host", host));
  }

  private void addDomain() {
    assertThat(api.post("/api/domains", "{\"slug\":\"%s\"}".formatted(domain)).status())
        .isEqualTo(201);
  }

  private void change(String body) {
    assertThat(api.patch("/api/domains/" + domain, body).status()).isEqualTo(200);
  }
}
