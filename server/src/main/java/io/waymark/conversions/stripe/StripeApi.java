package io.waymark.conversions.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.waymark.conversions.connections.Connection;
import io.waymark.conversions.connections.Payload;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.ErrorCode;
import io.waymark.platform.outbound.Limits;
import io.waymark.platform.outbound.Outbound;
import io.waymark.platform.outbound.OutboundResponse;
import io.waymark.platform.outbound.OutboundResponse.Fetched;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stripe's API, asked with the key of a workspace that has given one. */
final class StripeApi implements Directory {
  private static final String CUSTOMERS = "https://api.stripe.com/v1/customers/";
  private static final String PROMOTION_CODES = "https://api.stripe.com/v1/promotion_codes/";
  private static final Limits LIMITS = Limits.of(Duration.ofSeconds(8), 256 * 1024);
  private static final int TOO_MANY = 429;

  private final Calls calls;

  /** Gets a document over HTTP. */
  @FunctionalInterface
  interface Calls {
    OutboundResponse get(String url, Map<String, String> headers);
  }

  StripeApi(Calls calls) {
    this.calls = calls;
  }

  static StripeApi over(Outbound outbound) {
    return new StripeApi((url, headers) -> outbound.get(url, headers, LIMITS));
  }

  @Override
  public @Nullable String externalId(Connection connection, String customerId) {
    var customer = fetched(connection, CUSTOMERS, customerId);
    return customer == null ? null : Metadata.externalId(customer.at("/metadata"));
  }

  @Override
  public @Nullable String promotionCode(Connection connection, String id) {
    var code = fetched(connection, PROMOTION_CODES, id);
    return code == null ? null : code.text("/code");
  }

  /** Null without a key, or if Stripe does not have it or does not show it. */
  private @Nullable Payload fetched(Connection connection, String place, String id) {
    var key = StripeSettings.apiKeyOf(connection);
    if (key == null) {
      return null;
    }
    var answer =
        calls.get(
            place + URLEncoder.encode(id, UTF_8),
            Map.of("Authorization", "Bearer " + key, "Accept", "application/json"));
    return switch (answer) {
      case Fetched fetched when fetched.ok() -> Payload.read(fetched.body());
      case Fetched fetched when fetched.status() == TOO_MANY ->
          throw new ApiProblem(
              ErrorCode.RATE_LIMIT_EXCEEDED, "Stripe is asked too often. Send this again later.");
      case Fetched fetched when fetched.status() < 500 -> null;
      default ->
          throw new ApiProblem(
              ErrorCode.SERVICE_UNAVAILABLE, "Stripe does not answer. Send this again later.");
    };
  }
}
