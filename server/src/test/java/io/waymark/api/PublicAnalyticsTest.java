package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.waymark.app.StoreUnderTest;
import io.waymark.events.SampleClick;
import io.waymark.events.SampleConversion;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SuppressWarnings("NullAway.Init") // filled in by the framework before each test
class PublicAnalyticsTest extends ApiTest {
  private static final String PATH = "/api/analytics/dashboard?interval=all&event=composite";

  @Inject StoreUnderTest events;

  @Test
  @DisplayName("B8: everybody sees what is public, and nobody the rest")
  void links() {
    var open = link("open", "");
    var other = link("other", "");
    leads(open, other, other);
    var byAddress = PATH + "&domain=localhost:8080&key=" + workspace.slug();
    assertThat(anybody(byAddress + "open").status()).isEqualTo(403);
    assertThat(anybody(byAddress + "nowhere").status()).isEqualTo(404);
    assertThat(anybody(PATH).status()).isEqualTo(400);
    assertThat(api.post("/api/dashboards?linkId=" + open, "").status()).isEqualTo(200);
    assertThat(anybody(byAddress + "open").text())
        .isEqualTo("{\"clicks\":0,\"leads\":1,\"sales\":0,\"saleAmount\":0}");
    assertThat(anybody(byAddress + "open&linkId=" + other).json().path("leads").asInt()).isZero();
    assertThat(anybody(byAddress + "open&externalId=ext_x").json().path("leads").asInt())
        .isEqualTo(1);
    assertThat(
            anybody(byAddress + "open&event=leads&groupBy=top_links").json().findValuesAsText("id"))
        .containsExactly(open);
  }

  @Test
  @DisplayName("B8: passwords and hidden conversions are kept")
  void passwordsAndConversions() {
    var link = link("secret", "");
    leads(link);
    var id = api.post("/api/dashboards?linkId=" + link, "").json().path("id").asText();
    api.patch(
        "/api/dashboards/" + id,
        "{\"showConversions\":false,\"doIndex\":false,\"password\":\"sésame\"}");
    var path = PATH + "&domain=localhost:8080&key=" + workspace.slug() + "secret";
    assertThat(anybody(path).status()).isEqualTo(401);
    assertThat(with(path, "wrong0").status()).isEqualTo(401);
    api.patch(
        "/api/dashboards/" + id,
        "{\"showConversions\":false,\"doIndex\":false,\"password\":\"sesame\"}");
    assertThat(with(path, "sesame").text())
        .isEqualTo("{\"clicks\":0,\"leads\":0,\"sales\":0,\"saleAmount\":0}");
    assertThat(with(path.replace("composite", "leads"), "sesame").status()).isEqualTo(403);
    for (var guess = 1; guess < 20; guess++) {
      assertThat(with(path, "wrong" + guess).status()).isEqualTo(401);
    }
    assertThat(with(path, "sesame").status()).isEqualTo(429);
    assertThat(anybody(path).status()).isEqualTo(401);
  }

  @Test
  @DisplayName("B8: a folder's dashboard shows its links and no others")
  void folders() {
    var folder =
        api.post("/api/folders", "{\"name\":\"%s\"}".formatted(workspace.slug()))
            .json()
            .path("id")
            .asText();
    var inside = link("in", ",\"folderId\":\"%s\"".formatted(folder));
    var outside = link("out", "");
    leads(inside, outside);
    var path = PATH + "&folderId=" + folder;
    assertThat(anybody(path).status()).isEqualTo(403);
    api.post("/api/dashboards?folderId=" + folder, "");
    assertThat(anybody(path).json().path("leads").asInt()).isEqualTo(1);
    var address = "&domain=localhost:8080&key=" + workspace.slug();
    assertThat(anybody(path + address + "in").json().path("leads").asInt()).isEqualTo(1);
    assertThat(anybody(path + address + "out").status()).isEqualTo(403);
  }

  private String link(String suffix, String more) {
    return api.post(
            "/api/links",
            "{\"url\":\"https://x.com/\",\"key\":\"%s%s\"%s}"
                .formatted(workspace.slug(), suffix, more))
        .json()
        .path("id")
        .asText();
  }

  private void leads(String... links) {
    for (var i = 0; i < links.length; i++) {
      var click = SampleClick.sequence(1).workspace(workspace.id()).link(links[i]);
      events
          .store()
          .appendConversions(List.of(SampleConversion.lead(workspace.slug() + i).of(click).lead()));
    }
  }

  private Api.Reply anybody(String path) {
    return api.as((String) null).get(path);
  }

  private Api.Reply with(String path, String password) {
    return api.as((String) null).send("GET", path, null, Map.of("X-Dashboard-Password", password));
  }
}
