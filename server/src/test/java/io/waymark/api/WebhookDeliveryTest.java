package io.waymark.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Events as an endpoint of somebody's receives them. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // filled in before each test
class WebhookDeliveryTest extends ApiTest {
  private static final String CHANGES = "'link.created','link.updated','link.deleted'";

  private Receiver receiver;

  @BeforeEach
  void receiver() throws IOException {
    receiver = new Receiver();
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private JsonNode webhook(String path, String triggers, String more) {
    var reply =
        api.post(
            "/api/webhooks",
            json(
                "{'name':'w','url':'%s','triggers':[%s]%s}"
                    .formatted(receiver.url(path), triggers, more)));
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return reply.json();
  }

  private JsonNode link(String more) {
    var reply = api.post("/api/links", json("{'url':'https://x.com/'%s}".formatted(more)));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json();
  }

  private void awaitTold(int count) throws InterruptedException {
    await(count + " requests", () -> receiver.told().size() >= count);
  }

  /** Whatever was written before this was dispatched is, once this has arrived. */
  private void awaitEverything() throws InterruptedException {
    link(",'comments':'the last one'");
    await(
        "the last event",
        () ->
            receiver.told("link.created").stream()
                .anyMatch(t -> t.json().at("/data/comments").asText().equals("the last one")));
  }

  private static String hmac(String secret, byte[] body) throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(body));
  }

  @Test
  @DisplayName("webhooks 2, 4.1, 5: a new link is told of, in the envelope, signed, all 51 keys")
  void created() throws Exception {
    var webhook = webhook("/hook", CHANGES, "");
    var link = link(",'password':'open sesame','comments':'<a> & b','tagNames':[]");
    awaitTold(1);
    var told = receiver.told().getFirst();
    assertThat(told.path()).isEqualTo("/hook");
    assertThat(told.header("Content-Type")).isEqualTo("application/json");
    assertThat(told.header("Dub-Signature"))
        .isEqualTo(hmac(webhook.path("secret").asText(), told.body()));
    var event = told.json();
    assertThat(event.fieldNames()).toIterable().containsExactly("id", "event", "createdAt", "data");
    assertThat(event.path("id").asText()).matches("evt_[0-9A-Za-z]{25}");
    assertThat(event.path("event").asText()).isEqualTo("link.created");
    assertThat(event.path("createdAt").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    var data = event.path("data");
    assertThat(data.size()).isEqualTo(51);
    assertThat(data.path("password").asText()).isEqualTo("open sesame");
    assertThat(data.has("identifier")).isFalse();
    assertThat(data.has("linkRetentionCleanupDisabledAt")).isFalse();
    data.properties()
        .forEach(e -> assertThat(link.get(e.getKey())).as(e.getKey()).isEqualTo(e.getValue()));
  }

  @Test
  @DisplayName("LNK-37: which calls are events and which are not")
  void whichCalls() throws Exception {
    webhook("/", CHANGES, "");
    var link = link("");
    var one = "/api/links/" + link.path("id").asText();
    assertThat(api.patch(one, json("{'comments':'a'}")).status()).isEqualTo(200);
    assertThat(api.patch(one, json("{'comments':'a'}")).status()).isEqualTo(200);
    assertThat(api.send("PUT", "/api/links/upsert", upsert("b"), java.util.Map.of()).status())
        .isEqualTo(200);
    var slug = workspace.slug();
    var made =
        api.send(
            "PUT",
            "/api/links/upsert",
            json("{'url':'https://new.com/%s'}".formatted(slug)),
            java.util.Map.of());
    assertThat(made.status()).isEqualTo(200);
    var bulk = api.post("/api/links/bulk", json("[{'url':'https://bulk.com'}]"));
    var bulkId = bulk.json().at("/0/id").asText();
    api.patch(
        "/api/links/bulk", json("{'linkIds':['%s'],'data':{'comments':'c'}}".formatted(bulkId)));
    assertThat(api.delete("/api/links/bulk?linkIds=" + bulkId).json().path("deletedCount").asInt())
        .isEqualTo(1);
    assertThat(api.delete(one).status()).isEqualTo(200);
    awaitEverything();
    await("the deletion", () -> receiver.told("link.deleted").size() == 1);
    await("both updates", () -> receiver.told("link.updated").size() == 2);
    assertThat(receiver.told("link.created")).hasSize(2);
    assertThat(receiver.told("link.updated"))
        .extracting(t -> t.json().at("/data/comments").asText())
        .containsExactlyInAnyOrder("a", "b");
    assertThat(receiver.told("link.deleted").getFirst().json().at("/data/comments").asText())
        .isEqualTo("b");
    assertThat(receiver.told()).hasSize(5);
  }

  private String upsert(String comments) {
    return json("{'url':'https://x.com/','comments':'%s'}".formatted(comments));
  }

  @Test
  @DisplayName("webhooks 2: all who are told of an event are told the same id; others are not told")
  void severalReceivers() throws Exception {
    webhook("/a", CHANGES, "");
    webhook("/b", CHANGES, "");
    webhook("/c", "'link.deleted'", "");
    var disabled = webhook("/d", CHANGES, "").path("id").asText();
    assertThat(api.post("/api/webhooks/" + disabled + "/disable", "").json().path("disabledAt"))
        .isNotNull();
    try (var other = new Receiver()) {
      var stranger = api.as(workspaces.create());
      assertThat(
              stranger
                  .post(
                      "/api/webhooks",
                      json(
                          "{'name':'w','url':'%s','triggers':['link.created']}"
                              .formatted(other.url("/"))))
                  .status())
          .isEqualTo(201);
      link("");
      awaitTold(2);
      awaitEverything();
      assertThat(receiver.told()).extracting(Receiver.Told::path).doesNotContain("/c", "/d");
      var first = receiver.told().subList(0, 2);
      assertThat(first).extracting(Receiver.Told::path).containsExactlyInAnyOrder("/a", "/b");
      assertThat(first.get(0).json().path("id")).isEqualTo(first.get(1).json().path("id"));
      assertThat(other.told()).isEmpty();
    }
  }

  @Test
  @DisplayName("webhooks 6: an endpoint that hangs delays no other; the log tells of each attempt")
  void slowEndpoint() throws Exception {
    var open = new CountDownLatch(1);
    try (var slow = new Receiver()) {
      slow.answering(
          exchange -> {
            open.await();
            exchange.sendResponseHeaders(200, -1);
          });
      var reply =
          api.post(
              "/api/webhooks",
              json("{'name':'s','url':'%s','triggers':['link.created']}".formatted(slow.url("/"))));
      var slowId = reply.json().path("id").asText();
      var id = webhook("/", CHANGES, "").path("id").asText();
      for (var i = 0; i < 20; i++) {
        link("");
      }
      awaitTold(20);
      assertThat(slow.told().size()).isBetween(1, 2);
      assertThat(attempts(slowId)).isEmpty();
      await("the log", () -> attempts(id).size() == 20);
      open.countDown();
      await("the slow one", () -> slow.told().size() == 20);
    }
  }

  @Test
  @DisplayName(
      "webhooks 6: the log row has what was sent, what was answered, and what can be resent")
  void log() throws Exception {
    receiver.answering(
        exchange -> {
          var body = ("no\0pe" + "x".repeat(50_000)).getBytes(UTF_8);
          exchange.sendResponseHeaders(500, body.length);
          exchange.getResponseBody().write(body);
        });
    var id = webhook("/", CHANGES, "").path("id").asText();
    link("");
    await("the log", () -> attempts(id).size() == 1);
    var row = attempts(id).get(0);
    var told = receiver.told().getFirst();
    assertThat(row.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "event_id webhook_id message_id event url http_status request_body response_body timestamp"
                .split(" "));
    assertThat(row.path("event_id")).isEqualTo(told.json().path("id"));
    assertThat(row.path("webhook_id").asText()).isEqualTo(id);
    assertThat(row.path("event").asText()).isEqualTo("link.created");
    assertThat(row.path("url").asText()).isEqualTo(receiver.url("/"));
    assertThat(row.path("http_status").asInt()).isEqualTo(500);
    assertThat(row.path("request_body")).isEqualTo(told.json());
    assertThat(row.path("response_body").asText()).startsWith("no\uFFFDpex").hasSize(16_384);

    receiver.answering(exchange -> exchange.sendResponseHeaders(200, -1));
    var message = row.path("message_id").asText();
    var again = api.post("/api/webhooks/" + id + "/deliveries/" + message + "/resend", "");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().path("eventId")).isEqualTo(row.path("event_id"));
    assertThat(again.json().path("messageId").asText()).isNotEqualTo(message);
    awaitTold(2);
    var second = receiver.told().get(1);
    assertThat(second.body()).isEqualTo(told.body());
    assertThat(second.header("Dub-Signature")).isEqualTo(told.header("Dub-Signature"));
    await("the log", () -> attempts(id).size() == 2);
    assertThat(attempts(id).at("/0/http_status").asInt()).isEqualTo(200);
  }

  @Test
  @DisplayName("webhooks 6: a redirect is not followed")
  void redirects() throws Exception {
    try (var elsewhere = new Receiver()) {
      receiver.answering(
          exchange -> {
            exchange.getResponseHeaders().add("Location", elsewhere.url("/"));
            exchange.sendResponseHeaders(307, -1);
          });
      var id = webhook("/", CHANGES, "").path("id").asText();
      link("");
      await("the log", () -> attempts(id).size() == 1);
      assertThat(attempts(id).at("/0/http_status").asInt()).isEqualTo(307);
      assertThat(elsewhere.told()).isEmpty();
    }
  }

  @Test
  @DisplayName("decision 7: a webhook cannot make the server call a closed network")
  void closedNetworks() throws Exception {
    var reply =
        api.post(
            "/api/webhooks",
            json("{'name':'w','url':'http://10.0.0.1/','triggers':['link.created']}"));
    var id = reply.json().path("id").asText();
    link("");
    await("the log", () -> attempts(id).size() == 1);
    var row = attempts(id).get(0);
    assertThat(row.path("http_status").asInt()).isEqualTo(503);
    assertThat(row.path("response_body").asText()).doesNotContain("10.0.0.1");
  }

  @Test
  @DisplayName("webhooks 8: a test event comes whatever the triggers, and while disabled")
  void testEvents() throws Exception {
    var id = webhook("/", "", "").path("id").asText();
    api.post("/api/webhooks/" + id + "/disable", "");
    for (var trigger :
        List.of(
            "link.created",
            "link.updated",
            "link.deleted",
            "link.clicked",
            "lead.created",
            "sale.created")) {
      var reply =
          api.post("/api/webhooks/" + id + "/test", json("{'trigger':'%s'}".formatted(trigger)));
      assertThat(reply.status()).as(reply.text()).isEqualTo(200);
      await(trigger, () -> receiver.told(trigger).size() == 1);
      var event = receiver.told(trigger).getFirst().json();
      assertThat(event.path("id")).isEqualTo(reply.json().path("eventId"));
      var data = event.path("data");
      var link = data.has("link") ? data.path("link") : data;
      assertThat(link.size()).isEqualTo(51);
    }
    assertThat(api.post("/api/webhooks/" + id + "/test", json("{'trigger':'x'}")).status())
        .isEqualTo(422);
  }

  private void visit(JsonNode link, String ip) {
    var path = link.path("shortLink").asText().replaceFirst("https?://[^/]*", "");
    assertThat(api.as((String) null).visit(path, ip).status()).isEqualTo(302);
  }

  @Test
  @DisplayName("CLK-8, 4.3: people's clicks are told once each, repeats and machines never")
  void clicks() throws Exception {
    webhook("/", "'link.clicked','link.created'", ",'linkScope':'workspace'");
    var link = link(",'comments':'clicked'");
    visit(link, "203.0.113.50");
    visit(link, "203.0.113.50");
    visit(link, "198.18.0.7");
    visit(link, "203.0.113.51");
    await("two clicks", () -> receiver.told("link.clicked").size() == 2);
    await(
        "the counter",
        () -> api.get("/api/links/" + link.path("id").asText()).json().path("clicks").asInt() == 2);
    awaitEverything();
    assertThat(receiver.told("link.clicked")).hasSize(2);
    var data = receiver.told("link.clicked").getFirst().json().path("data");
    assertThat(data.fieldNames()).toIterable().containsExactly("click", "link");
    assertThat(data.path("click").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "id timestamp url country city region continent device browser os ua trigger referer refererUrl qr ip"
                .split(" "));
    assertThat(data.at("/click/country").asText()).isEqualTo("US");
    assertThat(data.at("/click/trigger").asText()).isEqualTo("link");
    assertThat(data.at("/click/url").asText()).isEqualTo("https://x.com/");
    assertThat(data.path("link").size()).isEqualTo(51);
    assertThat(data.at("/link/id")).isEqualTo(link.path("id"));
  }

  @Test
  @DisplayName("webhooks 6: clicks of chosen links and of links in chosen folders only")
  void clickScopes() throws Exception {
    var folder = api.post("/api/folders", json("{'name':'f'}")).json().path("id").asText();
    var chosen = link("");
    var inFolder = link(",'folderId':'%s'".formatted(folder));
    var other = link("");
    webhook(
        "/links",
        "'link.clicked'",
        ",'linkScope':'links','linkIds':['%s']".formatted(chosen.path("id").asText()));
    webhook(
        "/folders",
        "'link.clicked'",
        ",'linkScope':'folders','folderIds':['%s']".formatted(folder));
    webhook("/all", "'link.clicked'", ",'linkScope':'workspace'");
    visit(other, "203.0.113.60");
    visit(chosen, "203.0.113.60");
    visit(inFolder, "203.0.113.60");
    awaitTold(5);
    var told = new ArrayList<String>();
    receiver.told().forEach(t -> told.add(t.path() + " " + t.json().at("/data/link/id").asText()));
    assertThat(told)
        .containsExactlyInAnyOrder(
            "/links " + chosen.path("id").asText(),
            "/folders " + inFolder.path("id").asText(),
            "/all " + chosen.path("id").asText(),
            "/all " + inFolder.path("id").asText(),
            "/all " + other.path("id").asText());
  }

  @Test
  @DisplayName("many changes at once: each is told of exactly once")
  void concurrency() throws Exception {
    webhook("/", CHANGES, "");
    var calls = new ArrayList<java.util.concurrent.Callable<JsonNode>>();
    for (var i = 0; i < 60; i++) {
      calls.add(() -> link(""));
    }
    var made = new ArrayList<String>();
    try (var threads = Executors.newFixedThreadPool(12)) {
      for (var call : threads.invokeAll(calls)) {
        made.add(call.get().path("id").asText());
      }
    }
    awaitTold(60);
    awaitEverything();
    var told =
        receiver.told().stream()
            .map(t -> t.json().path("data"))
            .filter(link -> !link.path("comments").asText().equals("the last one"))
            .map(link -> link.path("id").asText())
            .toList();
    assertThat(told).containsExactlyInAnyOrderElementsOf(made);
  }
}
