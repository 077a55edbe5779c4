package io.waymark.partners.commissions;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.conversions.money.MinorUnits;
import io.waymark.platform.schema.Shape;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What somebody wants a commission to be (B2). */
record CommissionChange(
    @Nullable Long earnings,
    @Nullable Long saleAmount,
    @Nullable Long modifySaleAmount,
    @Nullable Long amount,
    @Nullable Long modifyAmount,
    String currency,
    @Nullable Decision status,
    @Nullable Boolean updateHistoricalCommissions) {
  private static final long MOST = 1_000_000_000_000L;

  static final Shape<CommissionChange> SHAPE =
      Shape.of(
              CommissionChange.class,
              field("earnings", integer().min(0).max(MOST))
                  .described("What the partner gets, in the currency's smallest unit.")
                  .optional(),
              field("saleAmount", integer().min(0).max(MOST))
                  .described("What the sale was; the earnings follow from it.")
                  .optional(),
              field("modifySaleAmount", integer().min(-MOST).max(MOST))
                  .described("By how much the sale was more or less.")
                  .optional(),
              field("amount", integer().min(0).max(MOST))
                  .described("The same as saleAmount.")
                  .deprecated()
                  .optional(),
              field("modifyAmount", integer().min(-MOST).max(MOST))
                  .described("The same as modifySaleAmount.")
                  .deprecated()
                  .optional(),
              field(
                      "currency",
                      text()
                          .mapped(code -> code.toLowerCase(Locale.ROOT))
                          .rule(
                              MinorUnits::known,
                              "Invalid currency: expected an ISO 4217 code such as usd"))
                  .described("Of the amounts.")
                  .defaultsTo(Commission.DOLLARS),
              field("status", choice(Decision.class, Decision::label))
                  .described("What becomes of it.")
                  .optional(),
              field("updateHistoricalCommissions", bool()).optional().hidden())
          .named("CommissionChanged");

  /** A new amount of the sale; null if it is not given. */
  @Nullable Long newAmount() {
    return saleAmount == null ? amount : saleAmount;
  }

  /** A difference, which wins over a new amount; null if it is not given. */
  @Nullable Long difference() {
    return modifySaleAmount == null ? modifyAmount : modifySaleAmount;
  }

  boolean repricing() {
    return newAmount() != null || difference() != null;
  }

  boolean throughout() {
    return Boolean.TRUE.equals(updateHistoricalCommissions)
        && status != null
        && status.ofTheCustomer();
  }
}
