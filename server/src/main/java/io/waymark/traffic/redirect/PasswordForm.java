package io.waymark.traffic.redirect;

import io.vertx.core.http.HttpServerRequest;
import io.waymark.links.CachedLink;
import io.waymark.platform.net.SearchParams;
import io.waymark.traffic.redirect.Lookup.Found;
import java.nio.charset.StandardCharsets;

/**
 * Takes the password a visitor enters (RED-15): right, it sets a cookie and shows the link again;
 * wrong, it asks again.
 */
final class PasswordForm {
  private static final int LARGEST_FORM = 8_192;

  private final Records records;
  private final VisitorReader reader;
  private final VisitorAnswers answers;
  private final PasswordTokens tokens;
  private final WrongPasswords wrong;

  PasswordForm(
      Records records,
      VisitorReader reader,
      VisitorAnswers answers,
      PasswordTokens tokens,
      WrongPasswords wrong) {
    this.records = records;
    this.reader = reader;
    this.answers = answers;
    this.tokens = tokens;
    this.wrong = wrong;
  }

  /**
   * Reads and answers a form.
   *
   * @param path as {@link RequestPath#safe} leaves it
   */
  void submit(HttpServerRequest request, String path, Found found) {
    var link = found.link();
    if (link == null || link.password() == null || !readable(request)) {
      request.resume();
      answers.otherMethod(request);
      return;
    }
    var password = link.password();
    // The framework hands requests over paused; the body is read now that the link is known.
    request.bodyHandler(
        body -> {
          var form = SearchParams.parse(body.toString(StandardCharsets.UTF_8));
          if (wrong.tooMany(link.id())) {
            records.owner(found, theme -> answers.tooManyAttempts(request, theme));
          } else if (right(password, form)) {
            answers.admitted(request, path, cookie(request, link, password, path));
          } else {
            wrong.count(link.id());
            records.owner(found, theme -> answers.askPassword(request, theme, true));
          }
        });
    request.resume();
  }

  private boolean right(String password, SearchParams form) {
    var entered = form.get("password");
    return entered != null && tokens.matches(password, entered);
  }

  private String cookie(HttpServerRequest request, CachedLink link, String password, String path) {
    return tokens.cookie(link.id(), password, path, reader.secure(request));
  }

  /** Whether the request carries a form that is worth reading. */
  private static boolean readable(HttpServerRequest request) {
    var length = request.getHeader("Content-Length");
    try {
      return length != null && Long.parseLong(length) <= LARGEST_FORM;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
