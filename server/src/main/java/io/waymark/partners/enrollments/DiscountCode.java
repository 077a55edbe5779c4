package io.waymark.partners.enrollments;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A code by which customers of a partner get their discount (A7).
 *
 * @param code as it was given; codes that differ in case only are the same
 * @param disabledAt since when it is good for nothing; null if it is in use
 */
record DiscountCode(
    String id,
    String code,
    String partnerId,
    String linkId,
    @Nullable Instant disabledAt,
    Discount discount) {

  /**
   * What it gives.
   *
   * @param amount percent, or cents of US dollars
   * @param type {@code percentage} or {@code flat}
   * @param maxDuration months; null for ever
   */
  record Discount(
      String id, long amount, String type, @Nullable Integer maxDuration, String provider) {}

  /** As the API shows it (B6). */
  ObjectNode view() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", id)
        .put("code", code)
        .put("discountId", discount.id())
        .put("partnerId", partnerId)
        .put("linkId", linkId)
        .put("disabledAt", EnrolledView.iso(disabledAt));
  }

  /** As webhooks show it (webhooks 4.12). */
  ObjectNode news() {
    var news =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", id)
            .put("code", code)
            .put("partnerId", partnerId)
            .put("linkId", linkId)
            .put("disabledAt", EnrolledView.iso(disabledAt));
    news.putObject("discount")
        .put("id", discount.id())
        .put("amount", discount.amount())
        .put("type", discount.type())
        .put("maxDuration", discount.maxDuration())
        .put("provider", discount.provider());
    return news;
  }
}
