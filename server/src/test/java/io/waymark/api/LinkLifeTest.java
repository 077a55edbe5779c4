package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.Role;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where links are, whose they are, and how they are found again (sections 3.2 and 4). */
@QuarkusTest
class LinkLifeTest extends ApiTest {

  private JsonNode create(String fields) {
    var made = post(fields);
    assertThat(made.status()).as(made.text()).isEqualTo(200);
    return made.json();
  }

  private Api.Reply post(String fields) {
    return api.post(
        "/api/links", "{'url':'https://a.com',%s}".formatted(fields).replace('\'', '"'));
  }

  private Api.Reply patch(JsonNode link, String fields) {
    return api.patch(
        "/api/links/" + link.path("id").asText(), "{%s}".formatted(fields).replace('\'', '"'));
  }

  private String domain() {
    var slug = workspace.slug().toLowerCase(Locale.ROOT) + ".example";
    if (api.get("/api/domains?search=" + slug).json().isEmpty()) {
      assertThat(api.post("/api/domains", "{\"slug\":\"%s\"}".formatted(slug)).status())
          .isEqualTo(201);
    }
    return slug;
  }

  @Test
  @DisplayName("LNK-2, LNK-21: a random key has the length and the prefix asked for")
  void randomKeys() {
    assertThat(create("'keyLength':12").path("key").asText()).matches("[0-9A-Za-z]{12}");
    assertThat(create("'prefix':'/go/','keyLength':3").path("key").asText())
        .matches("go/[0-9A-Za-z]{3}");
    assertThat(create("'key':'','prefix':'p'").path("key").asText()).matches("p/[0-9A-Za-z]{7}");
    var key = workspace.slug();
    assertThat(create("'key':'%s','prefix':'p','keyLength':3".formatted(key)).path("key").asText())
        .isEqualTo(key);
  }

  @Test
  @DisplayName("LNK-17: an empty key draws a new one, another domain keeps the key if it is free")
  void addresses() {
    var link = create("'key':'%s'".formatted(workspace.slug()));
    var drawn = patch(link, "'key':''").json();
    assertThat(drawn.path("key").asText()).matches("[0-9A-Za-z]{7}").isNotEqualTo(workspace.slug());
    var domain = domain();
    var moved = patch(link, "'domain':'%s'".formatted(domain)).json();
    assertThat(moved.path("domain").asText()).isEqualTo(domain);
    assertThat(moved.path("key")).isEqualTo(drawn.path("key"));
    var other =
        create("'domain':'localhost:8080','key':'%s'".formatted(drawn.path("key").asText()));
    assertThat(patch(other, "'domain':'%s'".formatted(domain)).status()).isEqualTo(409);
    assertThat(patch(link, "'key':'%s'".formatted(drawn.path("key").asText())).status())
        .isEqualTo(200);
  }

  @Test
  @DisplayName("LNK-22: an external id is taken once; its own link may keep it in another case")
  void externalIds() {
    var link = create("'externalId':'Order-1'");
    assertThat(post("'externalId':'order-1'").status()).isEqualTo(409);
    assertThat(post("'externalId':'ext_Order-1'").code()).isEqualTo("conflict");
    assertThat(patch(link, "'externalId':'ORDER-1'").status()).isEqualTo(200);
    assertThat(
            api.as(workspaces.create())
                .post("/api/links", "{\"url\":\"a.com\",\"externalId\":\"Order-1\"}")
                .status())
        .isEqualTo(200);
  }

  @Test
  @DisplayName("LNK-24: a link is made in a folder that exists")
  void folders() {
    assertThat(post("'folderId':'fold_none'").status()).isIn(403, 404);
  }

  @Test
  @DisplayName("LNK-30: a link stays with the workspace and with whoever made it")
  void ownership() {
    var link = create("'title':'mine'");
    var member = api.as(workspaces.memberKey(workspace, Role.MEMBER));
    var changed =
        member.patch(
            "/api/links/" + link.path("id").asText(),
            "{\"title\":\"theirs\",\"userId\":\"user_x\",\"projectId\":\"ws_x\",\"workspaceId\":\"ws_x\"}");
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    assertThat(changed.json().path("userId").asText()).isEqualTo(workspace.userId());
    assertThat(changed.json().path("workspaceId").asText()).isEqualTo(workspace.id());
  }

  @Test
  @DisplayName("LNK-34: every link made counts for the workspace, and deleting takes none back")
  void usage() {
    var link = create("'title':'x'");
    var bulk = api.post("/api/links/bulk", "[{\"url\":\"a.com\"},{\"url\":\"b.com\"}]");
    assertThat(bulk.json()).hasSize(2);
    assertThat(api.delete("/api/links/" + link.path("id").asText()).status()).isEqualTo(200);
    assertThat(counted("links_usage")).isEqualTo(3);
    assertThat(counted("total_links")).isEqualTo(2);
  }

  private long counted(String column) {
    return Jdbi.create(database)
        .withHandle(
            handle ->
                handle
                    .createQuery("select <column> from workspaces where id = :id")
                    .define("column", column)
                    .bind("id", workspace.id())
                    .mapTo(Long.class)
                    .one());
  }

  @Test
  @DisplayName("LNK-39: a workspace that has used up its links hears so before anything else")
  void limit() {
    workspaces.limitLinks(workspace, 0);
    for (var body : List.of("{\"url\":\"https://a.com\"}", "{", "{}")) {
      var refused = api.post("/api/links", body);
      assertThat(refused.status()).as(body).isEqualTo(403);
      assertThat(refused.code()).isEqualTo("forbidden");
    }
  }

  @Test
  @DisplayName("LNK-38: of two who take one key, the later hears of a conflict")
  void taken() {
    create("'key':'%s'".formatted(workspace.slug()));
    var refused = post("'key':'%s'".formatted(workspace.slug().toUpperCase(Locale.ROOT)));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("conflict");
  }

  @Test
  @DisplayName("LNK-49: a link is found by domain and key, by id, and by the caller's own id")
  void info() {
    var link = create("'key':'%s','externalId':'mine'".formatted(workspace.slug()));
    var id = link.path("id").asText();
    for (var query :
        List.of(
            "domain=localhost:8080&key=" + workspace.slug(),
            "domain=LOCALHOST:8080&key=" + workspace.slug().toUpperCase(Locale.ROOT),
            "linkId=" + id,
            "externalId=ext_mine",
            "externalId=mine")) {
      var found = api.get("/api/links/info?" + query);
      // An external id has to say that it is one.
      assertThat(found.status())
          .as(query + found.text())
          .isEqualTo(query.equals("externalId=mine") ? 400 : 200);
    }
    var domain = domain();
    var root = api.get("/api/links/info?domain=" + domain).json();
    assertThat(root.path("key").asText()).isEqualTo("_root");
  }

  @ParameterizedTest
  @DisplayName("LNK-49: a question that names no link is a bad one")
  @CsvSource({
    "'',400",
    "key=abc,404",
    "domain=localhost:8080&key=,422",
    "domain=not%20a%20domain&key=a,422",
    "domain=localhost:8080&key=none,404",
    "linkId=link_none,404",
    "domain=localhost:8080&key=%ED%95%9C,404"
  })
  void badQuestions(String query, int status) {
    assertThat(api.get("/api/links/info?" + query).status()).isEqualTo(status);
  }

  @Test
  @DisplayName("LNK-50: a link has its id, and the caller's own with ext_ before it")
  void byId() {
    var link = create("'externalId':'mine'");
    assertThat(api.get("/api/links/" + link.path("id").asText()).json()).isEqualTo(link);
    assertThat(api.get("/api/links/ext_mine").json()).isEqualTo(link);
    assertThat(api.get("/api/links/mine").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("LNK-66: an archived link works, and is only hidden from lists")
  void archived() {
    var link = create("'key':'%s'".formatted(workspace.slug()));
    assertThat(patch(link, "'archived':true").json().path("archived").asBoolean()).isTrue();
    assertThat(api.visit("/" + workspace.slug(), "203.0.113.9").status()).isEqualTo(302);
    assertThat(api.get("/api/links").json()).isEmpty();
    assertThat(api.get("/api/links?showArchived=true").json()).hasSize(1);
  }

  @Test
  @DisplayName("LNK-67: callers do not disable links")
  void disabling() {
    var link = create("'disabledAt':'2020-01-01T00:00:00Z'");
    assertThat(link.path("disabledAt").isNull()).isTrue();
    var changed = patch(link, "'disabledAt':'2020-01-01T00:00:00Z'").json();
    assertThat(changed.path("disabledAt").isNull()).isTrue();
  }

  @Test
  @DisplayName("G2, G3: an error says its code, its message, and where it is explained")
  void errors() {
    var missing = api.get("/api/links/link_none").json().path("error");
    assertThat(missing.path("code").asText()).isEqualTo("not_found");
    assertThat(missing.path("doc_url").asText()).endsWith("#not-found");
    var unprocessable = api.post("/api/links", "{}").json().path("error");
    assertThat(unprocessable.path("doc_url").asText()).endsWith("#unprocessable-entity");
    assertThat(unprocessable.path("message").asText())
        .isEqualTo("invalid_type: url: Invalid input: expected string, received undefined");
  }
}
