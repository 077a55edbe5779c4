package io.waymark.partners.rewards;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.schema.Field;
import io.waymark.platform.schema.Given;
import io.waymark.platform.schema.Shape;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The bodies of a discount's creation and of its change: Waymark's own (A7). */
final class DiscountRequest {
  private static final Field<String> COUPON_TEST_ID =
      field("couponTestId", text().trimmed().max(190).emptyAsNull().nullable())
          .described("The provider's id of the coupon in its test mode.")
          .optional();

  private DiscountRequest() {}

  /** A discount to be made; without a group, for the default one. */
  record New(
      @Nullable String groupId,
      long amount,
      String type,
      @Nullable Integer maxDuration,
      @Nullable String description,
      @Nullable String couponId,
      @Nullable String couponTestId,
      String provider,
      boolean autoProvision) {
    static final Shape<New> SHAPE =
        Shape.of(
                New.class,
                field("groupId", text().max(190))
                    .described("The group whose partners give it. Without, the default group.")
                    .optional(),
                field("amount", integer().min(0).max(99_999_999))
                    .described("Percent or cents, by the type."),
                field("type", choice("percentage", "flat"))
                    .described("Whether it is a share of the price, or an amount.")
                    .defaultsTo("percentage"),
                field("maxDuration", integer().min(0).max(600).asInt().nullable())
                    .described("For how many months: 0 for once, null for ever.")
                    .optional(),
                field("description", text().trimmed().max(500).nullable())
                    .described("What customers are told.")
                    .optional(),
                field("couponId", text().trimmed().max(190).emptyAsNull().nullable())
                    .described("The provider's id of the coupon; it is only noted.")
                    .optional(),
                COUPON_TEST_ID,
                field("provider", choice("custom", "stripe", "shopify"))
                    .described("Who keeps the codes: `custom` for this server.")
                    .defaultsTo("custom"),
                field("autoProvision", bool())
                    .described("Whether partners get a code by themselves.")
                    .defaultsTo(false))
            .rule(
                "amount",
                discount -> discount.type.equals("flat") || discount.amount <= 100,
                "A percentage is at most 100.")
            .named("NewDiscount");
  }

  /** What can change about a discount that customers may have already. */
  record Change(Given<String> couponTestId, @Nullable Boolean autoProvision) {
    static final Shape<Change> SHAPE =
        Shape.of(
                Change.class,
                COUPON_TEST_ID,
                field("autoProvision", bool())
                    .described("Whether partners get a code by themselves.")
                    .optional())
            .named("DiscountChange");

    Discount to(Discount stored, Instant now, Instant updatedAt) {
      return new Discount(
          stored.id(),
          stored.programId(),
          stored.groupId(),
          stored.amount(),
          stored.type(),
          stored.maxDuration(),
          stored.description(),
          stored.couponId(),
          couponTestId.or(stored.couponTestId()),
          stored.provider(),
          provisions(stored, now),
          stored.createdAt(),
          updatedAt);
    }

    private @Nullable Instant provisions(Discount stored, Instant now) {
      if (autoProvision == null || autoProvision == (stored.autoProvisionSince() != null)) {
        return stored.autoProvisionSince();
      }
      return autoProvision ? now : null;
    }
  }
}
