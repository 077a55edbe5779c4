package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.app.StoreUnderTest;
import io.waymark.events.SampleClick;
import io.waymark.events.SampleConversion;
import io.waymark.identity.Role;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SuppressWarnings("NullAway.Init") // filled in by the framework before each test
class EventsApiTest extends ApiTest {
  @Inject StoreUnderTest events;

  @Test
  @DisplayName("C2, C4: a visit is an event, with its link as it is today")
  void clicks() throws InterruptedException {
    var id = link("c").path("id").asText();
    api.visit("/" + workspace.slug() + "c?x=1", "203.0.113.1");
    await("the event", () -> get("/events").size() == 1);
    var row = get("/events").path(0);
    assertThat(row.path("event").asText()).isEqualTo("click");
    assertThat(row.at("/click/url").asText()).isEqualTo("https://x.com/?x=1");
    assertThat(row.at("/click/region").asText()).isEqualTo("US-CA");
    assertThat(row.at("/link/id").asText()).isEqualTo(id);
    assertThat(row.path("link").properties()).hasSizeGreaterThan(45);
    assertThat(row.at("/link/tags")).isEmpty();
    api.patch("/api/links/" + id, "{\"key\":\"%s-renamed\"}".formatted(workspace.slug()));
    assertThat(get("/events").at("/0/key").asText()).isEqualTo(workspace.slug() + "-renamed");
    assertThat(get("/events?country=DE")).isEmpty();
    api.delete("/api/links/" + id);
    assertThat(get("/events")).isEmpty();
    assertThat(get("/analytics").path("clicks").asInt()).isEqualTo(1);
  }

  @Test
  @DisplayName("C2: pages, in both orders, and what is refused")
  void pages() {
    var link = link("p").path("id").asText();
    for (var i = 1; i <= 5; i++) {
      lead("e" + i, link, "2026-08-0%dT10:00:00Z".formatted(i), "");
    }
    var all = "/events?event=leads&interval=all";
    assertThat(ids(all)).containsExactly("e5", "e4", "e3", "e2", "e1");
    assertThat(ids(all + "&sortOrder=asc&limit=2")).containsExactly("e1", "e2");
    assertThat(ids(all + "&order=asc&limit=2&page=3")).containsExactly("e5");
    assertThat(ids(all + "&order=desc&limit=2&page=2")).containsExactly("e3", "e2");
    assertThat(ids(all + "&page=9000000000000")).isEmpty();
    assertThat(ids("/events?event=leads&start=2026-08-02&end=2026-08-03"))
        .containsExactly("e3", "e2");
    assertThat(message("/events?limit=1001")).isEqualTo("too_big: limit: Max page size is 1000.");
    assertThat(message("/events?event=composite")).startsWith("invalid_value: event");
    assertThat(message("/events?sortBy=clicks")).startsWith("invalid_value: sortBy");
  }

  @Test
  @DisplayName("B2, B5, C5: leads and sales in events and in every question")
  void conversions() {
    var link = link("s").path("id").asText();
    var click = click(link);
    lead("lead", link, "2026-08-01T10:00:00Z", "{\"plan\":\"pro\"}");
    events
        .store()
        .appendConversions(
            List.of(
                SampleConversion.sale("new" + workspace.slug())
                    .of(click)
                    .at("2026-08-02T10:00:00Z")
                    .metadata("{\"seats\":5}")
                    .sale(),
                SampleConversion.sale("again" + workspace.slug())
                    .of(click)
                    .amount(100)
                    .at("2026-08-03T10:00:00Z")
                    .sale()));
    var all = "interval=all&event=";
    assertThat(get("/analytics?" + all + "composite").toString())
        .isEqualTo("{\"clicks\":0,\"leads\":1,\"sales\":2,\"saleAmount\":5000}");
    assertThat(get("/analytics?" + all + "sales&saleType=new").path("saleAmount").asInt())
        .isEqualTo(4900);
    assertThat(get("/analytics?" + all + "leads&query=metadata.plan:pro").path("leads").asInt())
        .isEqualTo(1);
    assertThat(get("/analytics?" + all + "leads&query=metadata.plan:free").path("leads").asInt())
        .isZero();
    assertThat(get("/analytics?" + all + "sales&groupBy=countries").toString())
        .isEqualTo(
            "[{\"country\":\"US\",\"region\":\"*\",\"city\":\"*\",\"clicks\":0,\"leads\":0,\"sales\":2,\"saleAmount\":5000}]");
    assertThat(get("/analytics?" + all + "sales&groupBy=top_domains").at("/0/sales").asInt())
        .isEqualTo(2);
    assertThat(get("/analytics?" + all + "sales&customerId=cus_1").path("sales").asInt())
        .isEqualTo(2);
    assertThat(get("/analytics?" + all + "sales&customerId=cus_2").path("sales").asInt()).isZero();
    var sales = get("/events?" + all + "sales&query=metadata.seats>=5".replace(">", "%3E"));
    assertThat(sales).hasSize(1);
    assertThat(sales.at("/0/sale/amount").asInt()).isEqualTo(4900);
    assertThat(sales.at("/0/customer/name").asText()).isEqualTo("Deleted Customer");
  }

  @Test
  @DisplayName("A10: tags and folders are those of today")
  void linkMetadata() {
    var folder =
        api.post("/api/folders", "{\"name\":\"%s\"}".formatted(workspace.slug())).json().path("id");
    var tag =
        api.post("/api/tags", "{\"name\":\"%s\",\"color\":\"red\"}".formatted(workspace.slug()))
            .json()
            .path("id")
            .asText();
    var one = link("1").path("id").asText();
    var two = link("2").path("id").asText();
    lead("a", one, "2026-08-01T10:00:00Z", "");
    lead("b", two, "2026-08-01T11:00:00Z", "");
    var all = "/analytics?interval=all&event=leads";
    assertThat(get(all + "&groupBy=top_folders")).isEmpty();
    assertThat(get(all + "&groupBy=top_link_tags")).isEmpty();
    api.patch("/api/links/" + one, "{\"folderId\":%s,\"tagIds\":[\"%s\"]}".formatted(folder, tag));
    api.patch("/api/links/" + two, "{\"tagIds\":[\"%s\"]}".formatted(tag));
    assertThat(get(all + "&groupBy=top_folders").toString())
        .isEqualTo(
            "[{\"folderId\":%s,\"folder\":{\"id\":%s,\"name\":\"%s\",\"accessLevel\":\"write\"},\"clicks\":0,\"leads\":1,\"sales\":0,\"saleAmount\":0}]"
                .formatted(folder, folder, workspace.slug()));
    assertThat(get(all + "&groupBy=top_link_tags").toString())
        .isEqualTo(
            "[{\"tagId\":\"%s\",\"tag\":{\"id\":\"%s\",\"name\":\"%s\",\"color\":\"red\"},\"clicks\":0,\"leads\":2,\"sales\":0,\"saleAmount\":0}]"
                .formatted(tag, tag, workspace.slug()));
    assertThat(get(all + "&tagId=" + tag).path("leads").asInt()).isEqualTo(2);
    assertThat(get(all + "&tagId=-" + tag).path("leads").asInt()).isZero();
    assertThat(get(all + "&folderId=unsorted").path("leads").asInt()).isEqualTo(1);
    assertThat(get(all + "&folderId=-unsorted").path("leads").asInt()).isEqualTo(1);
    assertThat(get(all + "&folderId=" + folder.asText()).path("leads").asInt()).isEqualTo(1);
    assertThat(status("/analytics?folderId=fold_none")).isEqualTo(404);
    // B4.3: named links outweigh other properties, except in groupings by them.
    assertThat(get(all + "&linkId=" + two + "&folderId=" + folder.asText()).path("leads").asInt())
        .isEqualTo(1);
    assertThat(get(all + "&groupBy=top_link_tags&linkId=" + two + "&folderId=" + folder.asText()))
        .isEmpty();
    api.delete("/api/tags/" + tag);
    assertThat(get(all + "&groupBy=top_link_tags")).isEmpty();
    assertThat(get(all).path("leads").asInt()).isEqualTo(2);
  }

  @Test
  @DisplayName("B5: a composite lists what has clicks; of a tag, all its links count")
  void composites() throws InterruptedException {
    var tag =
        api.post("/api/tags", "{\"name\":\"%s\",\"color\":\"red\"}".formatted(workspace.slug()))
            .json()
            .path("id")
            .asText();
    var clicked = link("1").path("id").asText();
    var sold = link("2").path("id").asText();
    for (var link : List.of(clicked, sold)) {
      api.patch("/api/links/" + link, "{\"tagIds\":[\"%s\"]}".formatted(tag));
    }
    api.visit("/" + workspace.slug() + "1", "203.0.113.1");
    await("the click", () -> get("/analytics").path("clicks").asInt() == 1);
    lead("a", sold, Instant.now().toString(), "");
    assertThat(get("/analytics?event=composite&groupBy=top_links").findValuesAsText("id"))
        .containsExactly(clicked);
    var tags = get("/analytics?event=composite&groupBy=top_link_tags");
    assertThat(tags).hasSize(1);
    assertThat(tags.at("/0/clicks").asInt()).isEqualTo(1);
    assertThat(tags.at("/0/leads").asInt()).isEqualTo(1);
    assertThat(get("/analytics?event=leads&groupBy=top_links").findValuesAsText("id"))
        .containsExactly(sold);
  }

  @Test
  @DisplayName("B4.2: a folder's events are for those who may read the folder")
  void folderRights() {
    var folder =
        api.post(
                "/api/folders",
                "{\"name\":\"%s\",\"accessLevel\":null}".formatted(workspace.slug()))
            .json()
            .path("id")
            .asText();
    var link = link("f").path("id").asText();
    api.patch("/api/links/" + link, "{\"folderId\":\"%s\"}".formatted(folder));
    var path = "/api/analytics?";
    var address = "domain=localhost:8080&key=" + workspace.slug() + "f";
    for (var question : List.of("folderId=" + folder, address)) {
      assertThat(api.get(path + question).status()).isEqualTo(200);
      assertThat(api.as(workspaces.memberKey(workspace, Role.MEMBER)).get(path + question).status())
          .isEqualTo(403);
    }
    assertThat(
            api.as(workspaces.memberKey(workspace, Role.MEMBER))
                .get("/api/events?folderId=" + folder)
                .status())
        .isEqualTo(403);
  }

  @Test
  @DisplayName("B7: old paths answer as they did")
  void oldPaths() {
    var link = link("o").path("id").asText();
    lead("a", link, "2026-08-01T10:00:00Z", "");
    var all = "?interval=all";
    assertThat(get("/analytics/clicks" + all).toString()).isEqualTo("0");
    assertThat(get("/analytics/count" + all + "&event=leads").toString()).isEqualTo("1");
    assertThat(get("/analytics/clicks/clicks" + all).toString()).isEqualTo("0");
    assertThat(get("/analytics/leads/count" + all).toString()).isEqualTo("1");
    assertThat(get("/analytics/leads" + all + "&event=sales").toString())
        .isEqualTo("{\"clicks\":0,\"leads\":1,\"sales\":0,\"saleAmount\":0}");
    assertThat(get("/analytics/leads/country" + all).at("/0/country").asText()).isEqualTo("US");
    assertThat(get("/analytics/country" + all + "&event=leads").at("/0/leads").asInt())
        .isEqualTo(1);
    assertThat(get("/workspaces/" + workspace.slug() + "/stats/clicks" + all).toString())
        .isEqualTo("0");
    assertThat(status("/analytics/nonsense")).isEqualTo(422);
    assertThat(status("/analytics/leads/nonsense")).isEqualTo(422);
    assertThat(status("/analytics/country/count")).isEqualTo(422);
  }

  @Test
  @DisplayName("B10: every grouping that has something, in an archive of tables")
  void archive() throws IOException, InterruptedException {
    var link = link("z").path("id").asText();
    api.visit("/" + workspace.slug() + "z", "203.0.113.1");
    await("the click", () -> get("/analytics").path("clicks").asInt() == 1);
    lead("a", link, Instant.now().toString(), "");
    RateWindows.awaitRoom(Duration.ofSeconds(30), Duration.ofSeconds(10));
    var files = unzip(bytes("/analytics/export"));
    assertThat(files.keySet())
        .contains("timeseries.csv", "countries.csv", "trigger.csv", "triggers.csv", "top_links.csv")
        .doesNotContain("count.csv", "top_folders.csv");
    assertThat(files.get("countries.csv"))
        .isEqualTo("country,region,city,clicks,leads,sales,saleAmount\r\nUS,*,*,1,1,0,0\r\n");
    assertThat(status("/analytics/export")).isEqualTo(429);
  }

  @Test
  @DisplayName("C6: all events in one table, with the columns asked for")
  void table() throws IOException, InterruptedException {
    var link = link("t").path("id").asText();
    var sample = click(link);
    var many = new ArrayList<io.waymark.events.Lead>();
    IntStream.range(0, 2_500)
        .forEach(
            i ->
                many.add(
                    SampleConversion.lead(workspace.slug() + i)
                        .named("=event " + i)
                        .of(sample)
                        // Most are of one moment, which pages must not lose or repeat.
                        .at(i < 2_200 ? "2026-08-01T10:00:00Z" : "2026-08-01T10:00:01Z")
                        .lead()));
    events.store().appendConversions(many);
    var lines =
        new String(
                bytes(
                    "/events/export?event=leads&interval=all&columns=timestamp,event,link,country,customer"),
                StandardCharsets.UTF_8)
            .split("\r\n");
    assertThat(lines[0]).isEqualTo("Date,Event,Link,Country,Customer");
    assertThat(lines).hasSize(2_501).doesNotHaveDuplicates();
    assertThat(lines[1])
        .startsWith("2026-08-01T10:00:01.000Z,'=event ")
        .endsWith(
            ",localhost:8080/"
                + workspace.slug()
                + "t,United States,Deleted Customer <deleted@customer.com>");
    assertThat(status("/events/export")).isEqualTo(422);
    assertThat(status("/events/export?columns=nonsense")).isEqualTo(422);
    assertThat(
            new String(
                bytes("/events/export?event=leads&format=parquet"),
                0,
                4,
                StandardCharsets.US_ASCII))
        .isEqualTo("PAR1");
  }

  private JsonNode link(String suffix) {
    return api.post(
            "/api/links",
            "{\"url\":\"https://x.com/\",\"key\":\"%s%s\"}".formatted(workspace.slug(), suffix))
        .json();
  }

  private SampleClick click(String linkId) {
    return SampleClick.sequence(1).workspace(workspace.id()).link(linkId);
  }

  private void lead(String id, String linkId, String at, String metadata) {
    events
        .store()
        .appendConversions(
            List.of(
                SampleConversion.lead(workspace.slug() + id)
                    .of(click(linkId))
                    .at(at)
                    .metadata(metadata)
                    .lead()));
  }

  private List<String> ids(String path) {
    return get(path).findValuesAsText("eventId").stream()
        .map(id -> id.substring(workspace.slug().length()))
        .toList();
  }

  private Api.Reply reply(String path) {
    // Several questions a second are more than one key may ask.
    return api.as(workspaces.key(workspace, null)).get("/api" + path);
  }

  private JsonNode get(String path) {
    var reply = reply(path);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json();
  }

  private int status(String path) {
    return reply(path).status();
  }

  private String message(String path) {
    return reply(path).message();
  }

  private byte[] bytes(String path) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(base.toString().replaceFirst("/$", "") + "/api" + path))
            .header("Authorization", "Bearer " + workspaces.key(workspace, null))
            .build();
    var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }

  private static Map<String, String> unzip(byte[] archive) throws IOException {
    var files = new TreeMap<String, String>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}
