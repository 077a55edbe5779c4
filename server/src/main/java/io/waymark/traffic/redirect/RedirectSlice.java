package io.waymark.traffic.redirect;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.waymark.links.LinkCache;
import io.waymark.links.LinkLookup;
import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.http.Hosts;
import io.waymark.traffic.agent.Agents;
import io.waymark.traffic.bots.Bots;
import io.waymark.traffic.clicks.RecentClicks;
import io.waymark.traffic.geo.Origins;
import io.waymark.traffic.journal.Journal;
import io.waymark.traffic.pages.VisitorPages;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/** Everything visitors meet, put together. */
public final class RedirectSlice {
  private final RedirectRoute route;

  /**
   * @param links what is asked of the database rarely
   * @param deferred where deep links wait for the app to be installed
   * @param blocking runs what is not in memory
   * @param random cryptographically strong; used on event loops, so it must not block
   */
  public RedirectSlice(
      LinkCache cache,
      LinkLookup links,
      Journal journal,
      RecentClicks recent,
      Agents agents,
      Bots bots,
      Origins origins,
      Hosts hosts,
      SecretBox secrets,
      VisitorPages pages,
      DeferredLinks deferred,
      MeterRegistry metrics,
      InstantSource clock,
      Executor blocking,
      RandomGenerator random,
      RedirectSettings settings) {
    var dashboard = settings.app() + "/app";
    var passwords = new PasswordTokens(secrets);
    var counts = new RedirectCounts(metrics);
    var answers =
        new VisitorAnswers(
            pages, new PageContent(settings.abuseReport()), dashboard, settings.poweredBy());
    var finalUrl =
        new FinalUrl(
            new Overrides(settings.openRedirects()),
            new MobileAttribution(settings.appsFlyerSource()));
    var sending =
        new SendingRules(bots, finalUrl, new InterstitialRules(settings.app().toString()));
    var wrongPasswords = new WrongPasswords(System::nanoTime);
    var records = new Records(cache, links, blocking, answers, counts);
    var reader = new VisitorReader(clock, agents, origins, hosts);
    var visits =
        new LinkVisits(
            records,
            new RedirectRules(passwords, sending, settings.legalWorkspace()),
            reader,
            answers,
            wrongPasswords,
            journal,
            new ClickIds(random, recent),
            deferred,
            random,
            counts);
    this.route =
        new RedirectRoute(
            new Errands(dashboard, settings.defaultDomain(), settings.words()),
            records,
            reader,
            answers,
            new SiteFiles(),
            visits,
            new PasswordForm(records, reader, answers, passwords, wrongPasswords));
  }

  /** Answers every request for a short link. */
  public Handler<HttpServerRequest> route() {
    return route;
  }
}
