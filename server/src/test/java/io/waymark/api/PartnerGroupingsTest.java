package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Analytics and events by partners and their groups (A10, B2, B4, B5). */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // filled in before each test
class PartnerGroupingsTest extends ConversionTest {
  private ProgramFixture program;
  private String ann;
  private String bob;
  private JsonNode annsFirst;
  private JsonNode annsSecond;
  private JsonNode bobs;
  private JsonNode nobodys;

  /** Ann has two clicks by two links, Bob has one click and all the sales. */
  @BeforeEach
  void clicks() throws InterruptedException {
    program = new ProgramFixture(Jdbi.create(database), workspace.id());
    ann = program.partner("Ann");
    bob = program.partner("Bob");
    annsFirst = link("a1");
    annsSecond = link("a2");
    bobs = link("b");
    nobodys = link("n");
    program.gives(annsFirst, ann);
    program.gives(annsSecond, ann);
    program.gives(bobs, bob);
    click(annsFirst);
    click(annsSecond);
    click(nobodys);
    lead(click(bobs), "Sign up", "c1");
    sale("c1", 4900, "inv1");
    await("all of it is stored", () -> sums("event=composite").equals("4/1/1/4900"));
  }

  /** With a key of its own, because several questions a second are more than one may ask. */
  private Api caller() {
    return api.as(workspaces.key(workspace, null));
  }

  private JsonNode get(String path) {
    var reply = caller().get("/api" + path);
    assertThat(reply.status()).as(path + reply.text()).isEqualTo(200);
    return reply.json();
  }

  private JsonNode rows(String groupBy, String query) {
    return get("/analytics?event=composite&groupBy=" + groupBy + query);
  }

  private String sums(String query) {
    var sums = get("/analytics?" + query);
    return "%d/%d/%d/%d"
        .formatted(
            sums.path("clicks").asInt(),
            sums.path("leads").asInt(),
            sums.path("sales").asInt(),
            sums.path("saleAmount").asInt());
  }

  /** The query with the names of what the fixture made put in. */
  private String filled(String query) {
    return query
        .replace("{ann}", ann)
        .replace("{bob}", bob)
        .replace("{group}", program.group())
        .replace("{program}", program.program())
        .replace("{bobs}", bobs.path("id").asText())
        .replace("{nobodys}", nobodys.path("id").asText());
  }

  private String gold() {
    var reply = api.post("/api/groups", "{\"name\":\"Gold\",\"slug\":\"gold\",\"color\":\"red\"}");
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return reply.json().path("id").asText();
  }

  private void moveBob(String group) {
    var moved =
        api.post("/api/groups/" + group + "/partners", "{\"partnerIds\":[\"%s\"]}".formatted(bob));
    assertThat(moved.json().path("count").asInt()).isEqualTo(1);
  }

  @Test
  @DisplayName("B5: the best partners first, by clicks, or by what was paid")
  void topPartners() {
    program.execute(
        "update partners set image = 'https://x.test/a.png', payouts_enabled_at = '2026-01-02Z'"
            + " where id = ?",
        ann);
    assertThat(get("/analytics?groupBy=top_partners").toString())
        .isEqualTo(
            ("[{\"partnerId\":\"%s\",\"partner\":{\"id\":\"%s\",\"name\":\"Ann\",\"email\":\"%s\","
                    + "\"image\":\"https://x.test/a.png\","
                    + "\"payoutsEnabledAt\":\"2026-01-02T00:00:00.000Z\",\"country\":\"DE\"},"
                    + "\"clicks\":2,\"leads\":0,\"sales\":0,\"saleAmount\":0},"
                    + "{\"partnerId\":\"%s\",\"partner\":{\"id\":\"%s\",\"name\":\"Bob\","
                    + "\"email\":\"%s\",\"image\":null,\"payoutsEnabledAt\":null,"
                    + "\"country\":\"DE\"},"
                    + "\"clicks\":1,\"leads\":0,\"sales\":0,\"saleAmount\":0}]")
                .formatted(ann, ann, email("Ann"), bob, bob, email("Bob")));
    assertThat(rows("top_partners", "").findValuesAsText("partnerId")).containsExactly(bob, ann);
    assertThat(rows("top_partners", "").at("/0/saleAmount").asInt()).isEqualTo(4900);
    assertThat(get("/analytics?event=leads&groupBy=top_partners").findValuesAsText("partnerId"))
        .containsExactly(bob);
    assertThat(rows("top_partner_tags", "")).isEmpty();
  }

  private String email(String name) {
    return name + "@" + program.program().replace("prog_", "") + ".test";
  }

  @Test
  @DisplayName("A10: events go with a partner into another group, and back when it is deleted")
  void topGroups() {
    assertThat(rows("top_groups", "").toString())
        .isEqualTo(
            ("[{\"groupId\":\"%s\",\"group\":{\"id\":\"%s\",\"name\":\"Default Group\","
                    + "\"slug\":\"default\",\"color\":null},"
                    + "\"clicks\":3,\"leads\":1,\"sales\":1,\"saleAmount\":4900}]")
                .formatted(program.group(), program.group()));
    var gold = gold();
    moveBob(gold);
    assertThat(rows("top_groups", "").findValuesAsText("groupId"))
        .containsExactly(gold, program.group());
    assertThat(rows("top_groups", "").at("/0/group").toString())
        .isEqualTo(
            "{\"id\":\"%s\",\"name\":\"Gold\",\"slug\":\"gold\",\"color\":\"red\"}"
                .formatted(gold));
    assertThat(sums("event=composite&groupId=" + gold)).isEqualTo("1/1/1/4900");
    assertThat(api.delete("/api/groups/" + gold).status()).isEqualTo(200);
    assertThat(rows("top_groups", "").findValuesAsText("groupId")).containsExactly(program.group());
    assertThat(sums("groupId=" + gold)).isEqualTo("0/0/0/0");
    assertThat(sums("groupId=" + program.group())).isEqualTo("3/0/0/0");
  }

  @Test
  @DisplayName("B5: who is in the program no more, or in no group, is not listed")
  void gone() {
    program.execute("update program_enrollments set group_id = null where partner_id = ?", ann);
    assertThat(rows("top_groups", "").at("/0/clicks").asInt()).isEqualTo(1);
    program.execute("delete from program_enrollments where partner_id = ?", ann);
    assertThat(rows("top_partners", "").findValuesAsText("partnerId")).containsExactly(bob);
    assertThat(sums("partnerId=" + ann)).isEqualTo("2/0/0/0");
    api.delete("/api/links/" + bobs.path("id").asText());
    assertThat(rows("top_partners", "")).isEmpty();
    assertThat(sums("")).isEqualTo("4/0/0/0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "partnerId={ann}|2/0/0/0",
        "partnerId={ann},{bob}|3/1/1/4900",
        "partnerId=-{ann}|2/1/1/4900",
        "partnerId=-{ann},{bob}|1/0/0/0",
        "partnerId=pn_none|0/0/0/0",
        "partnerId=-pn_none|4/1/1/4900",
        "groupId={group}|3/1/1/4900",
        "groupId=grp_none,{group}|3/1/1/4900",
        "groupId=-{group}|1/0/0/0",
        "groupId=grp_none|0/0/0/0",
        "groupId=-grp_none|4/1/1/4900",
        "groupId={group}&partnerId={bob}|1/1/1/4900",
        "groupId={group}&partnerId=-{bob}|2/0/0/0",
        "programId={program}|3/1/1/4900",
        "programId={program}&partnerId={ann}|2/0/0/0",
        "partnerTagId=ptag_1|0/0/0/0",
        "partnerTagId=-ptag_1|4/1/1/4900",
        // links that are named outweigh what they have (B4.3)
        "linkId={nobodys}&groupId={group}|1/0/0/0",
        "linkId={nobodys}&partnerId={ann}&programId={program}|1/0/0/0",
      })
  @DisplayName("B4: partners, groups and programs choose links as they are today")
  void filters(String query, String sums) {
    var asked = filled(query);
    assertThat(sums("event=composite&" + asked)).isEqualTo(sums);
    var clicks = Integer.parseInt(sums.substring(0, sums.indexOf('/')));
    assertThat(get("/events?" + asked)).hasSize(clicks);
    var days = get("/analytics?interval=7d&groupBy=timeseries&" + asked);
    assertThat(days.get(7).path("clicks").asInt()).isEqualTo(clicks);
    assertThat(caller().get("/api/events/export?columns=link&" + asked).text().lines().count())
        .isEqualTo(clicks + 1);
  }

  @Test
  @DisplayName("B4.3: groupings by what links are keep to both, the links named and the filters")
  void precedence() {
    assertThat(rows("top_partners", filled("&linkId={bobs}&groupId={group}")))
        .hasSize(1)
        .first()
        .satisfies(row -> assertThat(row.path("partnerId").asText()).isEqualTo(bob));
    assertThat(rows("top_partners", filled("&linkId={bobs}&partnerId={ann}"))).isEmpty();
    assertThat(rows("top_groups", filled("&partnerId={ann}")).at("/0/clicks").asInt()).isEqualTo(2);
    assertThat(rows("countries", filled("&groupId={group}")).at("/0/clicks").asInt()).isEqualTo(3);
  }

  @Test
  @DisplayName("B2, B3: a program's own time begins with it; other programs are refused")
  void programs() {
    program.execute(
        "update programs set started_at = now() - interval '200 days' where id = ?",
        program.program());
    assertThat(rows("timeseries", filled("&interval=all&programId={program}")).size())
        .isBetween(7, 8);
    assertThat(rows("timeseries", "&interval=all").size()).isLessThan(40);
    var stranger = workspaces.create();
    var theirs = new ProgramFixture(Jdbi.create(database), stranger.id());
    for (var unknown : new String[] {theirs.program(), "prog_none"}) {
      var refused = caller().get("/api/analytics?programId=" + unknown);
      assertThat(refused.status()).isEqualTo(403);
      assertThat(caller().get("/api/events?programId=" + unknown).status()).isEqualTo(403);
    }
    var without = api.as(workspaces.create());
    assertThat(without.get("/api/analytics?programId=" + program.program()).message())
        .isEqualTo("Program not found.");
    assertThat(without.get("/api/events?programId=" + program.program()).status()).isEqualTo(404);
  }

  @Test
  @DisplayName("tenants: another workspace's partners and groups match nothing of one's own")
  void others() {
    var stranger = workspaces.create();
    var theirs = new ProgramFixture(Jdbi.create(database), stranger.id());
    var carl = theirs.partner("Carl");
    assertThat(sums("partnerId=" + carl)).isEqualTo("0/0/0/0");
    assertThat(sums("groupId=" + theirs.group())).isEqualTo("0/0/0/0");
    assertThat(sums("groupId=-" + theirs.group())).isEqualTo("4/0/0/0");
    // a partner of theirs who is none here, though a link says so
    program.gives(nobodys, carl);
    assertThat(rows("top_partners", "").findValuesAsText("partnerId")).containsExactly(bob, ann);
    assertThat(rows("top_groups", "").findValuesAsText("groupId")).containsExactly(program.group());
    assertThat(sums("groupId=" + theirs.group())).isEqualTo("0/0/0/0");
    for (var query : new String[] {"partnerId=" + ann, "groupId=" + program.group()}) {
      var seen = api.as(workspaces.key(stranger, null)).get("/api/analytics?" + query).json();
      assertThat(seen.path("clicks").asInt()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"partnerId", "groupId", "programId", "tenantId"})
  @DisplayName("nothing that is sent as an id fails")
  void oddIds(String name) {
    for (var odd : new String[] {"%00", "-%00", "%27%3B--", ",", "-", "", "x".repeat(2_000)}) {
      assertThat(caller().get("/api/analytics?" + name + "=" + odd).status())
          .as(name + "=" + odd)
          .isLessThan(500);
    }
  }

  @Test
  @DisplayName("B10: tables of a program show what people call things by")
  void export() throws Exception {
    var whole = tables("interval=7d");
    assertThat(whole.get("top_partners.csv")).contains("partner.id").contains(ann).contains(bob);
    assertThat(whole.get("top_groups.csv")).contains("group.slug");
  }

  @Test
  @DisplayName("B10: tables of a program leave out ids that nobody reads")
  void exportOfProgram() throws Exception {
    var tables = tables("interval=7d&programId=" + program.program());
    assertThat(tables.get("top_partners.csv").lines().findFirst())
        .hasValue(
            "partnerId,partner.name,partner.email,partner.country,clicks,leads,sales,saleAmount");
    assertThat(tables.get("top_groups.csv").lines().findFirst())
        .hasValue("groupId,group.name,clicks,leads,sales,saleAmount");
    assertThat(tables.get("top_links.csv")).startsWith("id,domain,");
    assertThat(tables.get("top_links.csv").lines()).hasSize(4);
  }

  private Map<String, String> tables(String query) throws IOException, InterruptedException {
    var tables = new TreeMap<String, String>();
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(base.resolve("/api/analytics/export?" + query))
              .header("Authorization", "Bearer " + workspace.key())
              .build();
      var bytes = client.send(request, BodyHandlers.ofByteArray()).body();
      try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          tables.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    return tables;
  }

  @Test
  @DisplayName("B8: public dashboards tell nobody who a team's partners are")
  void publicly() {
    api.post("/api/dashboards?linkId=" + bobs.path("id").asText(), "");
    var path = "/api/analytics/dashboard?domain=localhost:8080&key=" + bobs.path("key").asText();
    var anybody = api.as((String) null);
    assertThat(anybody.get(path).json().path("clicks").asInt()).isEqualTo(1);
    for (var grouping : new String[] {"top_partners", "top_groups", "top_partner_tags"}) {
      assertThat(anybody.get(path + "&groupBy=" + grouping).text()).isEqualTo("[]");
    }
    assertThat(anybody.get(path + "&programId=prog_none").status()).isEqualTo(403);
    assertThat(anybody.get(path + filled("&groupId=-{group}")).json().path("clicks").asInt())
        .isZero();
  }
}
