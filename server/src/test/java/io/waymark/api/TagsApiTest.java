package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TagsApiTest extends ApiTest {
  @Test
  @DisplayName("TAG-1, TAG-3: a tag is made with a colour, or with one of seven by chance")
  void creation() {
    var reply = api.post("/api/tags", "{\"name\":\" News \",\"color\":\"pink\",\"unknown\":1}");

    assertThat(reply.status()).isEqualTo(201);
    var tag = reply.json();
    assertThat(tag).hasSize(3);
    assertThat(tag.path("id").asText()).matches("tag_[0-9A-HJKMNP-TV-Z]{25}");
    assertThat(tag.path("name").asText()).isEqualTo("News");
    assertThat(tag.path("color").asText()).isEqualTo("pink");
    assertThat(reply.header("X-RateLimit-Limit")).isNotNull();
    var colors = new ArrayList<String>();
    for (var i = 0; i < 30; i++) {
      colors.add(
          api.post("/api/tags", "{\"name\":\"t%d\"}".formatted(i)).json().path("color").asText());
    }
    assertThat(colors)
        .allMatch(List.of("red", "yellow", "green", "blue", "purple", "brown", "gray")::contains);
    assertThat(colors.stream().distinct().count()).isGreaterThan(2);
  }

  @Test
  @DisplayName("TAG-3: the old name of the name is taken, and wins")
  void oldName() {
    assertThat(api.post("/api/tags", "{\"tag\":\"old\"}").json().path("name").asText())
        .isEqualTo("old");
    assertThat(
            api.post("/api/tags", "{\"tag\":\"older\",\"name\":\"new\"}")
                .json()
                .path("name")
                .asText())
        .isEqualTo("older");
  }

  @Test
  @DisplayName("TAG-3, G6: bad bodies are told with the field and what was expected")
  void badInput() {
    assertError("{}", 422, "custom: name: Name is required.");
    assertError(
        "{\"name\":\"a\",\"color\":\"foo\"}",
        422,
        "invalid_value: color: Invalid color. Must be one of: red, yellow, green, blue, purple,"
            + " brown, gray, pink");
    assertError(
        "{\"name\":\" \"}",
        422,
        "too_small: name: Too small: expected string to have >=1 characters");
    assertError(
        "{\"name\":\"%s\"}".formatted("x".repeat(191)),
        422,
        "too_big: name: Too big: expected string to have <=190 characters");
    for (var malformed : List.of("{\"name\":", "", "nope")) {
      assertThat(api.post("/api/tags", malformed).status()).as(malformed).isEqualTo(400);
      assertThat(api.post("/api/tags", malformed).code()).isEqualTo("bad_request");
      assertThat(api.patch("/api/tags/x", malformed).status()).as(malformed).isEqualTo(400);
    }
    assertThat(api.post("/api/tags", "[]").status()).isEqualTo(422);
    assertThat(api.post("/api/tags", "{\"name\":\"a\\u0000b\"}").status()).isEqualTo(422);
    assertThat(api.get("/api/tags/count").json().asInt()).isZero();
  }

  private void assertError(String body, int status, String message) {
    var reply = api.post("/api/tags", body);
    assertThat(reply.message()).isEqualTo(message);
    assertThat(reply.status()).isEqualTo(status);
  }

  @Test
  @DisplayName("TAG-1, G11: a name is unique in its workspace whatever its case")
  void duplicates() {
    var id = created("Über");
    var other = created("other");
    assertConflict(api.post("/api/tags", "{\"name\":\"üBER \"}"));
    assertConflict(api.patch("/api/tags/" + other, "{\"name\":\"ÜBER\"}"));
    assertThat(api.patch("/api/tags/" + id, "{\"name\":\"ÜBER\"}").json().path("name").asText())
        .isEqualTo("ÜBER");
    assertThat(api.as(workspaces.create()).post("/api/tags", "{\"name\":\"Über\"}").status())
        .isEqualTo(201);
  }

  private static void assertConflict(Api.Reply reply) {
    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.code()).isEqualTo("conflict");
    assertThat(reply.message()).isEqualTo("A tag with that name already exists.");
  }

  @Test
  @DisplayName("TAG-1: of several who make one tag at once, one does and the others are told")
  void race() throws Exception {
    assertThat(raced(i -> "{\"name\":\"same\"}"))
        .containsOnly(Map.entry(201, 1L), Map.entry(409, 11L));
  }

  @Test
  @DisplayName("TAG-3: several creators at once never go beyond the limit")
  void raceForLimit() throws Exception {
    limit(4);
    assertThat(raced("{\"name\":\"n%d\"}"::formatted))
        .containsOnly(Map.entry(201, 4L), Map.entry(403, 8L));
    assertThat(api.get("/api/tags/count").json().asInt()).isEqualTo(4);
  }

  private Map<Integer, Long> raced(IntFunction<String> body) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          IntStream.range(0, 12)
              .<Callable<Integer>>mapToObj(i -> () -> api.post("/api/tags", body.apply(i)).status())
              .toList();
      return threads.invokeAll(calls).stream()
          .collect(Collectors.groupingBy(f -> f.resultNow(), Collectors.counting()));
    }
  }

  @Test
  @DisplayName("TAG-3: beyond the limit the answer is 403, before the body is looked at")
  void limits() {
    limit(1);
    var id = created("a");
    var reply = api.post("/api/tags", "{}");
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.code()).isEqualTo("exceeded_limit");
    assertThat(reply.message()).contains("1 tag.");
    assertThat(api.patch("/api/tags/" + id, "{\"name\":\"b\"}").status()).isEqualTo(200);
    api.delete("/api/tags/" + id);
    assertThat(api.post("/api/tags", "{\"name\":\"c\"}").status()).isEqualTo(201);
  }

  private void limit(int most) {
    Jdbi.create(database)
        .useHandle(
            handle ->
                handle
                    .createUpdate("update workspaces set tags_limit = :most where id = :id")
                    .bind("most", most)
                    .bind("id", workspace.id())
                    .execute());
  }

  @Test
  @DisplayName("TAG-4, defect 15: a change touches what it names, a colour alone is enough")
  void changes() {
    var id = api.post("/api/tags", "{\"name\":\"a\",\"color\":\"red\"}").json().path("id").asText();
    assertTag(api.patch("/api/tags/" + id, "{\"color\":\"blue\"}"), id, "a", "blue");
    assertTag(api.patch("/api/tags/" + id, "{\"name\":\" b \"}"), id, "b", "blue");
    assertTag(api.patch("/api/tags/" + id, "{\"tag\":\"c\"}"), id, "b", "blue");
    assertTag(api.patch("/api/tags/" + id, "{}"), id, "b", "blue");
    assertTag(
        api.send("PUT", "/api/tags/" + id, "{\"name\":\"d\",\"color\":\"gray\"}", Map.of()),
        id,
        "d",
        "gray");
    assertThat(api.patch("/api/tags/" + id, "{\"color\":\"mauve\"}").status()).isEqualTo(422);
    assertThat(api.patch("/api/tags/" + id, "{\"name\":null}").status()).isEqualTo(422);
    assertThat(api.get("/api/tags").json().get(0).path("name").asText()).isEqualTo("d");
    var missing = api.patch("/api/tags/tag_nope", "{\"name\":\"x\"}");
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.message()).isEqualTo("Tag not found.");
  }

  private static void assertTag(Api.Reply reply, String id, String name, String color) {
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json())
        .isEqualTo(Api.JSON.createObjectNode().put("id", id).put("name", name).put("color", color));
  }

  @Test
  @DisplayName("TAG-4: a deleted tag is gone, from links too, and its name is free again")
  void deletion() {
    var id = created("a");
    var linkId =
        api.post("/api/links", "{\"url\":\"https://example.com\"}").json().path("id").asText();
    attach(linkId, id);
    var deleted = api.delete("/api/tags/" + id);
    assertThat(deleted.status()).isEqualTo(200);
    assertThat(deleted.text()).isEqualTo("{\"id\":\"%s\"}".formatted(id));
    assertThat(api.delete("/api/tags/" + id).code()).isEqualTo("not_found");
    assertThat(api.get("/api/links/" + linkId).status()).isEqualTo(200);
    assertThat(created("a")).isNotEqualTo(id);
  }

  private void attach(String linkId, String tagId) {
    Jdbi.create(database)
        .useHandle(
            handle ->
                handle.execute(
                    "insert into link_tags (link_id, tag_id, position) values (?, ?, 1)",
                    linkId,
                    tagId));
  }

  @Test
  @DisplayName("TAG-2: lists are sorted, searched literally, filtered, paged and counted")
  void lists() {
    var ids = new ArrayList<String>();
    for (var name : List.of("b", "A", "c_%", "d\\", "Straße")) {
      ids.add(created(name));
    }
    assertThat(listed("")).containsExactly("A", "b", "c_%", "d\\", "Straße");
    assertThat(listed("?sortOrder=desc")).containsExactly("Straße", "d\\", "c_%", "b", "A");
    assertThat(listed("?sortBy=createdAt")).containsExactly("b", "A", "c_%", "d\\", "Straße");
    assertThat(listed("?pageSize=2")).containsExactly("A", "b");
    assertThat(listed("?pageSize=2&page=3")).containsExactly("Straße");
    assertThat(listed("?page=2")).isEmpty();
    assertThat(listed("?page=9007199254740991")).isEmpty();
    assertThat(listed("?search=B")).containsExactly("b");
    assertThat(listed("?search=%25")).containsExactly("c_%");
    assertThat(listed("?search=_")).containsExactly("c_%");
    assertThat(listed("?search=" + encoded("\\"))).containsExactly("d\\");
    assertThat(listed("?search=" + encoded("STRASSE"))).isEmpty();
    assertThat(listed("?search=" + encoded("STRAßE"))).containsExactly("Straße");
    assertThat(listed("?search=" + encoded("' or 1=1 --"))).isEmpty();
    assertThat(listed("?ids=" + ids.get(0) + "," + ids.get(2) + ",tag_nope"))
        .containsExactly("b", "c_%");
    assertThat(listed("?ids=")).isEmpty();
    assertThat(api.get("/api/tags/count").text()).isEqualTo("5");
    assertThat(api.get("/api/tags/count?search=%25").text()).isEqualTo("1");
    for (var bad :
        List.of(
            "page=0",
            "page=",
            "page=1.5",
            "pageSize=0",
            "pageSize=101",
            "sortBy=id",
            "sortOrder=up",
            "includeLinksCount=1",
            "search=%00",
            "search=" + "x".repeat(1_001))) {
      assertThat(api.get("/api/tags?" + bad).status()).as(bad).isEqualTo(422);
    }
    assertThat(api.get("/api/tags/count?sortBy=id").status()).isEqualTo(422);
  }

  private List<String> listed(String query) {
    var names = new ArrayList<String>();
    api.get("/api/tags" + query).json().forEach(tag -> names.add(tag.path("name").asText()));
    return names;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName("TAG-2: how many links carry a tag is told to those who ask")
  void linksCount() {
    var id = created("a");
    created("b");
    for (var i = 0; i < 2; i++) {
      attach(
          api.post("/api/links", "{\"url\":\"https://example.com\"}").json().path("id").asText(),
          id);
    }
    var tags = api.get("/api/tags?includeLinksCount=true").json();
    assertThat(tags.get(0).at("/_count/links").asInt()).isEqualTo(2);
    assertThat(tags.get(1).at("/_count/links").asInt(-1)).isZero();
    assertThat(api.get("/api/tags").json().get(0).has("_count")).isFalse();
  }

  @Test
  @DisplayName("(c.3): another workspace's tag is neither seen, changed nor deleted")
  void otherTenants() {
    var id = created("mine");
    var other = api.as(workspaces.create());
    assertThat(other.patch("/api/tags/" + id, "{\"name\":\"x\"}").status()).isEqualTo(404);
    assertThat(other.delete("/api/tags/" + id).status()).isEqualTo(404);
    assertThat(other.get("/api/tags").json()).isEmpty();
    assertThat(other.get("/api/tags?ids=" + id).json()).isEmpty();
    assertThat(other.get("/api/tags/count").text()).isEqualTo("0");
    assertThat(listed("")).containsExactly("mine");
  }

  @Test
  @DisplayName("G13: everybody reads tags, owners and members write them, keys as their scopes say")
  void roles() {
    var id = created("a");
    for (var role : Role.values()) {
      var caller = api.as(workspaces.memberKey(workspace, role));
      var writes = role == Role.OWNER || role == Role.MEMBER;
      assertThat(caller.get("/api/tags").status()).as(role.label()).isEqualTo(200);
      assertThat(caller.get("/api/tags/count").status()).isEqualTo(200);
      assertThat(caller.post("/api/tags", "{\"name\":\"by %s\"}".formatted(role.label())).status())
          .as(role.label())
          .isEqualTo(writes ? 201 : 403);
      assertThat(caller.patch("/api/tags/" + id, "{\"name\":\"a\"}").status())
          .as(role.label())
          .isEqualTo(writes ? 200 : 403);
    }
    var reader = api.as(workspaces.key(workspace, List.of("tags.read")));
    assertThat(reader.get("/api/tags").status()).isEqualTo(200);
    var refused = reader.delete("/api/tags/" + id);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.message()).contains("tags.write").contains(workspace.id());
    assertThat(api.as(workspaces.key(workspace, List.of("links.write"))).get("/api/tags").status())
        .isEqualTo(403);
    assertThat(
            api.as(workspaces.key(workspace, List.of("tags.write")))
                .delete("/api/tags/" + id)
                .status())
        .isEqualTo(200);
    assertThat(new Api(base, null).get("/api/tags").status()).isEqualTo(401);
  }

  @Test
  @DisplayName("names are kept as they are written, whatever they try")
  void hostileNames() {
    for (var name :
        List.of(
            "<script>alert(1)</script>",
            "'; drop table tags; --",
            "👩‍👩‍👧 emoji",
            "\u202ertl",
            "{{7*7}}")) {
      var body = Api.JSON.createObjectNode().put("name", name).toString();
      assertThat(api.post("/api/tags", body).json().path("name").asText()).isEqualTo(name);
      assertThat(listed("?search=" + encoded(name))).containsExactly(name);
    }
    assertThat(api.get("/api/tags/count").text()).isEqualTo("5");
    for (var id : List.of("%00", "%20", "'", "..%2f..", "%F0%9F%98%80", "x".repeat(3_000))) {
      assertThat(api.delete("/api/tags/" + (id.startsWith("%") ? id : encoded(id))).status())
          .as(id)
          .isEqualTo(404);
    }
  }

  private String created(String name) {
    var body = Api.JSON.createObjectNode().put("name", name).toString();
    return api.post("/api/tags", body).json().path("id").asText();
  }
}
