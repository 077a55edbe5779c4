package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.api.Api.Reply;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;

/** A test of a workspace with a partner program on a domain of its own. */
@SuppressWarnings("NullAway.Init") // filled in before each test
abstract class PartnersTest extends ConversionTest {
  TestProgram program;
  String domain;

  @BeforeEach
  void program() {
    domain = "p" + workspace.slug().toLowerCase(Locale.ROOT) + ".example";
    assertThat(api.post("/api/domains", "{\"slug\":\"%s\"}".formatted(domain)).status())
        .isEqualTo(201);
    program = new TestProgram(Jdbi.create(database), workspace, domain);
  }

  /** Enrolls somebody; fields as JSON, without the e-mail address. */
  JsonNode partner(String name, String fields) {
    var reply = enroll(name, fields);
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return reply.json();
  }

  JsonNode partner(String name) {
    return partner(name, "");
  }

  Reply enroll(String name, String fields) {
    return api.post(
        "/api/partners",
        "{\"email\":\"%s@%s\",\"name\":\"%s\"%s}"
            .formatted(name.toLowerCase(Locale.ROOT), domain, name, fields));
  }

  static String id(JsonNode node) {
    return node.path("id").asText();
  }

  JsonNode get(String path) {
    var reply = api.get("/api" + path);
    assertThat(reply.status()).as(path + reply.text()).isEqualTo(200);
    return reply.json();
  }

  Reply put(String path, String body) {
    return api.send("PUT", "/api" + path, body, Map.of());
  }

  static List<String> texts(JsonNode list, String member) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(node -> node.path(member).asText())
        .toList();
  }

  static String oneOf(JsonNode partner) {
    return partner.at("/links/0/id").asText();
  }
}
