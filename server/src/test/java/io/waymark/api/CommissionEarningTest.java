package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.api.Api.Reply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What partners earn by leads and sales (C2 to C4). */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // filled in before each test
class CommissionEarningTest extends ConversionTest {
  private ProgramFixture program;
  private String partner;
  private JsonNode link;

  @BeforeEach
  void program() {
    program = new ProgramFixture(Jdbi.create(database), workspace.id());
    partner = program.partner("Ann");
    program.pays(partner, "lead", program.reward("lead", "lead", 150L, null, 0, null));
    program.pays(partner, "sale", program.reward("sale", "sale", null, 20, 12, null));
    link = link("p");
    program.gives(link, partner);
  }

  @Test
  @DisplayName("C2.6, C3.6: a lead earns its cents, each sale its share, with the arithmetic kept")
  void earned() {
    lead(click(link), "Sign up", "u1");
    sale("u1", 4900, "inv_1");
    sale("u1", 3, "inv_2");

    assertThat(program.commissions())
        .containsExactly("lead 0 150 pending", "sale 4900 980 pending", "sale 3 1 pending");
    assertThat(program.entries())
        .containsExactly(
            "earned 0 150 pending: 1 × 150",
            "earned 4900 980 pending: 20 % of 4900",
            "earned 3 1 pending: 20 % of 3");
    assertThat(customer("u1").path("id").asText()).startsWith("cus_");
    assertThat(api.get("/api/customers?partnerId=" + partner).json()).hasSize(1);
  }

  @Test
  @DisplayName("G4.5: reported again, however many at once, a lead and an invoice earn once")
  void once() throws Exception {
    var click = click(link);
    Callable<Reply> lead = () -> lead(click, "Sign up", "u1");
    atOnce(Collections.nCopies(10, lead));
    Callable<Reply> sale = () -> sale("u1", 100, "inv");
    assertThat(atOnce(Collections.nCopies(10, sale))).extracting(Reply::status).containsOnly(200);

    assertThat(program.commissions()).containsExactly("lead 0 150 pending", "sale 100 20 pending");
    assertThat(program.entries()).hasSize(2);
  }

  @Test
  @DisplayName(
      "C4.3 to 5: twenty customers at once, each of whom pays twice: each pair earns one lead")
  void pairsAtOnce() throws Exception {
    var calls = new ArrayList<Callable<Reply>>();
    for (var i = 0; i < 20; i++) {
      var customer = "u" + i;
      lead(click(link), "Sign up", customer);
      calls.add(() -> sale(customer, 100, "a" + customer));
      calls.add(() -> sale(customer, 100, "b" + customer));
      calls.add(() -> lead(click(link), "Again", customer));
    }
    Collections.shuffle(calls);
    assertThat(atOnce(calls)).extracting(Reply::status).containsOnly(200);

    assertThat(Collections.frequency(program.commissions(), "lead 0 150 pending")).isEqualTo(20);
    assertThat(Collections.frequency(program.commissions(), "sale 100 20 pending")).isEqualTo(40);
    assertThat(counters(link)).isEqualTo("40/20/40/4000");
  }

  @Test
  @DisplayName("C2.6: several leads in one report are paid for, each")
  void quantity() {
    lead(
        "{\"clickId\":\"%s\",\"eventName\":\"Seats\",\"customerExternalId\":\"u1\",\"eventQuantity\":7}"
            .formatted(click(link)));

    assertThat(program.entries()).containsExactly("earned 0 1050 pending: 7 × 150");
  }

  @Test
  @DisplayName("C2.6, C3.2: deferred leads and those that sales stand for earn nothing")
  void noLead() {
    lead(
        "{\"clickId\":\"%s\",\"eventName\":\"x\",\"customerExternalId\":\"u1\",\"mode\":\"deferred\"}"
            .formatted(click(link)));
    assertThat(program.commissions()).isEmpty();
    sale(
        "{\"clickId\":\"%s\",\"customerExternalId\":\"u2\",\"amount\":1000,\"invoiceId\":\"d\"}"
            .formatted(click(link)));

    assertThat(program.commissions()).containsExactly("sale 1000 200 pending");
  }

  @Test
  @DisplayName("C3.4: the last lead decides whose the sale is; the pair begins anew for them")
  void lastLead() {
    var other = program.partner("Bob");
    program.pays(other, "sale", program.reward("once", "sale", 500L, null, 0, null));
    var theirs = link("q");
    program.gives(theirs, other);
    lead(click(link), "Sign up", "u1");
    sale("u1", 1000, "a");
    lead(click(theirs), "Back again", "u1");
    sale("u1", 1000, "b");
    sale("u1", 1000, "c");

    assertThat(program.commissions())
        .containsExactly("lead 0 150 pending", "sale 1000 200 pending", "sale 1000 500 pending");
    assertThat(api.get("/api/customers?partnerId=" + other).json()).hasSize(1);
  }

  @Test
  @DisplayName("A3: banned, pending and other partners earn nothing; invited and archived ones do")
  void statuses() {
    lead(click(link), "Sign up", "u1");
    var number = 0;
    for (var status : new String[] {"banned", "pending", "rejected", "deactivated", "declined"}) {
      program.status(partner, status);
      sale("u1", 1000, status + number++);
    }
    assertThat(program.commissions()).containsExactly("lead 0 150 pending");
    program.status(partner, "invited");
    sale("u1", 1000, "i");
    program.status(partner, "archived");
    sale("u1", 1000, "a");

    assertThat(program.commissions()).hasSize(3);
  }

  @Test
  @DisplayName("G4.8: a pair whose first commission is fraud earns nothing more")
  void blocked() {
    lead(click(link), "Sign up", "u1");
    sale("u1", 1000, "a");
    program.execute("update commissions set status = 'fraud' where type = 'sale'");
    sale("u1", 1000, "b");

    assertThat(program.commissions()).containsExactly("lead 0 150 pending", "sale 1000 200 fraud");
    assertThat(counters(link)).as("the sale is recorded").isEqualTo("1/1/2/2000");
  }

  @Test
  @DisplayName("A6: conditions know the customer, the sale with its metadata, and the link's sums")
  void conditions() {
    program.pays(
        partner,
        "sale",
        program.reward(
            "if",
            "sale",
            null,
            10,
            null,
            """
            [{"operator":"AND","type":"percentage","amountInPercentage":30,"conditions":[
               {"entity":"customer","attribute":"country","operator":"equals_to","value":"US"},
               {"entity":"sale","attribute":"productId","operator":"in","value":["pro"]},
               {"entity":"sale","attribute":"type","operator":"equals_to","value":"new"},
               {"entity":"partner","attribute":"totalSaleAmount","operator":"greater_than_or_equal",
                "value":1000}]},
             {"type":"flat","amountInCents":777,"maxDuration":0,"conditions":[
               {"entity":"sale","attribute":"metadata","metadataField":"plan",
                "operator":"starts_with","value":"gold"}]}]"""));
    lead(click(link), "Sign up", "u1");
    var body =
        "{\"customerExternalId\":\"u1\",\"amount\":1000,\"invoiceId\":\"%s\",\"metadata\":%s}";
    sale(body.formatted("a", "{\"productId\":\"pro\"}"));
    sale(body.formatted("b", "{\"productId\":\"pro\"}"));
    sale(body.formatted("c", "{\"plan\":\"golden\"}"));

    assertThat(program.commissions())
        .as("the second is not new; the third is paid once, and it is not the first")
        .containsExactly("lead 0 150 pending", "sale 1000 300 pending", "sale 1000 100 pending");
  }

  @Test
  @DisplayName("C4.8: what a reward may cost in a month is a limit for each customer")
  void limit() {
    program.execute(
        "update rewards set spend_limit_amount = 500, spend_limit_interval = 'month'"
            + " where program_id = ? and event = 'sale'",
        program.program());
    lead(click(link), "Sign up", "u1");
    sale("u1", 2000, "a");
    sale("u1", 2000, "b");
    sale("u1", 2000, "c");

    assertThat(program.commissions())
        .containsExactly("lead 0 150 pending", "sale 2000 400 pending", "sale 2000 100 pending");
    assertThat(program.entries().getLast())
        .isEqualTo(
            "earned 2000 100 pending: 20 % of 2000 = 400, but no more than the spend limit leaves");
  }

  @Test
  @DisplayName(
      "a link that names another workspace's program earns nothing there and tells nothing")
  void othersProgram() throws Exception {
    var stranger = workspaces.create();
    var theirs = link(api.as(stranger), stranger.slug() + "x");
    program.gives(theirs, partner);
    try (var receiver = new Receiver()) {
      api.as(stranger)
          .post(
              "/api/webhooks",
              "{\"name\":\"w\",\"url\":\"%s\",\"triggers\":[\"lead.created\",\"commission.created\"]}"
                  .formatted(receiver.url("/")));
      api.as(stranger)
          .post(
              "/api/track/lead",
              "{\"clickId\":\"%s\",\"eventName\":\"x\",\"customerExternalId\":\"u\"}"
                  .formatted(click(theirs)));
      await("the lead", () -> receiver.told().size() == 1);

      assertThat(receiver.told().getFirst().json().at("/data").has("partner")).isFalse();
      assertThat(program.commissions()).isEmpty();
    }
  }

  @Test
  @DisplayName(
      "webhooks 4.4, 4.5, 4.9: leads and sales tell the partner, and commissions themselves")
  void webhooks() throws Exception {
    try (var receiver = new Receiver()) {
      var hook =
          api.post(
              "/api/webhooks",
              ("{\"name\":\"w\",\"url\":\"%s\",\"triggers\":"
                      + "[\"lead.created\",\"sale.created\",\"commission.created\"]}")
                  .formatted(receiver.url("/")));
      lead(click(link), "Sign up", "u1");
      sale("u1", 1000, "inv");
      sale("u1", 1000, "inv");
      await("all", () -> receiver.told().size() == 4);

      var lead = receiver.told("lead.created").getFirst().json().path("data");
      assertThat(lead.at("/partner/id").asText()).isEqualTo(partner);
      assertThat(lead.at("/partner/totalLeads").asInt()).isEqualTo(1);
      var sale = receiver.told("sale.created").getFirst().json().path("data");
      assertThat(sale.at("/partner/totalSaleAmount").asInt()).isEqualTo(1000);
      assertThat(sale.at("/partner/groupId").asText()).isEqualTo(program.group());
      var told = receiver.told("commission.created");
      assertThat(told).hasSize(2);
      var earned = told.getLast().json().path("data");
      assertThat(earned.path("earnings").asInt()).isEqualTo(200);
      assertThat(earned.at("/partner/totalCommissions").asInt()).isEqualTo(350);
      assertThat(earned.at("/customer/externalId").asText()).isEqualTo("u1");
      assertThat(earned.at("/customer/country").asText()).isEqualTo("US");
      assertThat(earned.at("/link/id")).isEqualTo(link.path("id"));
      assertThat(earned.has("paidAt")).isFalse();

      api.post(
          "/api/webhooks/" + hook.json().path("id").asText() + "/test",
          "{\"trigger\":\"commission.created\"}");
      await("the sample", () -> receiver.told("commission.created").size() == 3);
      var sample = receiver.told("commission.created").getLast().json().path("data");
      assertThat(keys(sample)).isEqualTo(keys(earned));
      assertThat(keys(sample.path("partner"))).isEqualTo(keys(earned.path("partner")));
      assertThat(keys(sample.path("customer"))).isEqualTo(keys(earned.path("customer")));
    }
  }

  private static List<String> keys(JsonNode node) {
    var keys = new ArrayList<String>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  @Test
  @DisplayName(
      "a partner who is being changed holds no sale up, and nothing is ended by PostgreSQL")
  void changedMeanwhile() throws Exception {
    lead(click(link), "Sign up", "u1");
    var jdbi = Jdbi.create(database);
    try (var holder = jdbi.open()) {
      holder.begin();
      holder.execute(
          "update program_enrollments set updated_at = now() where partner_id = ?", partner);
      assertThat(sale("u1", 1000, "inv").status())
          .as("reads the partner as they were")
          .isEqualTo(200);
      holder.execute("update links set comments = 'b' where id = ?", link.path("id").asText());
      holder.commit();
    }
    assertThat(program.commissions()).hasSize(2);
  }
}
