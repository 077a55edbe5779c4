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
  PARTNER_ID("partnerId"),
  PARTNER_NAME("partnerName"),
  PARTNER_EMAIL("partnerEmail"),
  PARTNER_TENANT_ID("partnerTenantId");

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
        .filter(column -> column.compareTo(LINK) < 0)
        .map(CustomerColumn::label)
        .toList();
  }

  /** Whether more than the customer alone is needed to fill these columns. */
  static boolean needSurroundings(Collection<CustomerColumn> columns) {
    return columns.stream().anyMatch(column -> column.compareTo(LINK) >= 0 && column != PARTNER_ID);
  }

  /** Those that are of a customer's link or partner. */
  static List<String> unusual() {
    return Arrays.stream(values())
        .filter(column -> column.compareTo(LINK) >= 0)
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
   * @param around what is known of the customer's link and partner
   */
  String cell(Customer customer, CustomerSurroundings around) {
    var link = around.link(customer);
    var partner = around.partner(customer);
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
          case PARTNER_NAME -> partner == null ? null : partner.partner().path("name").asText();
          case PARTNER_EMAIL -> partner == null ? null : partner.partner().path("email").asText("");
          case PARTNER_TENANT_ID -> partner == null ? null : partner.tenantId();
        };
    return text == null ? "" : text;
  }

  private static @Nullable String iso(@Nullable Instant instant) {
    return instant == null ? null : Timestamps.iso(instant);
  }
}
