package io.waymark.traffic.redirect;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.qute.Engine;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.waymark.links.LinkCache;
import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.http.Hosts;
import io.waymark.platform.http.RateLimiter;
import io.waymark.traffic.agent.Agents;
import io.waymark.traffic.clicks.RecentClicks;
import io.waymark.traffic.geo.Origins;
import io.waymark.traffic.journal.Journal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/** Everything visitors meet, put together. */
public final class RedirectSlice {
  private static final int WRONG_PASSWORDS = 30;
  private static final Duration WRONG_PASSWORDS_PER = Duration.ofMinutes(10);

  private final RedirectRoute route;

  /**
   * @param blocking runs look-ups that miss the cache
   * @param random cryptographically strong; used on event loops, so it must not block
   * @param openRedirects whether {@code redir_url} may lead anywhere
   */
  public RedirectSlice(
      LinkCache cache,
      Journal journal,
      RecentClicks recent,
      Agents agents,
      Origins origins,
      Hosts hosts,
      SecretBox secrets,
      Engine templates,
      MeterRegistry metrics,
      InstantSource clock,
      Executor blocking,
      RandomGenerator random,
      boolean openRedirects,
      String poweredBy) {
    var passwords = new PasswordTokens(secrets);
    var reader = new VisitorReader(clock, agents, origins, hosts);
    var answers = new VisitorAnswers(new VisitorPages(templates), poweredBy);
    var wrong = new RateLimiter(WRONG_PASSWORDS, WRONG_PASSWORDS_PER, clock);
    this.route =
        new RedirectRoute(
            cache,
            new RedirectRules(passwords, new RedirectTargets(openRedirects)),
            reader,
            answers,
            new PasswordForm(reader, passwords, answers, wrong),
            journal,
            new ClickIds(random, recent),
            blocking,
            new RedirectCounts(metrics));
  }

  /** Answers every request for a short link. */
  public Handler<HttpServerRequest> route() {
    return route;
  }
}
