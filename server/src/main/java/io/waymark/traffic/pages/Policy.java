package io.waymark.traffic.pages;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a page may do: by itself, nothing but show what is in it.
 *
 * @param styles the style sheets inside the page
 * @param script the script inside the page, or null for none
 * @param picture a source that pictures come from beside the page's own host, or null
 * @param frame a source that frames come from, or null for none
 */
record Policy(
    List<Inline> styles,
    @Nullable Inline script,
    @Nullable String picture,
    @Nullable String frame) {

  /** A page without script or frame. */
  static Policy of(List<Inline> styles, @Nullable String picture) {
    return new Policy(styles, null, picture, null);
  }

  /**
   * The header's value. It does not name {@code form-action}: browsers hold that against every
   * redirect after a form too, and the right password leads anywhere.
   */
  String header() {
    var policy = new StringBuilder("default-src 'none'; style-src ");
    policy.append(styles.stream().map(Inline::source).collect(Collectors.joining(" ")));
    if (script != null) {
      policy.append("; script-src ").append(script.source());
    }
    // Browsers ask every host for its icon.
    policy.append("; img-src 'self'").append(picture == null ? "" : " " + picture);
    if (frame != null) {
      policy.append("; frame-src ").append(frame);
    }
    return policy.append("; base-uri 'none'; frame-ancestors 'none'").toString();
  }
}
