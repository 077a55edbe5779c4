package io.waymark.traffic.redirect;

import io.waymark.links.CachedLink;
import io.waymark.links.Domain;
import io.waymark.platform.crypto.SecretBox;
import io.waymark.traffic.bots.Bots;
import java.security.SecureRandom;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The rules as a server has them, with click ids that can be told in advance. */
final class Rules {
  static final String CLICK = "AbCdEfGhIjKlMnOp";
  static final String LEGAL = "ws_1LEGAL";
  static final PasswordTokens TOKENS =
      new PasswordTokens(new SecretBox(new byte[32], new SecureRandom()));

  private Rules() {}

  static Decision decide(Links link, Visits visit) {
    return decide(link.link(), Links.domain(Links.WORKSPACE, null, null), visit.request());
  }

  static Decision decide(
      @Nullable CachedLink link, @Nullable Domain domain, VisitorRequest request) {
    return decide(link, domain, request, false, new SplittableRandom(1));
  }

  static Decision decide(
      @Nullable CachedLink link,
      @Nullable Domain domain,
      VisitorRequest request,
      boolean openRedirects,
      RandomGenerator random) {
    var finalUrl = new FinalUrl(new Overrides(openRedirects), new MobileAttribution("acme_int"));
    var sending =
        new SendingRules(new Bots(), finalUrl, new InterstitialRules("https://app.example.com"));
    return new RedirectRules(TOKENS, sending, LEGAL)
        .decide(request, domain, link, Set.of("brand.example.org"), _ -> CLICK, random);
  }

  static String location(Links link, Visits visit) {
    return ((Decision.Redirect) decide(link, visit)).location();
  }
}
