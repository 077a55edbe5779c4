package io.waymark.partners.rewards;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.instant;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.json;
import static io.waymark.platform.schema.Schemas.number;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.platform.schema.Shape;
import io.waymark.platform.time.Timestamps;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Rewards as the API shows them (B8). */
final class RewardView {
  static final Shape<?> REWARD =
      Shape.untyped(
              field("id", text()).described("The reward's id."),
              field("event", text()).described("What is paid for."),
              field("description", text().nullable())
                  .described("What partners are told in one line."),
              field("tooltipDescription", text().nullable())
                  .described("What they are told at length."),
              field("type", text()).described("`flat` or `percentage`."),
              field("amountInCents", integer().nullable())
                  .described("What a flat one pays, in cents."),
              field("amountInPercentage", number().nullable())
                  .described("What the other pays, in percent."),
              field("maxDuration", integer().nullable())
                  .described("For how many months sales of a customer are paid for."),
              field("modifiers", json().nullable())
                  .described("Condition groups that pay something else where they hold."),
              field("config", json().nullable()).described("What a referral is paid for."),
              field("updatedAt", instant()).described("When it was last changed."),
              field("spendLimitAmount", integer().nullable())
                  .described("The most that is paid in an interval, in cents."),
              field("spendLimitInterval", text().nullable()).described("The interval of that."))
          .named("Reward");

  private RewardView() {}

  static ObjectNode reward(Reward reward) {
    var view =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", reward.id())
            .put("event", reward.event())
            .put("description", reward.description())
            .put("tooltipDescription", reward.tooltipDescription())
            .put("type", reward.type())
            .put("amountInCents", reward.amountInCents());
    view.put("amountInPercentage", plain(reward.amountInPercentage()));
    view.put("maxDuration", reward.maxDuration());
    view.set("modifiers", reward.modifiers());
    view.set("config", reward.config());
    return view.put("updatedAt", Timestamps.iso(reward.updatedAt()))
        .put("spendLimitAmount", reward.spendLimitAmount())
        .put("spendLimitInterval", reward.spendLimitInterval());
  }

  /** As in 20 or 12.5, never 20.00 or 2E+1. */
  private static @Nullable BigDecimal plain(@Nullable BigDecimal percentage) {
    if (percentage == null) {
      return null;
    }
    var shortest = percentage.stripTrailingZeros();
    return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
  }
}
