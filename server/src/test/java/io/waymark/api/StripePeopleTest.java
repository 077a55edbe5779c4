package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose a payment of Stripe is, and what is written of it (D9). */
@QuarkusTest
class StripePeopleTest extends StripeTest {
  @BeforeEach
  void connected() {
    connect();
  }

  private static String response(Api.Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json().path("response").asText();
  }

  @Test
  @DisplayName("D9 a: a click that nobody made is passed over, and makes no customer")
  void noSuchClick() {
    assertThat(response(tell(clicked("s", "aaaaaaaaaaaaaaaa", "cus_n", "in_n"))))
        .contains("Click not found");
    assertThat(api.get("/api/customers").json()).isEmpty();
    assertThat(parked()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"click", "jenny@example.com", "cus_k", "by stripe id"})
  @DisplayName("D9 a: who is known by the click, the address or the Stripe id is not made again")
  void knownBy(String how) {
    var first = link("k1");
    var clickId = click(first);
    var external = how.equals("click") ? clickId : how.startsWith("by") ? "u1" : how;
    lead(click(first), "Sign up", external);
    if (external.equals("u1")) {
      var id = customer("u1").path("id").asText();
      api.patch("/api/customers/" + id, "{\"stripeCustomerId\":\"cus_k\"}");
    }
    tell(clicked("s", clickId, "cus_k", "in_k"));

    assertThat(onlyCustomer().path("externalId").asText()).isEqualTo(external);
    assertThat(onlyCustomer().path("stripeCustomerId").asText()).isEqualTo("cus_k");
    assertThat(onlyCustomer().path("email").asText()).isEqualTo("jenny@example.com");
    assertThat(counters(first)).isEqualTo("1/1/1/1000");
  }

  @Test
  @DisplayName("D9 a: a known customer's sale belongs to the link of the checkout's own click")
  void anotherLink() {
    var first = link("l1");
    var second = link("l2");
    lead(click(first), "Sign up", "cus_l");
    tell(clicked("s", click(second), "cus_l", "in_l"));

    assertThat(counters(first)).isEqualTo("1/0/0/0");
    assertThat(counters(second)).isEqualTo("1/1/1/1000");
    var expanded =
        api.get("/api/customers/ext_cus_l?includeExpandedFields=true").json().at("/link/id");
    assertThat(expanded).isEqualTo(second.path("id"));
  }

  @Test
  @DisplayName("D9 b: a customer nobody knows, or who has no lead, waits: nothing is counted")
  void withoutLead() {
    assertThat(
            response(
                tell(
                    complete(
                        checkout("s1")
                            .with("customer", quoted("cus_x"), "invoice", quoted("in_x"))
                            .with("metadata", "{\"dubCustomerExternalId\":\"u9\"}")))))
        .contains("not known");
    var made =
        api.post(
            "/api/customers",
            "{\"externalId\":\"u8\",\"country\":\"US\",\"stripeCustomerId\":\"cus_y\"}");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(
            response(
                tell(
                    complete(
                        checkout("s2")
                            .with("customer", quoted("cus_y"), "invoice", quoted("in_y"))))))
        .contains("no lead");
    assertThat(response(tell(completed(invoice("in_y2", "cus_y"))))).contains("no lead");
    assertThat(customer("u8").path("sales").asInt()).isZero();
    assertThat(parked()).isEqualTo(3);
  }

  @Test
  @DisplayName("D9: events are named after what was bought, with Stripe's object as metadata")
  void names() throws Exception {
    var link = link("n");
    tell(
        complete(
            checkout("s")
                .with("reference", quoted("dub_id_" + click(link)), "mode", "payment")
                .with("customer", quoted("cus_n"), "invoice", quoted("in_once"))));
    tell(completed(invoice("in_month", "cus_n")));
    tell(completed(invoice("in_extra", "cus_n").with("item", "null")));
    await("three sales", () -> events("sales").size() == 3);
    for (var sale : events("sales")) {
      var invoice = sale.at("/sale/invoiceId").asText();
      assertThat(sale.path("eventName").asText())
          .as(invoice)
          .isEqualTo(invoice.equals("in_month") ? "Invoice paid" : "Purchase");
      var metadata = sale.path("metadata");
      if (invoice.equals("in_once")) {
        assertThat(metadata.at("/checkoutSession/id").asText()).isEqualTo("cs_live_s");
      } else {
        assertThat(metadata.at("/invoice/id").asText()).isEqualTo(invoice);
      }
    }
  }

  @Test
  @DisplayName("D9: of an invoice paid in part, what was paid counts; of one over nothing, nothing")
  void paidInPart() {
    var link = link("p");
    lead(click(link), "Sign up", "u1");
    tell(customer("customer.updated", "cus_p", "{\"dubCustomerExternalId\":\"u1\"}", "Ann"));
    var paid = completed(invoice("in_part", "cus_p")).text();
    tell(paid.replace("\"amount_paid\": 1190", "\"amount_paid\": 590"));
    assertThat(counters(link)).isEqualTo("1/1/1/590");
    var free = completed(invoice("in_free", "cus_p")).text();
    tell(free.replace("\"amount_paid\": 1190", "\"amount_paid\": 0"));
    assertThat(counters(link)).isEqualTo("1/1/1/590");
    var untold = completed(invoice("in_untold", "cus_p")).text();
    tell(untold.replace("\"total_excluding_tax\": 1000", "\"total_excluding_tax\": null"));
    assertThat(counters(link)).isEqualTo("1/1/2/1780");
  }

  @Test
  @DisplayName("D9: who sets up a means of payment has bought nothing")
  void setUp() {
    var link = link("u");
    tell(
        complete(
                checkout("s")
                    .with("reference", quoted("dub_id_" + click(link)), "mode", "setup")
                    .with("customer", quoted("cus_u"), "status", "no_payment_required"))
            .text()
            .replace("\"amount_total\": 1190", "\"amount_total\": null"));
    assertThat(counters(link)).isEqualTo("1/0/0/0");
  }

  @Test
  @DisplayName("D9: customers without an external id in their metadata, or a click, are nobody's")
  void strangers() {
    tell(customer("customer.created", "cus_1", "{}", "Ann"));
    tell(customer("customer.created", "cus_2", "{\"dubCustomerExternalId\":\"u2\"}", "Ann"));
    assertThat(api.get("/api/customers").json()).isEmpty();
    var legacy = "{\"dubCustomerId\":\"u3\",\"dubClickId\":\"%s\"}".formatted(click(link("s")));
    tell(customer("customer.created", "cus_3", legacy, "Ann"));
    assertThat(onlyCustomer().path("externalId").asText()).isEqualTo("u3");
  }

  @Test
  @DisplayName("D9: an empty name or address takes nothing away from a customer")
  void emptyNames() {
    lead(
        """
        {"clickId":"%s","eventName":"Sign up","customerExternalId":"u1","customerName":"Ann",
         "customerEmail":"ann@example.com"}"""
            .formatted(click(link("e"))));
    tell(customer("customer.updated", "cus_e", "{\"dubCustomerExternalId\":\"u1\"}", ""));
    assertThat(customer("u1").path("name").asText()).isEqualTo("Ann");
    assertThat(customer("u1").path("email").asText()).isEqualTo("ann@example.com");
    assertThat(customer("u1").path("stripeCustomerId").asText()).isEqualTo("cus_e");
  }

  @Test
  @DisplayName(
      "D9: a trial is the lead Started Trial of the customer's own click, one without seats")
  void trial() throws Exception {
    connect("{\"freeTrials\":{\"enabled\":true}}");
    var link = link("t");
    lead(click(link), "Sign up", "u1");
    tell(customer("customer.updated", "cus_t", "{\"dubCustomerExternalId\":\"u1\"}", "Ann"));
    tell(
        Recorded.of("stripe/customer.subscription")
            .with("type", "customer.subscription.created", "status", "trialing")
            .with("subscription", "sub_t", "created", now(), "customer", "cus_t", "quantity", 7));
    assertThat(counters(link)).isEqualTo("2/0/0/0");
    await("both", () -> events("leads").size() == 2);
    assertThat(events("leads").findValuesAsText("eventName"))
        .containsExactlyInAnyOrder("Sign up", "Started Trial");
    assertThat(charged()).isEqualTo(2);
  }

  @Test
  @DisplayName("D9: an account that takes its leave in test mode stays connected")
  void deauthorizedInTests() {
    connect(
        "{\"accountId\":\"acct_%s\",\"stripeMode\":\"test\",\"webhookSecrets\":{\"test\":\"tested\"}}"
            .formatted(workspace.id()));
    var gone =
        complete(checkout("s").with("live", false))
            .text()
            .replace("\"checkout.session.completed\"", "\"account.application.deauthorized\"");
    assertThat(response(tell(path() + "/test", gone, "tested"))).contains("stays connected");
    assertThat(api.get("/api/integrations/stripe").json().path("accountId").asText())
        .isEqualTo("acct_" + workspace.id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"coupon.deleted", "promotion_code.updated"})
  @DisplayName("D9: events of coupons are answered, and change nothing of what is nobody's")
  void coupons(String type) {
    var body = complete(checkout("s")).text().replace("checkout.session.completed", type);
    assertThat(response(tell(body))).containsAnyOf("Nobody here has it", "No promotion code");
  }
}
