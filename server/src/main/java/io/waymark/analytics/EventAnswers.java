package io.waymark.analytics;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.either;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.json;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.schema.Part;
import io.waymark.platform.schema.Schema;
import io.waymark.platform.schema.Shape;
import java.util.ArrayList;
import java.util.List;

/** How rows of events look, for the API's document; {@link EventView} writes them (C4, C5). */
final class EventAnswers {
  private static final Shape<?> CLICK =
      Shape.untyped(
              field("id", text()),
              field("timestamp", text()),
              field("url", text()),
              field("country", text()),
              field("city", text()),
              field("region", text()),
              field("continent", text()),
              field("device", text()),
              field("browser", text()),
              field("os", text()),
              field("ua", text()),
              field("trigger", text()),
              field("referer", text()),
              field("refererUrl", text()),
              field("qr", bool()),
              field("ip", text()))
          .named("EventClick");

  private static final Shape<?> CUSTOMER =
      Shape.untyped(
              field("id", text()),
              field("name", text()),
              field("email", text()),
              field("avatar", text().nullable()).optional(),
              field("externalId", text()),
              field("country", text()).optional(),
              field("createdAt", text()))
          .named("EventCustomer");

  private static final Shape<?> SALE =
      Shape.untyped(
              field("amount", integer()).described("In minor units."),
              field("invoiceId", text()),
              field("paymentProcessor", text()),
              field("currency", text()))
          .named("EventSale");

  static final Schema<Object> ROW =
      either(row("ClickEvent"), row("LeadEvent", conversion()), row("SaleEvent", sale()));

  static final Schema<?> ROWS = list(ROW);

  private EventAnswers() {}

  private static Part[] conversion() {
    return new Part[] {
      field("eventId", text()),
      field("eventName", text()),
      field("metadata", json()).described("What was sent with it.").optional(),
      field("customer", CUSTOMER)
    };
  }

  private static Part[] sale() {
    var parts = new ArrayList<>(List.of(conversion()));
    parts.add(field("sale", SALE));
    parts.add(field("saleAmount", integer()).deprecated());
    parts.add(field("invoice_id", text()).deprecated());
    parts.add(field("payment_processor", text()).deprecated());
    return parts.toArray(Part[]::new);
  }

  private static Shape<?> row(String name, Part... more) {
    var parts = new ArrayList<Part>();
    parts.add(field("event", text()).described("`click`, `lead` or `sale`."));
    parts.add(field("timestamp", text()).described("When it was, as JavaScript writes dates."));
    parts.add(field("click", CLICK));
    parts.add(field("link", json()).described("The link as it is today."));
    parts.addAll(List.of(more));
    for (var old :
        List.of(
            "click_id",
            "link_id",
            "domain",
            "key",
            "url",
            "continent",
            "country",
            "city",
            "device",
            "browser",
            "os")) {
      parts.add(field(old, text()).deprecated());
    }
    parts.add(field("qr", integer()).deprecated());
    parts.add(field("ip", text()).deprecated());
    return Shape.untyped(parts.toArray(Part[]::new)).named(name);
  }
}
