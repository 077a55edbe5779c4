package io.waymark.conversions;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.platform.schema.Shape;
import io.waymark.platform.time.Timestamps;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Customers as the API shows them: always all twelve members (E). */
final class CustomerView {
  static final Shape<?> CUSTOMER =
      Shape.untyped(
              field("id", text()).described("The customer's id."),
              field("name", text()).described("The name, else the e-mail, else one made up."),
              field("email", text().nullable()),
              field("avatar", text().nullable()),
              field("externalId", text()).described("The id your system has."),
              field("stripeCustomerId", text().nullable()),
              field("country", text().nullable()),
              field("sales", integer()).described("How many sales."),
              field("saleAmount", integer()).described("What they sum up to, in cents."),
              field("createdAt", text()),
              field("firstSaleAt", text().nullable()),
              field("subscriptionCanceledAt", text().nullable()),
              field(
                      "link",
                      Shape.untyped(
                          field("id", text()),
                          field("domain", text()),
                          field("key", text()),
                          field("shortLink", text()),
                          field("url", text()),
                          field("programId", text().nullable())))
                  .described("What brought the customer, if asked for and still there.")
                  .optional(),
              field("programId", text())
                  .described("The program whose partner brought the customer, likewise.")
                  .optional(),
              field(
                      "partner",
                      Shape.untyped(
                          field("id", text()),
                          field("name", text()),
                          field("email", text().nullable()),
                          field("image", text().nullable())))
                  .described("That partner.")
                  .optional(),
              field(
                      "discount",
                      Shape.untyped(
                          field("id", text()),
                          field("amount", integer()),
                          field("type", text()),
                          field("maxDuration", integer().nullable()),
                          field("couponId", text().nullable()),
                          field("couponTestId", text().nullable()),
                          field("description", text().nullable())))
                  .described("What the partner's customers pay less.")
                  .optional())
          .named("Customer");

  static final Shape<?> DELETED =
      Shape.untyped(field("id", text()).described("The id of what was deleted."));

  private CustomerView() {}

  static ObjectNode render(Customer customer) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", customer.id())
        .put("name", customer.shownName())
        .put("email", customer.email())
        .put("avatar", customer.avatar())
        .put("externalId", customer.externalId())
        .put("stripeCustomerId", customer.stripeCustomerId())
        .put("country", customer.country())
        .put("sales", customer.sales())
        .put("saleAmount", customer.saleAmount())
        .put("createdAt", Timestamps.iso(customer.createdAt()))
        .put("firstSaleAt", iso(customer.firstSaleAt()))
        .put("subscriptionCanceledAt", iso(customer.subscriptionCanceledAt()));
  }

  /** The same with what it belongs to, as far as that is still there. */
  static ObjectNode render(Customer customer, CustomerSurroundings surroundings) {
    var view = render(customer);
    var link = surroundings.link(customer);
    if (link != null) {
      view.putObject("link")
          .put("id", link.id())
          .put("domain", link.domain())
          .put("key", link.key())
          .put("shortLink", link.shortLink())
          .put("url", link.url())
          .put("programId", link.programId());
    }
    var partner = surroundings.partner(customer);
    if (partner != null) {
      view.put("programId", customer.programId());
      view.set("partner", partner.partner());
      if (partner.discount() != null) {
        view.set("discount", partner.discount());
      }
    }
    return view;
  }

  private static @Nullable String iso(@Nullable Instant instant) {
    return instant == null ? null : Timestamps.iso(instant);
  }
}
