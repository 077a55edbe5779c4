package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.api.Api.Reply;
import io.waymark.identity.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commissions at the API (B2). */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // filled in before each test
class CommissionsApiTest extends ConversionTest {
  private static final String ALL = "/api/commissions";

  private ProgramFixture program;
  private String ann;
  private JsonNode link;

  @BeforeEach
  void program() {
    program = new ProgramFixture(Jdbi.create(database), workspace.id());
    ann = program.partner("Ann");
    program.pays(ann, "lead", program.reward("lead", "lead", 150L, null, 0, null));
    program.pays(ann, "sale", program.reward("sale", "sale", null, 20, null, null));
    link = link("p");
    program.gives(link, ann);
  }

  /** A lead of 150 and sales of these amounts, with the invoices 0, 1 and so on. */
  private void sold(long... amounts) {
    lead(click(link), "Sign up", "u1");
    for (var i = 0; i < amounts.length; i++) {
      assertThat(sale("u1", amounts[i], "inv" + i).status()).isEqualTo(200);
    }
  }

  private JsonNode list(String query) {
    var reply = api.get(ALL + query);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json();
  }

  private List<Integer> earnings(String query) {
    return StreamSupport.stream(list(query).spliterator(), false)
        .map(one -> one.path("earnings").asInt())
        .toList();
  }

  private String id(String invoice) {
    return list("?invoiceId=" + invoice).at("/0/id").asText();
  }

  private Reply custom(String partner, long amount, String more) {
    return api.post(
        ALL,
        "{\"type\":\"custom\",\"partnerId\":\"%s\",\"amount\":%d%s}"
            .formatted(partner, amount, more));
  }

  private static List<String> keys(JsonNode node) {
    var keys = new ArrayList<String>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  @Test
  @DisplayName("B2: a commission has all its members, in lists and when it was changed")
  void shape() {
    sold(1000);
    var sale = list("?type=sale").get(0);
    assertThat(keys(sale))
        .containsExactly(
            "id",
            "type",
            "amount",
            "earnings",
            "currency",
            "status",
            "invoiceId",
            "description",
            "quantity",
            "userId",
            "metadata",
            "createdAt",
            "updatedAt",
            "paidAt",
            "partner",
            "customer");
    assertThat(keys(sale.path("partner")))
        .containsExactly("id", "name", "email", "image", "payoutsEnabledAt", "country", "groupId");
    assertThat(keys(sale.path("customer")))
        .containsExactly(
            "id",
            "name",
            "email",
            "avatar",
            "externalId",
            "stripeCustomerId",
            "country",
            "sales",
            "saleAmount",
            "createdAt",
            "firstSaleAt",
            "subscriptionCanceledAt");
    assertThat(sale.path("id").asText()).matches("cm_[0-9A-HJKMNP-TV-Z]{25}");
    assertThat(sale.path("currency").asText()).isEqualTo("usd");
    var changed = api.patch(ALL + "/" + id("inv0"), "{\"earnings\":5}").json();
    assertThat(keys(changed)).isEqualTo(keys(sale));
    assertThat(keys(changed.path("partner"))).contains("groupId");
  }

  @Test
  @DisplayName("B2: one commission tells its reward, its holding period, and its ledger")
  void detailed() {
    sold(4900);
    api.patch(ALL + "/" + id("inv0"), "{\"status\":\"fraud\"}");
    var one = api.get(ALL + "/" + id("inv0")).json();

    assertThat(one.at("/reward/type").asText()).isEqualTo("percentage");
    assertThat(one.at("/reward/amountInPercentage").asInt()).isEqualTo(20);
    assertThat(one.path("holdingPeriodDays").asInt()).isEqualTo(30);
    assertThat(one.path("payout").isNull()).isTrue();
    assertThat(one.path("user").isNull()).isTrue();
    assertThat(one.at("/entries/0/arithmetic").asText()).isEqualTo("20 % of 4900");
    assertThat(one.at("/entries/0/reward/amountInPercentage").asInt()).isEqualTo(20);
    assertThat(one.at("/entries/1/kind").asText()).isEqualTo("decided");
    assertThat(one.at("/entries/1/status").asText()).isEqualTo("fraud");
    assertThat(one.at("/entries/1/userId").asText()).startsWith("user_");
  }

  @Test
  @DisplayName(
      "G4.11: duplicate, fraud and canceled are hidden unless something in particular is asked for")
  void hidden() {
    sold(100, 200, 300, 400, 500);
    var statuses = new String[] {"duplicate", "fraud", "canceled", "refunded"};
    for (var i = 0; i < statuses.length; i++) {
      api.patch(ALL + "/" + id("inv" + i), "{\"status\":\"%s\"}".formatted(statuses[i]));
    }
    assertThat(earnings("")).containsExactly(100, 80, 150);
    assertThat(earnings("?partnerId=" + ann)).hasSize(6);
    assertThat(earnings("?tenantId=tenant-Ann")).hasSize(6);
    assertThat(earnings("?type=sale,lead")).hasSize(6);
    assertThat(earnings("?status=fraud")).containsExactly(40);
    assertThat(earnings("?groupId=" + program.group())).hasSize(3);
    assertThat(earnings("?invoiceId=inv1&status=pending&partnerId=nobody")).containsExactly(40);
    var counts = api.get(ALL + "/count").json();
    assertThat(counts.at("/all").toString())
        .isEqualTo("{\"count\":3,\"amount\":900,\"earnings\":330}");
    assertThat(counts.at("/fraud/earnings").asInt()).isEqualTo(40);
    assertThat(counts.at("/hold/count").asInt()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "?type=lead | [150]",
        "?type=-lead | [40, 60, 20]",
        "?type=nothing | []",
        "?type=nothing,lead | [150]",
        "?partnerId=nobody | []",
        "?partnerId=-nobody | [40, 60, 20, 150]",
        "?partnerTagId=ptag_1 | []",
        "?partnerTagId=-ptag_1 | [40, 60, 20, 150]",
        "?payoutId=po_1 | []",
        "?customerId=cus_none | []",
        "?groupId=-grp_none | [40, 60, 20, 150]",
        "?sortBy=amount | [60, 40, 20, 150]",
        "?sortBy=amount&sortOrder=asc | [150, 20, 40, 60]",
        "?sortOrder=asc&pageSize=2 | [150, 20]",
        "?pageSize=2&page=2 | [20, 150]",
        "?interval=24h | [40, 60, 20, 150]",
        "?end=2025-01-01 | []",
        "?start=2025-01-01 | [40, 60, 20, 150]",
        "?limit=1 | [40, 60, 20, 150]"
      })
  @DisplayName("B2: what is asked for is what is listed")
  void filters(String query, String earnings) {
    sold(100, 300, 200);
    assertThat(earnings(query).toString()).isEqualTo(earnings);
  }

  @Test
  @DisplayName("B0: cursors go on in the same order, both ways")
  void cursors() {
    sold(100, 200, 300);
    var ids =
        StreamSupport.stream(list("").spliterator(), false)
            .map(it -> it.path("id").asText())
            .toList();
    assertThat(earnings("?startingAfter=" + ids.get(1))).containsExactly(20, 150);
    assertThat(earnings("?endingBefore=" + ids.get(3) + "&pageSize=2")).containsExactly(40, 20);
    assertThat(earnings("?startingAfter=" + ids.get(2) + "&sortOrder=asc")).containsExactly(40, 60);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?status=none",
        "?sortBy=none",
        "?interval=none",
        "?page=0",
        "?page=1001",
        "?pageSize=101",
        "?startingAfter=cm_none",
        "?startingAfter=a&endingBefore=b",
        "?startingAfter=a&page=2",
        "?startingAfter=a&sortBy=amount",
        "?start=gibberish"
      })
  @DisplayName("B0, B2: what makes no sense is 422")
  void refused(String query) {
    assertThat(api.get(ALL + query).status()).isEqualTo(422);
  }

  @Test
  @DisplayName("B2, B0: unknown tenants are 404, and so is everything without a program")
  void missing() {
    assertThat(api.get(ALL + "?tenantId=none").status()).isEqualTo(404);
    var other = api.as(workspaces.create());
    assertThat(other.get(ALL).status()).isEqualTo(404);
    assertThat(other.get(ALL + "/count").status()).isEqualTo(404);
    assertThat(other.get(ALL + "/cm_1").status()).isEqualTo(404);
    assertThat(
            other
                .post(ALL, "{\"type\":\"custom\",\"partnerId\":\"%s\",\"amount\":1}".formatted(ann))
                .status())
        .isEqualTo(404);
  }

  @Test
  @DisplayName("tenants: another program's commissions are not there")
  void others() {
    sold(100);
    var stranger = workspaces.create();
    new ProgramFixture(Jdbi.create(database), stranger.id());
    var other = api.as(stranger);
    var id = id("inv0");
    assertThat(other.get(ALL).json()).isEmpty();
    assertThat(other.get(ALL + "?invoiceId=inv0").json()).isEmpty();
    assertThat(other.get(ALL + "?startingAfter=" + id).status()).isEqualTo(422);
    assertThat(other.get(ALL + "/" + id).status()).isEqualTo(404);
    assertThat(other.patch(ALL + "/" + id, "{\"status\":\"fraud\"}").status()).isEqualTo(404);
    assertThat(
            other
                .patch(
                    ALL + "/bulk",
                    "{\"commissionIds\":[\"%s\"],\"status\":\"fraud\"}".formatted(id))
                .status())
        .isEqualTo(404);
    assertThat(
            other
                .post(ALL, "{\"type\":\"custom\",\"partnerId\":\"%s\",\"amount\":1}".formatted(ann))
                .status())
        .isEqualTo(404);
    assertThat(program.commissions()).containsExactly("lead 0 150 pending", "sale 100 20 pending");
  }

  @Test
  @DisplayName("B0: viewers and billing managers read, and change nothing")
  void roles() {
    sold(100);
    for (var role : List.of(Role.VIEWER, Role.BILLING)) {
      var reader = api.as(workspaces.memberKey(workspace, role));
      assertThat(reader.get(ALL).status()).isEqualTo(200);
      assertThat(reader.patch(ALL + "/" + id("inv0"), "{\"earnings\":1}").status()).isEqualTo(403);
      assertThat(reader.patch(ALL + "/bulk", "{}").status()).isEqualTo(403);
      assertThat(reader.post(ALL, "{}").status()).isEqualTo(403);
    }
  }

  @Test
  @DisplayName("B2, A8: custom commissions and clawbacks are made by a person, for any status")
  void customOnes() {
    program.status(ann, "banned");
    var reply =
        custom(ann, 500, ",\"date\":\"2026-01-02T03:04:05.000Z\",\"description\":\"thanks\"");
    assertThat(reply.status()).as(reply.text()).isEqualTo(202);
    assertThat(reply.json().path("success").asBoolean()).isTrue();
    var clawback = custom(ann, -200, ",\"description\":\"fraud\"");
    assertThat(clawback.json().path("message").asText())
        .isNotEqualTo(reply.json().path("message").asText());

    assertThat(earnings("")).containsExactly(-200, 500);
    var first = list("").get(1);
    assertThat(first.path("type").asText()).isEqualTo("custom");
    assertThat(first.path("amount").asInt()).isZero();
    assertThat(first.path("quantity").asInt()).isEqualTo(1);
    assertThat(first.path("customer").isNull()).isTrue();
    assertThat(first.path("userId").asText()).startsWith("user_");
    assertThat(first.path("createdAt").asText()).isEqualTo("2026-01-02T03:04:05.000Z");
    var one = api.get(ALL + "/" + first.path("id").asText()).json();
    assertThat(one.path("holdingPeriodDays").asInt()).isZero();
    assertThat(one.at("/user/id")).isEqualTo(first.path("userId"));
  }

  @Test
  @DisplayName("B2: what cannot be made is refused, and says why")
  void notMade() {
    assertThat(custom("pn_none", 1, "").status()).isEqualTo(404);
    assertThat(custom(ann, 0, "").message()).isEqualTo("custom: amount: Amount cannot be 0.");
    assertThat(custom(ann, -1, "").message()).startsWith("custom: description: ");
    assertThat(custom(ann, 1, ",\"date\":\"gibberish\"").status()).isEqualTo(422);
    assertThat(custom(ann, 1, ",\"description\":\"" + "x".repeat(191) + "\"").status())
        .isEqualTo(422);
    assertThat(custom("a\\u0000", 1, "").status()).isBetween(400, 422);
    assertThat(api.post(ALL, "{}").message()).startsWith("invalid_union: type: ");
    var sale =
        api.post(
            ALL,
            "{\"type\":\"sale\",\"partnerId\":\"%s\",\"customerId\":\"c\",\"saleAmount\":5}"
                .formatted(ann));
    assertThat(sale.status()).isEqualTo(422);
    assertThat(sale.message()).contains("POST /track/sale");
    assertThat(program.commissions()).isEmpty();
  }

  @Test
  @DisplayName("webhooks 3: clawbacks are told too")
  void told() throws Exception {
    try (var receiver = new Receiver()) {
      api.post(
          "/api/webhooks",
          "{\"name\":\"w\",\"url\":\"%s\",\"triggers\":[\"commission.created\"]}"
              .formatted(receiver.url("/")));
      custom(ann, -200, ",\"description\":\"fraud\"");
      await("it", () -> receiver.told().size() == 1);
      var data = receiver.told().getFirst().json().path("data");
      assertThat(data.path("earnings").asInt()).isEqualTo(-200);
      assertThat(data.path("customer").isNull()).isTrue();
      assertThat(data.path("link").isNull()).isTrue();
      assertThat(data.at("/partner/totalCommissions").asInt()).isEqualTo(-200);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'saleAmount':500} | sale 500 50 pending",
        "{'amount':500} | sale 500 50 pending",
        "{'modifySaleAmount':-400} | sale 600 60 pending",
        "{'modifyAmount':5} | sale 1005 101 pending",
        "{'saleAmount':5,'modifySaleAmount':100} | sale 1100 110 pending",
        "{'modifySaleAmount':-4000} | sale 1000 200 refunded",
        "{'saleAmount':0} | sale 1000 200 refunded",
        "{'saleAmount':0,'status':'canceled'} | sale 1000 200 canceled",
        "{'saleAmount':1} | sale 1000 200 refunded",
        "{'earnings':7} | sale 1000 7 pending",
        "{'earnings':0} | sale 1000 200 refunded",
        "{'earnings':7,'saleAmount':800} | sale 800 7 pending",
        "{'status':'duplicate'} | sale 1000 200 duplicate",
        "{'earnings':9,'status':'fraud'} | sale 1000 9 fraud",
        "{'unknown':9} | sale 1000 200 pending"
      })
  @DisplayName("B2: amounts are recomputed by the reward of now, unless earnings are given")
  void changes(String body, String outcome) {
    sold(1000);
    // what the partner is now counts, what the sale was does not
    program.execute(
        "update rewards set amount_in_percentage = 10 where program_id = ? and event = 'sale'",
        program.program());
    if (body.contains("'saleAmount':1}")) {
      program.execute(
          "update rewards set amount_in_percentage = 1 where program_id = ? and event = 'sale'",
          program.program());
    }
    var reply = api.patch(ALL + "/" + id("inv0"), body.replace('\'', '"'));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(program.commissions()).containsExactly("lead 0 150 pending", outcome);
  }

  @Test
  @DisplayName(
      "B2: what is paid, is that already, or is no sale is 400; without a reward it is 404")
  void notChanged() {
    sold(1000);
    var sale = ALL + "/" + id("inv0");
    var lead = ALL + "/" + list("?type=lead").at("/0/id").asText();
    assertThat(api.patch(sale, "{\"status\":\"pending\"}").status()).isEqualTo(400);
    assertThat(api.patch(lead, "{\"saleAmount\":5}").status()).isEqualTo(400);
    assertThat(api.patch(lead, "{\"earnings\":5}").status()).isEqualTo(200);
    assertThat(api.patch(ALL + "/cm_none", "{}").status()).isEqualTo(404);
    for (var wrong :
        List.of("'status':'paid'", "'earnings':-1", "'saleAmount':-1", "'currency':'zzz'")) {
      assertThat(api.patch(sale, "{" + wrong.replace('\'', '"') + "}").status()).isEqualTo(422);
    }
    var unknown = api.patch(sale, "{\"earnings\":1,\"currency\":\"mzn\"}");
    assertThat(unknown.message()).contains("exchange rate for mzn");
    program.pays(ann, "sale", null);
    assertThat(api.patch(sale, "{\"saleAmount\":5}").status()).isEqualTo(404);
    program.execute(
        "update commissions set status = 'paid' where program_id = ?", program.program());
    assertThat(api.patch(sale, "{\"status\":\"pending\"}").status()).isEqualTo(400);
    assertThat(program.commissions()).containsExactly("lead 0 5 paid", "sale 1000 200 paid");
  }

  @Test
  @DisplayName("B2: with its history, all that the customer has brought the partner follows")
  void throughout() {
    sold(1000, 1000);
    api.patch(
        ALL + "/" + id("inv1"), "{\"status\":\"fraud\",\"updateHistoricalCommissions\":true}");

    assertThat(program.commissions())
        .containsExactly("lead 0 150 fraud", "sale 1000 200 fraud", "sale 1000 200 fraud");
    sale("u1", 1000, "later");
    assertThat(program.commissions()).as("G4.8").hasSize(3);
  }

  @Test
  @DisplayName("B2: several change together or not at all, and are answered by id")
  void bulk() {
    sold(1000, 2000);
    var body = "{\"commissionIds\":[\"%s\",\"%s\"],\"status\":\"%s\"}";
    var reply = api.patch(ALL + "/bulk", body.formatted(id("inv1"), id("inv0"), "duplicate"));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.text())
        .isEqualTo(
            "[{\"id\":\"%s\",\"status\":\"duplicate\"},{\"id\":\"%s\",\"status\":\"duplicate\"}]"
                .formatted(id("inv0"), id("inv1")));
    assertThat(program.entries()).filteredOn(entry -> entry.startsWith("decided")).hasSize(2);
    program.execute("update commissions set status = 'fraud' where id = ?", id("inv0"));
    assertThat(api.patch(ALL + "/bulk", body.formatted(id("inv1"), id("inv0"), "fraud")).status())
        .isEqualTo(400);
    assertThat(api.patch(ALL + "/bulk", body.formatted(id("inv1"), "cm_none", "fraud")).status())
        .isEqualTo(404);
    assertThat(api.patch(ALL + "/bulk", body.formatted("a", "a", "fraud")).status()).isEqualTo(422);
    assertThat(list("?invoiceId=inv1").at("/0/status").asText()).isEqualTo("duplicate");
  }

  @Test
  @DisplayName("two who change one at once follow each other, and the ledger has both")
  void atOnce() throws Exception {
    sold(1000);
    var id = id("inv0");
    Callable<Reply> less = () -> api.patch(ALL + "/" + id, "{\"modifySaleAmount\":-10}");
    assertThat(atOnce(Collections.nCopies(20, less))).extracting(Reply::status).containsOnly(200);

    assertThat(program.commissions()).containsExactly("lead 0 150 pending", "sale 800 160 pending");
    assertThat(program.entries()).hasSize(22);
  }
}
