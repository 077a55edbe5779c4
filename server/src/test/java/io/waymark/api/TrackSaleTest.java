package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.api.Api.Reply;
import io.waymark.conversions.money.EuroRates;
import io.waymark.conversions.money.Rates;
import io.waymark.identity.Role;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TrackSaleTest extends ConversionTest {

  @Test
  @DisplayName("D3, I: a sale counts for the link of the customer's lead, and is an event")
  void sale() throws Exception {
    var link = link("s");
    lead(
        """
        {"clickId":"%s","eventName":"Sign up","customerExternalId":"u1","customerName":"Ann",
         "customerEmail":"ann@x.test"}"""
            .formatted(click(link)));
    var reply =
        sale(
            """
            {"customerExternalId":"u1","amount":4900,"invoiceId":"inv_1","metadata":{"plan":"pro"},
             "paymentProcessor":"stripe"}""");
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.text())
        .isEqualTo(
            """
            {"eventName":"Purchase","customer":{"id":"%s","name":"Ann","email":"ann@x.test",\
            "avatar":null,"externalId":"u1"},"sale":{"amount":4900,"currency":"usd",\
            "paymentProcessor":"stripe","invoiceId":"inv_1","metadata":{"plan":"pro"}}}"""
                .formatted(customer("u1").path("id").asText()));
    assertThat(counters(link)).isEqualTo("1/1/1/4900");
    assertThat(charged()).isEqualTo(2);
    assertThat(customer("u1").path("sales").asLong()).isEqualTo(1);
    assertThat(customer("u1").path("saleAmount").asLong()).isEqualTo(4900);
    assertThat(customer("u1").path("firstSaleAt").isTextual()).isTrue();
    await("the event", () -> events("sales").size() == 1);
    assertThat(events("sales").at("/0/sale").toString())
        .isEqualTo(
            "{\"amount\":4900,\"invoiceId\":\"inv_1\",\"paymentProcessor\":\"stripe\",\"currency\":\"usd\"}");
  }

  @Test
  @DisplayName("D3.1: an invoice counts once and is answered the same, whatever the rest says")
  void invoice() {
    var link = link("i");
    lead(click(link), "Sign up", "u1");
    lead(click(link), "Sign up", "u2");
    var first = sale("u1", 100, "inv");
    api.patch("/api/customers/ext_u1", "{\"name\":\"Somebody else\"}");
    assertThat(sale("u1", 999, "inv").text()).isEqualTo(first.text());
    assertThat(sale("u2", 100, "inv").text()).isEqualTo(first.text());
    assertThat(sale("nobody", 100, "inv").text()).isEqualTo(first.text());
    assertThat(counters(link)).isEqualTo("2/1/1/100");
    assertThat(sale("u1", 100, "").status()).isEqualTo(200);
    assertThat(sale("u1", 100, "").status()).isEqualTo(200);
    assertThat(counters(link)).isEqualTo("2/1/3/300");
  }

  @Test
  @DisplayName("D3.1: an invoice of one workspace is nothing to another")
  void invoicesOfOthers() {
    lead(click(link("o")), "Sign up", "u1");
    var first = sale("u1", 100, "inv");
    var other = workspaces.create();
    var stranger = api.as(other);
    assertThat(
            stranger
                .post(
                    "/api/track/sale",
                    "{\"customerExternalId\":\"u1\",\"amount\":5,\"invoiceId\":\"inv\"}")
                .text())
        .isEqualTo("{\"eventName\":\"Purchase\",\"customer\":null,\"sale\":null}")
        .isNotEqualTo(first.text());
  }

  @Test
  @DisplayName("D3.1: twenty reports of one invoice at once are one sale, and agree")
  void invoiceAtOnce() throws Exception {
    var link = link("c");
    lead(click(link), "Sign up", "u1");
    Callable<Reply> call = () -> sale("u1", 100, "inv");
    var replies = atOnce(Collections.nCopies(20, call));
    assertThat(replies).extracting(Reply::status).containsOnly(200);
    assertThat(replies).extracting(Reply::text).containsOnly(replies.getFirst().text());
    assertThat(counters(link)).isEqualTo("1/1/1/100");
    assertThat(charged()).isEqualTo(2);
  }

  @Test
  @DisplayName("D3.1: one invoice reported for several customers at once is one sale")
  void invoiceOfSeveralCustomers() throws Exception {
    var link = link("v");
    var calls = new ArrayList<Callable<Reply>>();
    for (var i = 0; i < 10; i++) {
      var customer = "u" + i;
      lead(click(link), "Sign up", customer);
      calls.add(() -> sale(customer, 100, "inv"));
    }
    var replies = atOnce(calls);
    assertThat(replies).extracting(Reply::text).containsOnly(replies.getFirst().text());
    assertThat(counters(link)).isEqualTo("10/1/1/100");
  }

  @Test
  @DisplayName("D3.4: twenty direct sales at once make one customer, one lead and twenty sales")
  void directAtOnce() throws Exception {
    var link = link("t");
    var click = click(link);
    var calls = new ArrayList<Callable<Reply>>();
    for (var i = 0; i < 20; i++) {
      var body =
          "{\"customerExternalId\":\"u1\",\"amount\":10,\"invoiceId\":\"i%d\",\"clickId\":\"%s\"}"
              .formatted(i, click);
      calls.add(() -> sale(body));
    }
    assertThat(atOnce(calls)).allMatch(reply -> reply.json().at("/sale/amount").asInt() == 10);
    assertThat(counters(link)).isEqualTo("1/1/20/200");
    assertThat(charged()).isEqualTo(21);
    assertThat(api.get("/api/customers").json()).hasSize(1);
    assertThat(customer("u1").path("sales").asInt()).isEqualTo(20);
  }

  @Test
  @DisplayName("D3.4: a direct sale makes a customer and a lead with the sale's metadata")
  void direct() throws Exception {
    var link = link("d");
    var reply =
        sale(
            """
            {"customerExternalId":"u1","amount":700,"clickId":"%s","customerName":"Bo",
             "metadata":{"a":1}}"""
                .formatted(click(link)));
    assertThat(reply.json().at("/customer/name").asText()).isEqualTo("Bo");
    assertThat(counters(link)).isEqualTo("1/1/1/700");
    await("the lead", () -> events("leads").size() == 1);
    assertThat(events("leads").at("/0/eventName").asText())
        .isEqualTo("Direct sale tracking lead event");
    assertThat(events("leads").at("/0/metadata/a").asInt()).isEqualTo(1);
    var again = lead(click(link), "direct sale tracking lead event", "u1");
    assertThat(again.json().path("link").isNull()).as("it is counted already").isTrue();
  }

  @Test
  @DisplayName("D3.3, D3.5: unknown customers and amounts of nothing are no sale, and no error")
  void nothing() {
    var none = "{\"eventName\":\"Renewal\",\"customer\":null,\"sale\":null}";
    assertThat(
            sale("{\"customerExternalId\":\"u1\",\"amount\":5,\"eventName\":\"Renewal\"}").text())
        .isEqualTo(none);
    assertThat(api.get("/api/customers").json()).isEmpty();
    var link = link("n");
    var free =
        "{\"customerExternalId\":\"u1\",\"amount\":0,\"eventName\":\"Renewal\",\"clickId\":\"%s\"}"
            .formatted(click(link));
    assertThat(sale(free).text()).isEqualTo(none);
    assertThat(counters(link)).as("the lead of it counts").isEqualTo("1/0/0/0");
    assertThat(customer("u1").path("sales").asInt()).isZero();
  }

  @Test
  @DisplayName("D3.2: what is missing of a known customer is a 404")
  void notFound() {
    api.post("/api/customers", "{\"externalId\":\"imported\",\"country\":\"DE\"}");
    assertThat(sale("imported", 5, "a").code()).isEqualTo("not_found");
    var link = link("m");
    lead(click(link), "Sign up", "u1");
    var named = "{\"customerExternalId\":\"u1\",\"amount\":5,\"leadEventName\":\"%s\"}";
    assertThat(sale(named.formatted("sign up")).status()).as("letter case matters").isEqualTo(404);
    assertThat(sale(named.formatted("Sign up")).status()).isEqualTo(200);
    api.delete("/api/links/" + link.path("id").asText());
    assertThat(sale("u1", 5, "b").status()).isEqualTo(404);
    assertThat(
            sale("{\"customerExternalId\":\"u2\",\"amount\":5,\"clickId\":\"0123456789abcdef\"}")
                .status())
        .isEqualTo(404);
    assertThat(sale("{\"amount\":5}").code()).isEqualTo("bad_request");
  }

  @Test
  @DisplayName("D3, another workspace's customers and clicks are as if they were not there")
  void foreign() {
    var stranger = api.as(workspaces.create());
    var theirs = link(stranger, workspace.slug() + "f");
    var click = click(theirs);
    stranger.post(
        "/api/track/lead",
        "{\"clickId\":\"%s\",\"eventName\":\"e\",\"customerExternalId\":\"u1\"}".formatted(click));
    assertThat(sale("u1", 5, "a").json().path("sale").isNull()).isTrue();
    assertThat(
            sale("{\"customerExternalId\":\"u2\",\"amount\":5,\"clickId\":\"%s\"}".formatted(click))
                .status())
        .isEqualTo(404);
    assertThat(stranger.get("/api/customers/ext_u1").json().path("sales").asInt()).isZero();
    assertThat(api.get("/api/customers").json()).isEmpty();
  }

  @Test
  @DisplayName(
      "D7: the latest lead is sold by, or the one that is named; the first per link converts")
  void attribution() {
    var one = link("1");
    var two = link("2");
    lead(click(one), "Sign up", "u1");
    lead(click(two), "Trial", "u1");
    sale("u1", 100, "a");
    assertThat(counters(one)).isEqualTo("1/0/0/0");
    assertThat(counters(two)).isEqualTo("1/1/1/100");
    sale("u1", 100, "b");
    assertThat(counters(two)).as("recurring, not converting").isEqualTo("1/1/2/200");
    sale(
        """
        {"customerExternalId":"u1","amount":7,"leadEventName":"Sign up","clickId":"ignored"}""");
    assertThat(counters(one)).isEqualTo("1/1/1/7");
    assertThat(customer("u1").path("saleAmount").asInt()).isEqualTo(207);
  }

  @ParameterizedTest
  @CsvSource({
    "EUR, 1000, 1250", // 10.00 at 1.25
    "jpy, 1000, 781", // whole yen: 1000 / 160 * 1.25 = 7.8125
    "bhd, 1000, 266", // thousandths: 1.000 / 0.47 * 1.25 = 2.6596
    "gbp, 1, 2", // 0.01 / 0.8 * 1.25 = 0.015625
    "usd, 99, 99"
  })
  @DisplayName(
      "D3.6, decision 12: amounts are converted by their minor units, and the rate is kept")
  void currencies(String currency, long amount, long cents) {
    rates();
    var link = link("x" + currency);
    lead(click(link), "Sign up", "u1");
    var reply =
        sale(
            "{\"customerExternalId\":\"u1\",\"amount\":%d,\"currency\":\"%s\"}"
                .formatted(amount, currency));
    assertThat(reply.json().path("sale").toString())
        .isEqualTo(
            "{\"amount\":%d,\"currency\":\"usd\",\"paymentProcessor\":\"custom\",\"invoiceId\":null,\"metadata\":null}"
                .formatted(cents));
    assertThat(counters(link)).isEqualTo("1/1/1/" + cents);
    var kept =
        Jdbi.create(database)
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            select reported_amount || ' ' || reported_currency || ' '
                              || coalesce(rate_date::text || ' ' || rate_source, '-')
                            from sales where project_id = :id
                            """)
                        .bind("id", workspace.id())
                        .mapTo(String.class)
                        .one());
    assertThat(kept)
        .isEqualTo(
            amount
                + " "
                + currency.toLowerCase(Locale.ROOT)
                + (currency.equals("usd") ? " -" : " 2026-08-21 test"));
  }

  private void rates() {
    var perEuro =
        Map.of(
            "USD", new BigDecimal("1.25"),
            "JPY", new BigDecimal("160"),
            "BHD", new BigDecimal("0.47"),
            "GBP", new BigDecimal("0.8"),
            "KWD", new BigDecimal("0.0000001"));
    new Rates(Jdbi.create(database))
        .store(
            new EuroRates(LocalDate.parse("2026-08-21"), perEuro),
            "test",
            Instant.parse("2026-08-21T16:00:00Z"));
  }

  @Test
  @DisplayName("decision 12: without a rate nothing is recorded, and the error says why")
  void noRate() {
    rates();
    var link = link("z");
    var body =
        "{\"customerExternalId\":\"u1\",\"amount\":5,\"currency\":\"%s\",\"clickId\":\""
            + click(link)
            + "\"}";
    for (var currency : List.of("zzz", "", "euros", "XAU")) {
      var reply = sale(body.formatted(currency));
      assertThat(reply.status()).isEqualTo(422);
      assertThat(reply.message()).startsWith("custom: currency: Invalid currency");
    }
    var reply = sale(body.formatted("mzn"));
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.message())
        .isEqualTo("custom: currency: There is no exchange rate for mzn on this server.");
    assertThat(counters(link)).isEqualTo("0/0/0/0");
    assertThat(api.get("/api/customers").json()).isEmpty();
  }

  @Test
  @DisplayName("A4: a sale beyond what events can hold is refused, whatever its currency")
  void tooMuch() {
    rates();
    var link = link("y");
    lead(click(link), "Sign up", "u1");
    assertThat(sale("u1", 4_294_967_295L, "a").status()).isEqualTo(200);
    var reply = sale("u1", 4_294_967_296L, "b");
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.message()).startsWith("too_big: amount: ");
    var huge = "{\"customerExternalId\":\"u1\",\"amount\":9007199254740991,\"currency\":\"kwd\"}";
    assertThat(sale(huge).status()).isEqualTo(422);
    assertThat(counters(link)).isEqualTo("1/1/1/4294967295");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"amount\":9007199254740993",
        "\"amount\":-1",
        "\"amount\":1e400",
        "\"invoiceId\":\"a\\u0000\"",
        "\"leadEventName\":\"a\\u0000\"",
        "\"clickId\":\"a\\u0000\"",
        "\"paymentProcessor\":\"bank\""
      })
  @DisplayName("c.3: what cannot be is refused, never a failure")
  void refused(String field) {
    var name = field.substring(1, field.indexOf('"', 1));
    var amount = name.equals("amount") ? "" : "\"amount\":1,";
    var reply = sale("{\"customerExternalId\":\"u1\",%s%s}".formatted(amount, field));
    assertThat(reply.status()).as(reply.text()).isBetween(400, 422);
  }

  @Test
  @DisplayName("D0: viewers and billing managers do not report sales")
  void roles() {
    for (var role : List.of(Role.VIEWER, Role.BILLING)) {
      var reader = api.as(workspaces.memberKey(workspace, role));
      var reply = reader.post("/api/track/sale", "{\"customerExternalId\":\"u1\",\"amount\":1}");
      assertThat(reply.status()).isEqualTo(403);
    }
  }

  @Test
  @DisplayName("F3, webhooks 4.4 and 4.5: leads and sales are told once, as they were then")
  void webhooks() throws Exception {
    try (var receiver = new Receiver()) {
      api.post(
          "/api/webhooks",
          "{\"name\":\"w\",\"url\":\"%s\",\"triggers\":[\"lead.created\",\"sale.created\"]}"
              .formatted(receiver.url("/hook")));
      var link = link("h");
      var body =
          """
          {"clickId":"%s","eventName":"Seats","customerExternalId":"u1","eventQuantity":3,
           "metadata":{"a":1}}"""
              .formatted(click(link));
      lead(body);
      lead(body);
      sale("u1", 100, "inv");
      sale("u1", 100, "inv");
      await("both", () -> receiver.told().size() >= 2);
      var lead = receiver.told("lead.created").getFirst().json().path("data");
      assertThat(keys(lead)).containsExactly("eventName", "customer", "click", "link", "metadata");
      assertThat(lead.at("/link/leads").asInt()).as("after it was counted").isEqualTo(3);
      assertThat(lead.at("/metadata/a").asInt()).isEqualTo(1);
      assertThat(keys(lead.path("customer")))
          .containsExactly(
              "id",
              "name",
              "email",
              "avatar",
              "externalId",
              "stripeCustomerId",
              "sales",
              "saleAmount",
              "createdAt",
              "firstSaleAt",
              "subscriptionCanceledAt");
      var sale = receiver.told("sale.created").getFirst().json().path("data");
      assertThat(keys(sale))
          .containsExactly("eventName", "customer", "click", "link", "sale", "metadata");
      assertThat(sale.at("/sale").toString())
          .isEqualTo(
              "{\"amount\":100,\"currency\":\"usd\",\"paymentProcessor\":\"custom\",\"invoiceId\":\"inv\"}");
      assertThat(sale.at("/customer/sales").asInt()).as("before the sale").isZero();
      assertThat(sale.at("/link/sales").asInt()).as("after the sale").isEqualTo(1);
      assertThat(sale.at("/click/timestamp")).isEqualTo(lead.at("/click/timestamp"));
      assertThat(sale.path("metadata").isNull()).isTrue();
      assertThat(receiver.told()).hasSize(2);
    }
  }

  private static List<String> keys(JsonNode node) {
    var keys = new ArrayList<String>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }
}
