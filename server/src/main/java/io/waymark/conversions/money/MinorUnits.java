package io.waymark.conversions.money;

import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How many decimals amounts of a currency are reported with: those of ISO 4217, except where
 * payment processors, and so the reports that come from them, have others (D3).
 */
public final class MinorUnits {
  private static final Set<String> WHOLE =
      Set.of(
          "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "UGX", "VND", "VUV",
          "XAF", "XOF", "XPF");

  /** ISO has no decimals for them, processors two. */
  private static final Set<String> IN_HUNDREDTHS = Set.of("ISK", "UYI");

  private static final Map<String, Integer> DIGITS =
      Currency.getAvailableCurrencies().stream()
          .filter(currency -> currency.getDefaultFractionDigits() >= 0)
          .collect(Collectors.toUnmodifiableMap(Currency::getCurrencyCode, MinorUnits::digits));

  private MinorUnits() {}

  private static int digits(Currency currency) {
    var code = currency.getCurrencyCode();
    if (WHOLE.contains(code)) {
      return 0;
    }
    return IN_HUNDREDTHS.contains(code) ? 2 : currency.getDefaultFractionDigits();
  }

  /** Whether it is the code of a currency, in any case. */
  public static boolean known(String currency) {
    return DIGITS.containsKey(currency.toUpperCase(Locale.ROOT));
  }

  /**
   * The decimals of a known currency.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static int of(String currency) {
    var digits = DIGITS.get(currency.toUpperCase(Locale.ROOT));
    if (digits == null) {
      throw new IllegalArgumentException(currency + " is no currency");
    }
    return digits;
  }
}
