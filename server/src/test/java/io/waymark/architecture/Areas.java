package io.waymark.architecture;

import java.util.List;

/** The parts of the server, and which of them may know which. */
final class Areas {

  /** From the outside in: an area knows itself and those after it. */
  static final List<String> OUTSIDE_IN =
      List.of(
          "app",
          "archive",
          "dashboard",
          "partners",
          "analytics",
          "webhooks",
          "logs",
          "conversions",
          "traffic",
          "links",
          "events",
          "identity",
          "platform");

  private Areas() {}

  /** The area of package {@code name} under {@code root}, which is its first part. */
  static String of(String root, String name) {
    var below = name.substring(Math.min(name.length(), root.length() + 1));
    var dot = below.indexOf('.');
    return dot < 0 ? below : below.substring(0, dot);
  }
}
