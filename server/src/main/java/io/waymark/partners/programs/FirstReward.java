package io.waymark.partners.programs;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.number;

import io.waymark.platform.schema.Shape;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The reward that a program begins with (A1). */
public record FirstReward(
    String event,
    String type,
    @Nullable Long amountInCents,
    @Nullable BigDecimal amountInPercentage,
    @Nullable Integer maxDuration) {

  static final Shape<FirstReward> SHAPE =
      Shape.of(
              FirstReward.class,
              field("event", choice("sale", "lead")).described("What is paid for."),
              field("type", choice("percentage", "flat"))
                  .described("Whether a share of the sale is paid, or an amount."),
              field("amountInCents", integer().min(0).max(99_999_999).nullable())
                  .described("The amount of a flat reward, in cents of US dollars.")
                  .optional(),
              field(
                      "amountInPercentage",
                      number().min(0).max(100).as(BigDecimal.class, BigDecimal::valueOf).nullable())
                  .described("The share of the other, in percent.")
                  .optional(),
              field("maxDuration", integer().min(0).max(600).asInt().nullable())
                  .described(
                      "For how many months sales of a customer are paid for: 0 for the first sale"
                          + " alone, null for ever.")
                  .optional())
          .named("FirstReward");
}
