package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.waymark.api.Api.Reply;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Any payment provider, by rules that read its webhooks. */
@QuarkusTest
class InboundWebhooksTest extends ConversionTest {
  private static final String RULES =
      """
      [{"record":"lead","when":{"event_type":"customer.created"},
        "fields":{"customerExternalId":"data.custom_data.user","clickId":"data.custom_data.dub_id"},
        "constants":{"eventName":"Paddle customer"}},
       {"record":"sale","when":{"event_type":"transaction.completed","data.status":"completed"},
        "fields":{"customerExternalId":"$.data.custom_data.user","amount":"data.details.totals.subtotal",
          "clickId":"/data/custom_data/dub_id","paid":"data.details.line_items[0].totals.total",
          "currency":"data.currency_code","invoiceId":"data.id"},
        "constants":{"paymentProcessor":"paddle","eventName":"Transaction"}},
       {"record":"refund","when":{"event_type":"adjustment.created"},"unit":"major",
        "fields":{"invoiceId":"data.id","amount":"data.details.totals.subtotal",
          "currency":"data.currency_code","refundId":"event_id"}}]""";

  private String create(String more) {
    var reply =
        api.post(
            "/api/integrations/inbound",
            "{\"name\":\"Paddle\",\"rules\":%s%s}".formatted(RULES, more));
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return reply.text();
  }

  private static String id(String made) {
    return made.replaceFirst(".*\"id\":\"([^\"]+)\".*", "$1");
  }

  private Reply tell(String id, String body, Map<String, String> headers, String query) {
    return api.as((String) null)
        .send("POST", "/api/integrations/inbound/" + id + "/webhook" + query, body, headers);
  }

  private static Recorded paddle(String type, String transaction, String user, String click) {
    return Recorded.of("inbound/paddle")
        .with("type", type, "transaction", transaction, "user", user, "click", click)
        .with("currency", "USD");
  }

  private String sold(String invoice) {
    var sale = api.get("/api/refunds?invoiceId=" + invoice).json().path("sale");
    return sale.path("amount").asText() + "-" + sale.path("refundedAmount").asText();
  }

  @Test
  @DisplayName("rules read leads, sales and refunds out of payloads; each counts once")
  void rules() throws Exception {
    var made = api.post("/api/integrations/inbound", "{\"name\":\"P\",\"rules\":" + RULES + "}");
    var id = made.json().path("id").asText();
    var token = "?token=" + made.json().path("secret").asText();
    var link = link("p");
    var clickId = click(link);
    for (var i = 0; i < 2; i++) {
      tell(id, paddle("customer.created", "t0", "u1", clickId).text(), Map.of(), token);
      var sale = paddle("transaction.completed", "txn_1", "u1", clickId).with("subtotal", 1000);
      assertThat(tell(id, sale.text(), Map.of(), token).json().at("/results/0/record").asText())
          .isEqualTo("sale");
      var refund = paddle("adjustment.created", "txn_1", "u1", clickId).with("subtotal", "5.95");
      tell(id, refund.text(), Map.of(), token);
    }
    assertThat(tell(id, "{\"event_type\":\"other\"}", Map.of(), token).json().path("results"))
        .isEmpty();

    assertThat(counters(link)).isEqualTo("1/1/1/1000");
    assertThat(sold("txn_1")).isEqualTo("1000-500");
    await("the sale", () -> events("sales").size() == 1);
    assertThat(events("sales").get(0).at("/sale/paymentProcessor").asText()).isEqualTo("paddle");
    assertThat(events("leads").get(0).path("eventName").asText()).isEqualTo("Paddle customer");
    sale("u1", 1000, "txn_1");
    assertThat(counters(link)).isEqualTo("1/1/1/1000");
  }

  @Test
  @DisplayName("a sale that comes before its lead waits for it; a direct one makes its own")
  void saleFirst() throws Exception {
    var made = create("");
    var headers =
        Map.of("Authorization", "Bearer " + made.replaceFirst(".*\"secret\":\"([^\"]+)\".*", "$1"));
    var link = link("f");
    var sale = paddle("transaction.completed", "txn_2", "u2", "").with("subtotal", 700).text();
    assertThat(tell(id(made), sale, headers, "").text()).contains("tried again");
    tell(id(made), paddle("customer.created", "t0", "u2", click(link)).text(), headers, "");
    await("the sale", () -> counters(link).equals("1/1/1/700"));

    var direct =
        paddle("transaction.completed", "txn_3", "u3", click(link)).with("subtotal", 50).text();
    Callable<Reply> call = () -> tell(id(made), direct, headers, "");
    assertThat(atOnce(Collections.nCopies(8, call))).extracting(Reply::status).containsOnly(200);
    assertThat(counters(link)).isEqualTo("2/2/2/750");
  }

  @Test
  @DisplayName(
      "senders show a token or sign; nobody else is heard, and secrets are not shown again")
  void proofs() {
    var made =
        create(
            ",\"secret\":\"0123456789abcdef\","
                + "\"signature\":{\"header\":\"X-Signature\",\"prefix\":\"sha256=\"}");
    assertThat(made).doesNotContain("0123456789abcdef");
    var id = id(made);
    var body = "{\"event_type\":\"none\"}";
    var good = "sha256=" + StripeTest.hmac(body, "0123456789abcdef");
    assertThat(tell(id, body, Map.of("X-Signature", good), "").status()).isEqualTo(200);
    assertThat(tell(id, body + " ", Map.of("X-Signature", good), "").status()).isEqualTo(401);
    assertThat(tell(id, body, Map.of("X-Signature", good.substring(7)), "").status())
        .isEqualTo(401);
    assertThat(tell(id, body, Map.of(), "").status()).isEqualTo(401);
    assertThat(tell(id, body, Map.of(), "?token=0123456789abcdef").status()).isEqualTo(401);
    assertThat(tell("conn_none", body, Map.of(), "?token=0123456789abcdef").status())
        .isEqualTo(401);
    assertThat(api.get("/api/integrations/inbound").text()).doesNotContain("0123456789abcdef");

    var other = workspaces.create();
    assertThat(api.as(other).patch("/api/integrations/inbound/" + id, "{\"name\":\"x\"}").status())
        .isEqualTo(404);
    assertThat(api.as(other).delete("/api/integrations/inbound/" + id).status()).isEqualTo(404);
    var changed = api.patch("/api/integrations/inbound/" + id, "{\"name\":\"x\"}").json();
    assertThat(changed.path("name").asText() + changed.path("rules").size()).isEqualTo("x3");
    assertThat(tell(id, body, Map.of("X-Signature", good), "").status()).isEqualTo(200);
    assertThat(api.delete("/api/integrations/inbound/" + id).status()).isEqualTo(200);
    assertThat(tell(id, body, Map.of("X-Signature", good), "").status()).isEqualTo(401);
  }

  @Test
  @DisplayName("rules that mean nothing are refused; payloads that mean nothing are answered")
  void hostile() {
    for (var rules :
        new String[] {
          "[{\"record\":\"gift\"}]",
          "[{\"record\":\"sale\",\"fields\":{\"price\":\"a\"}}]",
          "[{\"record\":\"sale\",\"fields\":{\"amount\":\"\"}}]",
          "[{\"record\":\"sale\",\"when\":{\"\":\"x\"}}]",
          "[{\"record\":\"sale\",\"when\":{\"%s\":\"x\"}}]".formatted("a.".repeat(120)),
          "{}",
        }) {
      var reply = api.post("/api/integrations/inbound", "{\"name\":\"x\",\"rules\":" + rules + "}");
      assertThat(reply.status()).as(rules + reply.text()).isEqualTo(422);
    }
    var made =
        api.post(
            "/api/integrations/inbound",
            """
            {"name":"x","secret":"0123456789abcdef","rules":[
             {"record":"sale","fields":{"customerExternalId":"u","amount":"a","clickId":"c",
               "currency":"y","invoiceId":"i"}},
             {"record":"refund","unit":"major","fields":{"amount":"a","invoiceId":"i","currency":"y"}},
             {"record":"lead","fields":{"customerExternalId":"u","clickId":"c","eventName":"e"}}]}""");
    var id = made.json().path("id").asText();
    for (var body :
        new String[] {
          "",
          "{",
          "[]",
          "1",
          "[".repeat(4000),
          "{\"u\":{},\"a\":[],\"c\":1}",
          "{\"u\":\"x\",\"a\":1e9999,\"i\":\"1\"}",
          "{\"u\":\"x\",\"a\":\"1e-999999999\",\"i\":\"1\"}",
          "{\"u\":\"x\",\"a\":99999999999999999999999,\"i\":\"1\"}",
          "{\"u\":\"x\",\"a\":-5,\"i\":\"1\",\"y\":\"zzz\"}",
          "{\"u\":\"x\",\"a\":5,\"i\":\"1\",\"y\":\"zzz\",\"c\":\"nope\"}",
          "{\"u\":\"\\u0000\",\"a\":5}",
          "{\"u\":\"%s\",\"a\":5,\"e\":\"%s\"}".formatted("x".repeat(9_000), "y".repeat(9_000)),
        }) {
      var reply = tell(id, body, Map.of(), "?token=0123456789abcdef");
      assertThat(reply.status()).as(body + reply.text()).isIn(200, 400, 422);
    }
  }
}
