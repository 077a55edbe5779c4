package io.waymark.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.waymark.api.Api.Reply;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What Segment passes on (D9). */
@QuarkusTest
class SegmentInboundTest extends ConversionTest {
  private static final String SECRET = "a shared secret of ours";

  @BeforeEach
  void connected() {
    var reply = api.patch("/api/integrations/segment", "{\"sharedSecret\":\"" + SECRET + "\"}");
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.text()).doesNotContain(SECRET);
  }

  private static String hmac(String body) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA1"));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private Reply tell(String body) {
    return tell(body, Map.of("X-Signature", hmac(body)));
  }

  private Reply tell(String body, Map<String, String> headers) {
    return api.as((String) null)
        .send("POST", "/api/integrations/segment/" + workspace.id() + "/webhook", body, headers);
  }

  private static String track(String event, String message, String properties, String click) {
    return Recorded.of("segment/track")
        .with("event", event, "message", message, "properties", properties, "user", "\"u1\"")
        .with("search", click.isEmpty() ? "" : "?ref=x&dub_id=" + click)
        .with("timestamp", Instant.now())
        .text();
  }

  @Test
  @DisplayName("D9: events are leads, sales and refunds by their names, each once")
  void events() throws Exception {
    var link = link("s");
    var clickId = click(link);
    for (var i = 0; i < 2; i++) {
      tell(track("Signed Up", "m1", "{\"plan\":\"pro\"}", clickId));
      tell(
          track(
              "order completed",
              "m2",
              "{\"order_id\":\"o1\",\"revenue\":25.05,\"total\":30.06,\"currency\":\"USD\"}",
              ""));
      tell(track("Order Refunded", "m3", "{\"order_id\":\"o1\",\"total\":15.03}", ""));
      tell(track("Page Scrolled", "m4", "{}", clickId));
    }
    assertThat(counters(link)).isEqualTo("1/1/1/2505");
    assertThat(customer("u1").path("name").asText()).isEqualTo("Ann");
    var sale = api.get("/api/refunds?invoiceId=o1").json().path("sale");
    assertThat(sale.path("refundedAmount").asInt()).isEqualTo(1253);
    await("the sale", () -> events("sales").size() == 1);
  }

  @Test
  @DisplayName("D9: identify makes customers known, and what waited for them is recorded")
  void identify() throws Exception {
    var link = link("i");
    var clickId = click(link);
    assertThat(tell(track("Signed Up", "m1", "{}", "")).text()).contains("tried again");
    var identify =
        Recorded.of("segment/identify")
            .with("message", "m0", "name", "Ann B.", "email", "b@example.com", "user", "u1")
            .with("click", "\"" + clickId + "\"", "timestamp", Instant.now())
            .text();
    tell("{\"batch\":[" + identify + "," + identify + "]}");
    assertThat(customer("u1").path("name").asText()).isEqualTo("Ann B.");
    await("the lead", () -> counters(link).equals("1/0/0/0"));
  }

  @Test
  @DisplayName("D9: only who has the secret is heard, else 401; names of events can be chosen")
  void secrets() {
    var body = track("Signed Up", "m", "{}", "");
    var encoder = Base64.getEncoder();
    for (var good : new String[] {SECRET + ":", "any:" + SECRET}) {
      var basic = "Basic " + encoder.encodeToString(good.getBytes(UTF_8));
      assertThat(tell(body, Map.of("Authorization", basic)).status()).isEqualTo(200);
    }
    for (var bad : new String[] {"Basic !", "Basic ", "Bearer " + SECRET, "Basic Og=="}) {
      assertThat(tell(body, Map.of("Authorization", bad)).status()).as(bad).isEqualTo(401);
    }
    assertThat(tell(body, Map.of()).status()).isEqualTo(401);
    assertThat(tell(body, Map.of("X-Signature", hmac(body + " "))).status()).isEqualTo(401);

    api.patch("/api/integrations/segment", "{\"leadEvents\":[\"Trial\"]}");
    assertThat(tell(body).text()).contains("do not count");
    assertThat(api.get("/api/integrations/segment").json().path("leadEvents").toString())
        .isEqualTo("[\"Trial\"]");
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
          "[1,null,{}]",
          "[".repeat(4000),
          "{\"batch\":{}}",
          "{\"batch\":[" + "1,".repeat(600) + "1]}",
          track("Order Completed", "m", "{\"revenue\":\"1e99999\"}", ""),
          track("Order Completed", "m", "{\"revenue\":1,\"currency\":\"nope\"}", ""),
          track("Order Completed", "m", "[]", "").replace("Ann", "\\u0000"),
          track("Signed Up", "m", "{\"dub_id\":\"nope\"}", ""),
        }) {
      assertThat(tell(body).status()).as(body).isIn(200, 400, 422);
    }
  }
}
