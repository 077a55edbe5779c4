package io.waymark.analytics;

import io.waymark.analytics.EventRows.Row;
import io.waymark.events.Click;
import io.waymark.events.Conversion;
import io.waymark.events.Sale;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.time.Timestamps;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a file of events can have a column of (C6). */
enum EventColumn {
  TIMESTAMP("timestamp", "Date", row -> Timestamps.iso(row.event().timestamp())),
  TRIGGER("trigger", "Event", click(click -> click.trigger().label())),
  EVENT("event", "Event", conversion(Conversion::eventName)),
  EVENT_NAME("eventName", "Event Name", conversion(Conversion::eventName)),
  EVENT_ID("eventId", "Event ID", conversion(Conversion::eventId)),
  SALE_AMOUNT("saleAmount", "Sale Amount", sale(EventColumn::money)),
  INVOICE_ID("invoiceId", "Invoice ID", sale(Sale::invoiceId)),
  PAYMENT_PROCESSOR("paymentProcessor", "Payment Processor", sale(Sale::paymentProcessor)),
  LINK("link", "Link", EventColumn::address),
  URL("url", "Destination URL", click(Click::url)),
  CUSTOMER("customer", "Customer", EventColumn::customer),
  CUSTOMER_ID("customerId", "Customer ID", conversion(Conversion::customerId)),
  COUNTRY("country", "Country", click(click -> country(click.place().country()))),
  CITY("city", "City", click(click -> click.place().city())),
  REGION("region", "Region", click(click -> click.place().region())),
  CONTINENT("continent", "Continent", click(click -> click.place().continent())),
  DEVICE("device", "Device", click(click -> click.agent().device())),
  BROWSER("browser", "Browser", click(click -> click.agent().browser())),
  OS("os", "OS", click(click -> click.agent().os())),
  REFERER("referer", "Referrer", click(Click::referer)),
  REFERER_URL(
      "refererUrl", "Referrer URL", click(click -> EventView.withoutQuery(click.refererUrl()))),
  IP("ip", "IP", click(Click::ip)),
  CLICK_ID("clickId", "Click ID", click(Click::clickId)),
  METADATA("metadata", "Metadata", conversion(Conversion::metadata));

  private final String id;
  private final String heading;

  @SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing
  private final Function<Row, String> cell;

  EventColumn(String id, String heading, Function<Row, String> cell) {
    this.id = id;
    this.heading = heading;
    this.cell = cell;
  }

  String heading() {
    return heading;
  }

  String cell(Row row) {
    return cell.apply(row);
  }

  /**
   * The columns of those names, in their order.
   *
   * @throws ApiProblem 422 for a name of none
   */
  static List<EventColumn> of(List<String> names) {
    return names.stream().map(name -> named(name).orElseThrow(() -> unknown(name))).toList();
  }

  private static Optional<EventColumn> named(String name) {
    return Stream.of(values()).filter(column -> column.id.equals(name)).findFirst();
  }

  private static ApiProblem unknown(String name) {
    return ApiProblem.unprocessable(
        "custom: columns: There is no column \"%s\". Choose from %s."
            .formatted(
                name.length() > 100 ? name.substring(0, 100) : name,
                String.join(", ", Stream.of(values()).map(column -> column.id).toList())));
  }

  private static Function<Row, String> click(Function<Click, String> property) {
    return row -> property.apply(row.event().click());
  }

  private static Function<Row, String> conversion(Function<Conversion, String> property) {
    return row -> row.event() instanceof Conversion conversion ? property.apply(conversion) : "";
  }

  private static Function<Row, String> sale(Function<Sale, String> property) {
    return row -> row.event() instanceof Sale sale ? property.apply(sale) : "";
  }

  private static String address(Row row) {
    var key = row.link().path("key").asText();
    var domain = row.link().path("domain").asText();
    return key.equals("_root") ? domain : domain + "/" + key;
  }

  private static String customer(Row row) {
    var customer = row.customer();
    if (customer == null) {
      return row.event() instanceof Conversion ? "Deleted Customer <deleted@customer.com>" : "";
    }
    return customer.email().isEmpty()
        ? customer.name()
        : customer.name() + " <" + customer.email() + ">";
  }

  private static String country(String code) {
    return code.length() == 2 ? Locale.of("", code).getDisplayCountry(Locale.ENGLISH) : code;
  }

  private static String money(Sale sale) {
    try {
      var currency = Currency.getInstance(sale.currency().toUpperCase(Locale.ROOT));
      var digits = Math.max(0, currency.getDefaultFractionDigits());
      var format = NumberFormat.getCurrencyInstance(Locale.US);
      format.setCurrency(currency);
      format.setMinimumFractionDigits(digits);
      format.setMaximumFractionDigits(digits);
      return format.format(BigDecimal.valueOf(sale.amount(), digits));
    } catch (IllegalArgumentException e) {
      // No currency that exists: the number says what is known.
      return sale.amount() + " " + sale.currency();
    }
  }
}
