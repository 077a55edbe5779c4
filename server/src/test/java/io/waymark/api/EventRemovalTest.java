package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.waymark.app.StoreUnderTest;
import io.waymark.events.EventKind;
import io.waymark.events.LinkScope;
import io.waymark.events.Selection;
import io.waymark.events.Traffic;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SuppressWarnings("NullAway.Init") // filled in by the framework before each test
class EventRemovalTest extends ApiTest {
  @Inject StoreUnderTest events;

  private long clicks(String workspaceId) {
    var everything =
        new Selection(
            workspaceId,
            EventKind.CLICKS,
            Instant.EPOCH,
            Instant.now().plusSeconds(60),
            LinkScope.ALL,
            Traffic.ALL,
            List.of());
    return events.store().total(everything).clicks();
  }

  private void visit(Api owner, String key) {
    var body = "{\"url\":\"https://x.com/\",\"key\":\"%s\"}".formatted(key);
    assertThat(owner.post("/api/links", body).status()).isEqualTo(200);
    assertThat(owner.visit("/" + key, "192.0.2.55").status()).isEqualTo(302);
  }

  @Test
  @DisplayName("a deleted workspace's clicks are removed soon, another one's stay")
  void removes() throws Exception {
    var other = workspaces.create();
    visit(api, workspace.slug());
    visit(api.as(other), other.slug());
    await("both visits", () -> clicks(workspace.id()) == 1 && clicks(other.id()) == 1);

    assertThat(api.delete("/api/workspaces/" + workspace.slug()).status()).isEqualTo(200);

    await("the clicks are gone", () -> clicks(workspace.id()) == 0);
    assertThat(clicks(other.id())).isEqualTo(1);
    List<String> noted =
        Jdbi.create(database)
            .withHandle(
                handle ->
                    handle
                        .createQuery("select workspace_id from removals")
                        .mapTo(String.class)
                        .list());
    assertThat(noted)
        .as("noted for other servers, and for clicks on their way")
        .contains(workspace.id())
        .doesNotContain(other.id());
  }
}
