package io.waymark.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.api.Api.Reply;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;

/** A test of what Shopify tells: payloads in its format, signed as it signs. */
abstract class ShopifyTest extends ConversionTest {
  static final String SECRET = "hush";
  String shop = "";

  @BeforeEach
  void connected() {
    shop = workspace.slug().toLowerCase(java.util.Locale.ROOT) + ".myshopify.com";
    var reply =
        api.patch(
            "/api/integrations/shopify",
            "{\"shopDomain\":\"%s\",\"webhookSecret\":\"%s\"}".formatted(shop, SECRET));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.text()).doesNotContain(SECRET);
  }

  static String hmac(String body, String secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  Reply tell(String path, String topic, String body, String secret) {
    return api.as((String) null)
        .send(
            "POST",
            path,
            body,
            Map.of(
                "X-Shopify-Topic", topic,
                "X-Shopify-Shop-Domain", shop,
                "X-Shopify-Hmac-Sha256", hmac(body, secret)));
  }

  Reply tell(String topic, String body) {
    return tell("/api/shopify/integration/webhook", topic, body, SECRET);
  }

  Reply order(long order, String token, long customer) {
    return tell("orders/paid", paid(order, token, customer).text());
  }

  Recorded paid(long order, String token, long customer) {
    return Recorded.of("shopify/orders.paid")
        .with("order", order, "token", workspace.slug() + token, "customer", customer)
        .with("confirmation", "CONF" + order, "created", Instant.now().toString())
        .with("currency", "USD", "subtotal", "20.05", "total", "23.85");
  }

  Reply pixel(String token, String clickId) {
    return api.as((String) null)
        .send(
            "POST",
            "/api/shopify/pixel",
            "{\"checkoutToken\":\"%s\",\"clickId\":\"%s\"}"
                .formatted(workspace.slug() + token, clickId),
            Map.of("X-Forwarded-For", "198.51.100." + (1 + Math.floorMod(token.hashCode(), 250))));
  }

  String sold(String invoice) {
    var sale = api.get("/api/refunds?invoiceId=" + invoice).json().path("sale");
    return sale.path("amount").asText() + "-" + sale.path("refundedAmount").asText();
  }
}
