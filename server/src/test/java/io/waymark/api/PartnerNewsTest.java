package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What webhooks are told of partners, their links and codes (C9). */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // filled in before each test
class PartnerNewsTest extends PartnersTest {
  private Receiver receiver;
  private String webhook;

  @BeforeEach
  void receiver() throws IOException {
    receiver = new Receiver();
    var reply =
        api.post(
            "/api/webhooks",
            ("{\"name\":\"w\",\"url\":\"%s\",\"triggers\":[\"partner.enrolled\",\"link.created\","
                    + "\"link.updated\",\"discount_code.created\",\"discount_code.deleted\"]}")
                .formatted(receiver.url("/")));
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    webhook = id(reply.json());
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  private JsonNode data(String event, int which) {
    return receiver.told(event).get(which).json().path("data");
  }

  private static Set<String> names(JsonNode node) {
    var names = new TreeSet<String>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  @DisplayName("C9: a partner is news once, their first links are none; codes come and go")
  void enrolled() throws Exception {
    program.discount(program.groupId, true);
    var ann = partner("Ann");
    partner("Ann");
    await("the news", () -> receiver.told().size() == 2);
    assertThat(data("partner.enrolled", 0)).isEqualTo(ann);
    var code = data("discount_code.created", 0);
    assertThat(code.path("linkId").asText()).isEqualTo(oneOf(ann));
    assertThat(code.path("disabledAt").isNull()).isTrue();
    assertThat(names(code.path("discount")))
        .containsExactly("amount", "id", "maxDuration", "provider", "type");
    api.delete("/api/discount-codes/ANN10OFF");
    await("the end of the code", () -> receiver.told("discount_code.deleted").size() == 1);
    assertThat(data("discount_code.deleted", 0)).isEqualTo(code);

    var body = "{\"partnerId\":\"%s\",\"url\":\"https://shop.example/\"%s}";
    program.additionalLinks("[{\"domain\":\"shop.example\",\"validationMode\":\"domain\"}]");
    put("/partners/links/upsert", body.formatted(id(ann), ""));
    put("/partners/links/upsert", body.formatted(id(ann), ",\"linkProps\":{\"title\":\"T\"}"));
    put("/partners/links/upsert", body.formatted(id(ann), ",\"linkProps\":{\"title\":\"T\"}"));
    api.post("/api/partners/links", "{\"partnerId\":\"%s\"}".formatted(id(ann)));
    await("news of links", () -> receiver.told().size() == 6);
    assertThat(receiver.told("link.created")).hasSize(2);
    assertThat(receiver.told("link.updated")).hasSize(1);
    assertThat(data("link.updated", 0).path("title").asText()).isEqualTo("T");
  }

  @Test
  @DisplayName("C9: with a ban the codes end, with its end they are there again")
  void banned() throws Exception {
    program.discount(program.groupId, true);
    var ann = partner("Ann");
    var body = "{\"partnerId\":\"%s\",\"reason\":\"spam\"}".formatted(id(ann));
    api.post("/api/partners/ban", body);
    await("the end", () -> receiver.told("discount_code.deleted").size() == 1);
    assertThat(data("discount_code.deleted", 0).path("disabledAt").isNull()).isFalse();
    api.post("/api/partners/unban", body);
    await("the code", () -> receiver.told("discount_code.created").size() == 2);
    api.delete("/api/links/" + oneOf(ann));
    await("the link's code", () -> receiver.told("discount_code.deleted").size() == 2);
  }

  @Test
  @DisplayName("webhooks 8: test events have the members that real ones have")
  void samples() throws Exception {
    program.discount(program.groupId, true);
    var ann = partner("Ann");
    api.delete("/api/links/" + oneOf(ann));
    await("the real ones", () -> receiver.told().size() == 3);
    for (var trigger :
        List.of("partner.enrolled", "discount_code.created", "discount_code.deleted")) {
      var reply =
          api.post("/api/webhooks/" + webhook + "/test", "{\"trigger\":\"%s\"}".formatted(trigger));
      assertThat(reply.status()).as(reply.text()).isEqualTo(200);
      await("the sample", () -> receiver.told(trigger).size() == 2);
      assertThat(names(data(trigger, 1))).isEqualTo(names(data(trigger, 0)));
      assertThat(names(data(trigger, 1).at("/links/0")))
          .isEqualTo(names(data(trigger, 0).at("/links/0")));
      assertThat(names(data(trigger, 1).path("discount")))
          .isEqualTo(names(data(trigger, 0).path("discount")));
    }
  }
}
