package io.waymark.partners.rewards;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.instant;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.platform.schema.Fields;
import io.waymark.platform.schema.Shape;
import io.waymark.platform.time.Timestamps;

/** Discounts as the API shows them (B8). */
final class DiscountView {
  private static final Fields FIELDS =
      Fields.of(
          field("id", text()).described("The discount's id."),
          field("amount", integer()).described("Percent or cents, by the type."),
          field("type", text()).described("`percentage` or `flat`."),
          field("maxDuration", integer().nullable())
              .described("For how many months; 0 for once, null for ever."),
          field("couponId", text().nullable()).described("The provider's id of the coupon."),
          field("couponTestId", text().nullable()).described("The same in its test mode."),
          field("description", text().nullable()).described("What customers are told."),
          field("autoProvisionEnabledAt", instant().nullable())
              .described("Since when partners get a code by themselves."),
          field("provider", text()).described("Who keeps the codes."));

  static final Shape<?> DISCOUNT = Shape.untyped(FIELDS).named("Discount");

  static final Shape<?> LISTED =
      Shape.untyped(
              FIELDS.and(field("partnersCount", integer()).described("How many partners give it.")))
          .named("ListedDiscount");

  private DiscountView() {}

  static ObjectNode discount(Discount discount) {
    var since = discount.autoProvisionSince();
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", discount.id())
        .put("amount", discount.amount())
        .put("type", discount.type())
        .put("maxDuration", discount.maxDuration())
        .put("couponId", discount.couponId())
        .put("couponTestId", discount.couponTestId())
        .put("description", discount.description())
        .put("autoProvisionEnabledAt", since == null ? null : Timestamps.iso(since))
        .put("provider", discount.provider());
  }

  static ObjectNode listed(DiscountTable.Listed listed) {
    return discount(listed.discount()).put("partnersCount", listed.partners());
  }
}
