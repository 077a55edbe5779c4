package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.waymark.api.Api.Reply;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What Shopify's webhooks and its pixel do (D9). */
@QuarkusTest
class ShopifyEventsTest extends ShopifyTest {
  @Test
  @DisplayName(
      "D9: a checkout with a click makes a customer, a lead and a sale; later orders sales")
  void orders() throws Exception {
    var link = link("s");
    assertThat(pixel("t1", click(link)).status()).isEqualTo(200);
    assertThat(order(11, "t1", 700).status()).isEqualTo(200);
    assertThat(counters(link)).isEqualTo("1/1/1/2005");
    assertThat(customer("700").path("name").asText()).isEqualTo("Jenny Rosen");
    order(11, "t1", 700);
    order(12, "no pixel", 700);
    assertThat(counters(link)).isEqualTo("1/1/2/4010");
    await("events", () -> events("sales").size() == 2);
    assertThat(events("leads").get(0).path("eventName").asText()).isEqualTo("Account created");
    assertThat(events("sales").get(0).at("/sale/paymentProcessor").asText()).isEqualTo("shopify");
    assertThat(events("sales").get(0).at("/sale/invoiceId").asText()).startsWith("CONF1");
  }

  @Test
  @DisplayName("D9: an order waits for its pixel, and is recorded when that has told")
  void orderFirst() throws Exception {
    var link = link("f");
    var clickId = click(link);
    assertThat(order(21, "late", 701).json().path("response").asText()).contains("tried again");
    assertThat(counters(link)).isEqualTo("0/0/0/0");
    pixel("late", clickId);
    await("the order", () -> counters(link).equals("1/1/1/2005"));
  }

  @Test
  @DisplayName("D9: orders without a click, or of nobody, are passed over")
  void withoutClick() {
    pixel("nobody", "");
    assertThat(order(31, "nobody", 702).json().path("response").asText()).contains("No click");
    pixel("wrong", "x".repeat(400));
    assertThat(order(32, "wrong", 702).json().path("response").asText()).contains("No click");
    pixel("unknown", "aaaaaaaaaaaaaaaa");
    assertThat(order(33, "unknown", 702).json().path("response").asText()).contains("not found");
    assertThat(api.get("/api/customers").json()).isEmpty();
    assertThat(
            api.as((String) null)
                .send("POST", "/api/shopify/pixel", "{}", Map.of("X-Forwarded-For", "192.0.2.8"))
                .status())
        .isEqualTo(400);
  }

  @Test
  @DisplayName("D9: only what the store's secret signed is heard, else 401")
  void signatures() {
    var body = paid(41, "t", 703).text();
    var shared = "/api/shopify/integration/webhook";
    assertThat(tell(shared, "orders/paid", body, "wrong").status()).isEqualTo(401);
    assertThat(api.as((String) null).send("POST", shared, body, Map.of()).status()).isEqualTo(401);
    var own = "/api/integrations/shopify/" + workspace.id() + "/webhook";
    assertThat(tell(own, "orders/paid", body, SECRET).status()).isEqualTo(200);
    var other = workspaces.create();
    api.as(other)
        .patch(
            "/api/integrations/shopify",
            "{\"shopDomain\":\"%s\",\"webhookSecret\":\"theirs\"}".formatted(shop));
    assertThat(tell(own, "orders/paid", body, "theirs").status()).isEqualTo(401);
    assertThat(tell(shared, "orders/paid", body, SECRET).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("eight deliveries of an order at once are one sale")
  void atOnce() throws Exception {
    var link = link("c");
    pixel("c", click(link));
    Callable<Reply> call = () -> order(51, "c", 704);
    assertThat(atOnce(Collections.nCopies(8, call))).extracting(Reply::status).containsOnly(200);
    assertThat(counters(link)).isEqualTo("1/1/1/2005");
  }

  @Test
  @DisplayName("refunds, told before or after the order, are shares of the sale; failed ones none")
  void refunds() {
    var link = link("r");
    var refund = Recorded.of("shopify/refunds.create").with("order", 61, "currency", "USD");
    tell("refunds/create", refund.with("refund", 1, "amount", "2.385").text());
    pixel("r", click(link));
    order(61, "r", 705);
    // 2.39 of 23.85 that were paid, so 2.01 of the 20.05 that count
    assertThat(sold("CONF61")).isEqualTo("2005-201");
    tell("refunds/create", refund.with("refund", 1, "amount", "2.385").text());
    tell("refunds/create", refund.with("refund", 2, "amount", "21.46").text());
    assertThat(sold("CONF61")).isEqualTo("2005-2005");
    assertThat(counters(link)).isEqualTo("1/1/1/2005");
  }

  @Test
  @DisplayName("D9: customers are forgotten, and shops that leave are not heard")
  void privacy() throws Exception {
    var link = link("p");
    pixel("p", click(link));
    order(71, "p", 706);
    assertThat(tell("customers/data_request", "{\"customer\":{\"id\":706}}").status())
        .isEqualTo(200);
    assertThat(tell("customers/redact", "{\"customer\":{\"id\":706}}").status()).isEqualTo(200);
    assertThat(tell("customers/redact", "{}").status()).isEqualTo(200);
    assertThat(customer("706").path("email").isNull()).isTrue();
    assertThat(customer("706").path("name").asText()).isNotEqualTo("Jenny Rosen").isNotEmpty();
    await("the sale", () -> events("sales").size() == 1);
    var sale = events("sales").get(0);
    assertThat(sale.at("/metadata/order/confirmation_number").asText()).isEqualTo("CONF71");
    assertThat(sale.at("/metadata/order/line_items/0/sku").asText()).isEqualTo("CUP-1");
    assertThat(sale.toString() + events("leads"))
        .doesNotContainIgnoringCase("jenny")
        .doesNotContain("Rosen", "Musterstra", "192.0.2.77", "authenticate?key");

    assertThat(tell("app/uninstalled", "{}").status()).isEqualTo(200);
    order(72, "p", 706);
    assertThat(counters(link)).isEqualTo("1/1/1/2005");
    assertThat(tell("shop/redact", "{\"shop_domain\":\"x\"}").status()).isEqualTo(200);
    assertThat(api.get("/api/integrations/shopify").status()).isEqualTo(404);
    assertThat(tell("shop/redact", "{}").status()).isEqualTo(401);
  }

  @Test
  @DisplayName("whatever is in a signed body, it is answered and no server error")
  void hostile() {
    for (var body :
        new String[] {
          "",
          "{",
          "[]",
          "7",
          "[".repeat(9_000),
          "{\"id\":[],\"customer\":{\"id\":{}}}",
          paid(81, "h", 1).text().replace("Jenny", "\\u0000"),
          paid(82, "h", 1).text().replace("20.05", "1e99999"),
          paid(83, "h", 1).text().replace("20.05", "-1"),
          paid(84, "h", 1).text().replace("USD", "ZZZ"),
          "{\"id\":1,\"order_id\":2,\"transactions\":[{\"kind\":\"refund\",\"status\":\"success\"}]}",
        }) {
      for (var topic : new String[] {"orders/paid", "refunds/create", "customers/redact", "x"}) {
        assertThat(tell(topic, body).status()).as(topic + body).isIn(200, 400, 422);
      }
    }
  }
}
