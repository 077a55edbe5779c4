package io.waymark.partners.commissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsTest {
  static Terms percent(String percent) {
    return new Terms(null, new BigDecimal(percent), null);
  }

  @ParameterizedTest
  @CsvSource({
    "500, 2.9, 15",
    "3, 20, 1",
    "1, 50, 1",
    "2, 20, 0",
    "4900, 20.00, 980",
    "4294967295, 100, 4294967295",
    "1000, 0, 0",
    "999, 33.33, 333"
  })
  void percentagesAreExactAndRoundedHalfUp(long amount, String percent, long earnings) {
    assertThat(percent(percent).earnings(amount, 7)).isEqualTo(earnings);
  }

  @ParameterizedTest
  @CsvSource({"500, 1, 500", "500, 3, 1500", "500, 0, 0"})
  void flatOnesAreMultiplied(long cents, long quantity, long earnings) {
    assertThat(new Terms(cents, null, null).earnings(9999, quantity)).isEqualTo(earnings);
  }

  @ParameterizedTest
  @CsvSource({
    "10000, 2000, 20, 5000, 5000, 1000, false",
    "1, 1, 50, 0, 1, 1, true",
    "10000, 2000, 20, 10000, 10000, 2000, false",
    "10000, 500, 20, 5000, 5000, 500, false", // capped when it was earned
    "10000, 500, 20, 1000, 1000, 200, false",
    "10000, 777, , 5000, 5000, 389, false",
    "10000, 777, , 1, 1, 0, false",
    "800, 99, , 1000, 800, 99, false", // corrected to less than the sale
    "10000, 777, , -5, 10000, 777, true"
  })
  void whatRefundsLeave(
      long amount, long earnings, String percent, long kept, long left, long less, boolean voided) {
    var terms = percent == null ? new Terms(777L, null, null) : percent(percent);
    var remains = Remains.of(amount, earnings, terms, kept);

    assertThat(remains.amount()).isEqualTo(left);
    assertThat(remains.earnings()).isEqualTo(less);
    assertThat(remains.voided()).isEqualTo(voided);
  }

  @Test
  void earningsAreNeverMoreThanTheShareAndNeverGrowByRefunds() {
    var seed = Long.getLong("waymark.seed", new Random().nextLong());
    System.out.println("TermsTest: -Dwaymark.seed=" + seed);
    var random = new Random(seed);
    for (var i = 0; i < 20_000; i++) {
      var amount = random.nextLong(1, 1L << 32);
      var hundredths = random.nextInt(10_001);
      var terms =
          random.nextInt(3) == 0
              ? new Terms(random.nextLong(100_000_000), null, null)
              : percent(BigDecimal.valueOf(hundredths, 2).toPlainString());
      var earnings = terms.earnings(amount, 1);
      if (terms.percent() != null) {
        // half up, in whole numbers
        assertThat(earnings).isEqualTo((amount * hundredths + 5_000) / 10_000);
      }
      var before = Remains.of(amount, earnings, terms, amount);
      var kept = amount;
      for (var j = 0; j < 4; j++) {
        kept = random.nextLong(kept + 1);
        var after = Remains.of(amount, earnings, terms, kept);
        if (!after.voided()) {
          assertThat(after.earnings()).as("seed %d", seed).isLessThanOrEqualTo(before.earnings());
          assertThat(after.amount()).isEqualTo(kept);
        }
        before = after.voided() ? before : after;
      }
    }
  }
}
