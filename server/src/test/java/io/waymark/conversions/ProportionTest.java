package io.waymark.conversions;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.conversions.ledger.SaleReport;
import io.waymark.conversions.programs.Earning;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What products cost in US dollars (A6). */
class ProportionTest {
  private static SaleReport.Product product(String id, long amount) {
    return new SaleReport.Product(id, amount, 2);
  }

  @Test
  void dollarsStayAsTheyAre() {
    assertThat(new Proportion(1000, 1000).each(List.of(product("a", 890), product("b", 10))))
        .containsExactly(new Earning.Product("a", 890, 2), new Earning.Product("b", 10, 2));
    assertThat(new Proportion(0, 0).each(List.of())).isEmpty();
  }

  @Test
  void partsAreNeverMoreThanTheWhole() {
    assertThat(new Proportion(1000, 1000).each(List.of(product("a", 1190), product("b", 10))))
        .containsExactly(new Earning.Product("a", 992, 2), new Earning.Product("b", 8, 2));
  }

  @Test
  void whatRoundingLeavesIsTheLargestOnes() {
    // 1.085: 108.5, 217 and 1.085 make 326.585
    var products = List.of(product("a", 100), product("b", 200), product("c", 1));
    assertThat(new Proportion(1000, 1085).each(products))
        .extracting(Earning.Product::amount)
        .containsExactly(108L, 218L, 1L);
    assertThat(new Proportion(100, 66).each(List.of(product("a", 1), product("b", 1))))
        .as("what is worth no cent is left out")
        .containsExactly(new Earning.Product("a", 1, 2));
  }

  @Test
  void theSumIsWhatTheirSumConvertsTo() {
    var seed = Long.getLong("waymark.seed", new Random().nextLong());
    System.out.println("ProportionTest: -Dwaymark.seed=" + seed);
    var random = new Random(seed);
    for (var i = 0; i < 10_000; i++) {
      var proportion =
          new Proportion(random.nextLong(1 << 20, 1L << 40), random.nextLong(1, 1L << 32));
      var products = new ArrayList<SaleReport.Product>();
      for (var j = random.nextInt(1, 20); j > 0; j--) {
        products.add(product("p" + j, random.nextLong(1, 1L << random.nextInt(1, 40))));
      }
      var sum = products.stream().mapToLong(SaleReport.Product::amount).sum();
      var wanted =
          BigDecimal.valueOf(sum)
              .multiply(BigDecimal.valueOf(proportion.cents()))
              .divide(
                  BigDecimal.valueOf(Math.max(proportion.reported(), sum)),
                  0,
                  RoundingMode.HALF_UP);
      var each = proportion.each(products);

      assertThat(each.stream().mapToLong(Earning.Product::amount).sum())
          .as("seed %d", seed)
          .isEqualTo(wanted.longValueExact());
      assertThat(each).allMatch(product -> product.amount() > 0);
    }
  }
}
