package io.waymark.traffic.pages;

/** A drawing of strokes in a square of 24 units; decoration only. */
enum Sign {
  BROKEN(
      "M5.5 11.5l-1.4 1.4a4.24 4.24 0 0 0 6 6l1.4-1.4M18.5 12.5l1.4-1.4a4.24 4.24 0 0 0-6-6l-1.4 1.4"
          + "M8 3v2.5M3 8h2.5M16 21v-2.5M21 16h-2.5"),
  CLOCK("M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M12 7.5V12l3.2 2"),
  STOP("M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M5.7 5.7l12.6 12.6"),
  LOCK(
      "M6.5 10.5h11a1.5 1.5 0 0 1 1.5 1.5v7a1.5 1.5 0 0 1-1.5 1.5h-11"
          + "A1.5 1.5 0 0 1 5 19v-7a1.5 1.5 0 0 1 1.5-1.5M8 10.5V7.5a4 4 0 0 1 8 0v3"
          + "M12 14.5v2"),
  WAIT(
      "M7 3.5h10M7 20.5h10M8.5 3.5c0 5 7 5.5 7 8.5s-7 3.5-7 8.5M15.5 3.5c0 5-7 5.5-7 8.5s7 3.5 7 8.5"),
  LINK(
      "M9.5 14.5l5-5M11 7.2l1.7-1.7a4.1 4.1 0 0 1 5.8 5.8L16.8 13M13 16.8l-1.7 1.7"
          + "a4.1 4.1 0 0 1-5.8-5.8L7.2 11"),
  LETTER(
      "M4.5 5.5h15a1.5 1.5 0 0 1 1.5 1.5v10a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 17V7a1.5 1.5 0 0 1 1.5-1.5M3.5 7.5l8.5 6l8.5-6"),
  TALK(
      "M5 4.5h14a2 2 0 0 1 2 2v8.5a2 2 0 0 1-2 2h-6.5L8 20.5V17H5a2 2 0 0 1-2-2V6.5a2 2 0 0 1 2-2M8 9h8M8 12.5h5"),
  CALL(
      "M6 3.5h3l1.5 4.2l-2 1.6a12 12 0 0 0 6.2 6.2l1.6-2l4.2 1.5v3a2 2 0 0 1-2.2 2A16.5 16.5 0 0 1 4 5.7a2 2 0 0 1 2-2.2");

  private final String path;

  Sign(String path) {
    this.path = path;
  }

  /** The path's data as SVG has it. */
  String path() {
    return path;
  }
}
