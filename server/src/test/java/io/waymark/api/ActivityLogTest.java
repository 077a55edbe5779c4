package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The audit log as the history of things: what their fields were, and what they became (A14). */
@QuarkusTest
class ActivityLogTest extends ApiTest {
  private JsonNode activity(String query) {
    var reply = api.get("/api/activity-logs?" + query);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json();
  }

  private String made(String path, String body) {
    var reply = api.post(path, body);
    assertThat(reply.status()).as(reply.text()).isBetween(200, 201);
    return reply.json().path("id").asText();
  }

  @Test
  @DisplayName("A14: an update tells who changed which field from what to what")
  void tellsBeforeAndAfter() {
    var link = made("/api/links", "{\"url\":\"https://a.com/\",\"tagNames\":[]}");
    api.patch("/api/links/" + link, "{\"url\":\"https://b.com/\",\"comments\":\"new\"}");

    var entry = activity("resourceType=link&resourceId=" + link).get(0);
    assertThat(entry.path("action").asText()).isEqualTo("updateLink");
    assertThat(entry.path("resourceType").asText()).isEqualTo("link");
    assertThat(entry.path("resourceId").asText()).isEqualTo(link);
    assertThat(entry.path("parentResourceId").isNull()).isTrue();
    assertThat(entry.path("description").isNull()).isTrue();
    assertThat(entry.path("changeSet").toString())
        .isEqualTo(
            "{\"url\":{\"new\":\"https://b.com/\",\"old\":\"https://a.com/\"},"
                + "\"comments\":{\"new\":\"new\",\"old\":null}}");
    assertThat(entry.path("createdAt").asText()).endsWith("Z");
    assertThat(entry.path("userId").asText()).isEqualTo(workspace.userId());
    assertThat(entry.path("user").toString())
        .isEqualTo(
            "{\"id\":\"%s\",\"name\":\"Test\",\"email\":\"%s\",\"image\":null}"
                .formatted(workspace.userId(), workspace.email()));
    assertThat(api.get("/api/audit-logs?pageSize=1").json().get(0).path("changeSet"))
        .as("the audit log tells it too")
        .isEqualTo(entry.path("changeSet"));
  }

  @Test
  @DisplayName("what was made was nothing before; what was deleted has no fields")
  void beginningAndEnd() {
    var tag = made("/api/tags", "{\"name\":\"spring\",\"color\":\"red\"}");
    api.delete("/api/tags/" + tag);
    var history = activity("resourceType=tag&resourceId=" + tag);
    assertThat(history.findValuesAsText("action")).containsExactly("deleteTag", "createTag");
    assertThat(history.get(0).path("changeSet").isNull()).isTrue();
    assertThat(history.get(1).at("/changeSet/name").toString())
        .isEqualTo("{\"old\":null,\"new\":\"spring\"}");
  }

  @Test
  @DisplayName("a secret is never in it, but that it was changed is")
  void hidesSecrets() {
    var link = made("/api/links", "{\"url\":\"https://a.com/\",\"password\":\"open sesame\"}");
    api.patch("/api/links/" + link, "{\"password\":\"open poppy\"}");
    api.patch("/api/links/" + link, "{\"password\":null}");
    var history = activity("resourceType=link&resourceId=" + link);
    assertThat(history.get(1).at("/changeSet/password").toString())
        .isEqualTo("{\"new\":\"[hidden]\",\"old\":\"[hidden]\"}");
    assertThat(history.get(0).at("/changeSet/password").toString())
        .isEqualTo("{\"new\":null,\"old\":\"[hidden]\"}");
    assertThat(history.toString()).doesNotContain("sesame", "poppy");
    var webhook =
        made(
            "/api/webhooks",
            "{\"name\":\"w\",\"url\":\"https://example.com/hook\",\"triggers\":[\"link.created\"]}");
    api.patch("/api/webhooks/" + webhook, "{\"name\":\"x\"}");
    assertThat(activity("resourceType=webhook").toString()).doesNotContain("whsec_");
  }

  @Test
  @DisplayName(
      "a change without effect has an empty set; of a very long value only that it changed")
  void nothingAndTooMuch() {
    var link = made("/api/links", "{\"url\":\"https://a.com/\"}");
    api.patch("/api/links/" + link, "{\"url\":\"https://a.com/\"}");
    assertThat(activity("resourceType=link").get(0).path("changeSet").toString()).isEqualTo("{}");
    var geo = new StringBuilder("{\"geo\":{");
    for (var country : List.of("DE", "FR", "IT", "ES", "PT", "GB", "US", "CA", "MX", "BR")) {
      geo.append("\"%s\":\"https://a.com/%s\",".formatted(country, "x".repeat(300)));
    }
    geo.setLength(geo.length() - 1);
    assertThat(api.patch("/api/links/" + link, geo + "}}").status()).isEqualTo(200);
    assertThat(activity("resourceType=link").get(0).path("changeSet").toString())
        .isEqualTo("{\"geo\":{\"new\":\"[too long]\",\"old\":null}}");
    var comments = "x".repeat(600);
    api.patch("/api/links/" + link, "{\"comments\":\"%sa\"}".formatted(comments));
    api.patch("/api/links/" + link, "{\"comments\":\"%sb\"}".formatted(comments));
    assertThat(activity("resourceType=link").get(0).path("changeSet").toString())
        .as("what was cut off would look the same")
        .isEqualTo("{\"comments\":{\"new\":\"[too long]\",\"old\":\"[too long]\"}}");
  }

  @Test
  @DisplayName("an invite link is made and turned off, and somebody joins by it")
  void inviteLinks() {
    var invites = "/api/workspaces/" + workspace.slug() + "/invites";
    var url = api.post(invites + "/reset", "").json().path("inviteUrl").asText();
    var guest = Browser.of(api, workspaces.create());
    var token = "{\"token\":\"%s\"}".formatted(url.substring(url.indexOf('#') + 1));
    assertThat(guest.post("/auth/join/accept", token).status()).isEqualTo(200);
    api.delete(invites + "/link");

    var link = activity("resourceType=invite");
    assertThat(link.findValuesAsText("action"))
        .containsExactly("deleteInviteLink", "resetInviteLink");
    assertThat(link.findValuesAsText("resourceId"))
        .containsOnly("ws_" + workspace.id().replaceFirst("^ws_", ""));
    assertThat(activity("resourceType=user").findValuesAsText("action")).contains("joinWorkspace");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tag|/tags|{\"name\":\"a\"}|{\"name\":\"b\"}|/name",
        "folder|/folders|{\"name\":\"a\"}|{\"name\":\"b\"}|/name",
        "utmTemplate|/utm|{\"name\":\"a\"}|{\"name\":\"b\"}|/name",
        "customer|/customers|{\"externalId\":\"1\",\"name\":\"a\",\"country\":\"DE\"}|{\"name\":\"b\"}|/name",
      })
  @DisplayName("every kind of thing has its history")
  void kinds(String type, String path, String made, String change, String field) {
    var id = made("/api" + path, made);
    var changed = api.patch("/api" + path + "/" + id, change);
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    assertThat(
            activity("resourceType=" + type + "&resourceId=" + id).get(0).at("/changeSet" + field))
        .hasToString("{\"new\":\"b\",\"old\":\"a\"}");
  }

  @Test
  @DisplayName("keys have theirs, too, and it does not tell them")
  void keys() {
    var made = api.post("/api/tokens", "{\"name\":\"a\"}").json();
    var key = api.get("/api/tokens").json().get(0).path("id").asText();
    assertThat(api.patch("/api/tokens/" + key, "{\"name\":\"renamed\"}").status()).isEqualTo(200);
    var history = activity("resourceType=token&resourceId=" + key);
    assertThat(history.get(0).at("/changeSet/name/new").asText()).isEqualTo("renamed");
    assertThat(activity("resourceType=token").toString())
        .doesNotContain(made.path("token").asText());
  }

  @Test
  @DisplayName("workspaces and domains have theirs too")
  void workspacesAndDomains() {
    api.patch("/api/workspaces/" + workspace.id(), "{\"name\":\"Acme\"}");
    var entry = activity("resourceType=workspace").get(0);
    assertThat(entry.at("/changeSet/name/new").asText()).isEqualTo("Acme");
    assertThat(entry.at("/changeSet/name/old").asText()).isNotEmpty().isNotEqualTo("Acme");
    var slug = workspace.slug() + ".example.com";
    made("/api/domains", "{\"slug\":\"%s\"}".formatted(slug));
    api.patch("/api/domains/" + slug, "{\"archived\":true}");
    assertThat(activity("resourceType=domain").get(0).path("changeSet").toString())
        .isEqualTo("{\"archived\":{\"new\":true,\"old\":false}}");
  }

  @Test
  @DisplayName("a domain that is gone is known by its id, and by the name it had")
  void deletedDomains() {
    var slug = workspace.slug().toLowerCase(Locale.ROOT) + ".example.com";
    var id = made("/api/domains", "{\"slug\":\"%s\"}".formatted(slug));
    // as if it had been made before the log remembers
    Jdbi.create(database)
        .useHandle(
            handle -> handle.execute("delete from audit_entries where action = 'createDomain'"));
    assertThat(api.delete("/api/domains/" + slug).text())
        .isEqualTo("{\"slug\":\"%s\"}".formatted(slug));
    var history = activity("resourceType=domain&resourceId=" + id);
    assertThat(history.findValuesAsText("action")).containsExactly("deleteDomain");
    var entry = api.get("/api/audit-logs?target=" + id).json().path(0);
    assertThat(entry.path("targetName").asText()).isEqualTo(slug);
    assertThat(entry.path("changes").toString()).isEqualTo("{\"slug\":\"%s\"}".formatted(slug));
  }

  @Test
  @DisplayName("the newest of all actions of a kind, in their order, page by page")
  void manyActions() {
    var ids = new ArrayList<String>();
    for (var name : List.of("a", "b", "c")) {
      var tag = made("/api/tags", "{\"name\":\"%s\"}".formatted(name));
      api.patch("/api/tags/" + tag, "{\"name\":\"%s\"}".formatted(name + name));
      ids.add(tag);
    }
    api.delete("/api/tags/" + ids.get(0));
    var seen = new ArrayList<String>();
    var after = "";
    for (var page = activity("resourceType=tag&pageSize=2");
        !page.isEmpty();
        page = activity("resourceType=tag&pageSize=2&startingAfter=" + after)) {
      seen.addAll(page.findValuesAsText("action"));
      after = page.get(page.size() - 1).path("id").asText();
    }
    assertThat(seen)
        .containsExactly(
            "deleteTag",
            "updateTag",
            "createTag",
            "updateTag",
            "createTag",
            "updateTag",
            "createTag");
    assertThat(activity("resourceType=tag&action=createLink")).isEmpty();
  }

  @Test
  @DisplayName("by thing, by what it belongs to, by action; newest first and by pages")
  void filters() {
    var folder = made("/api/folders", "{\"name\":\"Marketing\"}");
    var other = made("/api/folders", "{\"name\":\"Other\"}");
    var member = workspaces.member(workspace, Role.MEMBER);
    var role =
        api.patch("/api/folders/%s/users/%s".formatted(folder, member), "{\"role\":\"editor\"}");
    assertThat(role.status()).as(role.text()).isEqualTo(200);

    var of = activity("resourceType=folder&parentResourceId=" + folder);
    assertThat(of.findValuesAsText("action")).containsExactly("updateFolderUser");
    assertThat(of.get(0).path("parentResourceType").asText()).isEqualTo("folder");
    assertThat(of.get(0).path("parentResourceId").asText()).isEqualTo(folder);
    assertThat(activity("resourceType=folder&action=createFolder").findValuesAsText("resourceId"))
        .containsExactly(other, folder);
    var first = activity("resourceType=folder&action=createFolder&pageSize=1");
    assertThat(first.findValuesAsText("resourceId")).containsExactly(other);
    var next = "&startingAfter=" + first.get(0).path("id").asText();
    assertThat(
            activity("resourceType=folder&action=createFolder" + next)
                .findValuesAsText("resourceId"))
        .containsExactly(folder);
    assertThat(activity("resourceType=link")).isEmpty();
    assertThat(activity("resourceType=partner")).as("there are no programs").isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', resourceType",
    "resourceType=, resourceType",
    "resourceType=planet, resourceType",
    "resourceType=link&pageSize=101, pageSize",
    "resourceType=link&pageSize=0, pageSize",
  })
  @DisplayName("what cannot be asked is refused by the name of the parameter")
  void refuses(String query, String parameter) {
    var reply = api.get("/api/activity-logs?" + query);
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().at("/error/code").asText()).isEqualTo("unprocessable_entity");
    assertThat(reply.json().at("/error/message").asText()).contains(parameter);
  }

  @Test
  @DisplayName("owners and members only, and of their workspace")
  void rights() {
    made("/api/tags", "{\"name\":\"spring\"}");
    var path = "/api/activity-logs?resourceType=tag";
    assertThat(api.as(workspaces.memberKey(workspace, Role.MEMBER)).get(path).json()).hasSize(1);
    for (var role : new Role[] {Role.VIEWER, Role.BILLING}) {
      assertThat(api.as(workspaces.memberKey(workspace, role)).get(path).status()).isEqualTo(403);
    }
    assertThat(api.as(workspaces.create()).get(path).json()).isEmpty();
  }
}
