package io.waymark.partners.commissions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.partners.rewards.Reward;
import java.time.Instant;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is earned by a lead or a sale, more than nothing (C4.4 to 8).
 *
 * @param arithmetic how the earnings came about, for people
 * @param description what partners are told of it; null for nothing
 */
record Verdict(
    Reward reward, Terms terms, long earnings, String arithmetic, @Nullable String description) {

  /**
   * Something to be judged.
   *
   * @param pair what the partner has earned by the customer before; null for nothing
   * @param amount of a sale, in cents
   * @param context what conditions can ask for (A6)
   */
  record Case(
      @Nullable Pair pair, boolean sale, long amount, int quantity, Instant at, JsonNode context) {}

  /**
   * Judges.
   *
   * @param used what of a limit is used up
   * @return null if nothing is earned
   */
  static @Nullable Verdict of(Reward reward, Case what, ToLongFunction<SpendLimit> used) {
    var terms = Modifiers.of(reward.modifiers()).of(Terms.of(reward), what.context());
    var pair = what.pair();
    if (terms.nothing()
        || (pair != null && !(what.sale() && pair.pays(reward.id(), terms, what.at())))) {
      return null;
    }
    var full = terms.earnings(what.amount(), what.quantity());
    var limit = SpendLimit.of(reward, what.at());
    var earnings = limit == null || full == 0 ? full : limit.capped(full, used.applyAsLong(limit));
    var arithmetic = terms.arithmetic(what.amount(), what.quantity());
    if (earnings == 0) {
      return null;
    }
    return earnings == full
        ? new Verdict(reward, terms, earnings, arithmetic, null)
        : new Verdict(
            reward,
            terms,
            earnings,
            arithmetic + " = " + full + ", but no more than the spend limit leaves",
            "Capped by the spend limit of the reward.");
  }

  /** The reward with what its conditions made of it, to be kept with what was earned. */
  ObjectNode snapshot() {
    return snapshot(reward, terms);
  }

  static ObjectNode snapshot(Reward reward, Terms terms) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", reward.id())
        .put("event", reward.event())
        .put("description", reward.description())
        .put("type", terms.type())
        .put("amountInCents", terms.cents())
        .put("amountInPercentage", terms.percent())
        .put("maxDuration", terms.maxDuration())
        .put("spendLimitAmount", reward.spendLimitAmount())
        .put("spendLimitInterval", reward.spendLimitInterval())
        .put("conditional", !terms.equals(Terms.of(reward)))
        .put("updatedAt", reward.updatedAt().toString());
  }
}
