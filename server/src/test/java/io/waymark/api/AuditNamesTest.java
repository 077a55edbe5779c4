package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.Role;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The audit log tells names beside ids. */
@QuarkusTest
class AuditNamesTest extends ApiTest {
  private JsonNode last() {
    return api.get("/api/audit-logs?pageSize=1").json().get(0);
  }

  private static String id(JsonNode made) {
    return made.path("id").asText();
  }

  @Test
  @DisplayName("who made a change, by name, address and key")
  void namesPeople() {
    api.post("/api/tags", "{\"name\":\"spring\"}");
    assertThat(last().path("user").toString())
        .isEqualTo(
            "{\"name\":\"Test\",\"email\":\"%s\",\"isMachine\":false}"
                .formatted(workspace.email()));
    assertThat(last().path("keyName").asText()).isEqualTo("test");
  }

  @Test
  @DisplayName("who has left keeps the name there, but not the address; who is gone has neither")
  void namesWhoLeft() {
    var member = workspaces.member(workspace, Role.MEMBER);
    api.as(workspaces.key(workspace.id(), member, null)).post("/api/tags", "{\"name\":\"spring\"}");
    assertThat(last().at("/user/email").asText()).isEqualTo(member + "@example.com");
    assertThat(api.delete("/api/workspaces/" + workspace.id() + "/users?userId=" + member).status())
        .isEqualTo(200);
    var left = api.get("/api/audit-logs?userId=" + member).json().get(0);
    assertThat(left.at("/user/name").asText()).isEqualTo("Member");
    assertThat(left.at("/user/email").isNull()).isTrue();
    assertThat(left.path("keyName").isNull()).as("the key went with its user").isTrue();

    Jdbi.create(database)
        .useHandle(handle -> handle.execute("delete from users where id = ?", member));
    var gone = api.get("/api/audit-logs?userId=" + member).json().get(0);
    assertThat(gone.path("user").isNull()).isTrue();
    assertThat(gone.path("userId").asText()).isEqualTo(member);
  }

  @Test
  @DisplayName("what was changed has the name it has now")
  void namesTargets() {
    var tag = id(api.post("/api/tags", "{\"name\":\"spring\"}").json());
    api.patch("/api/tags/" + tag, "{\"name\":\"summer\"}");
    var link = api.post("/api/links", "{\"url\":\"https://a.com/\"}").json();
    var folder = id(api.post("/api/folders", "{\"name\":\"Marketing\"}").json());
    api.patch("/api/workspaces/" + workspace.id(), "{\"name\":\"Acme\"}");

    assertThat(named(tag)).isEqualTo("summer");
    assertThat(named(id(link)))
        .isEqualTo(link.path("shortLink").asText().replaceFirst("^https?://", ""));
    assertThat(named(folder)).isEqualTo("Marketing");
    assertThat(named(workspace.id())).isEqualTo("Acme");
  }

  private String named(String target) {
    return api.get("/api/audit-logs?target=" + target).json().path(0).path("targetName").asText();
  }

  @Test
  @DisplayName("what is gone has the name that was wanted for it last, if the log knows one")
  void namesWhatIsGone() {
    var tag = id(api.post("/api/tags", "{\"name\":\"spring\"}").json());
    api.patch("/api/tags/" + tag, "{\"name\":\"summer\"}");
    api.patch("/api/tags/" + tag, "{\"color\":\"red\"}");
    api.delete("/api/tags/" + tag);
    assertThat(api.get("/api/audit-logs?target=" + tag).json().findValuesAsText("targetName"))
        .containsExactly("summer", "summer", "summer", "summer");
    var link = id(api.post("/api/links", "{\"url\":\"https://a.com/\"}").json());
    api.delete("/api/links/" + link);
    assertThat(named(link)).isEqualTo("https://a.com/");
  }

  @Test
  @DisplayName("another workspace's things have no name here, even by their ids")
  void isolation() {
    var stranger = api.as(workspaces.create());
    var tag = id(stranger.post("/api/tags", "{\"name\":\"secret plans\"}").json());
    var mine = id(api.post("/api/tags", "{\"name\":\"spring\"}").json());
    Jdbi.create(database)
        .useHandle(
            handle ->
                handle.execute(
                    "update audit_entries set target = ? where project_id = ? and target = ?",
                    tag,
                    workspace.id(),
                    mine));
    var entry = api.get("/api/audit-logs?target=" + tag).json().get(0);
    assertThat(entry.path("targetName").asText()).isEqualTo("spring");
    assertThat(api.get("/api/audit-logs").json().toString()).doesNotContain("secret plans");
  }
}
