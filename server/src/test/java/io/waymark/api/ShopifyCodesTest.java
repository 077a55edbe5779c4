package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.api.Api.Reply;
import java.util.Collections;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Customers of a Shopify store who are a partner's because they paid with the partner's code. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // filled in before each test
class ShopifyCodesTest extends ShopifyTest {
  private ProgramFixture program;
  private JsonNode link;

  @BeforeEach
  void program() {
    program = new ProgramFixture(Jdbi.create(database), workspace.id());
    var partner = program.partner("Ann");
    program.pays(partner, "lead", program.reward("lead", "lead", 150L, null, 0, null));
    program.pays(partner, "sale", program.reward("sale", "sale", null, 20, null, null));
    link = link("p");
    program.gives(link, partner);
    program.code("ANN10OFF", link, partner, "coupon_1");
  }

  private String order(long order, long customer) {
    return paid(order, "t" + order, customer)
        .text()
        .replace(
            "\"discount_codes\": []",
            "\"discount_codes\": [{\"code\":\"Ann10Off\",\"amount\":\"1.00\"}]");
  }

  @Test
  @DisplayName("D9: an order with a partner's code is a lead and a sale of the partner, once")
  void order() throws Exception {
    var order = order(1, 77);
    Callable<Reply> call = () -> tell("orders/paid", order);
    assertThat(atOnce(Collections.nCopies(6, call))).extracting(Reply::status).containsOnly(200);
    tell("orders/paid", order(2, 77));

    assertThat(program.commissions())
        .containsExactly("lead 0 150 pending", "sale 2005 401 pending", "sale 2005 401 pending");
    assertThat(counters(link)).isEqualTo("1/1/2/4010");
    assertThat(customer("77").path("country").asText()).isEqualTo("DE");
    await("the lead", () -> events("leads").size() == 1);
    assertThat(events("leads").at("/0/eventName").asText())
        .isEqualTo("Checkout with discount code");
  }

  @Test
  @DisplayName("D9: the code says more than the click of the checkout")
  void beforeTheClick() {
    pixel("t3", click(link("other")));
    tell("orders/paid", order(3, 78));

    assertThat(counters(link)).isEqualTo("1/1/1/2005");
  }
}
