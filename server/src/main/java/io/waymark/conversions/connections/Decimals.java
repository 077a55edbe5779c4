package io.waymark.conversions.connections;

import io.waymark.conversions.money.MinorUnits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Amounts that are written as decimal numbers of whole units, such as {@code 12.50}. */
public final class Decimals {
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000_000L);

  private Decimals() {}

  /** In minor units, rounded; null if there is no such amount or no such currency. */
  public static @Nullable Long minor(@Nullable BigDecimal amount, @Nullable String currency) {
    if (amount == null
        || currency == null
        || !MinorUnits.known(currency)
        || amount.abs().compareTo(MOST) > 0) {
      return null;
    }
    return amount
        .movePointRight(MinorUnits.of(currency))
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }
}
