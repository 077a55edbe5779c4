package io.waymark.links.domains;

/** What the DNS says of a domain (DOM-11). */
public enum DnsStatus {
  VALID("Valid Configuration"),
  INVALID("Invalid Configuration"),
  CONFLICTING("Conflicting DNS Records"),
  PENDING("Pending Verification"),
  NOT_FOUND("Domain Not Found"),
  UNKNOWN("Unknown Error");

  private final String label;

  DnsStatus(String label) {
    this.label = label;
  }

  /** As the API writes it. */
  public String label() {
    return label;
  }
}
