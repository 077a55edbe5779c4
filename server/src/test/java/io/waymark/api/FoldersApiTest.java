package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
class FoldersApiTest extends ApiTest {
  private static final String ROW = "id name description type accessLevel createdAt updatedAt";

  @Test
  @DisplayName("FLD-1, FLD-3: a minimal creation answers every member")
  void creation() {
    var reply = api.post("/api/folders", "{\"name\":\"News\",\"unknown\":1}");

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.header("X-RateLimit-Limit")).isNotNull();
    var folder = reply.json();
    assertThat(members(folder)).isEqualTo(ROW);
    assertThat(folder.path("id").asText()).matches("fold_[0-9A-HJKMNP-TV-Z]{25}");
    assertThat(folder.path("name").asText()).isEqualTo("News");
    assertThat(folder.path("description").isNull()).isTrue();
    assertThat(folder.path("type").asText()).isEqualTo("default");
    assertThat(folder.path("accessLevel").asText()).isEqualTo("write");
    assertThat(folder.path("createdAt").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    assertThat(api.get("/api/folders/" + folder.path("id").asText()).json()).isEqualTo(folder);
    assertThat(api.get("/api/folders").json().get(0)).isEqualTo(folder);
    var closed =
        api.post("/api/folders", "{\"name\":\" a \",\"description\":\"d\",\"accessLevel\":null}");
    assertThat(closed.json().path("name").asText()).isEqualTo(" a ");
    assertThat(closed.json().path("description").asText()).isEqualTo("d");
    assertThat(closed.json().path("accessLevel").isNull()).isTrue();
  }

  private static String members(JsonNode object) {
    return object.properties().stream().map(e -> e.getKey()).collect(Collectors.joining(" "));
  }

  @Test
  @DisplayName("FLD-3, G6: bad bodies are told with the field and what was expected")
  void badInput() {
    assertError("{}", "invalid_type: name: Invalid input: expected string, received undefined");
    assertError(
        "{\"name\":\"%s\"}".formatted("x".repeat(191)),
        "too_big: name: Too big: expected string to have <=190 characters");
    assertError(
        "{\"name\":\"a\",\"accessLevel\":\"foo\"}",
        "invalid_value: accessLevel: Invalid option: expected one of \"write\"|\"read\"");
    assertError(
        "{\"name\":\"a\",\"description\":\"%s\"}".formatted("x".repeat(501)),
        "too_big: description: Too big: expected string to have <=500 characters");
    for (var malformed : List.of("{\"name\":", "", "nope")) {
      assertThat(api.post("/api/folders", malformed).code()).isEqualTo("bad_request");
      assertThat(api.post("/api/folders", malformed).status()).isEqualTo(400);
      assertThat(api.patch("/api/folders/x", malformed).status()).isEqualTo(400);
      assertThat(api.patch("/api/folders/default", malformed).status()).isEqualTo(400);
      assertThat(api.patch("/api/folders/x/users/y", malformed).status()).isEqualTo(400);
    }
    assertThat(api.get("/api/folders/count").text()).isEqualTo("0");
  }

  private void assertError(String body, String message) {
    var reply = api.post("/api/folders", body);
    assertThat(reply.message()).isEqualTo(message);
    assertThat(reply.status()).isEqualTo(422);
  }

  @Test
  @DisplayName("FLD-3, G11: a name is unique in its workspace whatever its case")
  void duplicates() {
    created("Über");
    var other = created("other");
    for (var reply :
        List.of(
            api.post("/api/folders", "{\"name\":\"üBER\"}"),
            api.patch("/api/folders/" + other, "{\"name\":\"ÜBER\"}"))) {
      assertThat(reply.status()).isEqualTo(409);
      assertThat(reply.code()).isEqualTo("conflict");
      assertThat(reply.message()).isEqualTo("A folder with that name already exists.");
    }
    assertThat(api.patch("/api/folders/" + other, "{\"name\":\"OTHER\"}").status()).isEqualTo(200);
    assertThat(api.as(workspaces.create()).post("/api/folders", "{\"name\":\"Über\"}").status())
        .isEqualTo(201);
  }

  @Test
  @DisplayName("FLD-3: of several who make one folder at once, one does and the others are told")
  void race() throws Exception {
    assertThat(raced(i -> "{\"name\":\"same\"}"))
        .containsOnly(Map.entry(201, 1L), Map.entry(409, 11L));
  }

  @Test
  @DisplayName("FLD-3: several creators at once never go beyond the limit")
  void raceForLimit() throws Exception {
    limit(4);
    assertThat(raced("{\"name\":\"n%d\"}"::formatted))
        .containsOnly(Map.entry(201, 4L), Map.entry(403, 8L));
    assertThat(api.get("/api/folders/count").text()).isEqualTo("4");
  }

  private Map<Integer, Long> raced(IntFunction<String> body) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          IntStream.range(0, 12)
              .<Callable<Integer>>mapToObj(
                  i -> () -> api.post("/api/folders", body.apply(i)).status())
              .toList();
      return threads.invokeAll(calls).stream()
          .collect(Collectors.groupingBy(f -> f.resultNow(), Collectors.counting()));
    }
  }

  @Test
  @DisplayName("FLD-3: beyond the limit the answer is 403, before the body is looked at")
  void limits() {
    limit(2);
    var id = created("a");
    created("b");
    var reply = api.post("/api/folders", "{}");
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.code()).isEqualTo("exceeded_limit");
    assertThat(reply.message()).contains("2 folders.");
    api.delete("/api/folders/" + id);
    assertThat(api.post("/api/folders", "{\"name\":\"c\"}").status()).isEqualTo(201);
  }

  private void limit(int most) {
    sql("update workspaces set folders_limit = ? where id = ?", most, workspace.id());
  }

  @Test
  @DisplayName("FLD-4: a change touches what it names, null clears, no effect changes nothing")
  void changes() {
    var created = api.post("/api/folders", "{\"name\":\"a\",\"description\":\"d\"}").json();
    var path = "/api/folders/" + created.path("id").asText();
    assertThat(api.patch(path, "{}").json()).isEqualTo(created);
    assertThat(api.patch(path, "{\"name\":\"a\",\"accessLevel\":\"write\"}").json())
        .isEqualTo(created);
    var changed = api.patch(path, "{\"description\":null,\"accessLevel\":\"read\"}").json();
    assertThat(changed.path("name").asText()).isEqualTo("a");
    assertThat(changed.path("description").isNull()).isTrue();
    assertThat(changed.path("accessLevel").asText()).isEqualTo("read");
    assertThat(changed.path("createdAt")).isEqualTo(created.path("createdAt"));
    var closed = api.patch(path, "{\"name\":\"b\",\"accessLevel\":null}").json();
    assertThat(closed.path("accessLevel").isNull()).isTrue();
    assertThat(api.get(path).json()).isEqualTo(closed);
    assertThat(api.patch(path, "{\"name\":null}").status()).isEqualTo(422);
    assertNotFound(api.patch("/api/folders/fold_nope", "{\"name\":\"x\"}"));
    assertThat(api.send("PUT", path, "{\"name\":\"x\"}", Map.of()).status()).isEqualTo(405);
  }

  private static void assertNotFound(Api.Reply reply) {
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.code()).isEqualTo("not_found");
    assertThat(reply.message()).isEqualTo("Folder not found.");
  }

  @Test
  @DisplayName("FLD-5: a deleted folder is gone, its links stay without one, nobody starts in it")
  void deletion() {
    var id = created("a");
    var linkId =
        api.post("/api/links", "{\"url\":\"https://example.com\"}").json().path("id").asText();
    sql("update links set folder_id = ? where id = ?", id, linkId);
    api.patch("/api/folders/default", "{\"folderId\":\"%s\"}".formatted(id));

    var deleted = api.delete("/api/folders/" + id);

    assertThat(deleted.status()).isEqualTo(200);
    assertThat(deleted.text()).isEqualTo("{\"id\":\"%s\"}".formatted(id));
    assertNotFound(api.get("/api/folders/" + id));
    assertNotFound(api.delete("/api/folders/" + id));
    assertThat(api.get("/api/links/" + linkId).json().path("folderId").isNull()).isTrue();
    assertThat(api.get("/api/folders/default").text()).isEqualTo("{\"folderId\":null}");
    assertThat(created("a")).isNotEqualTo(id);
  }

  @Test
  @DisplayName("FLD-5: of several who delete a folder at once, one does")
  void raceForDeletion() throws Exception {
    var id = created("a");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          IntStream.range(0, 8)
              .<Callable<Integer>>mapToObj(i -> () -> api.delete("/api/folders/" + id).status())
              .toList();
      assertThat(
              threads.invokeAll(calls).stream()
                  .collect(Collectors.groupingBy(f -> f.resultNow(), Collectors.counting())))
          .containsOnly(Map.entry(200, 1L), Map.entry(404, 7L));
    }
  }

  @Test
  @DisplayName("FLD-2: lists go from the oldest, are searched literally, paged and counted")
  void lists() {
    for (var name : List.of("b", "A", "c_%", "Straße")) {
      created(name);
    }
    assertThat(listed("")).containsExactly("b", "A", "c_%", "Straße");
    assertThat(listed("?pageSize=3&page=2")).containsExactly("Straße");
    assertThat(listed("?page=9007199254740991")).isEmpty();
    assertThat(listed("?search=a")).containsExactly("A", "Straße");
    assertThat(listed("?search=%25")).containsExactly("c_%");
    assertThat(listed("?search=_")).containsExactly("c_%");
    assertThat(listed("?search=" + encoded("STRAßE"))).containsExactly("Straße");
    assertThat(api.get("/api/folders/count").text()).isEqualTo("4");
    assertThat(api.get("/api/folders/count?search=_").text()).isEqualTo("1");
    for (var bad : List.of("page=0", "page=", "pageSize=0", "pageSize=51", "search=%00")) {
      assertThat(api.get("/api/folders?" + bad).status()).as(bad).isEqualTo(422);
    }
  }

  private List<String> listed(String query) {
    var names = new ArrayList<String>();
    api.get("/api/folders" + query).json().forEach(f -> names.add(f.path("name").asText()));
    return names;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName("names are kept as they are written, whatever they try; ids are only ids")
  void hostile() {
    for (var name : List.of("", " x ", "<b>", "'; drop table folders; --", "👩‍👩‍👧", "{{7*7}}")) {
      var body = Api.JSON.createObjectNode().put("name", name).toString();
      assertThat(api.post("/api/folders", body).json().path("name").asText()).isEqualTo(name);
    }
    assertThat(listed("")).hasSize(6);
    for (var id : List.of("%00", "%20", "'", "%F0%9F%98%80", "x".repeat(3_000))) {
      var path = "/api/folders/" + (id.startsWith("%") ? id : encoded(id));
      assertThat(api.get(path).status()).as(id).isEqualTo(404);
      assertThat(api.get(path + "/users").status()).as(id).isEqualTo(404);
      assertThat(api.delete(path).status()).as(id).isEqualTo(404);
    }
  }

  @Test
  @DisplayName("(c.3): another workspace's folder is neither seen, changed nor deleted")
  void otherTenants() {
    var folder = api.get("/api/folders/" + created("mine")).json();
    var path = "/api/folders/" + folder.path("id").asText();
    var stranger = workspaces.create();
    var other = api.as(stranger);
    assertNotFound(other.get(path));
    assertNotFound(other.patch(path, "{\"name\":\"x\"}"));
    assertNotFound(other.delete(path));
    assertNotFound(other.get(path + "/users"));
    assertNotFound(other.patch(path + "/users/" + workspace.userId(), "{\"role\":null}"));
    assertNotFound(other.post(path + "/access-requests", ""));
    assertNotFound(
        other.patch(
            "/api/folders/default", "{\"folderId\":\"%s\"}".formatted(folder.path("id").asText())));
    assertThat(other.get("/api/folders").json()).isEmpty();
    assertThat(other.get("/api/folders/permissions").json()).isEmpty();
    assertThat(other.get("/api/folders/count").text()).isEqualTo("0");
    assertThat(api.get(path).json()).isEqualTo(folder);
  }

  @Test
  @DisplayName("G13: everybody reads folders, owners and members make them, keys as scopes say")
  void roles() {
    for (var role : Role.values()) {
      var caller = api.as(workspaces.memberKey(workspace, role));
      var writes = role == Role.OWNER || role == Role.MEMBER;
      assertThat(caller.get("/api/folders").status()).as(role.label()).isEqualTo(200);
      assertThat(
              caller.post("/api/folders", "{\"name\":\"by %s\"}".formatted(role.label())).status())
          .as(role.label())
          .isEqualTo(writes ? 201 : 403);
    }
    var id = created("a");
    var reader = api.as(workspaces.key(workspace, List.of("folders.read")));
    assertThat(reader.get("/api/folders/" + id).status()).isEqualTo(200);
    assertThat(reader.delete("/api/folders/" + id).message()).contains("folders.write");
    assertThat(reader.patch("/api/folders/" + id, "{}").status()).isEqualTo(403);
    assertThat(reader.patch("/api/folders/" + id + "/users/x", "{\"role\":null}").status())
        .isEqualTo(403);
    var tagger = api.as(workspaces.key(workspace, List.of("tags.write")));
    for (var path : List.of("", "/count", "/permissions", "/access-requests", "/default", "/x")) {
      assertThat(tagger.get("/api/folders" + path).status()).as(path).isEqualTo(403);
      assertThat(new Api(base, null).get("/api/folders" + path).status()).as(path).isEqualTo(401);
    }
    assertThat(
            api.as(workspaces.key(workspace, List.of("folders.write")))
                .delete("/api/folders/" + id)
                .status())
        .isEqualTo(200);
  }

  private String created(String name) {
    var body = Api.JSON.createObjectNode().put("name", name).toString();
    return api.post("/api/folders", body).json().path("id").asText();
  }

  private void sql(String statement, Object... values) {
    Jdbi.create(database).useHandle(handle -> handle.execute(statement, values));
  }
}
