package io.waymark.partners.enrollments;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.schema.Shape;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A discount code that is to be made (B6).
 *
 * @param code null for one that is made up
 */
record DiscountCodeRequest(@Nullable String code, String partnerId, String linkId) {
  private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9_-]*");

  static final Shape<DiscountCodeRequest> SHAPE =
      Shape.of(
              DiscountCodeRequest.class,
              field(
                      "code",
                      text()
                          .trimmed()
                          .max(100, "Code must be 100 characters or fewer.")
                          .matching(
                              FORM,
                              "Code can only contain letters, numbers, dashes, and underscores.")
                          .emptyAsNull())
                  .described("The code. Without it, one is made of the partner's name.")
                  .optional(),
              field("partnerId", text()).described("Whose customers get the discount."),
              field("linkId", text()).described("The link of theirs that the code stands for."))
          .named("NewDiscountCode");
}
