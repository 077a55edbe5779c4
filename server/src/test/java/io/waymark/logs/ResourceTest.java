package io.waymark.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Of what kind the things are that changes are made to. */
class ResourceTest {
  private static final String TABLE = "/io/waymark/app/remote/operations.jsonl";

  @Test
  @DisplayName("whatever a key can change is of a kind that its history can be asked for by")
  void complete() throws Exception {
    var changes = new ArrayList<String>();
    for (var operation : operations()) {
      var path = operation.path("path").asText();
      if (!operation.path("method").asText().equals("GET")
          && !path.startsWith("/track/")
          && !path.equals("/shopify/pixel")) {
        changes.add(operation.path("id").asText());
      }
    }
    assertThat(changes).hasSizeGreaterThan(50);
    assertThat(changes).allSatisfy(id -> assertThat(Resource.of(id)).as(id).isNotNull());
  }

  private static Iterable<JsonNode> operations() throws IOException {
    try (var table = ResourceTest.class.getResourceAsStream(TABLE)) {
      assertThat(table).isNotNull();
      var all = new ArrayList<JsonNode>();
      for (var line : new String(table.readAllBytes(), UTF_8).lines().toList()) {
        all.add(new ObjectMapper().readTree(line));
      }
      return all;
    }
  }
}
