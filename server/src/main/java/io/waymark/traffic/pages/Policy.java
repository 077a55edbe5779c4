package io.waymark.traffic.pages;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a page may do: by itself, nothing but show what is in it.
 *
 * @param styles the style sheets inside the page, each as it is there
 * @param script the script inside the page, or null for none
 * @param picture a source that pictures come from beside the page's own host, or null
 * @param frame a source that frames come from, or null for none
 */
record Policy(
    List<String> styles,
    @Nullable String script,
    @Nullable String picture,
    @Nullable String frame) {

  /**
   * The header's value. It does not name {@code form-action}: browsers hold that against every
   * redirect after a form too, and the right password leads anywhere.
   */
  String header() {
    var policy = new StringBuilder("default-src 'none'; style-src ");
    policy.append(styles.stream().map(Policy::hash).collect(Collectors.joining(" ")));
    if (script != null) {
      policy.append("; script-src ").append(hash(script));
    }
    // Browsers ask every host for its icon.
    policy.append("; img-src 'self'").append(picture == null ? "" : " " + picture);
    if (frame != null) {
      policy.append("; frame-src ").append(frame);
    }
    return policy.append("; base-uri 'none'; frame-ancestors 'none'").toString();
  }

  private static String hash(String inline) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(inline.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
