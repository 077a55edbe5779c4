package io.waymark.conversions;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.net.WebUrl;
import io.waymark.platform.schema.Field;
import io.waymark.platform.schema.Fields;
import io.waymark.platform.schema.Given;
import io.waymark.platform.schema.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A customer to be made, or what is to change of one (E).
 *
 * @param country of a new customer; a change of it is accepted and does nothing
 */
record CustomerRequest(
    Given<String> email,
    Given<String> name,
    Given<String> avatar,
    @Nullable String externalId,
    Given<String> stripeCustomerId,
    @Nullable String country) {
  private static final int LONGEST_TEXT = 190;
  private static final int LONGEST_AVATAR = 32_000;
  private static final int LONGEST_COUNTRY = 100;

  private static final Field<String> EXTERNAL_ID =
      field(
              "externalId",
              text()
                  .message("External ID is required")
                  .min(1, "External ID is required")
                  .max(TrackFields.LONGEST_ID))
          .described("The id your system has for the customer.");

  private static final Field<String> COUNTRY =
      field("country", text().max(LONGEST_COUNTRY))
          .described("Where the customer is, as an ISO 3166-1 alpha-2 code.");

  private static final Fields FIELDS =
      Fields.of(
          field("email", text().max(LONGEST_TEXT).email().nullable())
              .described("The customer's e-mail address.")
              .optional(),
          field("name", text().max(LONGEST_TEXT).nullable())
              .described("The customer's name. Without, the e-mail address, else a name made up.")
              .optional(),
          field(
                  "avatar",
                  text().max(LONGEST_AVATAR).url(url -> WebUrl.parse(url) != null).nullable())
              .described("The address of a picture of the customer.")
              .optional(),
          EXTERNAL_ID,
          field("stripeCustomerId", text().max(LONGEST_TEXT).nullable())
              .described("The customer's id with Stripe.")
              .optional(),
          COUNTRY);

  static final Shape<CustomerRequest> CREATE =
      Shape.of(CustomerRequest.class, FIELDS).named("CustomerCreated");

  static final Shape<CustomerRequest> UPDATE =
      Shape.of(CustomerRequest.class, FIELDS.optional()).named("CustomerChanged");
}
