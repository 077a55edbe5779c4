package io.waymark.conversions.shopify;

import io.waymark.conversions.connections.Decimals;
import io.waymark.conversions.connections.Payload;
import io.waymark.conversions.ledger.Ledger;
import io.waymark.conversions.ledger.Outcome;
import io.waymark.conversions.ledger.Outcome.Nothing;
import io.waymark.conversions.ledger.Outcome.Waiting;
import io.waymark.conversions.ledger.Person;
import io.waymark.conversions.ledger.RefundReport;
import io.waymark.conversions.ledger.SaleReport;
import io.waymark.conversions.ledger.SaleReport.Origin;
import io.waymark.conversions.ledger.SaleReport.Payment;
import io.waymark.conversions.ledger.SaleReport.Price;
import io.waymark.conversions.ledger.SaleReport.Voucher;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Orders that are paid, and paid back: {@code orders/paid}, {@code refunds/create} (D9). */
final class Orders {
  /** What tells of people: not kept with sales, or nobody could be forgotten there. */
  private static final Set<String> PERSONAL =
      Set.of(
          "billing_address",
          "browser_ip",
          "client_details",
          "contact_email",
          "customer",
          "email",
          "fulfillments",
          "landing_site",
          "note",
          "note_attributes",
          "order_status_url",
          "payment_details",
          "phone",
          "referring_site",
          "shipping_address");

  private static final int MOST_CODES = 10;

  private final Jdbi jdbi;
  private final Ledger ledger;
  private final InstantSource clock;

  Orders(Jdbi jdbi, Ledger ledger, InstantSource clock) {
    this.jdbi = jdbi;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Records an order: of a known customer, or of whoever the pixel saw come by a click.
   *
   * @param late whether it has waited
   */
  Outcome paid(String workspaceId, Payload order, boolean late) {
    var customerId = order.text("/customer/id");
    var orderId = order.text("/id");
    if (customerId == null || orderId == null) {
      return new Nothing("An order of nobody.");
    }
    var token = checkout(order);
    var clickId =
        token == null ? null : jdbi.withHandle(handle -> CheckoutTable.click(handle, token));
    var outcome = ledger.sale(workspaceId, report(order, orderId, customerId, clickId, late));
    return outcome instanceof Waiting && "".equals(clickId)
        ? new Nothing("No click led to this order.")
        : outcome;
  }

  /** What the pixel calls an order, before it is one; null for orders that were not made online. */
  static @Nullable String checkout(Payload order) {
    return order.text("/checkout_token");
  }

  private SaleReport report(
      Payload order, String orderId, String customerId, @Nullable String clickId, boolean late) {
    var confirmation = order.text("/confirmation_number");
    var processed = order.moment("/processed_at");
    return new SaleReport(
        Person.of(customerId).called(name(order), email(order), null),
        new Origin(clickId == null || clickId.isEmpty() ? null : clickId, "Account created", false)
            .with(voucher(order)),
        price(order),
        new Payment(
            "shopify",
            confirmation == null ? alias(orderId) : confirmation,
            List.of(alias(orderId)),
            processed == null ? clock.instant() : processed),
        "Purchase",
        order.without(PERSONAL).asMetadata("order"),
        null,
        late);
  }

  /** A partner's code tells more than a click: the customer has chosen it. */
  private static Voucher voucher(Payload order) {
    var codes =
        order.at("/discount_codes").elements().stream()
            .map(one -> one.text("/code"))
            .filter(Objects::nonNull)
            .limit(MOST_CODES)
            .toList();
    return new Voucher(
        codes,
        "Checkout with discount code",
        order.text("/billing_address/country_code"),
        order.text("/billing_address/province_code"));
  }

  private static @Nullable String name(Payload order) {
    var name =
        Stream.of("/customer/first_name", "/customer/last_name")
            .map(order::text)
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
    return name.isEmpty() ? null : name;
  }

  private static @Nullable String email(Payload order) {
    var email = order.text("/customer/email");
    return email == null ? order.text("/email") : email;
  }

  /** Refunds name the order, everybody else the number that its confirmation has. */
  private static String alias(String orderId) {
    return "shopify order " + orderId;
  }

  private static @Nullable Price price(Payload order) {
    var currency = order.text("/currency");
    var net = amount(order, "current_subtotal_price", currency);
    var gross = amount(order, "current_total_price", currency);
    return currency == null || net == null || net <= 0
        ? null
        : new Price(net, gross == null || gross <= 0 ? null : gross, currency);
  }

  private static @Nullable Long amount(Payload order, String name, @Nullable String currency) {
    var inShop = order.decimal("/" + name + "_set/shop_money/amount");
    return Decimals.minor(inShop == null ? order.decimal("/" + name) : inShop, currency);
  }

  /** Something was paid back: as much as the transactions of the refund say. */
  Outcome refunded(String workspaceId, Payload refund) {
    var id = refund.text("/id");
    var orderId = refund.text("/order_id");
    var paying =
        refund.at("/transactions").elements().stream()
            .filter(one -> "refund".equals(one.text("/kind")))
            .filter(one -> "success".equals(one.text("/status")))
            .toList();
    if (id == null || orderId == null || paying.isEmpty()) {
      return new Nothing("Nothing was paid back.");
    }
    var currency = paying.getFirst().text("/currency");
    var sum =
        paying.stream()
            .map(one -> one.decimal("/amount"))
            .filter(Objects::nonNull)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    var amount = Decimals.minor(sum, currency);
    if (currency == null || amount == null || amount <= 0) {
      return new Nothing("Nothing was paid back.");
    }
    return ledger.refund(
        workspaceId, new RefundReport("shopify", id, alias(orderId), amount, currency, null));
  }
}
