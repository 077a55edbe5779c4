package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.api.Api.Reply;
import io.waymark.conversions.money.EuroRates;
import io.waymark.conversions.money.Rates;
import io.waymark.identity.Role;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one partner brought and earned (B11, partners B1.6). */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // filled in before each test
class PartnerAnalyticsApiTest extends ConversionTest {
  private static final String PATH = "/api/partners/analytics";
  private static final String NOTHING =
      "{\"clicks\":0,\"leads\":0,\"sales\":0,\"saleAmount\":0,\"earnings\":0}";

  private ProgramFixture program;
  private String ann;
  private JsonNode link;

  /** Ann gets 150 for a lead and a fifth of each sale. */
  @BeforeEach
  void program() {
    program = new ProgramFixture(Jdbi.create(database), workspace.id());
    ann = program.partner("Ann");
    program.pays(ann, "lead", program.reward("lead", "lead", 150L, null, 0, null));
    program.pays(ann, "sale", program.reward("sale", "sale", null, 20, null, null));
    link = link("p");
    program.gives(link, ann);
  }

  private void sold(long... amounts) throws InterruptedException {
    lead(click(link), "Sign up", "u1");
    for (var i = 0; i < amounts.length; i++) {
      assertThat(sale("u1", amounts[i], "inv" + i).status()).isEqualTo(200);
    }
    await("all is stored", () -> get("partnerId=" + ann).path("sales").asInt() == amounts.length);
    await("the click is stored", () -> get("partnerId=" + ann).path("clicks").asInt() == 1);
  }

  /** With a key of its own, because several questions a second are more than one may ask. */
  private Reply ask(String query) {
    return api.as(workspaces.key(workspace, null)).get(PATH + "?" + query);
  }

  private JsonNode get(String query) {
    var reply = ask(query);
    assertThat(reply.status()).as(query + reply.text()).isEqualTo(200);
    return reply.json();
  }

  private long earnings(String query) {
    return get(query).path("earnings").asLong(-1);
  }

  private void status(String invoice, String status) {
    program.execute("update commissions set status = ? where invoice_id = ?", status, invoice);
  }

  @Test
  @DisplayName("B1.6: all that a partner ever brought, and what they earned by sales alone")
  void count() throws InterruptedException {
    sold(1000, 500);
    api.post(
        "/api/commissions",
        "{\"type\":\"custom\",\"partnerId\":\"%s\",\"amount\":70}".formatted(ann));
    var all = "{\"clicks\":1,\"leads\":1,\"sales\":2,\"saleAmount\":1500,\"earnings\":300}";
    assertThat(get("partnerId=" + ann).toString()).isEqualTo(all);
    assertThat(get("tenantId=tenant-Ann").toString()).isEqualTo(all);
    assertThat(get("tenantId=&partnerId=" + ann + "&interval=24h").toString()).isEqualTo(all);
    assertThat(get("partnerId=" + ann + "&tenantId=none&event=clicks&country=XX").toString())
        .isEqualTo(all);
    assertThat(get("partnerId=" + ann + "&start=2024-01-01&end=2024-02-01").toString())
        .isEqualTo(NOTHING);
  }

  @Test
  @DisplayName("B1.6: what is not to be paid is not earned")
  void statuses() throws InterruptedException {
    sold(100, 200, 400, 800, 1600, 3200, 6400, 12_800);
    assertThat(earnings("partnerId=" + ann)).isEqualTo(5_100);
    var lost = List.of("canceled", "fraud", "duplicate", "refunded", "hold");
    for (var i = 0; i < lost.size(); i++) {
      status("inv" + i, lost.get(i));
    }
    status("inv5", "processed");
    status("inv6", "paid");
    assertThat(earnings("partnerId=" + ann)).isEqualTo(640 + 1280 + 2560);
    assertThat(get("partnerId=" + ann + "&groupBy=top_links").at("/0/earnings").asInt())
        .isEqualTo(4480);
    var days = get("partnerId=" + ann + "&groupBy=timeseries&interval=7d");
    assertThat(days.get(7).path("earnings").asInt()).isEqualTo(4480);
    assertThat(days.get(7).path("sales").asInt()).isEqualTo(8);
  }

  @Test
  @DisplayName("B1.6: earnings of other currencies are in US dollars, like the sales")
  void currencies() throws InterruptedException {
    new Rates(Jdbi.create(database))
        .store(
            new EuroRates(LocalDate.parse("2026-08-21"), Map.of("USD", new BigDecimal("1.25"))),
            "test",
            Instant.parse("2026-08-21T16:00:00Z"));
    lead(click(link), "Sign up", "u1");
    sale("{\"customerExternalId\":\"u1\",\"amount\":1000,\"currency\":\"EUR\"}");
    await("the sale", () -> get("partnerId=" + ann).path("saleAmount").asInt() == 1250);
    assertThat(earnings("partnerId=" + ann)).isEqualTo(250);
  }

  @Test
  @DisplayName("B6, B11: over time, with nothing where nothing was, in the zone asked for")
  void timeseries() throws InterruptedException {
    sold(1000, 500);
    program.execute(
        "update commissions set created_at = created_at - interval '3 days' where invoice_id ="
            + " 'inv0'");
    var days = get("partnerId=" + ann + "&groupBy=timeseries&interval=7d&timezone=Asia/Kathmandu");
    assertThat(days).hasSize(8);
    assertThat(keys(days.get(0)))
        .containsExactly("start", "clicks", "leads", "sales", "saleAmount", "earnings");
    assertThat(days.get(0).path("start").asText()).endsWith("T00:00:00.000+0545");
    assertThat(days.findValuesAsText("earnings"))
        .containsExactly("0", "0", "0", "0", "200", "0", "0", "100");
    var ever = get("partnerId=" + ann + "&groupBy=timeseries");
    assertThat(ever.findValues("saleAmount").stream().mapToLong(JsonNode::asLong).sum())
        .isEqualTo(1500);
    assertThat(get("partnerId=" + ann + "&groupBy=timeseries&interval=24h")).hasSize(25);
  }

  @Test
  @DisplayName("B11: every link of the partner, even one that nobody used")
  void topLinks() throws InterruptedException {
    var unused = link("unused");
    program.gives(unused, ann);
    link("elses");
    sold(1000);
    await("the counter", () -> now(link).path("clicks").asInt() == 1);
    var links = get("partnerId=" + ann + "&groupBy=top_links");
    assertThat(links.findValuesAsText("id"))
        .containsExactly(link.path("id").asText(), unused.path("id").asText());
    assertThat(keys(links.get(0)))
        .containsExactly(
            "link",
            "id",
            "domain",
            "key",
            "shortLink",
            "url",
            "title",
            "comments",
            "folderId",
            "partnerId",
            "createdAt",
            "clicks",
            "leads",
            "sales",
            "saleAmount",
            "earnings");
    assertThat(links.get(0).path("partnerId").asText()).isEqualTo(ann);
    assertThat(links.get(0).path("earnings").asInt()).isEqualTo(200);
    assertThat(links.get(0).path("clicks").asInt()).isEqualTo(1);
    for (var metric : List.of("clicks", "leads", "sales", "saleAmount", "earnings")) {
      assertThat(links.get(1).path(metric).asInt(-1)).as(metric).isZero();
    }
    var before = get("partnerId=" + ann + "&groupBy=top_links&start=2024-01-01&end=2024-01-31");
    assertThat(before.findValuesAsText("id")).isEqualTo(links.findValuesAsText("id"));
    assertThat(before.get(0).path("clicks").asInt(-1)).isZero();
  }

  @Test
  @DisplayName("B11: a partner without links has brought nothing")
  void withoutLinks() throws InterruptedException {
    sold(1000);
    var bob = program.partner("Bob");
    assertThat(get("partnerId=" + bob).toString()).isEqualTo(NOTHING);
    assertThat(get("partnerId=" + bob + "&groupBy=top_links").toString()).isEqualTo("[]");
    var days = get("partnerId=" + bob + "&groupBy=timeseries&interval=7d");
    assertThat(days).hasSize(8);
    assertThat(days.findValuesAsText("clicks")).containsOnly("0");
    assertThat(days.findValuesAsText("earnings")).containsOnly("0");
  }

  @Test
  @DisplayName("B4.7: a question about metadata is about leads and sales")
  void metadata() throws InterruptedException {
    sold(1000);
    sale(
        "{\"customerExternalId\":\"u1\",\"amount\":500,\"invoiceId\":\"pro\",\"metadata\":{\"plan\":"
            + "\"pro\"}}");
    await("the second sale", () -> get("partnerId=" + ann).path("sales").asInt() == 2);
    var query = "&query=metadata.plan%3Dpro";
    assertThat(get("partnerId=" + ann + query).path("saleAmount").asInt()).isEqualTo(500);
    assertThat(get("partnerId=" + ann + query + "&groupBy=top_links").at("/0/saleAmount").asInt())
        .isEqualTo(500);
  }

  @Test
  @DisplayName("partners who are banned are still told of; a moved one is the same partner")
  void whateverTheirStatus() throws InterruptedException {
    sold(1000);
    program.status(ann, "banned");
    program.execute("update program_enrollments set group_id = null where partner_id = ?", ann);
    assertThat(earnings("partnerId=" + ann)).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|400|Say which partner: give partnerId or tenantId.",
        "partnerId=&tenantId=|400|Say which partner: give partnerId or tenantId.",
        "partnerId=pn_none|404|Partner not found in this program.",
        "tenantId=none|404|Partner not found in this program.",
        "partnerId=pn_none&tenantId=tenant-Ann|404|Partner not found in this program.",
        "partnerId=%00|422|custom: partnerId: Text must not contain the null character",
        "tenantId=tenant-Ann&groupBy=countries|422|invalid_value: groupBy",
        "tenantId=tenant-Ann&interval=forever|422|invalid_value: interval",
        "tenantId=tenant-Ann&start=gibberish|422|custom: start: Invalid date",
        "tenantId=tenant-Ann&start=2020-01-01|422|custom: start",
        "tenantId=tenant-Ann&end=gibberish|422|custom: end: Invalid date",
      })
  @DisplayName("B11: what makes no sense is refused with what was expected")
  void refused(String query, int status, String message) {
    var reply = ask(query == null ? "" : query);
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(reply.message()).startsWith(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tenantId=%00", "tenantId=tenant-Ann&timezone=No/Where", "query=%00"})
  @DisplayName("nothing that is sent fails")
  void oddInput(String query) {
    assertThat(ask(query).status()).as(query).isLessThan(500);
  }

  @Test
  @DisplayName("tenants: another program's partner is not there, nor without a program anybody")
  void others() throws InterruptedException {
    sold(1000);
    var stranger = workspaces.create();
    var other = api.as(stranger);
    assertThat(other.get(PATH + "?partnerId=" + ann).status()).isEqualTo(404);
    var theirs = new ProgramFixture(Jdbi.create(database), stranger.id());
    assertThat(other.get(PATH + "?partnerId=" + ann).status()).isEqualTo(404);
    assertThat(other.get(PATH + "?tenantId=tenant-Ann").status()).isEqualTo(404);
    // the same account in both programs has in each what it brought there
    theirs.execute(
        "insert into program_enrollments (id, partner_id, program_id, status, created_at,"
            + " updated_at) values (?, ?, ?, 'approved', now(), now())",
        "pge_" + theirs.program(),
        ann,
        theirs.program());
    var key = workspaces.key(stranger, null);
    assertThat(api.as(key).get(PATH + "?partnerId=" + ann).text()).isEqualTo(NOTHING);
    assertThat(api.as(key).get(PATH + "?groupBy=top_links&partnerId=" + ann).text())
        .isEqualTo("[]");
  }

  @Test
  @DisplayName("B1: whoever may read statistics may read these")
  void rights() {
    var path = PATH + "?partnerId=" + ann;
    for (var role : List.of(Role.MEMBER, Role.VIEWER, Role.BILLING)) {
      assertThat(api.as(workspaces.memberKey(workspace, role)).get(path).status()).isEqualTo(200);
    }
    assertThat(api.as(workspaces.key(workspace, List.of("analytics.read"))).get(path).status())
        .isEqualTo(200);
    assertThat(api.as(workspaces.key(workspace, List.of("links.read"))).get(path).status())
        .isEqualTo(403);
    program.execute(
        "update workspaces set usage = 10, usage_limit = 9 where id = ?", workspace.id());
    assertThat(ask("partnerId=" + ann).status()).isEqualTo(403);
  }

  private static List<String> keys(JsonNode node) {
    var keys = new ArrayList<String>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }
}
