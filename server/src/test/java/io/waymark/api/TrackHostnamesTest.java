package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.api.Api.Reply;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clicks and page views that only pages of allowed hosts may report (D4, D5). */
@QuarkusTest
class TrackHostnamesTest extends ApiTest {
  private static final AtomicInteger VISITORS = new AtomicInteger();

  private JsonNode link(String key) {
    var reply =
        api.post(
            "/api/links",
            "{\"url\":\"https://shop.example/\",\"key\":\"%s\"}".formatted(workspace.slug() + key));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json();
  }

  private void allow(String list) {
    var path = "/api/workspaces/" + workspace.slug();
    assertThat(api.patch(path, "{\"allowedHostnames\":%s}".formatted(list)).status())
        .isEqualTo(200);
  }

  private static Map<String, String> visitor(String referrer) {
    var headers = new HashMap<String, String>();
    headers.put("User-Agent", Api.BROWSER);
    headers.put("X-Forwarded-For", "198.51.100." + VISITORS.incrementAndGet());
    headers.put("Referer", referrer);
    return headers;
  }

  private Reply click(JsonNode link, Map<String, String> headers) {
    return send(
        "click",
        "{\"domain\":\"%s\",\"key\":\"%s\"}"
            .formatted(link.path("domain").asText(), link.path("key").asText()),
        headers);
  }

  private Reply view(JsonNode link, Map<String, String> headers) {
    return send(
        "visit",
        "{\"domain\":\"%s\",\"url\":\"https://shop.example/%s\"}"
            .formatted(link.path("domain").asText(), link.path("key").asText()),
        headers);
  }

  private Reply send(String operation, String body, Map<String, String> headers) {
    var reply = api.as((String) null).send("POST", "/api/track/" + operation, body, headers);
    assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("*");
    return reply;
  }

  private void awaitVisits(JsonNode link, long visits) throws InterruptedException {
    var path =
        "/api/analytics?event=clicks&interval=24h&groupBy=count&traffic=all&linkId="
            + link.path("id").asText();
    await(visits + " visits", () -> api.get(path).json().path("clicks").asLong(-1) == visits);
  }

  @Test
  @DisplayName("D4: a page elsewhere is told its host and no click is recorded; others may")
  void click() throws Exception {
    var link = link("c");
    allow("[\"shop.example\"]");
    var refused = click(link, visitor("https://evil.example/page"));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.message()).contains("evil.example");
    assertThat(click(link, visitor("https://www.shop.example/page")).status()).isEqualTo(200);
    awaitVisits(link, 1);
    allow("null");
    assertThat(click(link, visitor("https://evil.example/page")).status()).isEqualTo(200);
    awaitVisits(link, 2);
  }

  @Test
  @DisplayName("D4: who is known within the hour gets the id wherever the page is")
  void clickAgain() {
    var link = link("again");
    allow("[\"shop.example\"]");
    var visitor = visitor("https://shop.example/");
    var first = click(link, visitor);
    visitor.put("Referer", "https://evil.example/");
    assertThat(click(link, visitor).text()).isEqualTo(first.text());
    visitor.put("dub-no-track", "1");
    assertThat(click(link, visitor).status()).isEqualTo(403);
  }

  @Test
  @DisplayName("D4: a visitor whose page was refused is counted when another page reports them")
  void refusedFirst() throws Exception {
    var link = link("first");
    allow("[\"shop.example\"]");
    var visitor = visitor("https://evil.example/");
    assertThat(click(link, visitor).status()).isEqualTo(403);
    var unseen = view(link, visitor).json().path("clickId").asText();
    visitor.put("Referer", "https://shop.example/");
    var counted = click(link, visitor).json().path("clickId").asText();
    assertThat(counted).isNotEqualTo(unseen);
    assertThat(view(link, visitor).json().path("clickId").asText()).isEqualTo(counted);
    awaitVisits(link, 1);
  }

  @Test
  @DisplayName("D5: a page view elsewhere gets an id and is not recorded")
  void view() throws Exception {
    var link = link("v");
    allow("[\"*.shop.example\"]");
    var refused = view(link, visitor("https://shop.example/"));
    assertThat(refused.status()).isEqualTo(200);
    assertThat(refused.text()).matches("\\{\"clickId\":\"[0-9A-Za-z]{16}\"}");
    assertThat(view(link, visitor("https://docs.shop.example/")).status()).isEqualTo(200);
    awaitVisits(link, 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "click; no json; 400",
        "click; \"\"; 400",
        "click; []; 422",
        "click; {'domain':7,'key':'k'}; 422",
        "click; {'domain':'https://','key':'k'}; 422",
        "click; {'domain':'go.example','key':''}; 422",
        "click; {'domain':'go.example','key':'\\u0000'}; 422",
        "visit; no json; 400",
        "visit; {'domain':'go.example','url':'%%%'}; 400",
        "visit; {'domain':'go.example','url':'/relative'}; 400",
        "visit; {'domain':'go.example','url':'https://x.com/%00'}; 404",
        "visit; {'domain':'go.example','url':'mailto:a@b.c'}; 404",
        "visit; {'domain':'%zz','url':'https://x.com/'}; 422",
        "open; no json; 400",
        "open; {'deepLink':'https://%zz/'}; 422",
        "open; {'dubDomain':' '}; 422"
      },
      quoteCharacter = '"')
  @DisplayName("D4, D5, D6: what cannot be read is the caller's mistake")
  void unreadable(String operation, String body, int status) {
    var reply = send(operation, body.replace('\'', '"'), visitor("https://shop.example/"));
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
  }
}
