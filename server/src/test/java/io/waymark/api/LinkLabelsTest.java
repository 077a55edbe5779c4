package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.Role;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tags and folders of links. */
@QuarkusTest
class LinkLabelsTest extends ApiTest {
  private String red = "";
  private String blue = "";

  @BeforeEach
  void tags() {
    red = made("tags", "\"name\":\"Red\",\"color\":\"red\"");
    blue = made("tags", "\"name\":\"Blue\",\"color\":\"blue\"");
  }

  private String made(String what, String fields) {
    var reply = api.post("/api/" + what, "{" + fields + "}");
    assertThat(reply.status()).as(reply.text()).isIn(200, 201);
    return reply.json().path("id").asText();
  }

  private JsonNode link(String fields) {
    var reply = api.post("/api/links", "{\"url\":\"https://a.com\"" + fields + "}");
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json();
  }

  private static List<String> names(JsonNode link) {
    return StreamSupport.stream(link.path("tags").spliterator(), false)
        .map(tag -> tag.path("name").asText())
        .toList();
  }

  private JsonNode patch(JsonNode link, String body) {
    var reply = api.patch("/api/links/" + link.path("id").asText(), body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json();
  }

  @Test
  @DisplayName("LNK-23, LNK-32: ids in the order of the request, names, one id; ids win over names")
  void tagsOfNewLinks() {
    var both = link(",\"tagIds\":[\"%s\",\"%s\",\"%s\"]".formatted(blue, red, blue));
    assertThat(names(both)).containsExactly("Blue", "Red");
    assertThat(both.path("tagId").asText()).isEqualTo(blue);
    assertThat(both.at("/tags/0").toString())
        .isEqualTo("{\"id\":\"%s\",\"name\":\"Blue\",\"color\":\"blue\"}".formatted(blue));
    assertThat(names(link(",\"tagIds\":\"%s,%s\"".formatted(red, blue))))
        .containsExactly("Red", "Blue");
    assertThat(names(link(",\"tagNames\":[\"red\"]"))).containsExactly("Red");
    assertThat(names(link(",\"tagId\":\"%s\"".formatted(red)))).containsExactly("Red");
    assertThat(names(link(",\"tagIds\":[\"%s\"],\"tagNames\":[\"none\"]".formatted(red))))
        .containsExactly("Red");
    assertThat(names(link(",\"tagIds\":[],\"tagNames\":[\"blue\"]"))).containsExactly("Blue");
  }

  @Test
  @DisplayName("LNK-23: unknown tags are named, and never made")
  void unknownTags() {
    for (var bad :
        List.of(
            "\"tagIds\":[\"%s\",\"tag_x\",\"tag_y\"]~Invalid tagIds detected: tag_x, tag_y"
                .formatted(red),
            "\"tagNames\":[\"red\",\"green\"]~Invalid tagNames detected: green",
            "\"tagNames\":[\"red\",\"RED\"]~Invalid tagNames detected: red, RED",
            "\"tagIds\":\"\"~Invalid tagIds detected: ")) {
      var parts = bad.split("~", -1);
      var reply = api.post("/api/links", "{\"url\":\"https://a.com\"," + parts[0] + "}");
      assertThat(reply.status()).as(bad).isEqualTo(422);
      assertThat(reply.message()).isEqualTo(parts[1]);
    }
    assertThat(api.get("/api/tags").json()).hasSize(2);
    assertThat(api.get("/api/links/count").text()).isEqualTo("0");
  }

  @Test
  @DisplayName("LNK-25: a program nobody has is not found, and no link is made; partners are kept")
  void programs() {
    var refused = api.post("/api/links", "{\"url\":\"https://a.com\",\"programId\":\"prog_1\"}");
    assertThat(refused.status()).as(refused.text()).isEqualTo(404);
    assertThat(api.get("/api/links").json()).isEmpty();
    var link = link("");
    assertThat(
            api.patch("/api/links/" + link.path("id").asText(), "{\"programId\":\"prog_1\"}")
                .status())
        .isEqualTo(404);
    assertThat(link(",\"partnerId\":\"pn_1\"").path("partnerId").asText()).isEqualTo("pn_1");
    assertThat(link("").path("partnerId").isNull()).isTrue();
  }

  @Test
  @DisplayName("LNK-51: a change keeps, replaces or clears tags")
  void tagsOfChangedLinks() {
    var link = link(",\"tagIds\":[\"%s\",\"%s\"]".formatted(blue, red));

    assertThat(names(patch(link, "{\"title\":\"T\"}"))).containsExactly("Blue", "Red");
    assertThat(names(patch(link, "{\"tagNames\":[\"RED\",\"Blue\"]}")))
        .containsExactly("Red", "Blue");
    assertThat(names(patch(link, "{\"tagIds\":[],\"tagNames\":[\"red\"]}"))).isEmpty();
    assertThat(names(patch(link, "{\"tagId\":\"%s\"}".formatted(blue)))).containsExactly("Blue");
    assertThat(names(patch(link, "{\"tagId\":null}"))).isEmpty();
    patch(link, "{\"tagIds\":[\"%s\"]}".formatted(red));
    assertThat(names(patch(link, "{\"tagNames\":[]}"))).isEmpty();
  }

  @Test
  @DisplayName("LNK-59, LNK-62: lists and counts by tag")
  void filtersByTag() {
    link(",\"tagIds\":[\"%s\"]".formatted(red));
    link(",\"tagIds\":[\"%s\",\"%s\"]".formatted(red, blue));
    link("");

    for (var expected :
        List.of(
            "tagIds=" + red + "=2",
            "tagId=" + blue + "=1",
            "tagIds=" + red + "," + blue + "=2",
            "tagNames=BLUE=1",
            "tagNames=none=0",
            "tagIds=tag_none&tagNames=red=0",
            "withTags=true=2")) {
      var query = expected.substring(0, expected.lastIndexOf('='));
      var count = expected.substring(expected.lastIndexOf('=') + 1);
      assertThat(api.get("/api/links/count?" + query).text()).as(query).isEqualTo(count);
      assertThat(api.get("/api/links?" + query).json()).as(query).hasSize(Integer.parseInt(count));
    }
    assertThat(api.get("/api/links/count?groupBy=tagId&tagIds=" + blue).text())
        .isEqualTo(
            "[{\"tagId\":\"%s\",\"_count\":2},{\"tagId\":\"%s\",\"_count\":1}]"
                .formatted(red, blue));
    api.delete("/api/tags/" + red);
    assertThat(api.get("/api/links/count?withTags=true").text()).isEqualTo("1");
  }

  @Test
  @DisplayName("LNK-42, LNK-43: in bulk, ids and names together, each link in its own order")
  void tagsInBulk() {
    var reply =
        api.post(
            "/api/links/bulk",
            """
            [{"url": "https://a.com", "tagIds": ["%2$s"], "tagNames": ["red"]},
             {"url": "https://b.com", "tagIds": ["%1$s", "%2$s"]},
             {"url": "https://c.com", "tagNames": ["none"]}]
            """
                .formatted(red, blue));

    assertThat(names(reply.json().get(0))).containsExactly("Blue", "Red");
    assertThat(names(reply.json().get(1))).containsExactly("Red", "Blue");
    assertThat(reply.json().at("/2/error").asText()).isEqualTo("Invalid tagNames detected: none");
    var ids = "\"%s\"".formatted(reply.json().at("/0/id").asText());
    var changed =
        api.patch("/api/links/bulk", "{\"linkIds\":[%s],\"data\":{\"tagIds\":[]}}".formatted(ids));
    assertThat(names(changed.json().get(0))).isEmpty();
  }

  @Test
  @DisplayName("LNK-58: links in folders are shown when asked for, or when a filter reaches them")
  void foldersInLists() {
    var folder = made("folders", "\"name\":\"F\"");
    var inside = link(",\"folderId\":\"%s\",\"tenantId\":\"t\"".formatted(folder));
    var outside = link(",\"tenantId\":\"t\"");

    assertThat(inside.path("folderId").asText()).isEqualTo(folder);
    for (var expected :
        List.of(
            "=1",
            "userId=" + workspace.userId() + "=1",
            "folderId=" + folder + "=1",
            "tenantId=t=2",
            "folderId=unsorted=1",
            "folderId=unsorted&search=a.com=2",
            "domain=localhost:8080=2")) {
      var query = expected.substring(0, expected.lastIndexOf('='));
      var count = expected.substring(expected.lastIndexOf('=') + 1);
      assertThat(api.get("/api/links?" + query).json()).as(query).hasSize(Integer.parseInt(count));
      assertThat(api.get("/api/links/count?" + query).text()).as(query).isEqualTo(count);
    }
    assertThat(api.get("/api/links/count?groupBy=folderId").text())
        .isEqualTo(
            "[{\"folderId\":\"%s\",\"_count\":1},{\"folderId\":null,\"_count\":1}]"
                .formatted(folder));
    assertThat(patch(outside, "{\"folderId\":\"%s\"}".formatted(folder)).path("folderId").asText())
        .isEqualTo(folder);
    assertThat(patch(outside, "{\"folderId\":null}").path("folderId").isNull()).isTrue();
    api.delete("/api/folders/" + folder);
    assertThat(api.get("/api/links").json()).hasSize(2);
    assertThat(api.get("/api/links/count").text()).isEqualTo("2");
  }

  @Test
  @DisplayName(
      "FLD-6, LNK-53: who may not change a folder's links can neither read, change nor delete")
  void foldersKeepOthersOut() {
    var shut = made("folders", "\"name\":\"Shut\",\"accessLevel\":null");
    var readable = made("folders", "\"name\":\"Read\",\"accessLevel\":\"read\"");
    var hidden = link(",\"folderId\":\"%s\"".formatted(shut)).path("id").asText();
    var shown = link(",\"folderId\":\"%s\"".formatted(readable)).path("id").asText();
    var member = api.as(workspaces.memberKey(workspace, Role.MEMBER));

    assertThat(member.get("/api/links/" + hidden).status()).isEqualTo(403);
    assertThat(member.get("/api/links/" + shown).status()).isEqualTo(200);
    for (var id : List.of(hidden, shown)) {
      assertThat(member.patch("/api/links/" + id, "{\"title\":\"X\"}").status()).isEqualTo(403);
      assertThat(member.delete("/api/links/" + id).status()).isEqualTo(403);
    }
    assertThat(member.get("/api/links?search=a.com").json()).hasSize(1);
    assertThat(member.get("/api/links?folderId=" + shut).status()).isEqualTo(403);
    assertThat(
            member
                .post(
                    "/api/links",
                    "{\"url\":\"https://a.com\",\"folderId\":\"%s\"}".formatted(readable))
                .status())
        .isEqualTo(403);
    assertThat(member.delete("/api/links/bulk?linkIds=%s,%s".formatted(hidden, shown)).text())
        .isEqualTo("{\"deletedCount\":0}");
    var changed =
        member.patch(
            "/api/links/bulk",
            "{\"linkIds\":[\"%s\"],\"data\":{\"title\":\"X\"}}".formatted(shown));
    assertThat(changed.json().at("/0/code").asText()).isEqualTo("forbidden");
    assertThat(changed.json().at("/0/error").asText()).contains(readable);
    assertThat(api.get("/api/links/" + shown).json().path("title").isNull()).isTrue();
  }
}
