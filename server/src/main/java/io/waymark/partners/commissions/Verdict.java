package io.waymark.partners.commissions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.conversions.programs.Earning.Product;
import io.waymark.partners.rewards.Reward;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is earned by a lead or a sale, more than nothing (C4.4 to 8).
 *
 * @param parts what it is made of: one, or one for each product that earns something
 * @param arithmetic how the earnings came about, for people
 * @param description what partners are told of it; null for nothing
 */
record Verdict(
    Reward reward,
    List<Part> parts,
    long earnings,
    String arithmetic,
    @Nullable String description) {

  /**
   * Something to be judged.
   *
   * @param pair what the partner has earned by the customer before; null for nothing
   * @param amount of a sale, in cents
   * @param context what conditions can ask for (A6)
   * @param products what was sold, where that is known
   */
  record Case(
      @Nullable Pair pair,
      boolean sale,
      long amount,
      int quantity,
      Instant at,
      ObjectNode context,
      List<Product> products) {

    /** Where conditions ask for products, each is judged on its own. */
    private Stream<Part> parts(Reward reward) {
      var modifiers = Modifiers.of(reward.modifiers());
      var base = Terms.of(reward);
      return products.isEmpty() || !modifiers.ask("sale", "productId")
          ? Stream.of(new Part(null, modifiers.of(base, context), amount, quantity))
          : products.stream()
              .map(
                  one ->
                      new Part(
                          one.id(),
                          modifiers.of(base, Context.of(context, one)),
                          one.amount(),
                          one.quantity()));
    }

    private boolean pays(Reward reward, Part part) {
      return part.earnings() > 0
          && (pair == null || (sale && pair.pays(reward.id(), part.terms(), at)));
    }
  }

  /**
   * Judges.
   *
   * @param used what of a limit is used up
   * @return null if nothing is earned
   */
  static @Nullable Verdict of(Reward reward, Case what, ToLongFunction<SpendLimit> used) {
    var parts = what.parts(reward).filter(part -> what.pays(reward, part)).toList();
    if (parts.isEmpty()) {
      return null;
    }
    var full = parts.stream().mapToLong(Part::earnings).sum();
    var limit = SpendLimit.of(reward, what.at());
    var earnings = limit == null ? full : limit.capped(full, used.applyAsLong(limit));
    var arithmetic = Part.arithmetic(parts);
    if (earnings == 0) {
      return null;
    }
    return earnings == full
        ? new Verdict(reward, parts, earnings, arithmetic, null)
        : new Verdict(
            reward,
            parts,
            earnings,
            arithmetic + " = " + full + ", but no more than the spend limit leaves",
            "Capped by the spend limit of the reward.");
  }

  /**
   * The reward with what its conditions made of it, to be kept with what was earned. Of products it
   * is what they made of it for the first, without a type: nobody shall take it for that of all.
   */
  ObjectNode snapshot() {
    var first = parts.getFirst();
    var snapshot = snapshot(reward, first.terms());
    if (first.product() != null) {
      snapshot.remove("type");
      var products = snapshot.putArray("products");
      parts.forEach(part -> part.onto(products.addObject()));
    }
    return snapshot;
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
