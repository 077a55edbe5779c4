package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.api.Api.Reply;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TrackApiTest extends ApiTest {
  private static final AtomicInteger CLIENTS = new AtomicInteger();
  private static final String APP = "Acme/7 CFNetwork/1494.0.7 Darwin/23.4.0";
  private static final String ID = "[0-9A-Za-z]{16}";

  private String ip;
  private String domain;

  @BeforeEach
  void client() {
    ip = "203.0.113." + CLIENTS.incrementAndGet();
    domain = "t" + workspace.slug().toLowerCase(Locale.ROOT) + ".example";
    assertThat(api.post("/api/domains", "{\"slug\":\"%s\"}".formatted(domain)).status())
        .isEqualTo(201);
  }

  @Test
  @DisplayName("RED-34: an opened app learns its link and click id, which is a click of its own")
  void open() throws Exception {
    var link = link("promo/summer", "{\"url\":\"https://x.com/a\"}");
    var opened = open("{\"deepLink\":\"https://www.%s/promo/Summer?x=1\"}".formatted(domain));
    assertThat(opened.status()).isEqualTo(200);
    assertThat(opened.json().at("/clickId").asText()).matches(ID);
    assertThat(opened.json().at("/link").toString())
        .isEqualTo(
            "{\"id\":\"%s\",\"domain\":\"%s\",\"key\":\"promo/summer\",\"url\":\"https://x.com/a\"}"
                .formatted(link.at("/id").asText(), domain));
    awaitClicks(link, 1);
    assertThat(triggers(link)).isEqualTo("deeplink");
  }

  @Test
  @DisplayName("RED-34, CLK-3: who is known within the hour gets the same id, and no second click")
  void openAgain() throws Exception {
    var link = link("again", "{\"url\":\"https://x.com/\"}");
    var body = "{\"deepLink\":\"%s/again\"}".formatted(domain);
    var first = open(body).json().at("/clickId").asText();
    assertThat(open(body).json().at("/clickId").asText()).isEqualTo(first);
    var other = link("other", "{\"url\":\"https://x.com/\"}");
    assertThat(open("{\"deepLink\":\"%s/other\"}".formatted(domain)).json().at("/clickId").asText())
        .isNotEqualTo(first);
    awaitClicks(other, 1);
    awaitClicks(link, 1);
  }

  @Test
  @DisplayName("CLK-3: an app opened after a visit by the same browser keeps the visit's id")
  void openAfterVisit() throws Exception {
    var link = link("visited", "{\"url\":\"https://x.com/\"}");
    var headers = Map.of("Host", domain, "User-Agent", Api.BROWSER, "X-Forwarded-For", ip);
    var cookie = api.send("GET", "/visited", null, headers).header("Set-Cookie");
    awaitClicks(link, 1);
    var opened =
        api.as((String) null)
            .send(
                "POST",
                "/api/track/open",
                "{\"deepLink\":\"https://%s/visited\"}".formatted(domain),
                Map.of("User-Agent", Api.BROWSER, "X-Forwarded-For", ip));
    assertThat(cookie).contains("=" + opened.json().at("/clickId").asText() + ";");
  }

  @Test
  @DisplayName("RED-34: the domain's own link is opened by the bare domain")
  void openRoot() {
    api.patch("/api/domains/" + domain, "{}");
    var opened = open("{\"deepLink\":\"https://%s\"}".formatted(domain));
    // A domain has a link of its own from the beginning.
    assertThat(opened.status()).isEqualTo(200);
    assertThat(opened.json().at("/link/key").asText()).isEqualTo("_root");
  }

  @Test
  @DisplayName("RED-34: neither link nor domain, or none that exists")
  void openRefused() {
    assertThat(open("{}").status()).isEqualTo(422);
    assertThat(open("{}").code()).isEqualTo("unprocessable_entity");
    assertThat(open("{\"deepLink\":\"https://\"}").status()).isEqualTo(422);
    assertThat(open("{\"deepLink\":7}").status()).isEqualTo(422);
    assertThat(open("{\"deepLink\":\"https://%s/none\"}".formatted(domain)).status())
        .isEqualTo(404);
    assertThat(open("{\"deepLink\":\"https://%s/%%00\"}".formatted(domain)).status())
        .isEqualTo(404);
    assertThat(open("{\"deepLink\":\"https://nobody.example/x\"}").code()).isEqualTo("not_found");
    assertThat(open("not json").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"password\":\"sesame\"",
        "\"expiresAt\":\"2020-01-01T00:00:00Z\"",
      })
  @DisplayName("decision 8: an app does not get past what stops a browser")
  void openProtected(String field) {
    link("shut", "{\"url\":\"https://secret.example/\",%s}".formatted(field));
    var opened = open("{\"deepLink\":\"https://%s/shut\"}".formatted(domain));
    assertThat(opened.status()).isEqualTo(404);
    assertThat(opened.text()).doesNotContain("secret");
  }

  @Test
  @DisplayName("RED-16: an app is not told of banned links")
  void openBanned() {
    link("bad", "{\"url\":\"https://secret.example/\"}");
    var jdbi = Jdbi.create(database);
    jdbi.useHandle(
        handle -> {
          handle.execute(
              """
              insert into workspaces (id, name, slug, created_at, updated_at)
              values ('ws_1LEGAL', 'Legal', 'legal', now(), now()) on conflict do nothing
              """);
          handle.execute("update links set project_id = 'ws_1LEGAL' where domain = ?", domain);
        });
    assertThat(open("{\"deepLink\":\"https://%s/bad\"}".formatted(domain)).status()).isEqualTo(404);
  }

  @Test
  @DisplayName("RED-34: who asks not to be tracked gets the link without an id, and is not counted")
  void openUntracked() throws Exception {
    var link = link("quiet", "{\"url\":\"https://x.com/\"}");
    var body = "{\"deepLink\":\"https://%s/quiet\"}".formatted(domain);
    for (var path : new String[] {"/api/track/open?dub-no-track=1", "/api/track/open"}) {
      var headers = headers();
      if (!path.contains("?")) {
        headers.put("dub-no-track", "");
      }
      var opened = api.as((String) null).send("POST", path, body, headers);
      assertThat(opened.json().at("/clickId").isNull()).isTrue();
      assertThat(opened.json().at("/link/key").asText()).isEqualTo("quiet");
    }
    awaitAll(link, 2);
    awaitClicks(link, 0);
  }

  @Test
  @DisplayName("RED-34: an app without a deferred link gets nothing")
  void nothingDeferred() {
    var opened = open("{\"dubDomain\":\"https://%s/\"}".formatted(domain));
    assertThat(opened.status()).isEqualTo(200);
    assertThat(opened.text()).isEqualTo("{\"clickId\":null,\"link\":null}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"open", "click", "visit"})
  @DisplayName("pages and apps of anybody may call, and errors can be read too")
  void cors(String operation) {
    var path = "/api/track/" + operation;
    var preflight = api.send("OPTIONS", path, null, Map.of("Origin", "https://shop.example"));
    assertThat(preflight.status()).isEqualTo(204);
    for (var reply : new Reply[] {preflight, api.as((String) null).post(path, "{}")}) {
      assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("*");
      assertThat(reply.header("Access-Control-Allow-Methods")).isEqualTo("POST, OPTIONS");
      assertThat(reply.header("Access-Control-Allow-Headers"))
          .isEqualTo("Content-Type, Authorization");
    }
  }

  @Test
  @DisplayName("a client that floods is stopped")
  void flood() {
    var statuses = new java.util.HashSet<Integer>();
    for (var i = 0; i < 250; i++) {
      statuses.add(open("{\"dubDomain\":\"%s\"}".formatted(domain)).status());
    }
    assertThat(statuses).containsExactlyInAnyOrder(200, 429);
  }

  @Test
  @DisplayName("CLK-9: a page tells of a click, once an hour, with its address and referrer")
  void click() throws Exception {
    var link = link("via", "{\"url\":\"https://x.com/\"}");
    var body =
        """
        {"domain":"https://www.%s","key":"VIA","url":"https://shop.example/page?via=via",
         "referrer":"https://www.news.example/story"}"""
            .formatted(domain);
    var first = browser("click", body);
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.text()).matches("\\{\"clickId\":\"" + ID + "\"}");
    assertThat(browser("click", body).text()).isEqualTo(first.text());
    awaitClicks(link, 1);
    assertThat(triggers(link)).isEqualTo("link");
    assertThat(group(link, "referers", "referer")).isEqualTo("news.example");
  }

  @Test
  @DisplayName("CLK-9: a bot gets an id and is not counted")
  void clickByBot() throws Exception {
    var link = link("botted", "{\"url\":\"https://x.com/\"}");
    var headers = headers();
    headers.put("User-Agent", "Googlebot/2.1");
    var reply =
        api.as((String) null)
            .send(
                "POST",
                "/api/track/click",
                "{\"domain\":\"%s\",\"key\":\"botted\"}".formatted(domain),
                headers);
    assertThat(reply.json().at("/clickId").asText()).matches(ID);
    awaitAll(link, 1);
    awaitClicks(link, 0);
  }

  @Test
  @DisplayName("CLK-9, CLK-10: what is missing or unknown")
  void refused() {
    assertThat(browser("click", "{}").status()).isEqualTo(422);
    assertThat(browser("click", "{\"domain\":\"%s\"}".formatted(domain)).status()).isEqualTo(422);
    assertThat(browser("click", "{\"domain\":\"%s\",\"key\":\"none\"}".formatted(domain)).status())
        .isEqualTo(404);
    assertThat(browser("visit", "{}").status()).isEqualTo(400);
    assertThat(
            browser("visit", "{\"domain\":\"%s\",\"url\":\"no url\"}".formatted(domain)).status())
        .isEqualTo(400);
    assertThat(
            browser("visit", "{\"domain\":\"%s\",\"url\":\"https://x.com/no\"}".formatted(domain))
                .status())
        .isEqualTo(404);
  }

  @Test
  @DisplayName("CLK-10: a page view counts for the link of the page's path")
  void pageView() throws Exception {
    var link = link("docs/start", "{\"url\":\"https://site.example/docs/start\"}");
    var reply =
        browser(
            "visit",
            "{\"domain\":\"%s\",\"url\":\"https://site.example/docs/start?a=1#b\"}"
                .formatted(domain));
    assertThat(reply.json().at("/clickId").asText()).matches(ID);
    awaitClicks(link, 1);
    assertThat(triggers(link)).isEqualTo("pageview");
  }

  private JsonNode link(String key, String fields) {
    var reply =
        api.post(
            "/api/links",
            "{\"domain\":\"%s\",\"key\":\"%s\",%s".formatted(domain, key, fields.substring(1)));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json();
  }

  private Map<String, String> headers() {
    return new HashMap<>(Map.of("User-Agent", APP, "X-Forwarded-For", ip));
  }

  private Reply open(String body) {
    return api.as((String) null).send("POST", "/api/track/open", body, headers());
  }

  private Reply browser(String operation, String body) {
    return api.as((String) null)
        .send(
            "POST",
            "/api/track/" + operation,
            body,
            Map.of("User-Agent", Api.BROWSER, "X-Forwarded-For", ip));
  }

  private void awaitClicks(JsonNode link, long clicks) throws InterruptedException {
    await(clicks + " clicks", () -> counted(link, "human") == clicks);
  }

  private void awaitAll(JsonNode link, long visits) throws InterruptedException {
    await(visits + " visits", () -> counted(link, "all") == visits);
  }

  private long counted(JsonNode link, String traffic) {
    return api.get(analytics(link) + "&groupBy=count&traffic=" + traffic)
        .json()
        .at("/clicks")
        .asLong(-1);
  }

  private String triggers(JsonNode link) {
    return group(link, "triggers", "trigger");
  }

  private String group(JsonNode link, String groupBy, String field) {
    var groups = api.get(analytics(link) + "&groupBy=" + groupBy).json();
    assertThat(groups).hasSize(1);
    return groups.at("/0/" + field).asText();
  }

  private static String analytics(JsonNode link) {
    return "/api/analytics?event=clicks&interval=24h&linkId=" + link.at("/id").asText();
  }
}
