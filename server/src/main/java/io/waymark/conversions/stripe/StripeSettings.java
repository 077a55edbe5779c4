package io.waymark.conversions.stripe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.conversions.connections.Connection;
import org.jspecify.annotations.Nullable;

/**
 * How a workspace is connected with Stripe.
 *
 * @param mode whose events count
 * @param freeTrials whether a trial is a lead
 * @param trackQuantity whether it is as many leads as seats
 */
record StripeSettings(StripeMode mode, boolean freeTrials, boolean trackQuantity) {
  private static final String MODE = "stripeMode";
  private static final String FREE_TRIALS = "freeTrials";
  private static final String TRACK_QUANTITY = "trackQuantity";

  static StripeSettings of(Connection connection) {
    var settings = connection.settings();
    return new StripeSettings(
        StripeMode.of(settings.path(MODE).asText("live")),
        settings.path(FREE_TRIALS).asBoolean(),
        settings.path(TRACK_QUANTITY).asBoolean());
  }

  ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put(MODE, mode.label())
        .put(FREE_TRIALS, freeTrials)
        .put(TRACK_QUANTITY, trackQuantity);
  }

  /** The name of what webhooks of a mode are signed with. */
  static String webhookSecret(StripeMode mode) {
    return "webhook-" + mode.label();
  }

  /** The name of the key by which Stripe can be asked. */
  static String apiKey(StripeMode mode) {
    return "api-" + mode.label();
  }

  /** The key by which Stripe can be asked, or null. */
  static @Nullable String apiKeyOf(Connection connection) {
    return connection.secrets().get(apiKey(of(connection).mode()));
  }
}
