package io.waymark.app.config;

/** Text as the framework's configuration has to be given it. */
public final class FrameworkText {

  private FrameworkText() {}

  /** The same text, safe from the expansion of {@code ${expressions}}. */
  public static String of(String text) {
    return text.replace("$", "\\$");
  }
}
