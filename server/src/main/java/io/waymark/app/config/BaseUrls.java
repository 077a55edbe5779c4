package io.waymark.app.config;

import java.net.URI;

/** Addresses that paths are appended to. */
final class BaseUrls {

  private BaseUrls() {}

  /**
   * Reads an absolute http or https URL without user, query or fragment; slashes at its end go.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  static URI parse(String text) {
    var url = URI.create(text.replaceAll("/+$", ""));
    var web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!web
        || url.getHost() == null
        || url.getRawUserInfo() != null
        || url.getRawQuery() != null
        || url.getRawFragment() != null) {
      throw new IllegalArgumentException("not a base URL: " + text);
    }
    return url;
  }
}
