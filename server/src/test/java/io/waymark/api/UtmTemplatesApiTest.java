package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UtmTemplatesApiTest extends ApiTest {
  private static final String ROW =
      "id name utm_source utm_medium utm_campaign utm_term utm_content ref userId projectId"
          + " createdAt updatedAt";

  @Test
  @DisplayName("UI-6: a template is answered as it is stored, every member there")
  void creation() {
    var reply =
        api.post(
            "/api/utm",
            "{\"name\":\" Spring \",\"utm_source\":\" news \",\"utm_medium\":\"\",\"utm_term\":null,\"ref\":\"r\"}");

    assertThat(reply.status()).isEqualTo(201);
    var template = reply.json();
    assertThat(members(template)).isEqualTo(ROW);
    assertThat(template.path("id").asText()).matches("utm_[0-9A-HJKMNP-TV-Z]{25}");
    assertThat(template.path("name").asText()).isEqualTo("Spring");
    assertThat(template.path("utm_source").asText()).isEqualTo("news");
    assertThat(template.path("ref").asText()).isEqualTo("r");
    for (var empty : List.of("utm_medium", "utm_campaign", "utm_term", "utm_content")) {
      assertThat(template.path(empty).isNull()).as(empty).isTrue();
    }
    assertThat(template.path("userId").asText()).isEqualTo(workspace.userId());
    assertThat(template.path("projectId").asText()).isEqualTo(workspace.id());
    assertThat(template.path("createdAt").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
  }

  private static String members(JsonNode object) {
    return object.properties().stream().map(e -> e.getKey()).collect(Collectors.joining(" "));
  }

  @Test
  @DisplayName("UI-6: lists go by name, with who made each template, and nothing more about them")
  void lists() {
    for (var name : List.of("b", "A", "c_%", "ä")) {
      created(name);
    }
    var all = api.get("/api/utm").json();
    assertThat(names("")).containsExactly("A", "b", "c_%", "ä");
    assertThat(members(all.get(0))).isEqualTo(ROW + " user");
    assertThat(all.get(0).path("user"))
        .isEqualTo(
            Api.JSON
                .createObjectNode()
                .put("id", workspace.userId())
                .put("name", "Test")
                .putNull("image"));
    assertThat(names("?search=_")).containsExactly("c_%");
    assertThat(names("?search=%25")).containsExactly("c_%");
    assertThat(names("?search=" + URLEncoder.encode("Ä", StandardCharsets.UTF_8)))
        .containsExactly("ä");
    assertThat(names("?pageSize=3&page=2")).containsExactly("ä");
    assertThat(names("?page=9007199254740991")).isEmpty();
    for (var bad : List.of("page=0", "pageSize=51", "pageSize=0", "page=x", "search=%00")) {
      assertThat(api.get("/api/utm?" + bad).status()).as(bad).isEqualTo(422);
    }
  }

  @Test
  @DisplayName("UI-6: a list has fifty templates at most")
  void fifty() {
    IntStream.range(0, 52).forEach(i -> created("t%02d".formatted(i)));
    assertThat(names("")).hasSize(50).startsWith("t00").endsWith("t49");
    assertThat(names("?page=2")).containsExactly("t50", "t51");
  }

  @Test
  @DisplayName("UI-6: the template of somebody who is gone stays, without a user")
  void authorGone() {
    var key = workspaces.memberKey(workspace, Role.MEMBER);
    var template = api.as(key).post("/api/utm", "{\"name\":\"theirs\"}").json();
    Jdbi.create(database)
        .useHandle(
            handle ->
                handle.execute("delete from users where id = ?", template.path("userId").asText()));
    var listed = api.get("/api/utm").json().get(0);
    assertThat(listed.path("name").asText()).isEqualTo("theirs");
    assertThat(listed.path("user").isNull()).isTrue();
    assertThat(listed.path("userId").isNull()).isTrue();
  }

  private List<String> names(String query) {
    var names = new ArrayList<String>();
    api.get("/api/utm" + query).json().forEach(t -> names.add(t.path("name").asText()));
    return names;
  }

  @Test
  @DisplayName("UI-6: a change needs the name, leaves what it does not name, null clears")
  void changes() {
    var id =
        api.post(
                "/api/utm",
                "{\"name\":\"a\",\"utm_source\":\"s\",\"utm_medium\":\"m\",\"ref\":\"r\"}")
            .json()
            .path("id")
            .asText();

    var changed =
        api.patch(
            "/api/utm/" + id,
            "{\"name\":\"b\",\"utm_source\":null,\"ref\":\"\",\"utm_campaign\":\" c \"}");

    assertThat(changed.status()).isEqualTo(200);
    assertThat(members(changed.json())).isEqualTo(ROW + " partnerGroup");
    assertThat(changed.json().path("partnerGroup").isNull()).isTrue();
    assertThat(changed.json().path("name").asText()).isEqualTo("b");
    assertThat(changed.json().path("utm_source").isNull()).isTrue();
    assertThat(changed.json().path("ref").isNull()).isTrue();
    assertThat(changed.json().path("utm_medium").asText()).isEqualTo("m");
    assertThat(changed.json().path("utm_campaign").asText()).isEqualTo("c");
    assertThat(api.patch("/api/utm/" + id, "{\"name\":\"b\"}").json()).isEqualTo(changed.json());
    var nameless = api.patch("/api/utm/" + id, "{\"utm_source\":\"x\"}");
    assertThat(nameless.status()).isEqualTo(422);
    assertThat(nameless.message())
        .isEqualTo("invalid_type: name: Invalid input: expected string, received undefined");
    var missing = api.patch("/api/utm/utm_nope", "{\"name\":\"x\"}");
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.message()).isEqualTo("Template not found.");
  }

  @Test
  @DisplayName("UI-6: a deleted template is gone, and its name is free again")
  void deletion() {
    var id = created("a");
    assertThat(api.delete("/api/utm/" + id).text()).isEqualTo("{\"id\":\"%s\"}".formatted(id));
    var again = api.delete("/api/utm/" + id);
    assertThat(again.status()).isEqualTo(404);
    assertThat(again.message()).isEqualTo("UTM template not found.");
    assertThat(created("A")).isNotEqualTo(id);
    assertThat(api.delete("/api/utm/%00").status()).isEqualTo(404);
    assertThat(api.patch("/api/utm/%00", "{\"name\":\"x\"}").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("UI-6: a name is unique in its workspace whatever its case, for two at once too")
  void duplicates() throws Exception {
    created("Über");
    var other = created("other");
    for (var reply :
        List.of(
            api.post("/api/utm", "{\"name\":\" üBER\"}"),
            api.patch("/api/utm/" + other, "{\"name\":\"ÜBER\"}"))) {
      assertThat(reply.status()).isEqualTo(409);
      assertThat(reply.code()).isEqualTo("conflict");
    }
    assertThat(api.as(workspaces.create()).post("/api/utm", "{\"name\":\"Über\"}").status())
        .isEqualTo(201);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          IntStream.range(0, 8)
              .<Callable<Integer>>mapToObj(
                  i -> () -> api.post("/api/utm", "{\"name\":\"same\"}").status())
              .toList();
      assertThat(threads.invokeAll(calls))
          .extracting(f -> f.get())
          .containsOnlyOnce(201)
          .contains(409)
          .containsOnly(201, 409);
    }
  }

  @Test
  @DisplayName("UI-6, LNK-5, G6: bad bodies are told with the field and what was expected")
  void badInput() {
    assertError("{\"name\":\"\"}", "too_small: name: UTM name is required");
    assertError(
        "{\"name\":\"%s\"}".formatted("x".repeat(51)),
        "too_big: name: Too big: expected string to have <=50 characters");
    assertError(
        "{\"name\":\"a\",\"ref\":\"%s\"}".formatted("x".repeat(256)),
        "too_big: ref: Too big: expected string to have <=255 characters");
    assertError(
        "{\"name\":\"a\",\"utm_source\":1}",
        "invalid_type: utm_source: Invalid input: expected string, received number");
    assertThat(api.post("/api/utm", "{").code()).isEqualTo("bad_request");
    assertThat(api.post("/api/utm", "{").status()).isEqualTo(400);
    assertThat(api.patch("/api/utm/x", "").status()).isEqualTo(400);
    var hostile =
        Api.JSON.createObjectNode().put("name", "'; drop table x; -- 👻").put("ref", "<b>");
    assertThat(api.post("/api/utm", hostile.toString()).json().path("name").asText())
        .isEqualTo("'; drop table x; -- 👻");
    assertThat(names("")).hasSize(1);
  }

  private void assertError(String body, String message) {
    var reply = api.post("/api/utm", body);
    assertThat(reply.message()).isEqualTo(message);
    assertThat(reply.status()).isEqualTo(422);
  }

  @Test
  @DisplayName("(c.3): another workspace's template is neither seen, changed nor deleted")
  void otherTenants() {
    var id = created("mine");
    var other = api.as(workspaces.create());
    assertThat(other.patch("/api/utm/" + id, "{\"name\":\"x\"}").status()).isEqualTo(404);
    assertThat(other.delete("/api/utm/" + id).status()).isEqualTo(404);
    assertThat(other.get("/api/utm").json()).isEmpty();
    assertThat(names("")).containsExactly("mine");
  }

  @Test
  @DisplayName("UI-6, G13: templates need the permissions of links")
  void roles() {
    var id = created("a");
    for (var role : Role.values()) {
      var caller = api.as(workspaces.memberKey(workspace, role));
      var writes = role == Role.OWNER || role == Role.MEMBER;
      assertThat(caller.get("/api/utm").status()).as(role.label()).isEqualTo(200);
      assertThat(caller.post("/api/utm", "{\"name\":\"by %s\"}".formatted(role.label())).status())
          .as(role.label())
          .isEqualTo(writes ? 201 : 403);
      assertThat(caller.patch("/api/utm/" + id, "{\"name\":\"a\"}").status())
          .as(role.label())
          .isEqualTo(writes ? 200 : 403);
    }
    var reader = api.as(workspaces.key(workspace, List.of("links.read")));
    assertThat(reader.get("/api/utm").status()).isEqualTo(200);
    assertThat(reader.delete("/api/utm/" + id).status()).isEqualTo(403);
    assertThat(api.as(workspaces.key(workspace, List.of("tags.write"))).get("/api/utm").status())
        .isEqualTo(403);
    assertThat(new Api(base, null).get("/api/utm").status()).isEqualTo(401);
  }

  private String created(String name) {
    return api.post("/api/utm", "{\"name\":\"%s\"}".formatted(name)).json().path("id").asText();
  }
}
