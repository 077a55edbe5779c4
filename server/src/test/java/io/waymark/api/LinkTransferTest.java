package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LinkTransferTest extends ApiTest {
  private String id = "";

  @BeforeEach
  void link() {
    id =
        api.post(
                "/api/links",
                "{\"url\":\"https://a.com\",\"key\":\"%s\",\"externalId\":\"x\"}"
                    .formatted(workspace.slug()))
            .json()
            .path("id")
            .asText();
  }

  private Api.Reply transfer(String workspaceId) {
    return api.post(
        "/api/links/" + id + "/transfer", "{\"newWorkspaceId\":\"%s\"}".formatted(workspaceId));
  }

  @Test
  @DisplayName("LNK-65: the link works on, in the other workspace, with counters of its own")
  void moves() throws Exception {
    api.visit("/" + workspace.slug(), "203.0.113.9");
    await(
        "the click is counted",
        () -> api.get("/api/links/" + id).json().path("clicks").asInt() == 1);
    var other = workspaces.create();
    workspaces.join(other, workspace.userId());

    var moved = transfer(other.id());

    assertThat(moved.status()).as(moved.text()).isEqualTo(200);
    assertThat(moved.json().path("workspaceId").asText()).isEqualTo(other.id());
    assertThat(moved.json().path("clicks").asInt()).isZero();
    assertThat(moved.json().path("externalId").isNull()).isTrue();
    assertThat(api.get("/api/links/" + id).status()).isEqualTo(401);
    assertThat(api.visit("/" + workspace.slug(), "203.0.113.9").status()).isEqualTo(302);
    await(
        "the next click counts for the new workspace",
        () -> {
          api.visit("/" + workspace.slug(), "203.0.113.10");
          return api.as(other).get("/api/links/" + id).json().path("clicks").asInt() > 0;
        });
  }

  @Test
  void onlyToAnotherWorkspaceOfTheCallers() {
    assertThat(transfer(workspace.id()).status()).isEqualTo(400);
    assertThat(transfer(workspaces.create().id()).status()).isEqualTo(404);
    assertThat(transfer("ws_none").status()).isEqualTo(404);
    assertThat(api.post("/api/links/" + id + "/transfer", "{").status()).isEqualTo(400);
    assertThat(api.post("/api/links/" + id + "/transfer", "{}").status()).isEqualTo(422);
  }

  @Test
  @DisplayName("LNK-65: not where the other workspace has used up its links")
  void keepsToTheLimit() {
    var other = workspaces.create();
    workspaces.join(other, workspace.userId());
    workspaces.limitLinks(other, 0);

    assertThat(transfer(other.id()).status()).isEqualTo(403);
    assertThat(api.get("/api/links/" + id).status()).isEqualTo(200);
  }
}
