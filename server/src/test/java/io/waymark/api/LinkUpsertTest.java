package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LinkUpsertTest extends ApiTest {

  private Api.Reply upsert(String body) {
    return api.send("PUT", "/api/links/upsert", body, java.util.Map.of());
  }

  @Test
  @DisplayName("LNK-55: the link that leads there is changed, else one is made")
  void changesOrMakes() {
    var made = upsert("{\"url\":\"example.com/a\"}").json();
    var found = upsert("{\"url\":\"HTTPS://EXAMPLE.com/a\",\"comments\":\"again\"}").json();
    var moved =
        upsert("{\"url\":\"https://example.com/a\",\"key\":\"%s\"}".formatted(workspace.slug()));

    assertThat(found.path("id")).isEqualTo(made.path("id"));
    assertThat(found.path("comments").asText()).isEqualTo("again");
    assertThat(moved.json().path("id")).isEqualTo(made.path("id"));
    assertThat(moved.json().path("key").asText()).isEqualTo(workspace.slug());
    assertThat(upsert("{\"url\":\"https://example.com/b\"}").json().path("id"))
        .isNotEqualTo(made.path("id"));
    assertThat(api.get("/api/links/count").text()).isEqualTo("2");
  }

  @Test
  @DisplayName("LNK-54: an upsert without effect answers the whole link and changes nothing")
  void withoutEffect() {
    var made = upsert("{\"url\":\"https://example.com/a\",\"title\":\"T\"}").json();

    assertThat(upsert("{\"url\":\"https://example.com/a\",\"title\":\"T\"}").json())
        .isEqualTo(made);
  }

  @Test
  void anotherWorkspacesLinkIsNotFound() {
    upsert("{\"url\":\"https://example.com/a\"}");

    var other =
        api.as(workspaces.create())
            .send(
                "PUT",
                "/api/links/upsert",
                "{\"url\":\"https://example.com/a\"}",
                java.util.Map.of());

    assertThat(other.json().path("workspaceId").asText()).isNotEqualTo(workspace.id());
    assertThat(api.get("/api/links/count").text()).isEqualTo("1");
  }

  @Test
  @DisplayName("racing upserts make one link")
  void racing() throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      var replies =
          threads.invokeAll(
              IntStream.range(0, 16)
                  .<Callable<Api.Reply>>mapToObj(
                      i ->
                          () ->
                              upsert(
                                  "{\"url\":\"https://example.com/r\",\"title\":\"%d\"}"
                                      .formatted(i)))
                  .toList());
      for (var reply : replies) {
        assertThat(reply.get().status()).isEqualTo(200);
      }
    }
    assertThat(api.get("/api/links/count").text()).isEqualTo("1");
  }
}
