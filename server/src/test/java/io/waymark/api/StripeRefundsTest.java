package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is paid back, by Stripe and by the API (D9). */
@QuarkusTest
class StripeRefundsTest extends StripeTest {
  @BeforeEach
  void connected() {
    connect();
  }

  @Test
  @DisplayName("D9: a refund is the same share of the sale as of what was paid, taxes included")
  void partial() {
    var link = link("p");
    tell(clicked("s", click(link), "cus_p", "in_p"));
    tell(completed(invoice("in_p", "cus_p")));
    assertThat(sold("in_p")).isEqualTo("1000-0");
    tell(refunded("ch_p", "pi_in_p", 595));
    assertThat(sold("in_p")).isEqualTo("1000-500");
    tell(refunded("ch_p", "pi_in_p", 1190));
    assertThat(sold("in_p")).isEqualTo("1000-1000");
    assertThat(sold("pi_in_p")).isEqualTo("1000-1000");

    // what was sold stays sold
    assertThat(counters(link)).isEqualTo("1/1/1/1000");
    assertThat(onlyCustomer().path("saleAmount").asInt()).isEqualTo(1000);
  }

  @Test
  @DisplayName("refunds, sales and what connects them come in any order, any number of times")
  void anyOrder() throws Exception {
    var seed = Long.getLong("waymark.seed", new Random().nextLong());
    System.out.println("StripeRefundsTest: -Dwaymark.seed=" + seed);
    var random = new Random(seed);
    for (var round = 0; round < 4; round++) {
      var id = "r" + round;
      var link = link(id);
      var events =
          new ArrayList<>(
              List.of(
                  clicked(id, click(link), "cus_" + id, "in_" + id),
                  refunded("ch_" + id, "pi_" + id, 119),
                  refunded("ch_" + id, "pi_" + id, 238),
                  refunded("ch_" + id, "pi_" + id, 595),
                  Recorded.of("stripe/invoice_payment.paid")
                      .with("invoice", "in_" + id, "intent", "pi_" + id, "currency", "usd")
                      .with("created", now(), "total", 1190)));
      events.add(events.get(random.nextInt(events.size())));
      Collections.shuffle(events, random);
      events.forEach(event -> assertThat(tell(event).status()).isEqualTo(200));

      await("seed " + seed, () -> sold("in_" + id).equals("1000-500"));
      assertThat(refunds("in_" + id).path("refunds")).hasSize(1);
    }
  }

  @Test
  @DisplayName("the API takes refunds of any invoice, once each, and never more than was paid")
  void byApi() {
    var link = link("a");
    lead(click(link), "Sign up", "u1");
    var refund = "{\"invoiceId\":\"inv\",\"amount\":300,\"refundId\":\"r1\"}";
    assertThat(api.post("/api/refunds", refund).json().path("sale").isNull()).isTrue();
    sale("u1", 1000, "inv");
    api.post("/api/refunds", refund);
    assertThat(sold("inv")).isEqualTo("1000-300");
    api.post("/api/refunds", "{\"invoiceId\":\"inv\",\"amount\":250,\"refundId\":\"r2\"}");
    assertThat(sold("inv")).isEqualTo("1000-550");
    api.post("/api/refunds", "{\"invoiceId\":\"inv\",\"amount\":100000}");
    assertThat(sold("inv")).isEqualTo("1000-1000");

    assertThat(api.as(workspaces.create()).get("/api/refunds?invoiceId=inv").json().path("refunds"))
        .isEmpty();
    assertThat(api.post("/api/refunds", "{\"invoiceId\":\"inv\",\"amount\":-1}").status())
        .isEqualTo(422);
  }
}
