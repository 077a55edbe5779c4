package io.waymark.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What different receivers are sent. */
class ReceiversTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static Webhook webhook(String url) {
    return new Webhook("wh_1", "ws_1", null, "w", url, "KEY", List.of(), null, null, 0, null, NOW);
  }

  private static Event event(Trigger trigger) {
    return new Event("evt_1", trigger, NOW, Samples.of(trigger));
  }

  private static @Nullable Message message(String url, Trigger trigger) {
    return Message.of(event(trigger), webhook(url));
  }

  private static JsonNode body(@Nullable Message message) throws IOException {
    assertThat(message).isNotNull();
    assertThat(message.signature()).isEqualTo(Signature.of("KEY", message.body()));
    return Event.JSON.readTree(message.body());
  }

  @ParameterizedTest
  @CsvSource({
    "https://hooks.zapier.com/x, ZAPIER",
    "https://ZAPIER.com, ZAPIER",
    "https://make.com/a, MAKE",
    "https://hooks.slack.com/services/a, SLACK",
    "https://api.segment.io/v1/track, SEGMENT",
    "https://hooks.slack.com.evil.co, USER",
    "https://a.co/?hooks.slack.com, USER"
  })
  @DisplayName("webhooks 1: the host tells the kind of receiver")
  void kinds(String url, Receiver kind) {
    assertThat(Receiver.of(url)).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"https://hooks.zapier.com/x", "https://make.com/a", "https://a.co/"})
  @DisplayName("webhooks 5: Zapier, Make and others are sent the envelope")
  void envelope(String url) throws IOException {
    var body = body(message(url, Trigger.LINK_CREATED));
    assertThat(body.fieldNames()).toIterable().containsExactly("id", "event", "createdAt", "data");
  }

  @Test
  @DisplayName("webhooks 5: Slack is sent blocks for people, with nothing in them that acts")
  void slack() throws IOException {
    var data = Samples.of(Trigger.LINK_CREATED).put("url", "https://x.com/<!channel>&b");
    var event = new Event("evt_1", Trigger.LINK_CREATED, NOW, data);
    var body = body(Message.of(event, webhook("https://hooks.slack.com/services/a")));
    assertThat(body.path("text").asText()).isEqualTo("A link was created");
    assertThat(body.at("/blocks/0/type").asText()).isEqualTo("header");
    assertThat(body.at("/blocks/1/fields/1/text").asText())
        .isEqualTo("*Destination*\nhttps://x.com/&lt;!channel&gt;&amp;b");
    for (var trigger : Trigger.values()) {
      var any = new Event("evt_1", trigger, NOW, Samples.of(Trigger.LINK_CLICKED));
      assertThat(SlackMessage.of(any).path("text").asText()).isNotEmpty();
    }
  }

  @Test
  @DisplayName(
      "webhooks 5: Segment is sent a track call with the write key, of clicks but not links")
  void segment() throws IOException {
    var url = "https://api.segment.io/v1/track";
    var body = body(message(url, Trigger.LINK_CLICKED));
    assertThat(body.path("event").asText()).isEqualTo("Link Clicked");
    assertThat(body.path("anonymousId").asText()).isEqualTo("SampleClickId000");
    assertThat(body.path("messageId").asText()).isEqualTo("evt_1");
    assertThat(body.at("/context/userAgent").asText()).startsWith("Mozilla/5.0");
    assertThat(body.at("/properties/link/key").asText()).isEqualTo("sample");
    assertThat(message(url, Trigger.LINK_CREATED)).isNull();
    assertThat(Message.headers(Receiver.SEGMENT, "KEY", "sig"))
        .containsEntry("Authorization", "Basic S0VZOg==")
        .containsEntry("Dub-Signature", "sig");
    assertThat(Message.headers(Receiver.USER, "KEY", "sig")).doesNotContainKey("Authorization");
    var lead =
        Event.JSON.readTree(
            "{\"customer\":{\"id\":\"cus_1\",\"externalId\":\"\"}}".getBytes(UTF_8));
    var call =
        SegmentCall.of(
            new Event(
                "evt_1",
                Trigger.LEAD_CREATED,
                NOW,
                (com.fasterxml.jackson.databind.node.ObjectNode) lead));
    assertThat(call).isNotNull();
    assertThat(call.path("userId").asText()).isEqualTo("cus_1");
  }

  @ParameterizedTest
  @CsvSource({"sign up, Sign up", "Purchase, Purchase", "\u00e4nderung, \u00c4nderung", "'', ''"})
  @DisplayName("D9: Segment's names of leads begin with a capital, whatever the lead is called")
  void capitals(String name, String capitalised) throws IOException {
    var event =
        new Event(
            "evt_1",
            Trigger.LEAD_CREATED,
            NOW,
            Samples.of(Trigger.LEAD_CREATED).put("eventName", name));
    var body = body(Message.of(event, webhook("https://api.segment.io/v1/track")));
    assertThat(body.path("event").asText()).isEqualTo(capitalised);
  }

  @Test
  @DisplayName("webhooks 5: Slack is told who came and what they paid, Segment whose track it is")
  void conversions() throws IOException {
    var lead = body(message("https://hooks.slack.com/services/a", Trigger.LEAD_CREATED));
    assertThat(lead.path("text").asText()).isEqualTo("A new lead");
    assertThat(lead.at("/blocks/1/fields").findValuesAsText("text"))
        .contains("*Event*\nSign up", "*Customer*\nSam Sample", "*E-mail*\nsam@example.com")
        .noneMatch(field -> field.startsWith("*Amount*"));
    var sale = body(message("https://hooks.slack.com/services/a", Trigger.SALE_CREATED));
    assertThat(sale.path("text").asText()).isEqualTo("A new sale");
    assertThat(sale.at("/blocks/1/fields").findValuesAsText("text"))
        .contains("*Event*\nPurchase", "*Amount*\n49.00 USD");
    for (var trigger : new Trigger[] {Trigger.LEAD_CREATED, Trigger.SALE_CREATED}) {
      var call = body(message("https://api.segment.io/v1/track", trigger));
      var sample = Samples.of(trigger);
      assertThat(call.path("event")).isEqualTo(sample.path("eventName"));
      assertThat(call.path("userId").asText()).isEqualTo("customer-1");
      if (trigger == Trigger.SALE_CREATED) {
        sample.put("revenue", 4900).put("currency", "usd");
      }
      assertThat(call.path("properties")).isEqualTo(sample);
    }
  }
}
