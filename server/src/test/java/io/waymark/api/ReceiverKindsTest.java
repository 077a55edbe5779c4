package io.waymark.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What arrives at Slack, Segment and Zapier, beside what everybody else is sent of the same. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // filled in before each test
class ReceiverKindsTest extends ConversionTest {
  private static final List<String> EVENTS =
      List.of(
          "link.created",
          "link.updated",
          "link.clicked",
          "lead.created",
          "sale.created",
          "link.deleted");

  private Receiver service;
  private Receiver plain;

  @BeforeEach
  void receivers() throws IOException {
    service = new Receiver();
    plain = new Receiver();
  }

  @AfterEach
  void close() {
    service.close();
    plain.close();
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private JsonNode webhook(Api owner, String url) {
    var triggers = "'" + String.join("','", EVENTS) + "'";
    var reply =
        owner.post(
            "/api/webhooks",
            json(
                "{'name':'w','url':'%s','triggers':[%s],'linkScope':'workspace'}"
                    .formatted(url, triggers)));
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return reply.json();
  }

  /** Makes each event happen once, and waits until everybody else has been told of it. */
  private JsonNode everything() throws Exception {
    webhook(api, plain.url("/"));
    var made =
        api.post(
            "/api/links",
            json(
                "{'url':'https://shop.example/?a=1&b=<2>','key':'%sk','trackConversion':true,"
                        .formatted(workspace.slug())
                    + "'utm_source':'news','utm_campaign':'spring'}"));
    assertThat(made.status()).as(made.text()).isEqualTo(200);
    var link = made.json();
    var path = "/api/links/" + link.path("id").asText();
    assertThat(api.patch(path, json("{'comments':'changed'}")).status()).isEqualTo(200);
    var clickId = click(link);
    lead(
        json(
            "{'clickId':'%s','eventName':'signed up','customerExternalId':'u1',".formatted(clickId)
                + "'customerName':'Ann & <Co>','customerEmail':'ann@example.com'}"));
    sale("u1", 4905, "inv-1");
    told(plain, "link.clicked");
    assertThat(api.delete(path).status()).isEqualTo(200);
    for (var event : EVENTS) {
      told(plain, event);
    }
    return link;
  }

  /** What somebody was told of an event, which is once. */
  private static JsonNode told(Receiver receiver, String event) throws InterruptedException {
    await(event, () -> !receiver.told(event).isEmpty());
    assertThat(receiver.told(event)).as(event).hasSize(1);
    return receiver.told(event).getFirst().json();
  }

  private Receiver.Told arrived(String member, String value) throws InterruptedException {
    await(value, () -> !having(member, value).isEmpty());
    assertThat(having(member, value)).as(value).hasSize(1);
    return having(member, value).getFirst();
  }

  private List<Receiver.Told> having(String member, String value) {
    return service.told().stream()
        .filter(told -> told.json().path(member).asText().equals(value))
        .toList();
  }

  private static void assertSent(Receiver.Told told, String path, String secret, String... more) {
    assertThat(told.method()).isEqualTo("POST");
    assertThat(told.path()).isEqualTo(path);
    var headers = new TreeMap<String, String>();
    told.exchange()
        .getRequestHeaders()
        .forEach(
            (name, values) ->
                headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
    assertThat(headers)
        .containsEntry("content-type", "application/json")
        .containsEntry("content-length", String.valueOf(told.body().length))
        .containsEntry("dub-signature", StripeTest.hmac(told.text(), secret));
    assertThat(headers.remove("user-agent")).startsWith("Waymark");
    assertThat(headers.get("host")).matches("[a-z.]+:\\d+");
    for (var i = 0; i < more.length; i += 2) {
      assertThat(headers).containsEntry(more[i], more[i + 1]);
      headers.remove(more[i]);
    }
    assertThat(headers.keySet())
        .containsExactlyInAnyOrder(
            "content-type",
            "content-length",
            "dub-signature",
            "host",
            "connection",
            "accept-encoding");
  }

  private static ObjectNode slack(String title, String... namesAndValues) {
    var message = JsonNodeFactory.instance.objectNode().put("text", title);
    var blocks = message.putArray("blocks");
    blocks
        .addObject()
        .put("type", "header")
        .putObject("text")
        .put("type", "plain_text")
        .put("text", title);
    var fields = blocks.addObject().put("type", "section").putArray("fields");
    for (var i = 0; i < namesAndValues.length; i += 2) {
      fields
          .addObject()
          .put("type", "mrkdwn")
          .put("text", "*" + namesAndValues[i] + "*\n" + namesAndValues[i + 1]);
    }
    return message;
  }

  @Test
  @DisplayName("webhooks 5: Slack is posted a signed Block Kit message of every event, and no more")
  void slack() throws Exception {
    var secret =
        webhook(api, service.url("hooks.slack.com", "/services/T1/B1/x")).path("secret").asText();
    var link = everything();
    var shortLink = link.path("shortLink").asText();
    var destination = told(plain, "link.created").at("/data/url").asText();
    var shown = destination.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    var wanted =
        List.of(
            slack("A link was created", "Short link", shortLink, "Destination", shown),
            slack("A link was changed", "Short link", shortLink, "Destination", shown),
            slack(
                "A link was clicked",
                "Short link",
                shortLink,
                "Destination",
                shown,
                "Country",
                "US",
                "Referrer",
                "(direct)"),
            slack(
                "A new lead",
                "Event",
                "signed up",
                "Customer",
                "Ann &amp; &lt;Co&gt;",
                "E-mail",
                "ann@example.com",
                "Short link",
                shortLink,
                "Destination",
                shown),
            slack(
                "A new sale",
                "Event",
                "Purchase",
                "Customer",
                "Ann &amp; &lt;Co&gt;",
                "E-mail",
                "ann@example.com",
                "Amount",
                "49.05 USD",
                "Short link",
                shortLink,
                "Destination",
                shown),
            slack("A link was deleted", "Short link", shortLink, "Destination", shown));
    for (var message : wanted) {
      var told = arrived("text", message.path("text").asText());
      assertThat(told.json()).isEqualTo(message);
      assertSent(told, "/services/T1/B1/x", secret);
    }
    assertThat(service.told()).hasSize(EVENTS.size());
  }

  @Test
  @DisplayName(
      "webhooks 5: long texts are cut for Slack between characters, as long as Slack takes")
  void longTexts() throws Exception {
    webhook(api, service.url("hooks.slack.com", "/services/T1/B1/x"));
    webhook(api, plain.url("/"));
    api.patch("/api/integrations/segment", "{\"sharedSecret\":\"a secret of this test\"}");
    for (var shift = 0; shift < 3; shift++) {
      var name = "a".repeat(shift) + "&\uD83D\uDE00".repeat(130);
      var url = "https://x.example/" + "a".repeat(shift) + "?" + "&\uD83D\uDE00".repeat(400);
      var link = link("long" + shift);
      var path = "/api/links/" + link.path("id").asText();
      assertThat(api.patch(path, json("{'url':'%s'}".formatted(url))).status()).isEqualTo(200);
      var identify =
          Recorded.of("segment/identify")
              .with("message", "m" + shift, "user", "u" + shift, "name", name)
              .with("email", "a@example.com", "click", "\"" + click(link) + "\"")
              .with("timestamp", java.time.Instant.now())
              .text();
      var basic = Base64.getEncoder().encodeToString("a secret of this test:".getBytes(UTF_8));
      var told =
          api.as((String) null)
              .send(
                  "POST",
                  "/api/integrations/segment/" + workspace.id() + "/webhook",
                  identify,
                  java.util.Map.of("Authorization", "Basic " + basic));
      assertThat(told.status()).as(told.text()).isEqualTo(200);
      assertThat(sale("u" + shift, 100, "inv" + shift).status()).isEqualTo(404);
      assertThat(
              lead(json("{'customerExternalId':'u%d','eventName':'Sign up'}".formatted(shift)))
                  .status())
          .isEqualTo(200);
    }
    await("all at the other endpoint", () -> plain.told("lead.created").size() == 3);
    await("all at Slack", () -> having("text", "A new lead").size() == 3);
    for (var told : having("text", "A new lead")) {
      for (var field : told.json().at("/blocks/1/fields").findValuesAsText("text")) {
        assertThat(UTF_8.newEncoder().canEncode(field)).as("no half of a character").isTrue();
        assertThat(field.length()).as("Slack's limit").isLessThanOrEqualTo(2_000);
      }
      assertThat(told.json().at("/blocks/1/fields/1/text").asText())
          .startsWith("*Customer*")
          .endsWith("…");
    }
  }

  /** The call that Segment is sent of an event that everybody else is sent like this. */
  private static ObjectNode segment(JsonNode envelope, String name) {
    var data = envelope.path("data");
    var click = data.path("click");
    var call =
        JsonNodeFactory.instance
            .objectNode()
            .put("messageId", envelope.path("id").asText())
            .put("event", name)
            .put("timestamp", envelope.path("createdAt").asText());
    var context = call.putObject("context");
    context
        .put("ip", click.path("ip").asText())
        .put("userAgent", click.path("ua").asText())
        .putObject("location")
        .put("country", click.path("country").asText())
        .put("region", click.path("region").asText())
        .put("city", click.path("city").asText());
    context.putObject("page").put("referrer", click.path("refererUrl").asText());
    context.putObject("integration").put("name", "dub").put("version", "1.0.0");
    context.putObject("campaign").put("name", "spring").put("source", "news");
    call.set("properties", data.deepCopy());
    return call;
  }

  @Test
  @DisplayName("D9: Segment is posted a track call, with the write key, of clicks, leads and sales")
  void segment() throws Exception {
    var made = webhook(api, service.url("wk_1%20@api.segment.io", "/v1/track"));
    assertThat(made.path("url").asText()).isEqualTo(service.url("api.segment.io", "/v1/track"));
    var key = made.path("secret").asText();
    assertThat(key).isEqualTo("wk_1%20");
    everything();

    var clicked = segment(told(plain, "link.clicked"), "Link Clicked");
    clicked.put("anonymousId", clicked.at("/properties/click/id").asText());
    var lead = segment(told(plain, "lead.created"), "Signed up").put("userId", "u1");
    var sale = segment(told(plain, "sale.created"), "Purchase").put("userId", "u1");
    ((ObjectNode) sale.path("properties")).put("revenue", 4905).put("currency", "usd");
    var basic = "Basic " + Base64.getEncoder().encodeToString((key + ":").getBytes(UTF_8));
    for (var call : List.of(clicked, lead, sale)) {
      var told = arrived("messageId", call.path("messageId").asText());
      assertThat(told.json()).isEqualTo(call);
      assertSent(told, "/v1/track", key, "authorization", basic);
    }
    assertThat(service.told()).as("nothing of links themselves").hasSize(3);
    var id = made.path("id").asText();
    await("the log", () -> attempts(id).size() == 3);
  }

  @Test
  @DisplayName(
      "webhooks 6: 410 of Zapier ends a webhook that its app made, and no webhook of a key")
  void zapier() throws Exception {
    service.answering(exchange -> exchange.sendResponseHeaders(410, -1));
    var byKey = webhook(api, service.url("hooks.zapier.com", "/hooks/key"));
    assertThat(byKey.path("installationId").isNull()).isTrue();
    var client = OAuthClient.register(api, false);
    var tokens = client.tokens(Browser.of(api, workspace), workspace, "webhooks.write");
    var app = api.as(tokens.path("access_token").asText());
    var byApp = webhook(app, service.url("hooks.zapier.com", "/hooks/app"));
    var path = "/api/webhooks/" + byApp.path("id").asText();
    assertThat(byApp.path("installationId"))
        .isEqualTo(api.get("/api/oauth/installations").json().at("/0/id"))
        .isEqualTo(api.get(path).json().path("installationId"));
    assertThat(api.patch(path, json("{'name':'mine'}")).status()).isEqualTo(400);

    link("z");
    await("the end of the app's", () -> api.get(path).status() == 404);
    var key = byKey.path("id").asText();
    await("the attempt at the other", () -> attempts(key).size() == 1);
    assertThat(attempts(key).at("/0/http_status").asInt()).isEqualTo(410);
    assertThat(api.get("/api/webhooks").json()).hasSize(1);
    var sent =
        service.told().stream()
            .filter(t -> t.path().equals("/hooks/key"))
            .findFirst()
            .orElseThrow();
    assertSent(sent, "/hooks/key", byKey.path("secret").asText());
    assertThat(sent.json().fieldNames())
        .toIterable()
        .containsExactly("id", "event", "createdAt", "data");
  }
}
