package io.waymark.identity.oidc;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where in the dashboard somebody goes after signing in: a path of its own, and nothing else. */
final class NextPage {
  static final String HOME = "/";

  private static final int LONGEST = 1_000;

  /** Neither //host nor /\host, which browsers take for another server, nor a way up. */
  private static final Pattern SAFE = Pattern.compile("/(?![/\\\\])[!-\\[\\]-~]*");

  private NextPage() {}

  /** The path if it is a safe one, else the first page. */
  static String safe(@Nullable String path) {
    return path != null
            && path.length() <= LONGEST
            && SAFE.matcher(path).matches()
            && !path.contains("..")
        ? path
        : HOME;
  }

  /** As part of a cookie. */
  static String encoded(String path) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(path.getBytes(StandardCharsets.UTF_8));
  }

  /** What {@link #encoded} wrote, or the first page: cookies are whatever their senders like. */
  static String decoded(String text) {
    try {
      return safe(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notBase64) {
      return HOME;
    }
  }
}
