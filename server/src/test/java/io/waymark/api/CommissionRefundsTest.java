package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.api.Api.Reply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What refunds do to commissions, whatever order they come in (decision 21). */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // filled in before each test
class CommissionRefundsTest extends StripeTest {
  private ProgramFixture program;
  private JsonNode link;
  private String partner;

  @BeforeEach
  void program() {
    connect();
    program(20, null);
  }

  private void program(Integer percent, Long cents) {
    program = new ProgramFixture(Jdbi.create(database), workspace.id());
    partner = program.partner("Ann");
    program.pays(partner, "sale", program.reward("sale", "sale", cents, percent, null, null));
    link = link("p");
    program.gives(link, partner);
  }

  private Reply refund(String invoice, long amount, String id) {
    return api.post(
        "/api/refunds",
        "{\"invoiceId\":\"%s\",\"amount\":%d,\"refundId\":\"%s\"}".formatted(invoice, amount, id));
  }

  @Test
  @DisplayName("partial refunds lower amount and earnings, by the reward as it was; the last voids")
  void partial() {
    lead(click(link), "Sign up", "u1");
    sale("u1", 4900, "inv");
    program.execute(
        "update rewards set amount_in_percentage = 90 where program_id = ?", program.program());
    refund("inv", 900, "r1");
    refund("inv", 900, "r1");
    assertThat(program.commissions()).containsExactly("sale 4000 800 pending");
    refund("inv", 1, "r2");
    refund("inv", 10_000, "r3");
    refund("inv", 10_000, "r4");

    assertThat(program.commissions())
        .as("what is void keeps what it was")
        .containsExactly("sale 4900 980 refunded");
    assertThat(program.entries())
        .containsExactly(
            "earned 4900 980 pending: 20 % of 4900",
            "refunded 4000 800 pending: 20 % of 4000",
            "refunded 3999 800 pending: 20 % of 3999",
            "refunded 4900 980 refunded: all was paid back");
  }

  @Test
  @DisplayName("of a flat reward, the same share is left as of the sale")
  void flat() {
    workspace();
    program(null, 500L);
    lead(click(link), "Sign up", "u1");
    sale("u1", 3000, "inv");
    refund("inv", 1999, "r1");

    assertThat(program.commissions()).containsExactly("sale 1001 167 pending");
    assertThat(program.entries().getLast())
        .isEqualTo("refunded 1001 167 pending: 500 × 1001 / 3000");
  }

  @Test
  @DisplayName("a refund that comes first is taken off the sale when it comes")
  void before() {
    lead(click(link), "Sign up", "u1");
    refund("inv", 400, "r1");
    sale("u1", 1000, "inv");
    refund("all", 1000, "r2");
    sale("u1", 1000, "all");

    assertThat(program.commissions())
        .containsExactly("sale 600 120 pending", "sale 1000 200 refunded");
  }

  @Test
  @DisplayName("what was paid out or decided stays; what somebody set since is not set again")
  void decided() {
    lead(click(link), "Sign up", "u1");
    for (var status : List.of("paid", "fraud", "canceled", "duplicate", "processed", "hold")) {
      sale("u1", 1000, status);
      program.execute(
          "update commissions set status = ? where invoice_id = ? and program_id = ?",
          status.equals("fraud") || status.equals("canceled") ? "duplicate" : status,
          status,
          program.program());
      refund(status, 500, "r-" + status);
    }
    assertThat(program.commissions())
        .containsExactly(
            "sale 1000 200 paid",
            "sale 1000 200 duplicate",
            "sale 1000 200 duplicate",
            "sale 1000 200 duplicate",
            "sale 500 100 processed",
            "sale 500 100 hold");
  }

  @Test
  @DisplayName("a commission that somebody took back to pending is not voided by the same refund")
  void again() {
    tell(clicked("s", click(link), "cus_a", "in_a"));
    tell(refunded("ch_a", "pi_in_a", 1190));
    tell(completed(invoice("in_a", "cus_a")));
    var paying =
        Recorded.of("stripe/invoice_payment.paid")
            .with("invoice", "in_a", "intent", "pi_in_a", "currency", "usd")
            .with("created", now(), "total", 1190);
    tell(paying);
    assertThat(program.commissions()).containsExactly("sale 1000 200 refunded");
    var id = api.get("/api/commissions").json().at("/0/id").asText();
    assertThat(api.patch("/api/commissions/" + id, "{\"status\":\"pending\"}").status())
        .isEqualTo(200);
    tell(paying);
    tell(refunded("ch_a", "pi_in_a", 1190));

    assertThat(program.commissions()).containsExactly("sale 1000 200 pending");
  }

  @Test
  @DisplayName("sales, refunds and what connects them in any order and at once: one outcome")
  void anyOrder() throws Exception {
    var seed = Long.getLong("waymark.seed", new Random().nextLong());
    System.out.println("CommissionRefundsTest: -Dwaymark.seed=" + seed);
    var random = new Random(seed);
    for (var round = 0; round < 6; round++) {
      var id = "r" + round;
      var events = new ArrayList<String>();
      events.add(clicked(id, click(link), "cus_" + id, "in_" + id).text());
      events.add(refunded("ch_" + id, "pi_" + id, 119).text());
      events.add(refunded("ch_" + id, "pi_" + id, 238).text());
      events.add(refunded("ch_" + id, "pi_" + id, 595).text());
      events.add(
          Recorded.of("stripe/invoice_payment.paid")
              .with("invoice", "in_" + id, "intent", "pi_" + id, "currency", "usd")
              .with("created", now(), "total", 1190)
              .text());
      var calls = new ArrayList<Callable<Reply>>();
      for (var event : events) {
        calls.addAll(Collections.nCopies(1 + random.nextInt(2), () -> tell(event)));
      }
      Collections.shuffle(calls, random);
      if (random.nextBoolean()) {
        assertThat(atOnce(calls)).extracting(Reply::status).containsOnly(200);
      } else {
        for (var call : calls) {
          assertThat(call.call().status()).isEqualTo(200);
        }
      }
      var wanted = Collections.nCopies(round + 1, "sale 500 100 pending");
      await("seed " + seed, () -> program.commissions().equals(wanted));
    }
    assertThat(program.entries())
        .as("seed %d: the ledger says the same as the commissions", seed)
        .filteredOn(entry -> entry.startsWith("refunded 500 100 pending: "))
        .hasSize(6);
  }

  @Test
  @DisplayName("a refund and a ban at once: whichever is first, what was earned is canceled")
  void banned() throws Exception {
    lead(click(link), "Sign up", "u1");
    var reward = program.reward("again", "sale", null, 20, null, null);
    var who = "{\"partnerId\":\"%s\"".formatted(partner);
    for (var round = 0; round < 8; round++) {
      var invoice = "inv" + round;
      sale("u1", 1000, invoice);
      var both =
          List.<Callable<Reply>>of(
              () -> refund(invoice, 300, "r-" + invoice),
              () -> api.post("/api/partners/ban", who + ",\"reason\":\"spam\"}"));
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var done : threads.invokeAll(both)) {
          assertThat(done.get().status()).as(done.get().text()).isEqualTo(200);
        }
      }
      assertThat(program.commissions())
          .hasSize(round + 1)
          .allSatisfy(one -> assertThat(one).endsWith(" canceled"));
      assertThat(api.post("/api/partners/unban", who + "}").status()).isEqualTo(200);
      program.pays(partner, "sale", reward);
    }
  }
}
