package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.api.Api.Reply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Customers who are a partner's because they paid with the partner's code at Stripe (D9). */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // filled in before each test
class DiscountCodeSalesTest extends StripeTest {
  private ProgramFixture program;
  private String partner;
  private JsonNode link;

  @BeforeEach
  void program() {
    connect();
    program = new ProgramFixture(Jdbi.create(database), workspace.id());
    partner = program.partner("Ann");
    program.pays(partner, "lead", program.reward("lead", "lead", 150L, null, 0, null));
    program.pays(partner, "sale", program.reward("sale", "sale", null, 20, null, null));
    link = link("p");
    program.gives(link, partner);
    program.code("ANN10OFF", link, partner, "coupon_1");
  }

  private static String with(String event, String code) {
    var discounts = "\"discounts\": [{\"promotion_code\": %s}]".formatted(code);
    return event.contains("\"discounts\": []")
        ? event.replaceFirst("\"discounts\": \\[\\]", discounts)
        : event.replaceFirst("\"total_details\"", discounts + ", \"total_details\"");
  }

  private static String invoiced(String invoice, String customer, String code) {
    return with(
        completed(invoice(invoice, customer)).text(),
        "{\"id\":\"promo_1\",\"code\":\"" + code + "\"}");
  }

  private static String checkedOut(String customer, String invoice, String code) {
    return with(
        complete(
                checkout("cs_" + invoice)
                    .with("customer", quoted(customer), "invoice", quoted(invoice))
                    .with("email", customer + "@example.com"))
            .text(),
        "{\"id\":\"promo_1\",\"code\":\"" + code + "\"}");
  }

  @Test
  @DisplayName("D9: an unknown customer with a partner's code is a lead and a sale of the partner")
  void checkout() throws Exception {
    var event = checkedOut("cus_1", "in_1", "ann10off");
    assertThat(tell(event).status()).isEqualTo(200);
    tell(event);
    tell(invoiced("in_1", "cus_1", "ANN10OFF"));
    tell(completed(invoice("in_2", "cus_1")));

    assertThat(program.commissions())
        .containsExactly("lead 0 150 pending", "sale 1000 200 pending", "sale 1000 200 pending");
    assertThat(counters(link)).isEqualTo("1/1/2/2000");
    var customer = onlyCustomer();
    assertThat(customer.path("stripeCustomerId").asText()).isEqualTo("cus_1");
    assertThat(customer.path("externalId").asText()).matches("[0-9A-Za-z]{16}");
    assertThat(customer.path("country").asText()).isEqualTo("DE");
    assertThat(customer.path("email").asText()).isEqualTo("cus_1@example.com");
    await("the events", () -> events("leads").size() == 1 && events("sales").size() == 2);
    assertThat(events("leads").at("/0/eventName").asText())
        .isEqualTo("Attributed via discount code");
  }

  @Test
  @DisplayName("D9: the invoice alone does it too, and all of them at once do it once")
  void atOnce() throws Exception {
    var calls = new ArrayList<Callable<Reply>>();
    for (var i = 0; i < 4; i++) {
      var number = i;
      var checkout = checkedOut("cus_" + number, "in_" + number, "ANN10OFF");
      var invoice = invoiced("in_" + number, "cus_" + number, "ANN10OFF");
      calls.addAll(Collections.nCopies(3, () -> tell(checkout)));
      calls.addAll(Collections.nCopies(3, () -> tell(invoice)));
    }
    Collections.shuffle(calls);
    assertThat(atOnce(calls)).extracting(Reply::status).containsOnly(200);

    assertThat(counters(link)).isEqualTo("4/4/4/4000");
    assertThat(api.get("/api/customers").json()).hasSize(4);
    assertThat(program.commissions()).hasSize(8);
  }

  @Test
  @DisplayName("D9: codes attribute nobody who is known, and only while they are good")
  void known() {
    lead(click(link("other")), "Sign up", "u1");
    tell(customer("customer.updated", "cus_k", "{\"dubCustomerExternalId\":\"u1\"}", "Ann"));
    tell(invoiced("in_k", "cus_k", "ANN10OFF"));
    program.execute(
        "update discount_codes set disabled_at = now() where program_id = ?", program.program());
    tell(invoiced("in_d", "cus_d", "ANN10OFF"));
    tell(invoiced("in_u", "cus_u", "NOBODYS"));

    assertThat(program.commissions()).isEmpty();
    assertThat(api.get("/api/customers").json()).hasSize(1);
    assertThat(parked()).as("they wait for somebody to be known").isEqualTo(2);
  }

  @Test
  @DisplayName("tenants: a code of another workspace's program attributes nobody here")
  void others() {
    var code = checkedOut("cus_o", "in_o", "ANN10OFF");
    workspace();
    connect();
    tell(code);

    assertThat(api.get("/api/customers").json()).isEmpty();
    assertThat(program.commissions()).isEmpty();
  }

  @Test
  @DisplayName("D9: the lead that a checkout by click stands for earns nothing, its sale does")
  void byClick() {
    tell(clicked("s", click(link), "cus_c", "in_c"));

    assertThat(program.commissions()).containsExactly("sale 1000 200 pending");
  }

  @Test
  @DisplayName("D9, A6: a trial is a lead, and conditions can tell it from others")
  void trial() {
    connect("{\"freeTrials\":{\"enabled\":true}}");
    program.execute(
        "update rewards set modifiers = ?::jsonb where program_id = ? and event = 'lead'",
        """
        [{"type":"flat","amountInCents":999,"conditions":[{"entity":"customer",
          "attribute":"source","operator":"equals_to","value":"trial"}]}]""",
        program.program());
    lead(
        "{\"clickId\":\"%s\",\"eventName\":\"x\",\"customerExternalId\":\"u1\",\"mode\":\"deferred\"}"
            .formatted(click(link)));
    tell(customer("customer.updated", "cus_t", "{\"dubCustomerExternalId\":\"u1\"}", "Ann"));
    tell(
        Recorded.of("stripe/customer.subscription")
            .with("type", "customer.subscription.created", "status", "trialing")
            .with("subscription", "sub_t", "customer", "cus_t")
            .with("created", now(), "quantity", 1));

    assertThat(program.commissions()).containsExactly("lead 0 999 pending");
  }

  @Test
  @DisplayName("D9: a code that Stripe takes no longer goes, and a coupon with all its codes")
  void withdrawn() {
    program.code("ANN20", link("q"), partner, "coupon_1");
    program.code("ANN30", link("r"), partner, "coupon_1");
    assertThat(codes()).isEqualTo(3);
    tell(promotion("ann20", true));
    assertThat(codes()).isEqualTo(3);
    tell(promotion("ann20", false));
    assertThat(codes()).isEqualTo(2);
    assertThat(tell(coupon("coupon_other")).status()).isEqualTo(200);
    assertThat(codes()).isEqualTo(2);
    tell(coupon("coupon_1"));

    assertThat(codes()).isZero();
    assertThat(
            program.number(
                "select count(*) from discounts where program_id = ?", program.program()))
        .isZero();
  }

  private long codes() {
    return program.number(
        "select count(*) from discount_codes where program_id = ?", program.program());
  }

  private static String promotion(String code, boolean active) {
    return """
        {"id":"evt_promo_%s_%s","object":"event","type":"promotion_code.updated","created":%d,
         "livemode":true,"data":{"object":{"id":"promo_1","object":"promotion_code","code":"%s",
         "active":%s}}}"""
        .formatted(code, active, now(), code, active);
  }

  private static String coupon(String id) {
    return """
        {"id":"evt_coupon_%s","object":"event","type":"coupon.deleted","created":%d,
         "livemode":true,"data":{"object":{"id":"%s","object":"coupon"}}}"""
        .formatted(id, now(), id);
  }
}
