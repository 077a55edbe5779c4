package io.waymark.conversions;

import io.waymark.platform.time.Timestamps;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a file of customers can have in its columns, in this order (E). */
enum CustomerColumn {
  ID("id"),
  NAME("name"),
  EMAIL("email"),
  AVATAR("avatar"),
  EXTERNAL_ID("externalId"),
  STRIPE_CUSTOMER_ID("stripeCustomerId"),
  COUNTRY("country"),
  SALES("sales"),
  SALE_AMOUNT("saleAmount"),
  CREATED_AT("createdAt"),
  FIRST_SALE_AT("firstSaleAt"),
  SUBSCRIPTION_CANCELED_AT("subscriptionCanceledAt"),
  LINK("link"),
  PARTNER_ID("partnerId");

  private final String label;

  CustomerColumn(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** Those a file has unless others are asked for. */
  static List<String> usual() {
    return Arrays.stream(values())
        .filter(column -> column != LINK && column != PARTNER_ID)
        .map(CustomerColumn::label)
        .toList();
  }

  /** The columns of these names; unknown names are passed over. */
  static List<CustomerColumn> of(Collection<String> names) {
    return Arrays.stream(values()).filter(column -> names.contains(column.label)).toList();
  }

  /**
   * What is in the cell.
   *
   * @param link the customer's, null if it is gone
   */
  String cell(Customer customer, @Nullable TrackedLink link) {
    var text =
        switch (this) {
          case ID -> customer.id();
          case NAME -> customer.shownName();
          case EMAIL -> customer.email();
          case AVATAR -> customer.avatar();
          case EXTERNAL_ID -> customer.externalId();
          case STRIPE_CUSTOMER_ID -> customer.stripeCustomerId();
          case COUNTRY -> customer.country();
          case SALES -> Long.toString(customer.sales());
          case SALE_AMOUNT -> Long.toString(customer.saleAmount());
          case CREATED_AT -> Timestamps.iso(customer.createdAt());
          case FIRST_SALE_AT -> iso(customer.firstSaleAt());
          case SUBSCRIPTION_CANCELED_AT -> iso(customer.subscriptionCanceledAt());
          case LINK -> link == null ? null : link.shortLink();
          case PARTNER_ID -> customer.partnerId();
        };
    return text == null ? "" : text;
  }

  private static @Nullable String iso(@Nullable Instant instant) {
    return instant == null ? null : Timestamps.iso(instant);
  }
}
