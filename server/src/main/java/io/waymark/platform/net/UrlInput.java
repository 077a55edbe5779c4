package io.waymark.platform.net;

/** What people type where a URL is expected. */
public final class UrlInput {
  private UrlInput() {}

  /**
   * Completes a URL (LNK-1): text that is an absolute URL of any scheme stays as it is, to the
   * byte; text with a dot and without a space becomes {@code https://} and the text, as a URL is
   * written; any other text stays as it is and is no URL.
   */
  public static String normalise(String text) {
    if (WebUrl.parse(text) != null || text.indexOf('.') < 0 || text.indexOf(' ') >= 0) {
      return text;
    }
    WebUrl completed = WebUrl.parse("https://" + text);
    return completed == null ? text : completed.href();
  }
}
