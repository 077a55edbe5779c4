package io.waymark.traffic.deeplinks;

import io.waymark.traffic.deeplinks.DeepLinkStep.Offer;
import org.jspecify.annotations.Nullable;

/** Draws the page that offers an app. Called on event loops, so it must not block. */
@FunctionalInterface
public interface OfferPage {
  /**
   * The page in the visitor's language.
   *
   * @param acceptLanguage what the browser says of languages, or null
   */
  Drawn draw(Offer offer, @Nullable String acceptLanguage);

  /** A page and the policy it needs. */
  record Drawn(String html, String contentSecurityPolicy) {}
}
