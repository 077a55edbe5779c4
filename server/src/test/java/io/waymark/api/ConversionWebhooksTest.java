package io.waymark.api;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Leads and sales as an endpoint of somebody's receives them. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // filled in before each test
class ConversionWebhooksTest extends ConversionTest {
  private Receiver receiver;

  @BeforeEach
  void receiver() throws IOException {
    receiver = new Receiver();
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  private String webhook() {
    var reply =
        api.post(
            "/api/webhooks",
            "{\"name\":\"w\",\"url\":\"%s\",\"triggers\":[\"lead.created\",\"sale.created\"]}"
                .formatted(receiver.url("/")));
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return reply.json().path("id").asText();
  }

  private JsonNode data(String event, int which) {
    return receiver.told(event).get(which).json().path("data");
  }

  /** The names of all members, however deep, each with the kind of its value. */
  private static Map<String, String> members(JsonNode node, String above) {
    var members = new TreeMap<String, String>();
    for (var member : node.properties()) {
      var path = above + "/" + member.getKey();
      members.put(path, member.getValue().getNodeType().toString());
      members.putAll(members(member.getValue(), path));
    }
    return members;
  }

  /** Without those that may be null, which of them are is a matter of the case. */
  private static Map<String, String> sure(Map<String, String> members, Map<String, String> other) {
    return members.entrySet().stream()
        .filter(e -> !e.getValue().equals("NULL") && !"NULL".equals(other.get(e.getKey())))
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Test
  @DisplayName("webhooks 8: a test event of leads and sales has the members a real one has")
  void testEventsAreLikeRealOnes() throws Exception {
    var id = webhook();
    lead(click(link("t")), "Sign up", "u1");
    sale("u1", 100, "inv");
    await("the real ones", () -> receiver.told().size() == 2);
    for (var trigger : new String[] {"lead.created", "sale.created"}) {
      var reply =
          api.post("/api/webhooks/" + id + "/test", "{\"trigger\":\"%s\"}".formatted(trigger));
      assertThat(reply.status()).as(reply.text()).isEqualTo(200);
      await("the sample", () -> receiver.told(trigger).size() == 2);
      var real = members(data(trigger, 0), "");
      var sample = members(data(trigger, 1), "");
      assertThat(sample.keySet()).as(trigger).containsExactlyElementsOf(real.keySet());
      assertThat(sure(sample, real)).as(trigger).isEqualTo(sure(real, sample));
    }
  }

  @Test
  @DisplayName("webhooks 6: a sale nobody took is in the log, and can be sent once more as it was")
  void again() throws Exception {
    receiver.answering(exchange -> exchange.sendResponseHeaders(503, -1));
    var id = webhook();
    lead(click(link("r")), "Sign up", "u1");
    await("the lead", () -> receiver.told("lead.created").size() == 1);
    await("its row", () -> attempts(id).size() == 1);
    sale("u1", 100, "inv");
    await("the sale", () -> receiver.told("sale.created").size() == 1);
    await("its row", () -> attempts(id).size() == 2);
    var row = attempts(id).get(0);
    assertThat(row.path("event").asText()).isEqualTo("sale.created");
    assertThat(row.path("http_status").asInt()).isEqualTo(503);
    assertThat(row.path("request_body")).isEqualTo(receiver.told("sale.created").getFirst().json());
    receiver.answering(exchange -> exchange.sendResponseHeaders(200, -1));
    var path = "/deliveries/" + row.path("message_id").asText() + "/resend";
    assertThat(api.post("/api/webhooks/" + id + path, "").status()).isEqualTo(200);
    await("it again", () -> receiver.told("sale.created").size() == 2);
    var told = receiver.told("sale.created");
    assertThat(told.get(1).body()).isEqualTo(told.get(0).body());
    assertThat(told.get(1).header("Dub-Signature")).isEqualTo(told.get(0).header("Dub-Signature"));
    assertThat(counters(link("other"))).isEqualTo("0/0/0/0");
    assertThat(customer("u1").path("sales").asInt()).as("it is no second sale").isEqualTo(1);
  }
}
