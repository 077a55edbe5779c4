package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.Role;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The log of requests, and the log of who changed what. */
@QuarkusTest
class LogsApiTest extends ApiTest {
  private String link() {
    return api.post("/api/links", "{\"url\":\"https://a.com/\",\"password\":\"open sesame\"}")
        .json()
        .path("id")
        .asText();
  }

  private JsonNode logged(String requestId) throws InterruptedException {
    await("the call is in the log", () -> api.get("/api/logs/" + requestId).status() == 200);
    return api.get("/api/logs/" + requestId).json();
  }

  @Test
  @DisplayName("every call is in the log by the id its answer told, without secrets")
  void logsCalls() throws Exception {
    var reply =
        api.send(
            "POST",
            "/api/links?x=%00y",
            "{\"url\":\"https://a.com/\",\"password\":\"open sesame\"}",
            Map.of("User-Agent", "curl/8", "Content-Type", "application/json"));
    var call = logged(reply.header("X-Request-Id"));
    assertThat(call.path("method").asText()).isEqualTo("POST");
    assertThat(call.path("path").asText()).isEqualTo("/links");
    assertThat(call.path("operation").asText()).isEqualTo("createLink");
    assertThat(call.path("status").asInt()).isEqualTo(200);
    assertThat(call.path("duration").asDouble()).isPositive();
    assertThat(call.path("userId").asText()).isEqualTo(workspace.userId());
    assertThat(call.path("keyId").asText()).startsWith("key_");
    assertThat(call.path("keyName").asText()).isEqualTo("test");
    assertThat(call.at("/user/name").asText()).isEqualTo("Test");
    assertThat(call.at("/user/email").asText()).isEqualTo(workspace.email());
    assertThat(
            api.get("/api/logs?requestId=" + call.path("id").asText())
                .json()
                .get(0)
                .at("/user/name")
                .asText())
        .isEqualTo("Test");
    assertThat(call.path("userAgent").asText()).isEqualTo("curl/8");
    assertThat(call.path("query").asText()).isEqualTo("x=\uFFFDy");
    assertThat(call.path("requestBody").asText())
        .isEqualTo("{\"url\":\"https://a.com/\",\"password\":\"[hidden]\"}");
    assertThat(call.path("responseBody").asText())
        .contains("\"password\":\"[hidden]\"")
        .contains(reply.json().path("id").asText());
    assertThat(call.toString()).doesNotContain("sesame");
  }

  @Test
  @DisplayName("errors are in the log with what was answered; what was only looked at is not kept")
  void logsErrors() throws Exception {
    var failed = logged(api.post("/api/links", "{\"url\":1}").header("X-Request-Id"));
    assertThat(failed.path("status").asInt()).isEqualTo(422);
    assertThat(failed.path("responseBody").asText()).contains("unprocessable_entity");
    var forbidden = api.as(workspaces.memberKey(workspace, Role.VIEWER));
    var refused = logged(forbidden.post("/api/tags", "{}").header("X-Request-Id"));
    assertThat(refused.path("status").asInt()).isEqualTo(403);
    var shown = logged(api.get("/api/links").header("X-Request-Id"));
    assertThat(shown.path("responseBody").isNull()).isTrue();
    assertThat(shown.path("requestBody").isNull()).isTrue();
  }

  @Test
  @DisplayName("calls are listed newest first, by pages and filters, counted, and by the hour")
  void listsCalls() throws Exception {
    var first = api.get("/api/links").header("X-Request-Id");
    api.post("/api/tags", "{\"name\":\"t\"}");
    api.post("/api/tags", "{\"name\":7}");
    var last = api.get("/api/folders").header("X-Request-Id");
    logged(last);

    var all = api.get("/api/logs?end=2999-01-01T00:00:00Z&pageSize=100").json();
    assertThat(all.findValuesAsText("id"))
        .contains(first, last)
        .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    assertThat(api.get("/api/logs?path=/tags&status=4xx").json().findValuesAsText("method"))
        .containsExactly("POST");
    assertThat(api.get("/api/logs?path=/tags&method=POST").json()).hasSize(2);
    assertThat(api.get("/api/logs?operation=getLinks").json().findValuesAsText("id"))
        .containsExactly(first);
    assertThat(api.get("/api/logs?requestId=" + first).json()).hasSize(1);
    assertThat(api.get("/api/logs?startingAfter=" + first).json()).isEmpty();
    assertThat(api.get("/api/logs?path=/tags&pageSize=1&page=2").json()).hasSize(1);
    assertThat(api.get("/api/logs?start=2999-01-01T00:00:00Z").json()).isEmpty();
    assertThat(api.get("/api/logs/count?path=/tags").json().path("count").asInt()).isEqualTo(2);
    var hours = api.get("/api/logs/timeseries?path=/tags").json();
    assertThat(hours.findValuesAsText("requests").stream().mapToInt(Integer::parseInt).sum())
        .isEqualTo(2);
    assertThat(hours.findValuesAsText("failed").stream().mapToInt(Integer::parseInt).sum())
        .isEqualTo(1);
    assertThat(api.get("/api/logs?status=9xx").status()).isEqualTo(422);
    assertThat(api.get("/api/logs?start=yesterday").status()).isEqualTo(422);
  }

  @Test
  @DisplayName("a change is in the audit log when its caller hears of it: who, what, and to what")
  void auditsChanges() {
    var link = link();
    api.patch("/api/links/" + link, "{\"url\":\"https://b.com/\",\"password\":null}");
    api.patch("/api/links/" + link, "{\"url\":7}");
    api.delete("/api/links/" + link);

    var changes = api.get("/api/audit-logs?target=" + link).json();
    assertThat(changes.findValuesAsText("action"))
        .containsExactly("deleteLink", "updateLink", "createLink");
    var update = changes.get(1);
    assertThat(update.path("changes").toString())
        .isEqualTo(
            "{\"url\": \"https://b.com/\", \"password\": null}"
                .replace(": ", ":")
                .replace(", ", ","));
    assertThat(update.path("userId").asText()).isEqualTo(workspace.userId());
    assertThat(update.path("keyId").asText()).startsWith("key_");
    assertThat(changes.get(2).at("/changes/password").asText()).isEqualTo("[hidden]");
    assertThat(changes.get(0).path("changes").isNull()).isTrue();
    assertThat(api.get("/api/audit-logs?action=deleteLink").json()).hasSize(1);
    assertThat(api.get("/api/audit-logs?userId=somebody").json()).isEmpty();
    assertThat(
            api.get(
                    "/api/audit-logs?pageSize=1&startingAfter="
                        + changes.get(0).path("id").asText())
                .json()
                .findValuesAsText("action"))
        .containsExactly("updateLink");
  }

  @Test
  @DisplayName("looking, failing and reports of visitors are no changes")
  void auditsNothingElse() {
    api.get("/api/links");
    api.post("/api/links", "{}");
    api.post(
        "/api/track/lead", "{\"clickId\":\"x\",\"eventName\":\"e\",\"customerExternalId\":\"c\"}");
    assertThat(api.get("/api/audit-logs").json()).isEmpty();
  }

  @Test
  @DisplayName("changes too long to be kept are summed up")
  void longChanges() {
    var links = new StringBuilder("[");
    for (var i = 0; i < 100; i++) {
      links
          .append(i == 0 ? "" : ",")
          .append("{\"url\":\"https://a.com/")
          .append("x".repeat(200))
          .append("\"}");
    }
    assertThat(api.post("/api/links/bulk", links.append(']').toString()).status()).isEqualTo(200);
    var entry = api.get("/api/audit-logs").json().get(0);
    assertThat(entry.path("changes").toString()).isEqualTo("{\"items\":100,\"tooLong\":true}");
    assertThat(entry.path("target").isNull()).isTrue();
  }

  @Test
  @DisplayName("the audit log as a file; owners and members only, and of their workspace")
  void exportsChanges() {
    var link = link();
    var file = api.post("/api/audit-logs/export", "{\"start\":\"2020-01-01T00:00:00Z\"}");
    assertThat(file.header("Content-Type")).isEqualTo("text/csv; charset=utf-8");
    assertThat(file.text().lines()).as("with the copy that is being taken").hasSize(3);
    assertThat(file.text())
        .startsWith("time,action,target,changes,user,key,ip,request\r\n")
        .contains(",createLink," + link + ",");
    assertThat(
            api.post("/api/audit-logs/export", "{\"end\":\"2020-01-01T00:00:00Z\"}").text().lines())
        .hasSize(1);
    for (var role : new Role[] {Role.VIEWER, Role.BILLING}) {
      var other = api.as(workspaces.memberKey(workspace, role));
      assertThat(other.get("/api/audit-logs").status()).isEqualTo(403);
      assertThat(other.post("/api/audit-logs/export", "{}").status()).isEqualTo(403);
      assertThat(other.get("/api/logs").status()).isEqualTo(200);
    }
    var stranger = api.as(workspaces.create());
    assertThat(stranger.get("/api/audit-logs?target=" + link).json()).isEmpty();
  }

  @Test
  @DisplayName("another workspace's calls are not found")
  void isolation() throws Exception {
    var mine = api.get("/api/links").header("X-Request-Id");
    logged(mine);
    var stranger = api.as(workspaces.create());
    assertThat(stranger.get("/api/logs/" + mine).status()).isEqualTo(404);
    assertThat(stranger.get("/api/logs?requestId=" + mine).json()).isEmpty();
    assertThat(stranger.get("/api/logs?startingAfter=" + mine).json().findValuesAsText("id"))
        .doesNotContain(mine);
  }

  @Test
  @DisplayName("both logs go with their workspace")
  void goWithTheWorkspace() throws Exception {
    link();
    logged(api.get("/api/links").header("X-Request-Id"));
    var jdbi = Jdbi.create(database);
    jdbi.useHandle(handle -> handle.execute("delete from workspaces where id = ?", workspace.id()));
    for (var table : new String[] {"api_requests", "audit_entries"}) {
      int left =
          jdbi.withHandle(
              handle ->
                  handle
                      .createQuery("select count(*) from " + table + " where project_id = :id")
                      .bind("id", workspace.id())
                      .mapTo(Integer.class)
                      .one());
      assertThat(left).as(table).isZero();
    }
  }
}
