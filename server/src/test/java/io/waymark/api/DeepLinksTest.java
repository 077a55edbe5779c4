package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.api.Api.Reply;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeepLinksTest extends ApiTest {
  private static final AtomicInteger CLIENTS = new AtomicInteger();
  private static final String STORE = "https://apps.apple.com/app/id1";
  private static final String IPHONE =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15"
          + " (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1";

  private static final String PIXEL =
      "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/126.0.0.0 Mobile Safari/537.36";

  private String ip;
  private String domain;

  @BeforeEach
  void client() {
    ip = "192.0.2." + CLIENTS.incrementAndGet();
    domain = "d" + workspace.slug().toLowerCase(Locale.ROOT) + ".example";
    assertThat(api.post("/api/domains", "{\"slug\":\"%s\"}".formatted(domain)).status())
        .isEqualTo(201);
  }

  @Test
  @DisplayName("RED-31, 34: an app installed by way of the store learns which link led there")
  void deferred() throws Exception {
    var link = link("install", "");
    var visit = visit("/install?utm_source=mail");
    assertThat(visit.status()).isEqualTo(307);
    assertThat(visit.header("Location"))
        .isEqualTo("http://localhost:8080/deeplink/%s/install?utm_source=mail".formatted(domain));
    var cookie = String.valueOf(visit.header("Set-Cookie"));
    await("the link is remembered", () -> opened().at("/clickId").isTextual());
    var opened = opened();
    assertThat(cookie).contains("=" + opened.at("/clickId").asText() + ";");
    assertThat(opened.at("/link").toString())
        .isEqualTo(
            "{\"id\":\"%s\",\"domain\":\"%s\",\"key\":\"install\",\"url\":\"https://x.com/\"}"
                .formatted(link.at("/id").asText(), domain));
    ip = "192.0.2.250";
    assertThat(opened().at("/clickId").isNull()).isTrue();
  }

  @Test
  @DisplayName("RED-32: without data of the app the visitor goes to the store at once")
  void withoutData() {
    link("bare", "");
    var reply = interstitial("/bare?a=1");
    assertThat(reply.status()).isEqualTo(307);
    assertThat(reply.header("Location")).isEqualTo(STORE);
    assertThat(reply.header("Cache-Control")).isEqualTo("private, no-store");
  }

  @Test
  @DisplayName("RED-32, 33: with data of the app there is a page, in the visitor's language")
  void page() {
    link("offer", "");
    describeApp();
    var page = interstitial("/offer?a=1&b=%22%3E%3Cscript%3E");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.header("Cache-Control")).isEqualTo("private, no-store");
    assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(page.header("Vary")).contains("Accept-Language");
    assertThat(page.text())
        .contains("lang=\"de\"", "Acme Shop")
        .contains(
            "href=\"https://%s/offer?skip_deeplink_preview=1&amp;a=1&amp;b=%%22%%3E%%3Cscript%%3E\""
                .formatted(domain))
        .contains("data-copy=\"https://%s/offer?a=1".formatted(domain))
        .doesNotContain("intent://", "b=\"><script>");
  }

  @Test
  @DisplayName("RED-33: on Android the button opens the app that assetlinks.json names")
  void intent() {
    link("offer", "");
    describeApp();
    var headers = Map.of("User-Agent", PIXEL, "X-Forwarded-For", ip);
    var page = api.as((String) null).send("GET", "/deeplink/" + domain + "/offer", null, headers);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains("lang=\"en\"")
        .contains(
            "data-intent=\"intent://%s/offer#Intent;scheme=https;package=com.acme.shop;"
                .formatted(domain));
  }

  private void describeApp() {
    var fields = Api.JSON.createObjectNode();
    fields.put("appleAppSiteAssociation", "{\"applinks\":{}}");
    fields.put(
        "assetLinks",
        "[{\"target\":{\"namespace\":\"android_app\",\"package_name\":\"com.acme.shop\"}}]");
    fields.put("deepviewData", "{\"appName\":\"Acme Shop\"}");
    assertThat(api.patch("/api/domains/" + domain, fields.toString()).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("RED-32: an unknown link leads to its domain, an unknown domain nowhere")
  void unknown() {
    var missing = interstitial("/none?a=1");
    assertThat(missing.status()).isEqualTo(307);
    assertThat(missing.header("Location")).isEqualTo("https://" + domain);
    for (var path :
        new String[] {
          "/deeplink/", "/deeplink/nobody.example/x", "/deeplink/a@" + domain + "/x", "/deeplink//"
        }) {
      assertThat(send(path).status()).as(path).isEqualTo(404);
    }
  }

  @Test
  @DisplayName("RED-33: the way past the page keeps the query and leads to the store")
  void past() {
    link("past", "");
    var visit = visit("/past?skip_deeplink_preview=1&a=1");
    assertThat(visit.status()).isEqualTo(302);
    assertThat(visit.header("Location")).isEqualTo(STORE + "?a=1");
  }

  @Test
  @DisplayName("decision 8: the page does not lead past a password")
  void password() {
    link("secret", ",\"password\":\"sesame\"");
    var reply = interstitial("/secret");
    assertThat(reply.header("Location"))
        .isEqualTo("https://%s/secret?skip_deeplink_preview=1".formatted(domain));
  }

  private JsonNode link(String key, String more) {
    var reply =
        api.post(
            "/api/links",
            "{\"domain\":\"%s\",\"key\":\"%s\",\"url\":\"https://x.com/\",\"ios\":\"%s\"%s}"
                .formatted(domain, key, STORE, more));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json();
  }

  private Reply visit(String path) {
    return api.as((String) null)
        .send(
            "GET", path, null, Map.of("Host", domain, "User-Agent", IPHONE, "X-Forwarded-For", ip));
  }

  private Reply interstitial(String path) {
    return send("/deeplink/" + domain + path);
  }

  private Reply send(String path) {
    return api.as((String) null)
        .send("GET", path, null, Map.of("User-Agent", IPHONE, "Accept-Language", "de"));
  }

  private JsonNode opened() {
    return api.as((String) null)
        .send(
            "POST",
            "/api/track/open",
            "{\"dubDomain\":\"%s\"}".formatted(domain),
            Map.of("X-Forwarded-For", ip))
        .json();
  }
}
