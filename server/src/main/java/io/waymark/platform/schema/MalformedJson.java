package io.waymark.platform.schema;

/** A body that is not one JSON value, or goes beyond our limits. Answered with 400 (c.2). */
public final class MalformedJson extends RuntimeException {
  private final String text;

  MalformedJson(String text) {
    super(text, null, false, false);
    this.text = text;
  }

  /** What is wrong, without any of the input. */
  public String message() {
    return text;
  }
}
