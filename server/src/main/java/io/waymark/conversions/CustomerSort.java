package io.waymark.conversions;

/** What lists of customers are sorted by (E). */
enum CustomerSort {
  CREATED_AT("createdAt", "created_at"),
  SALE_AMOUNT("saleAmount", "sale_amount"),
  FIRST_SALE_AT("firstSaleAt", "first_sale_at"),
  SUBSCRIPTION_CANCELED_AT("subscriptionCanceledAt", "subscription_canceled_at");

  private final String label;
  private final String column;

  CustomerSort(String label, String column) {
    this.label = label;
    this.column = column;
  }

  String label() {
    return label;
  }

  /** The order; who has no such moment comes last, either way. */
  String order(boolean ascending) {
    var direction = ascending ? " asc" : " desc";
    var empty = this == CREATED_AT || this == SALE_AMOUNT ? "" : " nulls last";
    return column + direction + empty + ", id" + direction;
  }
}
