package io.waymark.traffic.redirect;

import io.vertx.core.http.HttpServerRequest;
import io.waymark.links.CachedLink;
import io.waymark.platform.net.SearchParams;
import java.nio.charset.StandardCharsets;

/**
 * Takes the password a visitor enters (RED-15): right, it sets a cookie and shows the link again;
 * wrong, it asks again.
 */
final class PasswordForm {
  private static final int LARGEST_FORM = 8_192;

  private final PasswordTokens tokens;
  private final WrongPasswords wrong;

  PasswordForm(PasswordTokens tokens, WrongPasswords wrong) {
    this.tokens = tokens;
    this.wrong = wrong;
  }

  /** What came of it. */
  sealed interface Outcome {
    /** The visitor knows the password; the cookie says so from now on. */
    record Right(String cookie) implements Outcome {}

    record Wrong() implements Outcome {}

    record TooMany() implements Outcome {}
  }

  /** Whether the request carries a form that is worth reading. */
  static boolean readable(HttpServerRequest request) {
    var length = request.getHeader("Content-Length");
    try {
      return length != null && Long.parseLong(length) <= LARGEST_FORM;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /**
   * Judges a form.
   *
   * @param path as {@link RequestPath#safe} leaves it
   */
  Outcome judge(CachedLink link, String password, byte[] form, String path, boolean secure) {
    if (wrong.tooMany(link.id())) {
      return new Outcome.TooMany();
    }
    var entered = SearchParams.parse(new String(form, StandardCharsets.UTF_8)).get("password");
    if (entered != null && tokens.matches(password, entered)) {
      return new Outcome.Right(tokens.cookie(link.id(), password, path, secure));
    }
    wrong.count(link.id());
    return new Outcome.Wrong();
  }
}
