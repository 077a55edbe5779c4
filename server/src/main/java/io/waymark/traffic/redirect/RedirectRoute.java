package io.waymark.traffic.redirect;

import io.netty.channel.EventLoop;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.impl.ContextInternal;
import io.waymark.links.CachedLink;
import io.waymark.links.Domain;
import io.waymark.links.LinkCache;
import io.waymark.traffic.clicks.VisitCodec;
import io.waymark.traffic.journal.Journal;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Answers visitors on the event loop: cached link, decision, journal, answer. Only a cache miss
 * leaves the event loop. The answer is written when the visit is durable; if the journal refuses a
 * visit, the visitor is still sent on and the loss is counted.
 */
public final class RedirectRoute implements Handler<HttpServerRequest> {
  private static final Logger LOG = Logger.getLogger(RedirectRoute.class);

  private final LinkCache cache;
  private final RedirectRules rules;
  private final VisitorReader reader;
  private final VisitorAnswers answers;
  private final PasswordForm passwordForm;
  private final Journal journal;
  private final ClickIds clickIds;
  private final Executor blocking;
  private final RedirectCounts counts;

  RedirectRoute(
      LinkCache cache,
      RedirectRules rules,
      VisitorReader reader,
      VisitorAnswers answers,
      PasswordForm passwordForm,
      Journal journal,
      ClickIds clickIds,
      Executor blocking,
      RedirectCounts counts) {
    this.cache = cache;
    this.rules = rules;
    this.reader = reader;
    this.answers = answers;
    this.passwordForm = passwordForm;
    this.journal = journal;
    this.clickIds = clickIds;
    this.blocking = blocking;
    this.counts = counts;
  }

  @Override
  public void handle(HttpServerRequest request) {
    var method = request.method();
    if (method.equals(HttpMethod.POST)) {
      // The framework hands requests over paused; the form reads the body once the link is known.
      withLink(request, (domain, address, link) -> passwordForm.submit(request, link));
      return;
    }
    // Whatever body comes is skipped, so that the connection can carry the next request.
    request.resume();
    if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
      if (!answers.staticFile(request)) {
        withLink(request, (domain, address, link) -> decide(request, domain, address, link));
      }
    } else {
      answers.otherMethod(request);
    }
  }

  private interface Found {
    void go(@Nullable Domain domain, LinkCache.Address address, @Nullable CachedLink link);
  }

  /**
   * Finds domain and link, in the cache or on another thread, and goes on with them on the event
   * loop.
   */
  private void withLink(HttpServerRequest request, Found found) {
    var host = reader.domain(request);
    var key = VisitorReader.key(request.path());
    var domain = cache.domainIfCached(host);
    if (domain != null) {
      var address = VisitorReader.address(host, key, domain.value());
      var link = cache.linkIfCached(address);
      if (link != null) {
        found.go(domain.value(), address, link.value());
        return;
      }
    }
    var context = (ContextInternal) Vertx.currentContext();
    blocking.execute(
        () -> {
          try {
            var loadedDomain = cache.domain(host).value();
            var address = VisitorReader.address(host, key, loadedDomain);
            var loaded = cache.link(address).value();
            context.runOnContext(
                _ -> {
                  found.go(loadedDomain, address, loaded);
                });
          } catch (RuntimeException failure) {
            counts.lookupFailed();
            LOG.warnf("looking up %s/%s failed: %s", host, key, failure.getMessage());
            context.runOnContext(
                _ -> {
                  answers.unavailable(request);
                });
          }
        });
  }

  private void decide(
      HttpServerRequest request,
      @Nullable Domain domain,
      LinkCache.Address address,
      @Nullable CachedLink link) {
    var visitor = reader.read(request, address);
    var decision = rules.decide(visitor, domain, link, () -> clickIds.forVisitor(visitor, link));
    switch (decision) {
      case Decision.Redirect redirect ->
          record(
              request,
              visitor,
              redirect.recording(),
              () -> answers.redirect(request, redirect, visitor));
      case Decision.Placeholder placeholder ->
          record(
              request,
              visitor,
              placeholder.recording(),
              () -> answers.placeholder(request, placeholder, visitor));
      case Decision.NotFound notFound -> answers.notFound(request, notFound);
      case Decision.Expired expired -> answers.expired(request, expired);
      case Decision.AskPassword ask -> answers.askPassword(request, ask.wrong());
      case Decision.JunkKey junk -> answers.junk(request);
    }
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
