package io.waymark.traffic.redirect;

import io.vertx.core.http.HttpServerRequest;
import io.waymark.links.CachedLink;
import io.waymark.platform.http.RateLimiter;
import io.waymark.platform.net.SearchParams;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Takes the password a visitor enters (RED-15): right, it sets a cookie and shows the link again;
 * wrong, it asks again.
 */
final class PasswordForm {
  private static final int LARGEST_FORM = 8_192;

  private final VisitorReader reader;
  private final PasswordTokens tokens;
  private final VisitorAnswers answers;
  private final RateLimiter wrongAttempts;

  /**
   * @param wrongAttempts per link; right passwords do not count
   */
  PasswordForm(
      VisitorReader reader,
      PasswordTokens tokens,
      VisitorAnswers answers,
      RateLimiter wrongAttempts) {
    this.reader = reader;
    this.tokens = tokens;
    this.answers = answers;
    this.wrongAttempts = wrongAttempts;
  }

  void submit(HttpServerRequest request, @Nullable CachedLink link) {
    var length = request.getHeader("Content-Length");
    if (link == null || link.password() == null || length == null || tooLong(length)) {
      request.resume();
      answers.otherMethod(request);
      return;
    }
    var password = link.password();
    request.bodyHandler(
        body -> {
          var entered = SearchParams.parse(body.toString(StandardCharsets.UTF_8)).get("password");
          if (entered != null && tokens.matches(password, entered)) {
            accept(request, link, password);
          } else if (wrongAttempts.admit(link.id()).allowed()) {
            answers.askPassword(request, true);
          } else {
            answers.tooManyAttempts(request);
          }
        });
    request.resume();
  }

  private void accept(HttpServerRequest request, CachedLink link, String password) {
    var path = request.path() == null ? "/" : request.path();
    answers.seeOther(
        request,
        path,
        tokens.cookie(link.id(), password, VisitorReader.cookiePath(path), reader.secure(request)));
  }

  private static boolean tooLong(String length) {
    try {
      return Long.parseLong(length) > LARGEST_FORM;
    } catch (NumberFormatException e) {
      return true;
    }
  }
}
