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

  /** Links never clicked come last; an index serves columns without nulls only as it is. */
  String direction() {
    return this == LAST_CLICKED ? " desc nulls last" : " desc";
  }

  String column() {
    return column;
  }
}
