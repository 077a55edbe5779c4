package io.waymark.partners.commissions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is earned by a lead or a sale, or by one product of it (A6).
 *
 * @param product null if it is all of it
 * @param amount in cents
 */
record Part(@Nullable String product, Terms terms, long amount, int quantity) {
  /** Of so many the arithmetic is told. */
  private static final int TOLD = 10;

  long earnings() {
    return terms.earnings(amount, quantity);
  }

  private String arithmetic() {
    var arithmetic = terms.arithmetic(amount, quantity);
    return product == null ? arithmetic : "%s (%s)".formatted(arithmetic, product);
  }

  /** How the sum of all came about, for people. */
  static String arithmetic(List<Part> parts) {
    var told = parts.stream().limit(TOLD).map(Part::arithmetic).collect(Collectors.joining(" + "));
    return parts.size() <= TOLD ? told : told + " + %d more".formatted(parts.size() - TOLD);
  }

  /** Adds it, with its terms. */
  void onto(ObjectNode json) {
    json.put("productId", product)
        .put("type", terms.type())
        .put("amountInCents", terms.cents())
        .put("amountInPercentage", terms.percent())
        .put("maxDuration", terms.maxDuration())
        .put("amount", amount)
        .put("quantity", quantity)
        .put("earnings", earnings());
  }
}
