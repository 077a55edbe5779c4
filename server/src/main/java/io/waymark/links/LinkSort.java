package io.waymark.links;

/** What lists of links are sorted by, always descending (LNK-60). */
enum LinkSort {
  CREATED_AT("createdAt", "created_at"),
  CLICKS("clicks", "clicks"),
  SALE_AMOUNT("saleAmount", "sale_amount"),
  LAST_CLICKED("lastClicked", "last_clicked");

  private final String label;
  private final String column;

  LinkSort(String label, String column) {
    this.label = label;
    this.column = column;
  }

  String label() {
    return label;
  }

  String column() {
    return column;
  }
}
