package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.api.Api.Reply;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What others are told of payments that were told to us (D9, F3), however many tell of them. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // filled in before each test
class PaymentWebhooksTest extends StripeTest {
  private Receiver receiver;

  @BeforeEach
  void connected() throws IOException {
    receiver = new Receiver();
    connect();
    var reply =
        api.post(
            "/api/webhooks",
            "{\"name\":\"w\",\"url\":\"%s\",\"triggers\":[\"lead.created\",\"sale.created\"]}"
                .formatted(receiver.url("/")));
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  private JsonNode told(String event) throws InterruptedException {
    await(event, () -> !receiver.told(event).isEmpty());
    assertThat(receiver.told(event)).hasSize(1);
    return receiver.told(event).getFirst().json().path("data");
  }

  @Test
  @DisplayName("F3: of a checkout one lead and one sale are told, without Stripe's payload")
  void stripe() throws Exception {
    var link = link("s");
    tell(clicked("s", click(link), "cus_w", "in_w"));
    tell(clicked("s", click(link), "cus_w", "in_w"));
    assertThat(told("lead.created").path("eventName").asText()).isEqualTo("Sign up");
    assertThat(told("lead.created").path("metadata").isNull()).isTrue();
    var sale = told("sale.created");
    assertThat(sale.path("sale").toString())
        .isEqualTo(
            "{\"amount\":1000,\"currency\":\"usd\",\"paymentProcessor\":\"stripe\",\"invoiceId\":\"in_w\"}");
    assertThat(sale.has("metadata")).isTrue();
    assertThat(sale.path("metadata").isNull()).isTrue();
    assertThat(sale.at("/customer/stripeCustomerId").asText()).isEqualTo("cus_w");
    assertThat(sale.at("/customer/sales").asInt()).as("as it was before").isZero();
    assertThat(sale.at("/link/sales").asInt()).as("as it is now").isEqualTo(1);
    tell(refunded("ch_w", "pi_in_w", 595));
    tell(completed(invoice("in_w2", "cus_w")));
    await("the renewal", () -> receiver.told("sale.created").size() == 2);
    assertThat(receiver.told()).as("of refunds nobody is told").hasSize(3);
  }

  @Test
  @DisplayName("D9: a customer Stripe introduces by a click is a lead that is told, once")
  void introduced() throws Exception {
    var metadata =
        "{\"dubCustomerExternalId\":\"u1\",\"dubClickId\":\"%s\"}".formatted(click(link("i")));
    tell(customer("customer.created", "cus_i", metadata, "Ann"));
    tell(customer("customer.updated", "cus_i", metadata, "Ann"));
    assertThat(told("lead.created").path("eventName").asText()).isEqualTo("New customer");
    assertThat(told("lead.created").at("/customer/externalId").asText()).isEqualTo("u1");
  }

  @Test
  @DisplayName(
      "decision 12: Stripe, Segment and the API with one invoice at once: one sale, told once")
  void everybodyAtOnce() throws Exception {
    var segment = "a shared secret of ours";
    api.patch("/api/integrations/segment", "{\"sharedSecret\":\"" + segment + "\"}");
    var link = link("m");
    lead(click(link), "Sign up", "u1");
    tell(customer("customer.updated", "cus_m", "{\"dubCustomerExternalId\":\"u1\"}", "Ann"));
    var order =
        Recorded.of("segment/track")
            .with("event", "Order Completed", "message", "m1", "user", "\"u1\"", "search", "")
            .with("properties", "{\"order_id\":\"in_m\",\"revenue\":10,\"currency\":\"USD\"}")
            .with("timestamp", Instant.now())
            .text();
    var basic =
        "Basic "
            + java.util.Base64.getEncoder()
                .encodeToString((segment + ":").getBytes(java.nio.charset.StandardCharsets.UTF_8));
    var path = "/api/integrations/segment/" + workspace.id() + "/webhook";
    var invoice = completed(invoice("in_m", "cus_m")).text();
    var calls = new ArrayList<Callable<Reply>>();
    calls.addAll(Collections.nCopies(6, () -> tell(invoice)));
    calls.addAll(Collections.nCopies(6, () -> sale("u1", 1000, "in_m")));
    calls.addAll(
        Collections.nCopies(
            6,
            () -> api.as((String) null).send("POST", path, order, Map.of("Authorization", basic))));
    Collections.shuffle(calls);

    assertThat(atOnce(calls)).extracting(Reply::status).containsOnly(200);
    assertThat(counters(link)).isEqualTo("1/1/1/1000");
    assertThat(customer("u1").path("saleAmount").asInt()).isEqualTo(1000);
    assertThat(told("sale.created").at("/sale/invoiceId").asText()).isEqualTo("in_m");
    tell(refunded("ch_m", "pi_in_m", 1190));
    assertThat(sold("in_m")).isEqualTo("1000-1000");
  }
}
