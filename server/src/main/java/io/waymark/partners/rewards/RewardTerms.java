package io.waymark.partners.rewards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.waymark.platform.schema.Given;
import io.waymark.platform.schema.InvalidInput;
import io.waymark.platform.schema.IssueCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the terms of a reward can be, by its event (A5). Knows nothing but what it is given. */
final class RewardTerms {
  private static final String FLAT = "flat";
  private static final Set<String> SHARES = Set.of("saleRecorded", "commissionEarned");
  private static final Set<String> AMOUNTS = Set.of("partnerApproved", "commissionThreshold");
  private static final long LOWEST_THRESHOLD = 100;
  private static final long HIGHEST_THRESHOLD = 99_999_999;

  private RewardTerms() {}

  /**
   * The reward as the request makes it. Another type takes the other type's amount away; a reward
   * that has no terms yet needs a type and an amount.
   *
   * @param stored as it is; a new one has an empty type
   * @throws InvalidInput 422 with the first rule that is broken
   */
  static Reward changed(Reward stored, RewardRequest.Terms request, Instant updatedAt) {
    var type = request.type() == null ? stored.type() : request.type();
    if (type.isEmpty()) {
      throw broken("type", "A reward is flat or a percentage.");
    }
    var event = stored.event();
    var flat = type.equals(FLAT);
    if (!flat && (event.equals("click") || event.equals("lead"))) {
      throw broken("type", "Clicks and leads are paid for by flat rewards only.");
    }
    var cents = amount("amountInCents", request.amountInCents(), stored.amountInCents(), flat);
    var percentage =
        amount(
            "amountInPercentage", request.amountInPercentage(), stored.amountInPercentage(), !flat);
    if (percentage != null) {
      checkDecimals("amountInPercentage", percentage);
    }
    var limit = request.spendLimitAmount().or(stored.spendLimitAmount());
    var interval = request.spendLimitInterval().or(stored.spendLimitInterval());
    if ((limit == null) != (interval == null)) {
      throw broken(
          limit == null ? "spendLimitAmount" : "spendLimitInterval",
          "A spend limit is an amount and an interval.");
    }
    return new Reward(
        stored.id(),
        stored.programId(),
        stored.groupId(),
        event,
        type,
        cents,
        percentage == null ? null : percentage.setScale(2),
        duration(event, request.maxDuration().or(stored.maxDuration())),
        request.description().or(stored.description()),
        request.tooltipDescription().or(stored.tooltipDescription()),
        request.modifiers().isPresent()
            ? modifiers(event, request.modifiers().orNull())
            : stored.modifiers(),
        config(event, flat, request.config().or(stored.config())),
        limit,
        interval,
        stored.createdAt(),
        updatedAt);
  }

  private static <T> @Nullable T amount(
      String field, Given<T> given, @Nullable T stored, boolean needed) {
    if (!needed) {
      if (given.orNull() != null) {
        throw broken(field, "A reward of the other type has no such amount.");
      }
      return null;
    }
    var amount = given.or(stored);
    if (amount == null) {
      throw broken(field, "A reward of this type needs this amount.");
    }
    return amount;
  }

  static void checkDecimals(String field, BigDecimal percentage) {
    if (percentage.stripTrailingZeros().scale() > 2) {
      throw broken(field, "Expected at most two decimals.");
    }
  }

  private static @Nullable Integer duration(String event, @Nullable Integer months) {
    return switch (event) {
      case "click", "lead" -> 0;
      case "referral" -> {
        if (months != null && months == 0) {
          throw broken("maxDuration", "A referral is paid for some months, or for ever.");
        }
        yield months;
      }
      default -> months;
    };
  }

  private static @Nullable JsonNode modifiers(String event, @Nullable JsonNode given) {
    return given == null ? null : Modifiers.checked(event, given);
  }

  /** What a referral is: only shares have sales and commissions, only amounts have moments. */
  private static @Nullable JsonNode config(String event, boolean flat, @Nullable JsonNode given) {
    var config = given == null || given.isNull() ? null : given;
    if (!event.equals("referral")) {
      if (config != null) {
        throw broken("config", "Only referral rewards have it.");
      }
      return null;
    }
    if (config == null || !config.isObject()) {
      throw broken("config", "A referral reward needs a trigger.");
    }
    var trigger = config.path("trigger").asText();
    if (!(flat ? AMOUNTS : SHARES).contains(trigger)) {
      throw broken(
          "config.trigger",
          flat
              ? "Expected partnerApproved or commissionThreshold for a flat reward."
              : "Expected saleRecorded or commissionEarned for a percentage.");
    }
    var kept = JsonNodeFactory.instance.objectNode();
    kept.put("trigger", trigger);
    if (trigger.equals("commissionThreshold")) {
      var threshold = config.path("commissionsThresholdInCents");
      if (!threshold.isIntegralNumber()
          || !threshold.canConvertToLong()
          || threshold.longValue() < LOWEST_THRESHOLD
          || threshold.longValue() > HIGHEST_THRESHOLD) {
        throw broken(
            "config.commissionsThresholdInCents",
            "Expected an integer from %d to %d.".formatted(LOWEST_THRESHOLD, HIGHEST_THRESHOLD));
      }
      kept.put("commissionsThresholdInCents", threshold.longValue());
    }
    return kept;
  }

  static InvalidInput broken(String field, String text) {
    return new InvalidInput(IssueCode.CUSTOM, field, text);
  }
}
