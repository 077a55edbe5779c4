package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LinksInBulkTest extends ApiTest {

  private List<String> create(String... links) {
    var reply = api.post("/api/links/bulk", "[" + String.join(",", links) + "]");
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return ids(reply.json());
  }

  private static List<String> ids(JsonNode links) {
    return StreamSupport.stream(links.spliterator(), false)
        .map(link -> link.path("id").asText())
        .toList();
  }

  private String key(String suffix) {
    return workspace.slug() + suffix;
  }

  private static String quoted(List<String> values) {
    return values.stream().map(v -> '"' + v + '"').collect(Collectors.joining(",", "[", "]"));
  }

  @Test
  @DisplayName(
      "LNK-42, LNK-43: links are made in request order, failures follow, the status is 200")
  void createsWhatItCan() {
    var reply =
        api.post(
            "/api/links/bulk",
            """
            [{"url": "https://a.com", "key": "%1$s-1"},
             {"url": "not a url", "key": "%1$s-2"},
             {"url": "https://c.com", "key": "%1$s-3", "utm_source": "news"},
             {"url": "https://d.com", "key": "a b"},
             {"url": "https://e.com", "domain": "unknown.example"},
             {"url": "https://f.com", "tagIds": ["tag_none"]},
             {"url": "https://g.com", "folderId": "fold_none"}]
            """
                .formatted(workspace.slug()));

    assertThat(reply.status()).isEqualTo(200);
    var items = reply.json();
    assertThat(items).hasSize(7);
    assertThat(items.get(0).path("key").asText()).isEqualTo(key("-1"));
    assertThat(items.get(1).path("url").asText()).isEqualTo("https://c.com/?utm_source=news");
    assertThat(failure(items.get(2))).isEqualTo("unprocessable_entity: Invalid destination URL");
    assertThat(items.at("/2/link/key").asText()).isEqualTo(key("-2"));
    assertThat(failure(items.get(3))).isEqualTo("unprocessable_entity: Invalid key.");
    assertThat(failure(items.get(4))).isEqualTo("forbidden: Domain does not belong to workspace.");
    assertThat(failure(items.get(5)))
        .isEqualTo("unprocessable_entity: Invalid tagIds detected: tag_none");
    assertThat(failure(items.get(6))).startsWith("unprocessable_entity:").contains("fold_none");
    assertThat(api.get("/api/links/count").text()).isEqualTo("2");
    assertThat(api.visit("/" + key("-1"), "203.0.113.9").status()).isEqualTo(302);
  }

  private static String failure(JsonNode item) {
    return item.path("code").asText() + ": " + item.path("error").asText();
  }

  @Test
  @DisplayName("LNK-42: 1 to 100 links, one address once, field errors name the link")
  void refusesTheWholeRequest() {
    assertThat(api.post("/api/links/bulk", "[]").message()).startsWith("too_small: :");
    var many =
        IntStream.range(0, 101)
            .mapToObj(_ -> "{\"url\":\"https://a.com\"}")
            .collect(Collectors.joining(",", "[", "]"));
    assertThat(api.post("/api/links/bulk", many).message()).startsWith("too_big: :");
    var twins =
        api.post(
            "/api/links/bulk",
            "[{\"url\":\"https://a.com\",\"key\":\"%1$s\"},{\"url\":\"https://b.com\",\"key\":\"%1$s\"}]"
                .formatted(workspace.slug()));
    assertThat(twins.status()).isEqualTo(400);
    assertThat(twins.code()).isEqualTo("bad_request");
    assertThat(api.post("/api/links/bulk", "[{\"url\":\"https://a.com\"},{}]").message())
        .startsWith("invalid_type: [1].url:");
    assertThat(api.post("/api/links/bulk", "{}").status()).isEqualTo(422);
    assertThat(api.get("/api/links/count").text()).isEqualTo("0");
  }

  @Test
  @DisplayName("LNK-44: of two links whose keys differ only in case, the second is left out")
  void twinsByCaseVanish() {
    var ids =
        create(
            "{\"url\":\"https://a.com\",\"key\":\"%s\"}".formatted(workspace.slug()),
            "{\"url\":\"https://b.com\",\"key\":\"%s\"}"
                .formatted(workspace.slug().toUpperCase(Locale.ROOT)),
            "{\"url\":\"https://c.com\",\"externalId\":\"e1\"}",
            "{\"url\":\"https://d.com\",\"externalId\":\"E1\"}");

    assertThat(ids).hasSize(2);
    assertThat(api.get("/api/links/count").text()).isEqualTo("2");
  }

  @Test
  @DisplayName("LNK-42: the limit of the workspace, before and with the new links")
  void keepsToTheLimit() {
    workspaces.limitLinks(workspace, 3);
    create("{\"url\":\"https://a.com\"}", "{\"url\":\"https://b.com\"}");

    var tooMany =
        api.post("/api/links/bulk", "[{\"url\":\"https://a.com\"},{\"url\":\"https://a.com\"}]");
    assertThat(tooMany.status()).isEqualTo(403);
    assertThat(tooMany.code()).isEqualTo("exceeded_limit");
    create("{\"url\":\"https://c.com\"}");
    assertThat(api.post("/api/links/bulk", "[{\"url\":\"https://d.com\"}]").code())
        .isEqualTo("forbidden");
  }

  @Test
  @DisplayName("LNK-45, LNK-46: the same change for all; what is missing is said")
  void changesMany() {
    var ids =
        create(
            "{\"url\":\"https://a.com/?utm_source=old\",\"key\":\"%s\"}"
                .formatted(workspace.slug()),
            "{\"url\":\"https://b.com\"}",
            "{\"url\":\"https://c.com\",\"externalId\":\"x7\"}");

    var reply =
        api.patch(
            "/api/links/bulk",
            """
            {"linkIds": %s, "externalIds": ["ext_x7", "nobody"],
             "data": {"url": "https://new.com/?utm_medium=mail", "comments": "all", "expiresAt": "in 2 days"}}
            """
                .formatted(quoted(List.of(ids.get(1), ids.get(0), "link_none"))));

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    var items = reply.json();
    assertThat(items).hasSize(4);
    // in the order asked for, whatever the ids are
    assertThat(ids(items)).startsWith(ids.get(1), ids.get(0));
    for (var i = 0; i < 2; i++) {
      var link = items.get(i);
      assertThat(link.path("url").asText()).isEqualTo("https://new.com/?utm_medium=mail");
      assertThat(link.path("utm_source").isNull()).isTrue();
      assertThat(link.path("utm_medium").asText()).isEqualTo("mail");
      assertThat(link.path("comments").asText()).isEqualTo("all");
      assertThat(link.path("expiresAt").isNull()).isFalse();
    }
    assertThat(items.get(2).toString())
        .isEqualTo(
            "{\"link\":{\"id\":\"link_none\"},\"error\":\"Link not found\",\"code\":\"not_found\"}");
    assertThat(items.at("/3/link/id").asText()).isEqualTo("nobody");
    assertThat(api.visit("/" + workspace.slug(), "203.0.113.9").header("Location"))
        .isEqualTo("https://new.com/?utm_medium=mail");
    assertThat(api.get("/api/links/ext_x7").json().path("url").asText()).isEqualTo("https://c.com");
  }

  @Test
  @DisplayName("LNK-45: by the caller's own ids, with or without ext_; nothing named, nothing done")
  void changesByExternalIds() {
    create(
        "{\"url\":\"https://a.com\",\"externalId\":\"a\"}",
        "{\"url\":\"https://b.com\",\"externalId\":\"b\"}");

    var reply =
        api.patch(
            "/api/links/bulk",
            "{\"externalIds\":[\"ext_A\",\"b\"],\"data\":{\"utm_source\":\"s\",\"archived\":true}}");

    assertThat(reply.json()).hasSize(2);
    for (var link : reply.json()) {
      assertThat(link.path("archived").asBoolean()).isTrue();
      assertThat(link.path("utm_source").asText()).isEqualTo("s");
      assertThat(link.path("url").asText()).doesNotContain("utm_source");
    }
    assertThat(api.patch("/api/links/bulk", "{\"data\":{}}").text())
        .isEqualTo("\"No links to update\"");
    assertThat(api.patch("/api/links/bulk", "{\"linkIds\":[\"a\"]}").status()).isEqualTo(422);
  }

  @Test
  @DisplayName("LNK-46: a change that is wrong for one link is said of that link")
  void aRefusedLinkIsReported() {
    var ids =
        create(
            "{\"url\":\"https://a.com\",\"trackConversion\":true}",
            "{\"url\":\"https://b.com\",\"trackConversion\":false}");

    var items =
        api.patch(
                "/api/links/bulk",
                """
                {"linkIds": %s, "data": {"testVariants":
                 [{"url":"https://x.com","percentage":50},{"url":"https://y.com","percentage":50}]}}
                """
                    .formatted(quoted(ids)))
            .json();

    assertThat(items).hasSize(2);
    assertThat(items.at("/0/id").asText()).isEqualTo(ids.get(0));
    assertThat(items.at("/1/link/id").asText()).isEqualTo(ids.get(1));
    assertThat(items.at("/1/code").asText()).isEqualTo("unprocessable_entity");
  }

  @Test
  @DisplayName("LNK-47: deletes by both kinds of ids and passes over the rest")
  void deletesMany() {
    var ids =
        create(
            "{\"url\":\"https://a.com\",\"key\":\"%s\"}".formatted(workspace.slug()),
            "{\"url\":\"https://b.com\",\"externalId\":\"b\"}",
            "{\"url\":\"https://c.com\"}");
    assertThat(api.visit("/" + workspace.slug(), "203.0.113.9").status()).isEqualTo(302);

    var reply =
        api.delete("/api/links/bulk?linkIds=%s,%%20ext_b,link_none".formatted(ids.getFirst()));

    assertThat(reply.text()).isEqualTo("{\"deletedCount\":2}");
    assertThat(api.get("/api/links/count").text()).isEqualTo("1");
    assertThat(api.visit("/" + workspace.slug(), "203.0.113.9").header("Location")).isNull();
    assertThat(api.delete("/api/links/bulk").status()).isEqualTo(400);
    assertThat(api.delete("/api/links/bulk?linkIds=").status()).isEqualTo(400);
  }

  @Test
  @DisplayName("another workspace's links are neither changed nor deleted, and not even confirmed")
  void otherTenants() {
    var id = create("{\"url\":\"https://a.com\"}").getFirst();
    var stranger = api.as(workspaces.create());

    var changed =
        stranger.patch(
            "/api/links/bulk",
            "{\"linkIds\":[\"%s\"],\"data\":{\"url\":\"https://evil.com\"}}".formatted(id));
    assertThat(changed.json().at("/0/code").asText()).isEqualTo("not_found");
    assertThat(stranger.delete("/api/links/bulk?linkIds=" + id).text())
        .isEqualTo("{\"deletedCount\":0}");
    assertThat(api.get("/api/links/" + id).json().path("url").asText()).isEqualTo("https://a.com");
  }
}
