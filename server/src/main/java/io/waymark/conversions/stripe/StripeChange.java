package io.waymark.conversions.stripe;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.conversions.connections.Connection;
import io.waymark.platform.schema.Given;
import io.waymark.platform.schema.Shape;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is to change of a connection with Stripe; what is absent stays, null clears. */
record StripeChange(
    Given<String> accountId,
    @Nullable StripeMode stripeMode,
    @Nullable Trials freeTrials,
    @Nullable Keys webhookSecrets,
    @Nullable Keys apiKeys) {
  private static final int LONGEST = 255;

  /** Whether trials are leads. */
  record Trials(@Nullable Boolean enabled, @Nullable Boolean trackQuantity) {
    static final Shape<Trials> SHAPE =
        Shape.of(
                Trials.class,
                field("enabled", bool())
                    .described("Whether the start of a trial is a lead.")
                    .optional(),
                field("trackQuantity", bool())
                    .described("Whether it is as many leads as it has seats.")
                    .optional())
            .named("StripeFreeTrials");
  }

  /** A secret for each mode. */
  record Keys(Given<String> live, Given<String> test, Given<String> sandbox) {
    static final Shape<Keys> SHAPE =
        Shape.of(
                Keys.class,
                field("live", text().trimmed().min(1).max(LONGEST).nullable()).optional(),
                field("test", text().trimmed().min(1).max(LONGEST).nullable()).optional(),
                field("sandbox", text().trimmed().min(1).max(LONGEST).nullable()).optional())
            .named("StripeSecrets");

    Given<String> of(StripeMode mode) {
      return switch (mode) {
        case LIVE -> live;
        case TEST -> test;
        case SANDBOX -> sandbox;
      };
    }
  }

  static final Shape<StripeChange> SHAPE =
      Shape.of(
              StripeChange.class,
              field("accountId", text().trimmed().min(1).max(LONGEST).nullable())
                  .described("The connected account, for events that come by way of a platform.")
                  .example("acct_1032D82eZvKYlo2C")
                  .optional(),
              field("stripeMode", choice(StripeMode.class, StripeMode::label))
                  .described("Whose events count; events of other modes are passed over.")
                  .optional(),
              field("freeTrials", Trials.SHAPE).described("What becomes of trials.").optional(),
              field("webhookSecrets", Keys.SHAPE)
                  .described("What Stripe signs its webhooks with (`whsec_…`), for each mode.")
                  .optional(),
              field("apiKeys", Keys.SHAPE)
                  .described(
                      "Restricted keys that may read customers, for each mode: without, customers"
                          + " whose events do not tell who they are cannot be looked up.")
                  .optional())
          .named("StripeIntegrationChanged");

  Connection applied(Connection before) {
    var settings = StripeSettings.of(before);
    var secrets = new HashMap<>(before.secrets());
    for (var mode : StripeMode.values()) {
      put(secrets, StripeSettings.webhookSecret(mode), webhookSecrets, mode);
      put(secrets, StripeSettings.apiKey(mode), apiKeys, mode);
    }
    var trials = freeTrials == null ? new Trials(null, null) : freeTrials;
    var after =
        new StripeSettings(
            stripeMode == null ? settings.mode() : stripeMode,
            trials.enabled() == null ? settings.freeTrials() : trials.enabled(),
            trials.trackQuantity() == null ? settings.trackQuantity() : trials.trackQuantity());
    return before.with(accountId.or(before.account()), after.json(), secrets);
  }

  private static void put(
      Map<String, String> secrets, String name, @Nullable Keys keys, StripeMode mode) {
    if (keys == null || !(keys.of(mode) instanceof Given.Present<String>(var secret))) {
      return;
    }
    if (secret == null) {
      secrets.remove(name);
    } else {
      secrets.put(name, secret);
    }
  }
}
