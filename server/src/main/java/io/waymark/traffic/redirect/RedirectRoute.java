package io.waymark.traffic.redirect;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * Answers everything that short domains are asked for. Runs on event loops; only what is not in
 * memory leaves them.
 */
public final class RedirectRoute implements Handler<HttpServerRequest> {
  private final Errands errands;
  private final Records records;
  private final VisitorReader reader;
  private final VisitorAnswers answers;
  private final SiteFiles siteFiles;
  private final LinkVisits visits;
  private final PasswordForm passwordForm;

  RedirectRoute(
      Errands errands,
      Records records,
      VisitorReader reader,
      VisitorAnswers answers,
      SiteFiles siteFiles,
      LinkVisits visits,
      PasswordForm passwordForm) {
    this.errands = errands;
    this.records = records;
    this.reader = reader;
    this.answers = answers;
    this.siteFiles = siteFiles;
    this.visits = visits;
    this.passwordForm = passwordForm;
  }

  @Override
  public void handle(HttpServerRequest request) {
    var method = request.method();
    var form = method.equals(HttpMethod.POST);
    if (!form) {
      // Whatever body comes is skipped, so that the connection can carry the next request.
      request.resume();
      if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
        answers.otherMethod(request);
        return;
      }
    }
    var host = reader.domain(request);
    var path = RequestPath.safe(request.path());
    var errand = errands.of(host, path, request.query());
    if (errand instanceof Errand.Visit visit) {
      records.find(
          request,
          host,
          visit.key(),
          found -> {
            if (form) {
              passwordForm.submit(request, path, found);
            } else {
              visits.answer(request, path, visit, found);
            }
          });
      return;
    }
    if (form) {
      request.resume();
      answers.otherMethod(request);
      return;
    }
    switch (errand) {
      case Errand.SiteFile(var name) -> siteFiles.send(request, name, host);
      case Errand.NotHere() -> answers.notHere(request);
      case Errand.JunkKey() -> answers.junk(request);
      case Errand.Elsewhere elsewhere -> answers.elsewhere(request, elsewhere);
      case Errand.Statistics(var key) ->
          records.statistics(request, host, key, location -> answers.statistics(request, location));
      case Errand.Visit _ -> throw new AssertionError("was handled");
    }
  }

  /** Whether nobody waits for the answer any more. */
  static boolean gone(HttpServerResponse response) {
    return response.ended() || response.closed();
  }
}
