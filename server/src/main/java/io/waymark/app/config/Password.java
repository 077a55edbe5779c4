package io.waymark.app.config;

/** A secret that does not show itself when printed. */
public record Password(String value) {

  static final String MASK = "********";

  /** Takes the text as it is. */
  public static Password parse(CharSequence text) {
    return new Password(text.toString());
  }

  @Override
  public String toString() {
    return MASK;
  }
}
