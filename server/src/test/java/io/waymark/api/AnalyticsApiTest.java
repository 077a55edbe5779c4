package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AnalyticsApiTest extends ApiTest {

  @Test
  @DisplayName(
      "a visit is counted in the link and in every grouping; bots and repeats are kept apart")
  void everyGrouping() throws InterruptedException {
    var link =
        api.post(
                "/api/links",
                "{\"url\":\"https://x.com/\",\"key\":\"%s\"}".formatted(workspace.slug()))
            .json();
    var path = "/" + workspace.slug();
    api.visit(path, "203.0.113.1");
    api.visit(path, "203.0.113.1");
    api.visit(path + "?qr=1", "198.51.100.1");
    api.send(
        "HEAD", path, null, Map.of("User-Agent", Api.BROWSER, "X-Forwarded-For", "203.0.113.2"));
    api.send("GET", path, null, Map.of("User-Agent", "curl/8.0"));
    api.send("GET", path, null, Map.of("User-Agent", Api.BROWSER, "Sec-Purpose", "prefetch"));
    api.send(
        "GET",
        path,
        null,
        Map.of(
            "User-Agent", Api.BROWSER,
            "X-Forwarded-For", "203.0.113.3",
            "Referer", "https://www.news.test/a?b=c"));
    await("seven visits", () -> clicks("traffic=all") == 7);

    assertThat(clicks("")).isEqualTo(3);
    assertThat(clicks("traffic=bots")).isEqualTo(4);
    await(
        "the link's counter",
        () -> api.get("/api/links/" + link.path("id").asText()).json().path("clicks").asInt() == 3);
    assertThat(rows("countries").toString())
        .isEqualTo(
            "[{\"country\":\"US\",\"region\":\"*\",\"city\":\"*\",\"clicks\":2,\"leads\":0,\"sales\":0,\"saleAmount\":0},"
                + "{\"country\":\"DE\",\"region\":\"*\",\"city\":\"*\",\"clicks\":1,\"leads\":0,\"sales\":0,\"saleAmount\":0}]");
    assertThat(rows("devices").at("/0/device").asText()).isEqualTo("Desktop");
    assertThat(rows("browsers").at("/0/browser").asText()).isEqualTo("Chrome");
    assertThat(rows("os").at("/0/os").asText()).isEqualTo("Windows");
    assertThat(rows("referers").findValuesAsText("referer"))
        .containsExactly("(direct)", "news.test");
    assertThat(rows("triggers").findValuesAsText("trigger")).containsExactly("link", "qr");
    var top = rows("top_links").path(0);
    assertThat(top.path("id")).isEqualTo(link.path("id"));
    assertThat(top.path("shortLink")).isEqualTo(link.path("shortLink"));
    assertThat(top.path("clicks").asInt()).isEqualTo(3);
    assertThat(rows("top_domains").at("/0/domain").asText()).isEqualTo("localhost:8080");
    assertThat(rows("top_folders")).isEmpty();
  }

  @Test
  @DisplayName("B3, B6: timeseries are filled with zeros and begin at local midnights")
  void timeseries() throws InterruptedException {
    api.post(
        "/api/links", "{\"url\":\"https://x.com/\",\"key\":\"%s\"}".formatted(workspace.slug()));
    api.visit("/" + workspace.slug(), "203.0.113.1");
    await("one visit", () -> clicks("") == 1);
    var week =
        api.get("/api/analytics?groupBy=timeseries&interval=7d&timezone=Asia/Kathmandu").json();
    assertThat(week).hasSize(8);
    assertThat(week.path(7).path("start").asText()).endsWith("T00:00:00.000+0545");
    assertThat(week.path(7).path("clicks").asInt()).isEqualTo(1);
    assertThat(week.path(0).path("clicks").asInt()).isZero();
    assertThat(api.get("/api/analytics?groupBy=timeseries&interval=24h").json()).hasSize(25);
    assertThat(api.get("/api/analytics?groupBy=timeseries&start=2024-01-01&end=2024-01-31").json())
        .hasSize(31);
  }

  @Test
  @DisplayName("B4, A10: questions are about the caller's links, as they are today")
  void scopes() throws InterruptedException {
    var one = create(workspace.slug() + "1");
    var two = create(workspace.slug() + "2");
    api.visit("/" + workspace.slug() + "1", "203.0.113.1");
    api.visit("/" + workspace.slug() + "2", "203.0.113.1");
    api.visit("/" + workspace.slug() + "2", "203.0.113.2");
    await("three visits", () -> clicks("") == 3);
    assertThat(clicks("linkId=" + one)).isEqualTo(1);
    assertThat(clicks("linkId=-" + one)).isEqualTo(2);
    assertThat(clicks("linkId=" + one + "," + two)).isEqualTo(3);
    assertThat(clicks("domain=localhost:8080&key=" + workspace.slug() + "2")).isEqualTo(2);
    assertThat(clicks("domain=localhost:8080")).isEqualTo(3);
    assertThat(clicks("domain=-localhost:8080")).isZero();
    assertThat(clicks("root=true")).isZero();
    assertThat(clicks("tagId=x")).isZero();
    assertThat(clicks("country=DE")).isZero();
    assertThat(clicks("browser=chrome&os=windows")).isEqualTo(3);
    assertThat(api.get("/api/analytics?domain=localhost:8080&key=nope").status()).isEqualTo(404);
    assertThat(api.get("/api/analytics?externalId=x").status()).isEqualTo(400);
    var other = api.as(workspaces.create());
    assertThat(other.get("/api/analytics").json().path("clicks").asInt()).isZero();
    assertThat(other.get("/api/analytics?linkId=" + one).json().path("clicks").asInt()).isZero();
    assertThat(
            other
                .get("/api/analytics?domain=localhost:8080&key=" + workspace.slug() + "1")
                .status())
        .isEqualTo(401);
    api.delete("/api/links/" + one);
    assertThat(clicks("")).isEqualTo(3);
    assertThat(rows("top_links")).hasSize(1);
  }

  @Test
  @DisplayName("B2: bad questions are refused with what was expected")
  void badQuestions() {
    assertThat(api.get("/api/analytics?interval=foo").status()).isEqualTo(422);
    assertThat(api.get("/api/analytics?groupBy=foo").message())
        .startsWith("invalid_value: groupBy");
    assertThat(api.get("/api/analytics?start=2020-01-01").message())
        .isEqualTo("custom: start: The start date cannot be earlier than September 22, 2022.");
    assertThat(api.get("/api/analytics?start=garbage%20zz").message())
        .isEqualTo("custom: start: Invalid date");
    assertThat(api.get("/api/analytics?timezone=Foo/Bar").status()).isEqualTo(200);
  }

  private String create(String key) {
    return api.post("/api/links", "{\"url\":\"https://x.com/\",\"key\":\"%s\"}".formatted(key))
        .json()
        .path("id")
        .asText();
  }

  private int clicks(String query) {
    // Several questions a second are more than one key may ask.
    return api.as(workspaces.key(workspace, null))
        .get("/api/analytics?" + query)
        .json()
        .path("clicks")
        .asInt();
  }

  private JsonNode rows(String groupBy) {
    return api.as(workspaces.key(workspace, null)).get("/api/analytics?groupBy=" + groupBy).json();
  }
}
