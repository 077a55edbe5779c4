package io.waymark.conversions;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.platform.schema.Shape;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody became a lead (D2). */
record LeadRequest(
    @Nullable String clickId,
    String eventName,
    @Nullable String customerExternalId,
    @Nullable String customerName,
    @Nullable String customerEmail,
    @Nullable String customerAvatar,
    Mode mode,
    @Nullable Integer eventQuantity,
    @Nullable Map<String, JsonNode> metadata,
    @Nullable String externalId,
    @Nullable String customerId) {
  private static final int MOST_AT_ONCE = 100;

  /** When the caller is answered. */
  enum Mode {
    /** Once the lead is durable. */
    ASYNC,
    /** Once it is in analytics too. */
    WAIT,
    /** Once the customer is known; the lead is reported later. */
    DEFERRED;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static final Shape<LeadRequest> SHAPE =
      Shape.of(
              LeadRequest.class,
              field("clickId", text().trimmed().nullable())
                  .described(
                      "The id of the click that led here, as in the cookie `dub_id`. When empty,"
                          + " the click that the customer is known by.")
                  .optional(),
              field(
                      "eventName",
                      text()
                          .trimmed()
                          .min(1, "eventName is required")
                          .max(TrackFields.LONGEST_EVENT_NAME))
                  .described("What the customer did. It counts once per customer in seven days.")
                  .example("Sign up"),
              field("customerExternalId", text().trimmed().max(TrackFields.LONGEST_ID).nullable())
                  .described("The id your system has for the customer.")
                  .optional(),
              TrackFields.customerName(),
              TrackFields.customerEmail(),
              TrackFields.customerAvatar(),
              field("mode", choice(Mode.class, Mode::label))
                  .described(
                      "`async` answers as soon as the lead is safe, `wait` when analytics show it;"
                          + " `deferred` only makes the customer known and counts no lead yet.")
                  .defaultsTo(Mode.ASYNC),
              field("eventQuantity", integer().above(0).max(MOST_AT_ONCE).asInt().nullable())
                  .described("How many leads these are, such as the seats of a trial.")
                  .optional(),
              TrackFields.metadata(),
              TrackFields.once("externalId"),
              TrackFields.once("customerId"))
          .named("LeadTracked");

  /**
   * From a page: with a click, if only an empty one, and with the name of today for the customer.
   */
  static final Shape<LeadRequest> OF_PAGES =
      Shape.of(
              LeadRequest.class,
              SHAPE
                  .fields()
                  .replacing(
                      field("clickId", text().trimmed())
                          .described(
                              "The id of the click that led here, as in the cookie `dub_id`. When"
                                  + " empty, the click that the customer is known by."),
                      TrackFields.customerOfPages(),
                      TrackFields.once("externalId").hidden(),
                      TrackFields.once("customerId").hidden()))
          .named("LeadTrackedByPage");

  String customer() {
    return TrackFields.externalId(customerExternalId, externalId, customerId);
  }

  int quantity() {
    return eventQuantity == null ? 1 : eventQuantity;
  }
}
