package io.waymark.partners.rewards;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.json;
import static io.waymark.platform.schema.Schemas.number;
import static io.waymark.platform.schema.Schemas.spread;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.partners.programs.FirstReward;
import io.waymark.platform.schema.Given;
import io.waymark.platform.schema.Shape;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The bodies of a reward's creation and of its change: Waymark's own (A5). */
final class RewardRequest {
  private RewardRequest() {}

  /** What a reward is to be; null clears. {@link RewardTerms} says what goes together. */
  record Terms(
      @Nullable String type,
      Given<Long> amountInCents,
      Given<BigDecimal> amountInPercentage,
      Given<Integer> maxDuration,
      Given<String> description,
      Given<String> tooltipDescription,
      Given<JsonNode> modifiers,
      Given<JsonNode> config,
      Given<Long> spendLimitAmount,
      Given<String> spendLimitInterval) {
    static final Shape<Terms> SHAPE =
        Shape.of(
                Terms.class,
                field("type", choice("percentage", "flat"))
                    .described("Whether a share of the sale is paid, or an amount.")
                    .optional(),
                field("amountInCents", integer().min(0).max(99_999_999).nullable())
                    .described("What a flat reward pays, in cents of US dollars.")
                    .optional(),
                field(
                        "amountInPercentage",
                        number()
                            .min(0)
                            .max(100)
                            .as(BigDecimal.class, BigDecimal::valueOf)
                            .nullable())
                    .described("What the other pays, in percent of the sale, to two decimals.")
                    .optional(),
                field("maxDuration", integer().min(0).max(600).asInt().nullable())
                    .described(
                        "For how many months from the first one sales of a customer are paid for: 0"
                            + " for that one alone, null for ever. Clicks and leads have 0.")
                    .optional(),
                field("description", text().trimmed().max(100).nullable())
                    .described("What partners are told in one line.")
                    .optional(),
                field("tooltipDescription", text().trimmed().max(2_000).nullable())
                    .described("What they are told at length.")
                    .optional(),
                field("modifiers", json().nullable())
                    .described("Condition groups that pay something else where they hold.")
                    .optional(),
                field("config", json().nullable())
                    .described("What a referral reward is paid for; only for those.")
                    .optional()
                    // nobody is paid for referrals yet; on the command line it is ours
                    .hidden(),
                field("spendLimitAmount", integer().min(1).max(99_999_999).nullable())
                    .described("The most that is paid in an interval, in cents.")
                    .optional(),
                field("spendLimitInterval", choice("allTime", "day", "week", "month").nullable())
                    .described("The interval of that.")
                    .optional())
            .named("RewardChange");

    static Terms of(FirstReward reward) {
      return new Terms(
          reward.type(),
          Given.of(reward.amountInCents()),
          Given.of(reward.amountInPercentage()),
          Given.of(reward.maxDuration()),
          Given.absent(),
          Given.absent(),
          Given.absent(),
          Given.absent(),
          Given.absent(),
          Given.absent());
    }
  }

  /** A reward to be made; without a group, for the default one. */
  record New(@Nullable String groupId, String event, Terms terms) {
    static final Shape<New> SHAPE =
        Shape.of(
                New.class,
                field("groupId", text().max(190))
                    .described("The group whose partners get it. Without, the default group.")
                    .optional(),
                field("event", choice("click", "lead", "sale", "referral"))
                    .described("What is paid for."),
                spread("terms", Terms.SHAPE))
            .named("NewReward");
  }
}
