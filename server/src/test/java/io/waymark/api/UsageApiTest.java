package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.Role;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a workspace uses, day by day. */
@QuarkusTest
class UsageApiTest extends ConversionTest {

  private Api.Reply usage(String query) {
    return api.get("/api/workspaces/" + workspace.slug() + "/billing/usage?" + query);
  }

  private JsonNode today(String query) {
    var days = usage(query).json();
    return days.path(days.size() - 1);
  }

  @Test
  @DisplayName("D7: events are clicks, leads by their number, and sales, as the limit counts them")
  void events() throws InterruptedException {
    var link = link("u");
    var click = click(link);
    api.send("GET", "/" + link.path("key").asText(), null, Map.of("User-Agent", "curl/8.0"));
    assertThat(
            lead("""
                    {"clickId":"%s","eventName":"Seats","customerExternalId":"c","eventQuantity":3}"""
                    .formatted(click))
                .status())
        .isEqualTo(200);
    assertThat(sale("c", 500, "i1").status()).isEqualTo(200);
    await("the click, three leads and the sale", () -> workspaces.usage(workspace) == 5);
    await("the same in the answer", () -> today("interval=7d").path("value").asLong() == 5);

    var days = usage("interval=7d").json();
    assertThat(days).hasSize(8);
    assertThat(days.path(7).path("date").asText())
        .isEqualTo(LocalDate.now(ZoneOffset.UTC).toString());
    assertThat(days.path(6).path("value").asLong()).isZero();
    assertThat(days.path(7).has("groups")).isFalse();
    assertThat(usage("").json()).hasSize(31);
  }

  @Test
  @DisplayName("CLK-7: a click on a domain's page that leads nowhere is not used up")
  void nowhere() throws InterruptedException {
    var link = link("n");
    var domain = workspace.slug().toLowerCase(Locale.ROOT) + ".com";
    assertThat(api.post("/api/domains", "{\"slug\":\"%s\"}".formatted(domain)).status())
        .isEqualTo(201);
    api.send(
        "GET",
        "/",
        null,
        Map.of("Host", domain, "User-Agent", Api.BROWSER, "X-Forwarded-For", "203.0.113.9"));
    click(link);
    await(
        "both clicks",
        () ->
            api.as(workspaces.key(workspace, null))
                    .get("/api/analytics")
                    .json()
                    .path("clicks")
                    .asInt()
                == 2);
    assertThat(today("").path("value").asLong()).isEqualTo(1);
  }

  @Test
  @DisplayName("Links are counted on the day they were made, in the zone that was asked for")
  void links() {
    link("a");
    var old = link("b").path("id").asText();
    Jdbi.create(database)
        .useHandle(
            handle ->
                handle.execute(
                    "update links set created_at = '2026-03-01T22:30:00Z' where id = ?", old));
    assertThat(today("resource=links").path("value").asLong()).isEqualTo(1);
    assertThat(usage("resource=links&start=2026-03-01&end=2026-03-02").text())
        .isEqualTo("[{\"date\":\"2026-03-01\",\"value\":1},{\"date\":\"2026-03-02\",\"value\":0}]");
    assertThat(
            usage("resource=links&start=2026-03-01&end=2026-03-02&timezone=Europe/Helsinki").text())
        .isEqualTo("[{\"date\":\"2026-03-01\",\"value\":0},{\"date\":\"2026-03-02\",\"value\":1}]");
  }

  @Test
  @DisplayName("The shares of folders and domains, the largest first")
  void shares() throws InterruptedException {
    var folder = api.post("/api/folders", "{\"name\":\"Spring\"}").json().path("id").asText();
    var inside = link("i");
    assertThat(
            api.patch(
                    "/api/links/" + inside.path("id").asText(),
                    "{\"folderId\":\"%s\"}".formatted(folder))
                .status())
        .isEqualTo(200);
    var outside = link("o");
    click(inside);
    click(inside);
    click(outside);
    await("three clicks", () -> today("").path("value").asLong() == 3);

    assertThat(today("groupBy=folderId").path("groups").toString())
        .isEqualTo(
            """
            [{"id":"%s","name":"Spring","value":2},{"id":"unsorted","name":"Unsorted","value":1}]"""
                .formatted(folder));
    assertThat(today("groupBy=domain").path("groups").toString())
        .isEqualTo("[{\"id\":\"localhost:8080\",\"name\":\"localhost:8080\",\"value\":3}]");
    assertThat(today("resource=links&groupBy=folderId").path("groups").findValuesAsText("id"))
        .containsExactlyInAnyOrder(folder, "unsorted");
    assertThat(today("resource=links&groupBy=domain").at("/groups/0/value").asLong()).isEqualTo(2);
  }

  @Test
  @DisplayName("FLD-6: folders that the caller may not read have no share")
  void closedFolders() throws InterruptedException {
    var folder =
        api.post("/api/folders", "{\"name\":\"Secret\",\"accessLevel\":null}")
            .json()
            .path("id")
            .asText();
    var link = link("s");
    api.patch("/api/links/" + link.path("id").asText(), "{\"folderId\":\"%s\"}".formatted(folder));
    click(link);
    await("the click", () -> today("").path("value").asLong() == 1);

    var member = api.as(workspaces.memberKey(workspace, Role.MEMBER));
    for (var resource : List.of("links", "events")) {
      var path =
          "/api/workspaces/%s/billing/usage?groupBy=folderId&resource=%s"
              .formatted(workspace.slug(), resource);
      assertThat(api.get(path).text()).as(resource).contains("Secret");
      assertThat(member.get(path).text()).as(resource).doesNotContain("Secret", folder);
    }
  }

  @Test
  @DisplayName("G3: who has used up everything still sees that")
  void beyondTheLimit() throws InterruptedException {
    click(link("l"));
    await("the click", () -> workspaces.usage(workspace) == 1);
    workspaces.limitUsage(workspace, 0);
    workspaces.limitLinks(workspace, 7);
    assertThat(api.get("/api/analytics").status()).isEqualTo(403);
    await("the same in the answer", () -> today("").path("value").asLong() == 1);
    var profile = api.get("/api/workspaces/" + workspace.slug()).json();
    assertThat(profile.path("usage").asLong()).isEqualTo(1);
    assertThat(profile.path("usageLimit").asLong()).isZero();
    assertThat(profile.path("linksUsage").asLong()).isEqualTo(1);
    assertThat(profile.path("linksLimit").asLong()).isEqualTo(7);
    assertThat(profile.path("billingCycleStart").asInt())
        .isEqualTo(LocalDate.now(ZoneOffset.UTC).getDayOfMonth());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resource=tags",
        "groupBy=tagId",
        "interval=1w",
        "start=2020-01-01",
        "start=garbage%20zz"
      })
  @DisplayName("What cannot be counted is refused")
  void refused(String query) {
    assertThat(usage(query).status()).isEqualTo(422);
  }

  @Test
  @DisplayName("No span of time is longer than what has passed since the first one")
  void bounded() {
    var days = usage("start=2099-01-01&end=2022-09-22&resource=links").json();
    assertThat(days.path(days.size() - 1).path("date").asText())
        .isEqualTo(LocalDate.now(ZoneOffset.UTC).toString());
    assertThat(usage("interval=all&resource=links").json().path(0).path("date").asText())
        .isEqualTo("2022-09-22");
  }

  @Test
  @DisplayName("Another workspace's usage is nobody else's")
  void tenants() throws InterruptedException {
    click(link("t"));
    await("the click", () -> today("").path("value").asLong() == 1);
    var stranger = api.as(workspaces.create());
    assertThat(stranger.get("/api/workspaces/" + workspace.slug() + "/billing/usage").status())
        .isEqualTo(404);
    assertThat(stranger.get("/api/workspaces/" + workspace.id() + "/billing/usage").status())
        .isEqualTo(404);
  }
}
