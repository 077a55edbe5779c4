package io.waymark.conversions.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.conversions.connections.Payload;
import io.waymark.conversions.ledger.SaleReport.Goods;
import io.waymark.conversions.ledger.SaleReport.Product;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an invoice is for, as conditions of rewards ask for it, of whatever version of Stripe's API
 * (D9): the products of its lines less what was credited of them, and the metadata of subscription,
 * first line and invoice, the latter before the former.
 */
final class Purchases {
  /** More than Stripe takes of each. */
  private static final int MOST_LINES = 250;

  private static final int MOST_NOTES = 50;
  private static final long MOST_PAID = 1_000_000_000_000L;

  private static final int MOST_PRODUCTS = 100;
  private static final int MOST_PIECES = 1_000_000;

  private Purchases() {}

  static Goods of(Payload invoice) {
    return new Goods(metadata(invoice), products(invoice));
  }

  private static Map<String, JsonNode> metadata(Payload invoice) {
    var merged = new LinkedHashMap<String, JsonNode>();
    Stream.of(
            "/subscription_details/metadata",
            "/parent/subscription_details/metadata",
            "/lines/data/0/metadata",
            "/metadata")
        .flatMap(place -> invoice.at(place).node().properties().stream().limit(MOST_NOTES))
        .forEach(note -> merged.put(note.getKey(), note.getValue()));
    return merged;
  }

  private static List<Product> products(Payload invoice) {
    var currency = invoice.text("/currency");
    if (currency == null) {
      return List.of();
    }
    var sums = new LinkedHashMap<String, Product>();
    invoice.at("/lines/data").elements().stream()
        .limit(MOST_LINES)
        .map(line -> product(line, currency))
        .filter(Objects::nonNull)
        .forEach(product -> sums.merge(product.id(), product, Purchases::sum));
    return sums.values().stream()
        .filter(product -> product.amount() > 0)
        .limit(MOST_PRODUCTS)
        .map(one -> new Product(one.id(), one.amount(), Math.max(one.quantity(), 1)))
        .toList();
  }

  /** What a line is for; less than nothing of what it gives back. */
  private static @Nullable Product product(Payload line, String currency) {
    var id =
        Stream.of("/pricing/price_details/product", "/price/product", "/plan/product")
            .map(line::id)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    var amount = amount(line);
    if (id == null || amount == null) {
      return null;
    }
    var discounted =
        line.at("/discount_amounts").elements().stream()
            .limit(MOST_NOTES)
            .map(Purchases::amount)
            .filter(Objects::nonNull)
            .mapToLong(Long::longValue)
            .sum();
    var net = StripeAmounts.units(amount - discounted, currency);
    var quantity = line.whole("/quantity");
    var pieces = quantity == null ? 1 : Math.clamp(quantity, 1, MOST_PIECES);
    return new Product(id, net, pieces * Long.signum(net));
  }

  private static @Nullable Long amount(Payload of) {
    var amount = of.whole("/amount");
    return amount == null || amount > MOST_PAID || amount < -MOST_PAID ? null : amount;
  }

  private static Product sum(Product one, Product other) {
    return new Product(one.id(), one.amount() + other.amount(), one.quantity() + other.quantity());
  }
}
