package io.waymark.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.api.Api.Reply;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A test of what Stripe tells: payloads in its format, signed as it signs. */
abstract class StripeTest extends ConversionTest {
  static final String SECRET = "whsec_test_9f86d081884c7d65";

  /** Connects the workspace with Stripe. */
  void connect() {
    connect("{\"webhookSecrets\":{\"live\":\"" + SECRET + "\"}}");
  }

  void connect(String settings) {
    var reply = api.patch("/api/integrations/stripe", settings);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
  }

  String path() {
    return "/api/integrations/stripe/" + workspace.id() + "/webhook";
  }

  Reply tell(String body) {
    return tell(path(), body, SECRET);
  }

  Reply tell(Recorded event) {
    return tell(event.text());
  }

  Reply tell(String path, String body, String secret) {
    return api.as((String) null)
        .send("POST", path, body, Map.of("Stripe-Signature", signature(body, secret, now())));
  }

  static long now() {
    return Instant.now().getEpochSecond();
  }

  static String signature(String body, String secret, long seconds) {
    return "t=" + seconds + ",v1=" + hmac(seconds + "." + body, secret) + ",v0=6ffbb59b2300aae6";
  }

  static String hmac(String text, String secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static String quoted(@Nullable String text) {
    return text == null ? "null" : "\"" + text + "\"";
  }

  /** A checkout of 10.00 and taxes of 1.90, to be changed by what is filled in first. */
  static Recorded checkout(String session) {
    return Recorded.of("stripe/checkout.session.completed").with("session", session);
  }

  /** The rest of a checkout. */
  static Recorded complete(Recorded checkout) {
    return checkout.with(
        "account",
        "acct_1032D82eZvKYlo2C",
        "created",
        now(),
        "net",
        1000,
        "total",
        1190,
        "tax",
        190,
        "reference",
        "null",
        "currency",
        "usd",
        "customer",
        "null",
        "email",
        "jenny@example.com",
        "invoice",
        "null",
        "live",
        true,
        "metadata",
        "{}",
        "mode",
        "subscription",
        "intent",
        "null",
        "status",
        "paid");
  }

  /** A paid checkout with the click in it. */
  static Recorded clicked(String session, String click, String customer, @Nullable String invoice) {
    return complete(
        checkout(session)
            .with(
                "reference", quoted("dub_id_" + click),
                "customer", quoted(customer),
                "invoice", quoted(invoice)));
  }

  /** An invoice over 10.00 and taxes of 1.90, of an unfinished payload. */
  static Recorded invoice(String invoice, String customer) {
    return Recorded.of("stripe/invoice.paid").with("invoice", invoice, "customer", customer);
  }

  static Recorded completed(Recorded invoice) {
    return invoice.with(
        "account",
        "acct_1032D82eZvKYlo2C",
        "created",
        now(),
        "net",
        1000,
        "total",
        1190,
        "tax",
        190,
        "currency",
        "usd",
        "live",
        true,
        "reason",
        "subscription_cycle",
        "item",
        "\"si_Qht\"");
  }

  static Recorded refunded(String charge, String intent, long amount) {
    return Recorded.of("stripe/charge.refunded")
        .with(
            "charge",
            charge,
            "intent",
            intent,
            "refunded",
            amount,
            "created",
            now(),
            "total",
            1190,
            "currency",
            "usd",
            "customer",
            "cus_none");
  }

  static Recorded customer(String type, String customer, String metadata, @Nullable String name) {
    return Recorded.of("stripe/customer")
        .with(
            "type",
            type,
            "customer",
            customer,
            "metadata",
            metadata,
            "name",
            quoted(name),
            "email",
            "null",
            "created",
            now());
  }

  JsonNode refunds(String invoice) {
    return api.get("/api/refunds?invoiceId=" + invoice).json();
  }

  /** What was sold and what of that was paid back. */
  String sold(String invoice) {
    var sale = refunds(invoice).path("sale");
    return sale.path("amount").asText() + "-" + sale.path("refundedAmount").asText();
  }

  JsonNode onlyCustomer() {
    var all = api.get("/api/customers").json();
    assertThat(all).hasSize(1);
    return all.get(0);
  }
}
