package io.waymark.conversions;

import io.waymark.conversions.ledger.SaleReport;
import io.waymark.conversions.programs.Earning;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * How an amount was converted, for what it is made of: exact, and what rounding leaves is the
 * largest part's, so that the parts make up what their sum converts to. Parts that cost more than
 * the whole, by taxes in their prices or because not all was paid, are lowered alike: together they
 * are never more.
 *
 * @param reported in minor units of its currency, more than nothing if it has parts
 * @param cents of US dollars
 */
record Proportion(long reported, long cents) {

  private long of(long amount, long whole, RoundingMode rounding) {
    return BigDecimal.valueOf(amount)
        .multiply(BigDecimal.valueOf(cents))
        .divide(BigDecimal.valueOf(whole), 0, rounding)
        .longValueExact();
  }

  /** Those that are worth a cent, in the same order. */
  List<Earning.Product> each(List<SaleReport.Product> products) {
    if (products.isEmpty()) {
      return List.of();
    }
    var largest = Collections.max(products, Comparator.comparingLong(SaleReport.Product::amount));
    var sum = products.stream().mapToLong(SaleReport.Product::amount).sum();
    var whole = Math.max(reported, sum);
    var rest = of(sum, whole, RoundingMode.HALF_UP);
    for (var product : products) {
      rest -= of(product.amount(), whole, RoundingMode.DOWN);
    }
    var each = new ArrayList<Earning.Product>();
    for (var product : products) {
      var share =
          of(product.amount(), whole, RoundingMode.DOWN) + (product.equals(largest) ? rest : 0);
      if (share > 0) {
        each.add(new Earning.Product(product.id(), share, product.quantity()));
      }
    }
    return List.copyOf(each);
  }
}
