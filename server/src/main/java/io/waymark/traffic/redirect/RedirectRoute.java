package io.waymark.traffic.redirect;

import io.netty.channel.EventLoop;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.impl.ContextInternal;
import io.waymark.links.CachedWorkspace;
import io.waymark.traffic.clicks.VisitCodec;
import io.waymark.traffic.journal.Journal;
import io.waymark.traffic.redirect.Lookup.Found;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Answers visitors on the event loop: cached link, decision, journal, answer. Only what is not in
 * memory leaves the event loop. The answer is written when the visit is durable; if the journal
 * refuses a visit, the visitor is still sent on and the loss is counted.
 */
public final class RedirectRoute implements Handler<HttpServerRequest> {
  private final Errands errands;
  private final Records records;
  private final RedirectRules rules;
  private final VisitorReader reader;
  private final VisitorAnswers answers;
  private final SiteFiles siteFiles;
  private final PasswordForm passwordForm;
  private final WrongPasswords wrongPasswords;
  private final Journal journal;
  private final ClickIds clickIds;
  private final DeferredLinks deferred;
  private final RandomGenerator random;
  private final RedirectCounts counts;

  RedirectRoute(
      Errands errands,
      Records records,
      RedirectRules rules,
      VisitorReader reader,
      VisitorAnswers answers,
      SiteFiles siteFiles,
      PasswordForm passwordForm,
      WrongPasswords wrongPasswords,
      Journal journal,
      ClickIds clickIds,
      DeferredLinks deferred,
      RandomGenerator random,
      RedirectCounts counts) {
    this.errands = errands;
    this.records = records;
    this.rules = rules;
    this.reader = reader;
    this.answers = answers;
    this.siteFiles = siteFiles;
    this.passwordForm = passwordForm;
    this.wrongPasswords = wrongPasswords;
    this.journal = journal;
    this.clickIds = clickIds;
    this.deferred = deferred;
    this.random = random;
    this.counts = counts;
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
              submit(request, path, found);
            } else {
              visit(request, path, visit, found);
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

  private void visit(HttpServerRequest request, String path, Errand.Visit errand, Found found) {
    var visitor = reader.read(request, found.address(), path, errand.inspect());
    var query = visitor.query();
    var link = found.link();
    if (link != null && query != null && query.contains(Overrides.PARAMETER)) {
      records.workspace(
          link.workspaceId(), workspace -> decide(request, visitor, found, workspace));
    } else {
      decide(request, visitor, found, CachedWorkspace.NONE);
    }
  }

  private void decide(
      HttpServerRequest request, VisitorRequest visitor, Found found, CachedWorkspace workspace) {
    var link = found.link();
    if (link != null && link.password() != null && guessing(visitor, link.id())) {
      themed(found, theme -> answers.tooManyAttempts(request, theme));
      return;
    }
    var decision =
        rules.decide(
            visitor,
            found.domain(),
            link,
            workspace.domains(),
            needed -> clickIds.next(visitor, link == null ? "" : link.id(), needed),
            random);
    switch (decision) {
      case Decision.Placeholder placeholder ->
          themed(
              found,
              theme ->
                  record(
                      request,
                      visitor,
                      placeholder.recording(),
                      () -> answers.placeholder(request, placeholder, visitor, theme)));
      case Decision.Recorded recorded -> {
        if (recorded instanceof Decision.Interstitial offer && offer.remembered() != null) {
          deferred.remember(offer.remembered());
        }
        record(
            request,
            visitor,
            recorded.recording(),
            () -> answers.recorded(request, recorded, visitor));
      }
      case Decision.Inspect inspect -> answers.inspect(request, inspect);
      case Decision.Banned _ -> answers.banned(request);
      case Decision.NotFound notFound ->
          themed(
              notFound.location() == null,
              found,
              theme -> answers.notFound(request, notFound, theme));
      case Decision.Expired expired ->
          themed(
              expired.location() == null, found, theme -> answers.expired(request, expired, theme));
      case Decision.AskPassword ask -> {
        if (ask.wrong()) {
          wrongPasswords.count(WrongPasswords.by(visitor.ip(), ask.link().id()));
        }
        themed(found, theme -> answers.askPassword(request, theme, ask.wrong()));
      }
    }
  }

  /** Whether the visitor has tried too many passwords in the address already. */
  private boolean guessing(VisitorRequest visitor, String linkId) {
    var query = visitor.query();
    return query != null
        && query.contains(RedirectRules.PASSWORD)
        && wrongPasswords.tooMany(WrongPasswords.by(visitor.ip(), linkId));
  }

  private void submit(HttpServerRequest request, String path, Found found) {
    var link = found.link();
    if (link == null || link.password() == null || !PasswordForm.readable(request)) {
      request.resume();
      answers.otherMethod(request);
      return;
    }
    var password = link.password();
    // The framework hands requests over paused; the body is read now that the link is known.
    request.bodyHandler(
        body -> {
          var secure = reader.secure(request);
          switch (passwordForm.judge(link, password, body.getBytes(), path, secure)) {
            case PasswordForm.Outcome.Right(var cookie) -> answers.admitted(request, path, cookie);
            case PasswordForm.Outcome.Wrong() ->
                themed(found, theme -> answers.askPassword(request, theme, true));
            case PasswordForm.Outcome.TooMany() ->
                themed(found, theme -> answers.tooManyAttempts(request, theme));
          }
        });
    request.resume();
  }

  /** Goes on with the workspace whose name and logo the page shows. */
  private void themed(Found found, Consumer<CachedWorkspace> page) {
    records.workspace(owner(found), page);
  }

  private void themed(boolean shown, Found found, Consumer<CachedWorkspace> page) {
    if (shown) {
      themed(found, page);
    } else {
      page.accept(CachedWorkspace.NONE);
    }
  }

  private static String owner(Found found) {
    if (found.link() != null) {
      return found.link().workspaceId();
    }
    var domain = found.domain();
    return domain == null || domain.projectId() == null ? "" : domain.projectId();
  }

  private void record(
      HttpServerRequest request,
      VisitorRequest visitor,
      Decision.Recording recording,
      Runnable answer) {
    var visit = reader.visit(request, visitor, recording);
    EventLoop loop = ((ContextInternal) Vertx.currentContext()).nettyEventLoop();
    journal.append(
        VisitCodec.encode(visit),
        loop,
        new Journal.Outcome() {
          @Override
          public void appended(long sequence) {
            answer.run();
          }

          @Override
          public void failed(Exception cause) {
            counts.visitLost(cause);
            answer.run();
          }
        });
  }

  /** Whether nobody waits for the answer any more. */
  static boolean gone(HttpServerResponse response) {
    return response.ended() || response.closed();
  }
}
