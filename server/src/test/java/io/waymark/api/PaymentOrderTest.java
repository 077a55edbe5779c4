package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.api.Api.Reply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The same events of Stripe in any order, any number of times and at once: the same outcome. */
@QuarkusTest
class PaymentOrderTest extends StripeTest {
  private static final int CUSTOMERS = 4;

  @Test
  @DisplayName("D9, decision 12: customers, counters, sales and refunds do not depend on luck")
  void anyOrder() throws Exception {
    var seed = Long.getLong("waymark.seed", new Random().nextLong());
    System.out.println("PaymentOrderTest: -Dwaymark.seed=" + seed);
    var random = new Random(seed);
    var outcomes = new ArrayList<String>();
    for (var round = 0; round < 4; round++) {
      workspace();
      connect();
      outcomes.add(outcome(round == 0, random, seed));
    }
    assertThat(outcomes).as("seed %d", seed).containsOnly(outcomes.getFirst());
  }

  @Test
  @DisplayName("decision 12: a payment told by the API and by Stripe has one buyer, at once too")
  void oneBuyer() throws Exception {
    connect();
    for (var round = 0; round < 12; round++) {
      var link = link("b" + round);
      var clickId = click(link);
      var invoice = "in_b" + round;
      var sale =
          """
          {"clickId":"%s","customerExternalId":"u%d","amount":1000,"invoiceId":"%s"}"""
              .formatted(clickId, round, invoice);
      var checkout = clicked("b" + round, clickId, "cus_b" + round, invoice);
      Callable<Reply> byApi = () -> api.post("/api/track/sale", sale);
      Callable<Reply> byStripe = () -> tell(checkout);
      var replies =
          switch (round) {
            case 0 -> List.of(byApi.call(), byStripe.call());
            case 1 -> List.of(byStripe.call(), byApi.call());
            default -> atOnce(List.of(byApi, byStripe));
          };
      assertThat(replies).extracting(Reply::status).containsOnly(200);
      assertThat(counters(link)).as("round %d", round).isEqualTo("1/1/1/1000");
      assertThat(customers()).as("round %d", round).hasSize(round + 1);

      tell(completed(invoice("in_next" + round, "cus_b" + round)));
      assertThat(counters(link)).as("the next month of %d", round).isEqualTo("1/1/2/2000");
    }
  }

  private JsonNode customers() {
    return api.get("/api/customers").json();
  }

  private String outcome(boolean inOrder, Random random, long seed) throws Exception {
    var link = link("o");
    var events = new ArrayList<String>();
    for (var i = 0; i < CUSTOMERS; i++) {
      events.addAll(events(i, click(link)));
    }
    if (inOrder) {
      events.forEach(event -> assertThat(tell(event).status()).isEqualTo(200));
    } else {
      var all = new ArrayList<String>();
      events.forEach(event -> all.addAll(Collections.nCopies(1 + random.nextInt(3), event)));
      Collections.shuffle(all, random);
      var calls = new ArrayList<Callable<Reply>>();
      all.forEach(event -> calls.add(() -> tell(event)));
      assertThat(atOnce(calls)).extracting(Reply::status).containsOnly(200);
    }
    await("seed " + seed, () -> counters(link).equals("4/4/12/12000"));
    await("seed " + seed, () -> events("sales").size() == 12 && events("leads").size() == 4);
    return outcome(link);
  }

  /** Somebody comes, subscribes, pays three times, and has something paid back. */
  private static List<String> events(int number, String click) {
    var customer = "cus_o" + number;
    var events = new ArrayList<String>();
    events.add(clicked("s" + number, click, customer, "in_" + number + "_0").text());
    for (var month = 0; month < 3; month++) {
      var reason = month == 0 ? "subscription_create" : "subscription_cycle";
      events.add(
          completed(invoice("in_" + number + "_" + month, customer).with("reason", reason)).text());
    }
    for (var part : List.of(119, 238, 357 + number)) {
      events.add(refunded("ch_" + number, "pi_in_" + number + "_1", part).text());
    }
    events.add(
        Recorded.of("stripe/customer.subscription")
            .with("type", "customer.subscription.deleted", "status", "canceled")
            .with("subscription", "sub_" + number, "customer", customer)
            .with("created", now() + 30, "quantity", 1)
            .text());
    return events;
  }

  private String outcome(JsonNode link) {
    var customers = new TreeMap<String, String>();
    for (var customer : api.get("/api/customers").json()) {
      customers.put(
          customer.path("externalId").asText(),
          customer.path("name").asText()
              + customer.path("stripeCustomerId").asText()
              + customer.path("sales").asText()
              + " "
              + customer.path("saleAmount").asText()
              + customer.path("subscriptionCanceledAt").isNull());
    }
    var sales = new ArrayList<String>();
    for (var sale : events("sales")) {
      var invoice = sale.at("/sale/invoiceId").asText();
      sales.add(
          sale.path("eventName").asText()
              + sale.at("/customer/externalId").asText()
              + invoice
              + sold(invoice));
    }
    Collections.sort(sales);
    return "%s charged %d %s %s".formatted(counters(link), charged(), customers, sales);
  }
}
