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
    var key = StripeSettings.apiKeyOf(connection);
    if (key == null) {
      return null;
    }
    var answer =
        calls.get(
            CUSTOMERS + URLEncoder.encode(customerId, UTF_8),
            Map.of("Authorization", "Bearer " + key, "Accept", "application/json"));
    return switch (answer) {
      case Fetched fetched when fetched.ok() ->
          Metadata.externalId(Payload.read(fetched.body()).at("/metadata"));
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
