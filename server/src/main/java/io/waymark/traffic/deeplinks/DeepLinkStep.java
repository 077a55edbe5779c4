package io.waymark.traffic.deeplinks;

import org.jspecify.annotations.Nullable;

/** What a visitor between a link and an app gets (RED-32). */
sealed interface DeepLinkStep {

  /** Nobody registered the domain, so nothing is said of it. */
  record Unknown() implements DeepLinkStep {}

  /** The visitor goes on without a page. */
  record Go(String location) implements DeepLinkStep {}

  /**
   * The page that offers the app.
   *
   * @param shortLink with the visit's query: what the app is to find on the clipboard
   * @param appName what the app is called if its domain does not say
   * @param deepview what the domain says of the page, as JSON
   * @param continueUrl where the button leads
   * @param intentUrl where it leads instead on Android, or null
   */
  record Offer(
      String shortLink,
      String appName,
      String deepview,
      String continueUrl,
      @Nullable String intentUrl)
      implements DeepLinkStep {}
}
