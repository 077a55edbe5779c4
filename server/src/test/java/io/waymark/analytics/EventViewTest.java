package io.waymark.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.analytics.Customers.Customer;
import io.waymark.events.SampleClick;
import io.waymark.events.SampleConversion;
import io.waymark.events.Trigger;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rows of events, byte for byte. */
class EventViewTest {
  private static final SampleClick CLICK =
      SampleClick.sequence(1)
          .at("2026-08-20T21:14:02.123456Z")
          .trigger(Trigger.QR)
          .referrer("news.test", "https://news.test/a?b=c")
          .url("https://x.test/?dub_id=a1");

  @Test
  @DisplayName("C4: a click")
  void click() {
    assertThat(EventView.render(CLICK.click(), link(), null).toString())
        .isEqualTo(
            "{\"event\":\"click\",\"timestamp\":\"Thu Aug 20 2026 21:14:02 GMT+0000 (Coordinated Universal Time)\","
                + "\"click\":"
                + click("2026-08-20T21:14:02.123Z")
                + ",\"link\":{\"id\":\"link_1\",\"domain\":\"now.test\",\"key\":\"new\"},"
                + flat());
  }

  @Test
  @DisplayName("C5: a sale of a customer")
  void sale() {
    var sale =
        SampleConversion.sale("Zk3")
            .at("2026-08-21T21:14:02.999Z")
            .metadata("{\"plan\":\"pro\"}")
            .of(CLICK)
            .sale();
    var customer =
        new Customer(
            "cus_1", "Ann", "ann@x.test", null, "u1", "US", Instant.parse("2026-08-20T10:00:00Z"));
    assertThat(EventView.render(sale, link(), customer).toString())
        .isEqualTo(
            "{\"event\":\"sale\",\"timestamp\":\"Fri Aug 21 2026 21:14:02 GMT+0000 (Coordinated Universal Time)\","
                + "\"eventId\":\"Zk3\",\"eventName\":\"Purchase\","
                + "\"sale\":{\"amount\":4900,\"invoiceId\":\"inv_Zk3\",\"paymentProcessor\":\"custom\",\"currency\":\"usd\"},"
                + "\"metadata\":{\"plan\":\"pro\"},"
                + "\"link\":{\"id\":\"link_1\",\"domain\":\"now.test\",\"key\":\"new\"},"
                + "\"click\":"
                + click("2026-08-21T21:14:02.999Z")
                + ",\"customer\":{\"id\":\"cus_1\",\"name\":\"Ann\",\"email\":\"ann@x.test\",\"avatar\":null,"
                + "\"externalId\":\"u1\",\"country\":\"US\",\"createdAt\":\"2026-08-20T10:00:00.000Z\"},"
                + "\"saleAmount\":4900,\"invoice_id\":\"inv_Zk3\",\"payment_processor\":\"custom\","
                + flat());
  }

  @Test
  @DisplayName("C5: a lead without metadata, of a customer who is gone")
  void lead() {
    var lead = SampleConversion.lead("Ab1").at("2026-08-21T01:02:03Z").of(CLICK).lead();
    assertThat(EventView.render(lead, link(), null).toString())
        .isEqualTo(
            "{\"event\":\"lead\",\"timestamp\":\"Fri Aug 21 2026 01:02:03 GMT+0000 (Coordinated Universal Time)\","
                + "\"eventId\":\"Ab1\",\"eventName\":\"Sign up\","
                + "\"link\":{\"id\":\"link_1\",\"domain\":\"now.test\",\"key\":\"new\"},"
                + "\"click\":"
                + click("2026-08-21T01:02:03.000Z")
                + ",\"customer\":{\"id\":\"cus_1\",\"name\":\"Deleted Customer\",\"email\":\"deleted@customer.com\","
                + "\"externalId\":\"cus_1\",\"createdAt\":\"1970-01-01T00:00:00.000Z\"},"
                + flat());
  }

  private static ObjectNode link() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", "link_1")
        .put("domain", "now.test")
        .put("key", "new");
  }

  private static String click(String timestamp) {
    return "{\"id\":\"click00000000001\",\"timestamp\":\""
        + timestamp
        + "\",\"url\":\"https://x.test/?dub_id=a1\",\"country\":\"US\",\"city\":\"San Jose\",\"region\":\"US-CA\","
        + "\"continent\":\"NA\",\"device\":\"Desktop\",\"browser\":\"Chrome\",\"os\":\"Mac OS\","
        + "\"ua\":\"Mozilla/5.0 (sample)\",\"trigger\":\"qr\",\"referer\":\"news.test\","
        + "\"refererUrl\":\"https://news.test/a\",\"qr\":true,\"ip\":\"203.0.113.7\"}";
  }

  private static String flat() {
    return "\"click_id\":\"click00000000001\",\"link_id\":\"link_1\",\"domain\":\"now.test\",\"key\":\"new\","
        + "\"url\":\"https://x.test/?dub_id=a1\",\"continent\":\"NA\",\"country\":\"US\",\"city\":\"San Jose\","
        + "\"device\":\"Desktop\",\"browser\":\"Chrome\",\"os\":\"Mac OS\",\"qr\":1,\"ip\":\"203.0.113.7\"}";
  }
}
