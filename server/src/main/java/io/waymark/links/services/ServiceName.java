package io.waymark.links.services;

/** The services that links can be brought from. */
public enum ServiceName {
  BITLY("bitly", "Bitly"),
  REBRANDLY("rebrandly", "Rebrandly"),
  SHORT("short", "Short.io");

  private final String label;
  private final String title;

  ServiceName(String label, String title) {
    this.label = label;
    this.title = title;
  }

  /** As paths and answers have it. */
  public String label() {
    return label;
  }

  /** As people know it. */
  public String title() {
    return title;
  }

  /**
   * The service of a label.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ServiceName of(String label) {
    for (var service : values()) {
      if (service.label.equals(label)) {
        return service;
      }
    }
    throw new IllegalArgumentException("no service: " + label);
  }
}
