package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DashboardsApiTest extends ApiTest {

  private String link(String more) {
    return api.post("/api/links", "{\"url\":\"https://a.com\"" + more + "}")
        .json()
        .path("id")
        .asText();
  }

  @Test
  @DisplayName("LNK-33: public statistics have one dashboard, however often they are made public")
  void followsPublicStats() {
    var id = link(",\"publicStats\":true");
    var dashboard = api.get("/api/links/" + id + "/dashboard").json();
    api.patch("/api/links/" + id, "{\"publicStats\":true,\"title\":\"T\"}");

    assertThat(dashboard.path("id").asText()).startsWith("dash_");
    assertThat(dashboard.path("linkId").asText()).isEqualTo(id);
    assertThat(api.get("/api/dashboards").json()).hasSize(1);
    assertThat(api.get("/api/links?includeDashboard=true").json().get(0).path("dashboardId"))
        .isEqualTo(dashboard.path("id"));
    assertThat(api.get("/api/links/" + link("") + "/dashboard").text()).isEqualTo("null");
  }

  @Test
  @DisplayName("LNK-69: made, changed and ended; the link's publicStats follow")
  void wholeLife() {
    var id = link("");
    var made = api.post("/api/dashboards?linkId=" + id, "").json();
    var one = "/api/dashboards/" + made.path("id").asText();

    assertThat(made.path("showConversions").asBoolean()).isTrue();
    assertThat(api.get("/api/links/" + id).json().path("publicStats").asBoolean()).isTrue();
    var changed =
        api.patch(one, "{\"showConversions\":false,\"doIndex\":true,\"password\":\"pw\"}");
    assertThat(changed.json().path("password").asText()).isEqualTo("pw");
    assertThat(changed.json().path("doIndex").asBoolean()).isTrue();
    assertThat(api.patch(one, "{\"doIndex\":true}").status()).isEqualTo(422);
    assertThat(api.delete(one).json().path("id")).isEqualTo(made.path("id"));
    assertThat(api.get("/api/links/" + id).json().path("publicStats").asBoolean()).isFalse();
    assertThat(api.delete(one).status()).isEqualTo(404);
    assertThat(api.post("/api/dashboards", "").status()).isEqualTo(400);
  }

  @Test
  void anotherWorkspaceFindsNothing() {
    var id = link(",\"publicStats\":true");
    var one = "/api/dashboards/" + api.get("/api/dashboards").json().at("/0/id").asText();
    var stranger = api.as(workspaces.create());

    assertThat(stranger.get("/api/dashboards").text()).isEqualTo("[]");
    assertThat(stranger.delete(one).status()).isEqualTo(404);
    assertThat(
            stranger
                .patch(one, "{\"showConversions\":false,\"doIndex\":true,\"password\":null}")
                .status())
        .isEqualTo(404);
    assertThat(stranger.get("/api/links/" + id + "/dashboard").status()).isEqualTo(401);
    assertThat(stranger.post("/api/dashboards?linkId=" + id, "").status()).isEqualTo(401);
  }
}
