package io.waymark.traffic.redirect;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.impl.ContextInternal;
import io.waymark.links.CachedWorkspace;
import io.waymark.platform.net.SearchParams;
import io.waymark.traffic.clicks.VisitCodec;
import io.waymark.traffic.journal.Journal;
import io.waymark.traffic.redirect.Lookup.Found;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Answers visits to links, on event loops: decision, journal, answer. The answer is written when
 * the visit is durable; if the journal refuses a visit, the visitor is still sent on and the loss
 * is counted.
 */
final class LinkVisits {
  private final Records records;
  private final RedirectRules rules;
  private final VisitorReader reader;
  private final VisitorAnswers answers;
  private final WrongPasswords wrongPasswords;
  private final Journal journal;
  private final ClickIds clickIds;
  private final DeferredLinks deferred;
  private final RandomGenerator random;
  private final RedirectCounts counts;

  LinkVisits(
      Records records,
      RedirectRules rules,
      VisitorReader reader,
      VisitorAnswers answers,
      WrongPasswords wrongPasswords,
      Journal journal,
      ClickIds clickIds,
      DeferredLinks deferred,
      RandomGenerator random,
      RedirectCounts counts) {
    this.records = records;
    this.rules = rules;
    this.reader = reader;
    this.answers = answers;
    this.wrongPasswords = wrongPasswords;
    this.journal = journal;
    this.clickIds = clickIds;
    this.deferred = deferred;
    this.random = random;
    this.counts = counts;
  }

  /**
   * Answers a visit.
   *
   * @param path as {@link RequestPath#safe} leaves it
   */
  void answer(HttpServerRequest request, String path, Errand.Visit errand, Found found) {
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
      records.owner(found, theme -> answers.tooManyAttempts(request, theme));
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
          records.owner(
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
        records.owner(found, theme -> answers.askPassword(request, theme, ask.wrong()));
      }
    }
  }

  /** Whether the visitor has tried too many passwords in the address already. */
  private boolean guessing(VisitorRequest visitor, String linkId) {
    var query = visitor.query();
    return query != null
        && wrongPasswords.tooMany(WrongPasswords.by(visitor.ip(), linkId))
        && SearchParams.parse(query).has(RedirectRules.PASSWORD);
  }

  private void themed(boolean shown, Found found, Consumer<CachedWorkspace> page) {
    if (shown) {
      records.owner(found, page);
    } else {
      page.accept(CachedWorkspace.NONE);
    }
  }

  private void record(
      HttpServerRequest request,
      VisitorRequest visitor,
      Decision.Recording recording,
      Runnable answer) {
    var visit = reader.visit(request, visitor, recording);
    var loop = ((ContextInternal) Vertx.currentContext()).nettyEventLoop();
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
}
