package io.waymark.archive;

/** A line cannot be taken; the message says which field and what was expected. */
final class LineProblem extends Exception {
  private static final long serialVersionUID = 1L;

  LineProblem(String message) {
    super(message);
  }

  /** For people. */
  String words() {
    return String.valueOf(getMessage());
  }
}
