package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What partners earn by the products of Stripe's invoices, and by what is noted of these (A6). */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // filled in before each test
class StripeProductsTest extends StripeTest {
  private ProgramFixture program;
  private JsonNode link;

  /** A partner with a reward of a tenth, and a customer of theirs. */
  private void program(String modifiers) {
    connect();
    program = new ProgramFixture(Jdbi.create(database), workspace.id());
    var partner = program.partner("Ann");
    program.pays(partner, "sale", program.reward("sale", "sale", null, 10, null, modifiers));
    link = link("p");
    program.gives(link, partner);
    lead(click(link), "Sign up", "u1");
    tell(customer("customer.updated", "cus_1", "{\"dubCustomerExternalId\":\"u1\"}", "Ann"));
  }

  private static final String BY_PRODUCT =
      """
      [{"type":"percentage","amountInPercentage":30,"conditions":[
         {"entity":"sale","attribute":"productId","operator":"equals_to","value":"prod_QhtPro"},
         {"entity":"sale","attribute":"amount","operator":"less_than","value":2500}]},
       {"type":"flat","amountInCents":9999,"conditions":[
         {"entity":"sale","attribute":"productId","operator":"in","value":["prod_QhtStorage"]}]}]""";

  /** An invoice over 30.00 and taxes of 5.70: 21.00 for one product, 10.00 for one, 1.00 back. */
  private static Recorded invoiced(String invoice, String metadata, String line, String sub) {
    return Recorded.of("stripe/invoice.paid.products")
        .with("invoice", invoice, "customer", "cus_1", "created", now())
        .with("metadata", metadata, "lineMetadata", line, "subscriptionMetadata", sub);
  }

  private static Recorded refunded(String invoice, long amount) {
    return Recorded.of("stripe/charge.refunded")
        .with("charge", "ch_" + invoice, "intent", "pi_" + invoice, "refunded", amount)
        .with("created", now(), "total", 3570, "currency", "usd", "customer", "cus_1");
  }

  @Test
  @DisplayName("A6: each product of an invoice is judged on its own; of refunds it is the share")
  void products() {
    program(BY_PRODUCT);
    var invoice = invoiced("in_1", "{}", "{}", "{}");
    tell(invoice);
    assertThat(program.commissions()).containsExactly("sale 3000 707 pending");
    tell(refunded("in_1", 1785));
    tell(invoice);
    tell(refunded("in_1", 1785));
    assertThat(program.commissions()).containsExactly("sale 1500 354 pending");
    tell(refunded("in_1", 3570));

    assertThat(program.entries())
        .containsExactly(
            "earned 3000 707 pending: 30 % of 2033 (prod_QhtPro) + 10 % of 967 (prod_QhtSupport)",
            "refunded 1500 354 pending: 707 × 1500 / 3000",
            "refunded 3000 707 refunded: all was paid back");
    assertThat(counters(link)).isEqualTo("1/1/1/3000");
  }

  @Test
  @DisplayName("A6: what was earned by products tells the terms of each, and of the first above")
  void told() {
    program(BY_PRODUCT);
    tell(invoiced("in_1", "{}", "{}", "{}"));
    var id = api.get("/api/commissions").json().at("/0/id").asText();
    var reward = api.get("/api/commissions/" + id).json().at("/entries/0/reward");

    assertThat(reward.path("amountInPercentage").asInt()).isEqualTo(30);
    assertThat(reward.has("type")).isFalse();
    assertThat(reward.path("products")).hasSize(2);
    assertThat(reward.at("/products/1/productId").asText()).isEqualTo("prod_QhtSupport");
    assertThat(reward.at("/products/1/earnings").asInt()).isEqualTo(97);
  }

  @Test
  @DisplayName(
      "D9: conditions ask the invoice's metadata, then the first line's, the subscription's")
  void metadata() throws Exception {
    program(
        """
        [{"type":"percentage","amountInPercentage":20,"conditions":[
           {"entity":"sale","attribute":"metadata","metadataField":"plan",
            "operator":"equals_to","value":"gold"},
           {"entity":"sale","attribute":"metadata","metadataField":"region",
            "operator":"starts_with","value":"eu"},
           {"entity":"sale","attribute":"metadata","metadataField":"seats",
            "operator":"greater_than","value":2}]}]""");
    tell(
        invoiced(
            "in_1",
            "{\"plan\":\"gold\"}",
            "{\"plan\":\"silver\",\"seats\":\"3\"}",
            "{\"plan\":\"tin\",\"seats\":\"1\",\"region\":\"eu-1\"}"));
    tell(invoiced("in_2", "{}", "{\"plan\":\"gold\"}", "{\"seats\":\"3\"}"));

    assertThat(program.commissions())
        .as("no condition asks for products: all of it is judged")
        .containsExactly("sale 3000 600 pending", "sale 3000 300 pending");
    await("the sales", () -> events("sales").size() == 2);
    assertThat(events("sales").at("/0/metadata/invoice/lines/data"))
        .as("what is kept is the invoice, as ever")
        .hasSize(4);
  }
}
