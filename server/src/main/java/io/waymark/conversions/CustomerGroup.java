package io.waymark.conversions;

/** What customers can be counted by (E). */
enum CustomerGroup {
  COUNTRY("country"),
  LINK("linkId"),
  /** Accepted, and counted all together. */
  PARTNER("partnerId");

  private final String label;

  CustomerGroup(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
