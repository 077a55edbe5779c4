package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.waymark.api.Api.Reply;
import io.waymark.conversions.money.EuroRates;
import io.waymark.conversions.money.Rates;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What Stripe's events do (D9). */
@QuarkusTest
class StripeEventsTest extends StripeTest {
  @BeforeEach
  void connected() {
    connect();
  }

  @Test
  @DisplayName("D9 a: the click in the session makes a customer, a lead and a sale, untaxed")
  void byClick() throws Exception {
    var link = link("a");
    assertThat(tell(clicked("s", click(link), "cus_a", "in_a")).status()).isEqualTo(200);

    assertThat(counters(link)).isEqualTo("1/1/1/1000");
    var customer = onlyCustomer();
    assertThat(customer.path("externalId").asText()).isEqualTo("cus_a");
    assertThat(customer.path("stripeCustomerId").asText()).isEqualTo("cus_a");
    assertThat(customer.path("name").asText()).isEqualTo("Jenny Rosen");
    assertThat(customer.path("email").asText()).isEqualTo("jenny@example.com");
    await("the sale", () -> events("sales").size() == 1 && events("leads").size() == 1);
    var sale = events("sales").get(0);
    assertThat(sale.path("eventName").asText()).isEqualTo("Subscription creation");
    assertThat(sale.at("/sale/paymentProcessor").asText()).isEqualTo("stripe");
    assertThat(sale.at("/sale/invoiceId").asText()).isEqualTo("in_a");
    assertThat(events("leads").get(0).path("eventName").asText()).isEqualTo("Sign up");
  }

  @Test
  @DisplayName("D9 a: guests are known by their e-mail address")
  void guests() {
    var link = link("g");
    tell(
        complete(
            checkout("s")
                .with("reference", quoted("dub_id_" + click(link)), "intent", quoted("pi_g"))
                .with("mode", "payment")));

    assertThat(onlyCustomer().path("externalId").asText()).isEqualTo("jenny@example.com");
    assertThat(sold("pi_g")).isEqualTo("1000-0");
    assertThat(tell(complete(checkout("none"))).json().path("response").asText()).contains("guest");
  }

  @Test
  @DisplayName("D9: what is not paid, or costs nothing, is no sale; who set something up is known")
  void unpaid() {
    var link = link("u");
    for (var status : new String[] {"unpaid", "no_payment_required"}) {
      tell(
          complete(
              checkout("s")
                  .with("reference", quoted("dub_id_" + click(link)))
                  .with("customer", quoted("cus_u"), "status", status)));
    }
    tell(
        complete(
            checkout("s")
                .with("reference", quoted("dub_id_" + click(link)))
                .with("customer", quoted("cus_u"), "total", 190)));

    assertThat(counters(link)).isEqualTo("1/0/0/0");
  }

  @Test
  @DisplayName("D9 b: metadata name a known customer, who is known by their Stripe id from then on")
  void byMetadata() {
    var link = link("b");
    lead(click(link), "Sign up", "u1");
    tell(
        complete(
            checkout("s")
                .with("customer", quoted("cus_b"), "invoice", quoted("in_1"))
                .with("metadata", "{\"dubCustomerExternalId\":\"u1\"}")));
    tell(completed(invoice("in_2", "cus_b")));
    tell(completed(invoice("in_3", "cus_b").with("item", "null")));

    assertThat(counters(link)).isEqualTo("1/1/3/3000");
    assertThat(customer("u1").path("stripeCustomerId").asText()).isEqualTo("cus_b");
    assertThat(customer("u1").path("sales").asInt()).isEqualTo(3);
  }

  @Test
  @DisplayName("D9 b: without metadata, the e-mail address tells who it is")
  void byEmail() {
    var link = link("e");
    lead(
        """
        {"clickId":"%s","eventName":"Sign up","customerExternalId":"u1",
         "customerEmail":"jenny@example.com"}"""
            .formatted(click(link)));
    tell(complete(checkout("s").with("customer", quoted("cus_e"), "invoice", quoted("in_e"))));

    assertThat(counters(link)).isEqualTo("1/1/1/1000");
    assertThat(customer("u1").path("stripeCustomerId").asText()).isEqualTo("cus_e");
  }

  @Test
  @DisplayName("D9: customers introduce themselves, and change; what was so later wins")
  void introduced() {
    var link = link("i");
    var metadata =
        "{\"dubCustomerExternalId\":\"u1\",\"dubClickId\":\"%s\"}".formatted(click(link));
    tell(customer("customer.created", "cus_i", metadata, "Ann"));
    assertThat(counters(link)).isEqualTo("1/0/0/0");
    assertThat(charged()).isEqualTo(1);
    tell(
        Recorded.of("stripe/customer")
            .with("created", now() + 5)
            .with(
                "type",
                "customer.updated",
                "customer",
                "cus_i",
                "metadata",
                metadata,
                "name",
                quoted("Ann B."),
                "email",
                quoted("ann@example.com")));
    tell(customer("customer.updated", "cus_i", metadata, "An old name"));

    assertThat(counters(link)).isEqualTo("1/0/0/0");
    assertThat(customer("u1").path("name").asText()).isEqualTo("Ann B.");
    assertThat(customer("u1").path("email").asText()).isEqualTo("ann@example.com");
    assertThat(customer("u1").path("stripeCustomerId").asText()).isEqualTo("cus_i");
  }

  private static Recorded subscription(String type, String status, String subscription, long at) {
    return Recorded.of("stripe/customer.subscription")
        .with("type", type, "status", status, "subscription", subscription)
        .with("created", at, "customer", "cus_s", "quantity", 7);
  }

  @Test
  @DisplayName("D9: a trial is a lead if the workspace wants it, with its seats; once for ever")
  void trials() {
    var link = link("t");
    tell(clicked("s", click(link), "cus_s", "in_s"));
    var trial = subscription("customer.subscription.created", "trialing", "sub_1", now());
    tell(trial);
    assertThat(counters(link)).startsWith("1/");
    connect("{\"freeTrials\":{\"enabled\":true,\"trackQuantity\":true}}");
    tell(subscription("customer.subscription.created", "active", "sub_2", now()));
    assertThat(counters(link)).startsWith("1/");
    tell(trial);
    tell(trial);
    assertThat(counters(link)).startsWith("8/");
  }

  @Test
  @DisplayName("D9: a subscription ends, whichever of its events comes first, and may begin again")
  void canceled() {
    var link = link("c");
    var clickId = click(link);
    tell(clicked("s", clickId, "cus_s", "in_s"));
    tell(subscription("customer.subscription.deleted", "canceled", "sub_1", now() + 10));
    var ended = onlyCustomer().path("subscriptionCanceledAt");
    assertThat(ended.isNull()).isFalse();
    tell(clicked("s", clickId, "cus_s", "in_s"));
    assertThat(onlyCustomer().path("subscriptionCanceledAt")).isEqualTo(ended);
    tell(
        complete(
            checkout("later")
                .with("created", now() + 60, "customer", quoted("cus_s"))
                .with("invoice", quoted("in_later"))));
    assertThat(onlyCustomer().path("subscriptionCanceledAt").isNull()).isTrue();
    tell(subscription("customer.subscription.deleted", "canceled", "sub_1", now() + 10));
    assertThat(onlyCustomer().path("subscriptionCanceledAt").isNull()).isTrue();
  }

  @Test
  @DisplayName("decision 12: one invoice is one sale, by checkout, by invoice and by the API")
  void oneInvoice() {
    var link = link("o");
    tell(clicked("s", click(link), "cus_o", "in_o"));
    tell(completed(invoice("in_o", "cus_o").with("reason", "subscription_create")));
    sale("cus_o", 1000, "in_o");
    // by another name of the same
    sale("cus_o", 1000, "pi_in_o");
    sale("cus_o", 500, "in_api");
    tell(completed(invoice("in_api", "cus_o")));

    assertThat(counters(link)).isEqualTo("1/1/2/1500");
  }

  @Test
  @DisplayName("a checkout without an invoice, and the invoice made for it, are one sale")
  void invoiceMadeLater() {
    var link = link("l");
    tell(
        complete(
            checkout("s")
                .with("reference", quoted("dub_id_" + click(link)), "mode", "payment")
                .with("customer", quoted("cus_l"), "intent", quoted("pi_in_l"))));
    tell(completed(invoice("in_l", "cus_l").with("reason", "manual")));
    sale("cus_l", 1000, "in_l");

    assertThat(counters(link)).isEqualTo("1/1/1/1000");
  }

  @Test
  @DisplayName("an invoice that comes before its customer is known counts once that is so")
  void invoiceFirst() throws Exception {
    var link = link("f");
    var clickId = click(link);
    var renewal = completed(invoice("in_f2", "cus_f"));
    assertThat(tell(renewal).json().path("response").asText()).contains("tried again");
    assertThat(
            tell(completed(invoice("in_f1", "cus_f").with("reason", "subscription_create")))
                .status())
        .isEqualTo(200);
    tell(clicked("s", clickId, "cus_f", "in_f1"));

    await("both", () -> counters(link).equals("1/1/2/2000"));
  }

  @Test
  @DisplayName("who paid before they clicked did not pay because of the click")
  void paidBefore() throws Exception {
    tell(completed(invoice("in_before", "cus_p").with("created", now() - 600)));
    var link = link("p");
    tell(clicked("s", click(link), "cus_p", "in_p"));
    await("the older one to be dropped", () -> parked() == 0);

    assertThat(counters(link)).isEqualTo("1/1/1/1000");
  }

  @Test
  @DisplayName("eight deliveries of a checkout and eight of its invoice at once are one sale")
  void atOnce() throws Exception {
    var link = link("c");
    var checkout = clicked("s", click(link), "cus_c", "in_c").text();
    var invoice = completed(invoice("in_c", "cus_c").with("reason", "subscription_create")).text();
    var calls = new ArrayList<Callable<Reply>>();
    calls.addAll(Collections.nCopies(8, () -> tell(checkout)));
    calls.addAll(Collections.nCopies(8, () -> tell(invoice)));
    Collections.shuffle(calls);

    assertThat(atOnce(calls)).extracting(Reply::status).containsOnly(200);
    assertThat(counters(link)).isEqualTo("1/1/1/1000");
    assertThat(onlyCustomer().path("sales").asInt()).isEqualTo(1);
  }

  @Test
  @DisplayName("D9: amounts are converted exactly, in the currency that was charged for")
  void currencies() {
    var link = link("y");
    tell(
        complete(
                checkout("s")
                    .with("reference", quoted("dub_id_" + click(link)), "currency", "eur")
                    .with("customer", quoted("cus_y"), "invoice", quoted("in_y")))
            .text()
            .replace(
                "\"currency_conversion\": null",
                """
                "currency_conversion":
                  {"amount_subtotal":2000,"amount_total":2380,"fx_rate":"0.5","source_currency":"usd"}"""));

    assertThat(counters(link)).isEqualTo("1/1/1/2000");
  }

  @Test
  @DisplayName("decision 12: whole-unit currencies are converted; one without a rate waits for it")
  void yen() throws Exception {
    var link = link("j");
    tell(
        complete(
            checkout("s")
                .with("reference", quoted("dub_id_" + click(link)), "currency", "nok")
                .with("customer", quoted("cus_j"), "invoice", quoted("in_nok"))));
    assertThat(counters(link)).isEqualTo("1/0/0/0");
    assertThat(parked()).isEqualTo(1);
    new Rates(Jdbi.create(database))
        .store(
            new EuroRates(
                LocalDate.parse("2026-08-21"),
                Map.of(
                    "USD", new BigDecimal("1.25"),
                    "JPY", new BigDecimal("160"),
                    "NOK", new BigDecimal("12.5"))),
            "test",
            Instant.parse("2026-08-21T16:00:00Z"));
    tell(completed(invoice("in_jpy", "cus_j").with("currency", "jpy")));

    // 1000 yen are 781.25 cents, 10.00 crowns 100
    await("both", () -> counters(link).equals("1/1/2/881"));
  }
}
