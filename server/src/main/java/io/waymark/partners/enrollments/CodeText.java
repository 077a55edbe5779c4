package io.waymark.partners.enrollments;

import io.waymark.partners.enrollments.DiscountCode.Discount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Discount codes that nobody chose: {@code STEVEN10OFF} (A7). */
final class CodeText {
  private static final int ATTEMPTS = 3;
  private static final int LONGEST_WORD = 80;
  private static final String SYMBOLS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern OTHERS = Pattern.compile("[^A-Z0-9_-]");

  private CodeText() {}

  /** The code of a partner of that name. */
  static String of(String name, Discount discount) {
    var first = SPACE.split(name.strip(), 2)[0].toUpperCase(Locale.ROOT);
    var word = OTHERS.matcher(first).replaceAll("");
    var amount = amount(discount);
    return (word.isEmpty() ? "PARTNER" : word.substring(0, Math.min(LONGEST_WORD, word.length())))
        + (amount == 0 ? "" : amount + "OFF");
  }

  /** Percent, or whole dollars. */
  private static long amount(Discount discount) {
    return discount.type().equals("flat")
        ? BigDecimal.valueOf(discount.amount(), 2).setScale(0, RoundingMode.HALF_UP).longValue()
        : discount.amount();
  }

  /** The codes to try, in their order: others may have the first ones. */
  static List<String> attempts(String name, Discount discount, RandomGenerator random) {
    var base = of(name, discount);
    var attempts = new ArrayList<String>();
    attempts.add(base);
    while (attempts.size() < ATTEMPTS) {
      attempts.add(base + symbol(random) + symbol(random));
    }
    return attempts;
  }

  private static char symbol(RandomGenerator random) {
    return SYMBOLS.charAt(random.nextInt(SYMBOLS.length()));
  }
}
