package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LinkExportTest extends ApiTest {

  private void create(String fields) {
    var reply = api.post("/api/links", "{" + fields + "}");
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
  }

  @Test
  @DisplayName("EXP-1, EXP-2: headings, fixed order, decoded short links")
  void defaults() {
    create("\"url\":\"https://a.com/x,y\",\"key\":\"%s-ü\"".formatted(workspace.slug()));
    create("\"url\":\"https://b.com/\",\"key\":\"%s-2\"".formatted(workspace.slug()));

    var reply = api.get("/api/links/export");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).startsWith("application/csv");
    assertThat(reply.header("Content-Disposition")).startsWith("attachment");
    var lines = reply.text().split("\r\n", -1);
    assertThat(lines[0]).isEqualTo("Short link,Destination URL,Clicks,Created at");
    assertThat(lines[1])
        .startsWith("http://localhost:8080/%s-2,https://b.com/,0,20".formatted(workspace.slug()));
    assertThat(lines[2])
        .startsWith(
            "http://localhost:8080/%s-ü,\"https://a.com/x,y\",0,20".formatted(workspace.slug()));
    assertThat(lines).hasSize(4);
  }

  @Test
  @DisplayName(
      "EXP-1, EXP-3: chosen columns, no formulas; unknown ones are left out; archived is told")
  void columns() {
    api.post("/api/tags", "{\"name\":\"=cmd()\",\"color\":\"red\"}");
    api.post("/api/tags", "{\"name\":\"blue\",\"color\":\"blue\"}");
    create("\"url\":\"https://a.com\",\"tagNames\":[\"=cmd()\",\"blue\"],\"archived\":true");

    var reply =
        api.get(
            "/api/links/export?columns=archived,tags,none,saleAmount,conversions,leads&showArchived=true");

    assertThat(reply.text())
        .isEqualTo(
            "Leads,Conversions,Revenue,Tags,Archived\r\n0,0,$0.00,\"'=cmd(), blue\",Yes\r\n");
  }

  @Test
  @DisplayName("EXP-2: the time they were made; 30 days if nothing is said")
  void range() {
    create("\"url\":\"https://a.com\"");
    for (var one :
        List.of("", "interval=24h", "interval=all", "start=2024-01-01", "interval=mtd")) {
      assertThat(api.get("/api/links/export?" + one).text().lines()).as(one).hasSize(2);
    }
    assertThat(api.get("/api/links/export?start=2024-01-01&end=2025-01-01").text().lines())
        .hasSize(1);
    for (var bad :
        List.of("start=2022-01-01", "start=x", "interval=2d", "start=2025-01-01&end=2024-01-01")) {
      assertThat(api.get("/api/links/export?" + bad).status()).as(bad).isEqualTo(422);
    }
  }

  @Test
  void manyLinksAreWrittenOnceEach() {
    var hundred = "{\"url\":\"https://a.com\"},".repeat(99) + "{\"url\":\"https://a.com\"}";
    for (var i = 0; i < 11; i++) {
      assertThat(api.post("/api/links/bulk", "[" + hundred + "]").status()).isEqualTo(200);
    }

    var lines = api.get("/api/links/export?columns=id").text().lines().toList();

    assertThat(lines).hasSize(1_101).doesNotHaveDuplicates();
  }

  @Test
  void othersGetTheirOwn() {
    create("\"url\":\"https://a.com\"");

    assertThat(api.as(workspaces.create()).get("/api/links/export?interval=all").text().lines())
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "favicon.ico", "a b", "app"})
  @DisplayName("LNK-63, LNK-64: a free key is free, a taken or bad one is told why")
  void addresses(String pattern) {
    var free = api.as((String) null).get("/api/links/random?domain=localhost:8080").json().asText();
    assertThat(free).matches("[0-9A-Za-z]{7}");
    var exists = "/api/links/exists?domain=localhost:8080&workspaceId=" + workspace.id() + "&key=";
    assertThat(api.get(exists + free).text()).isEqualTo("{\"error\":null}");
    create("\"url\":\"https://a.com\",\"key\":\"%s\"".formatted(workspace.slug()));

    var refused =
        api.as((String) null).get(exists + pattern.formatted(workspace.slug()).replace(" ", "%20"));

    assertThat(refused.status()).isIn(403, 409, 422);
    assertThat(refused.message()).isNotEmpty();
  }
}
