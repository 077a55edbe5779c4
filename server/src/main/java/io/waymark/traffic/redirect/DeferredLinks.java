package io.waymark.traffic.redirect;

/**
 * Remembers for an hour which deep link a visitor was about to open when they were shown the page
 * that offers the app (RED-31), so that the app, once installed, can be told. Called on event
 * loops: it must not block, and a failure to remember must not reach the visitor, so it must not
 * throw.
 */
@FunctionalInterface
public interface DeferredLinks {
  /** Remembers a visit; a later one from the same address on the same link takes its place. */
  void remember(DeferredLink visit);

  /**
   * A deep link a visitor was about to open.
   *
   * @param ip the client's address behind trusted proxies, never empty
   * @param domain the short domain asked for, with its port if it has one
   * @param key the key as it is looked up, {@code _root} for a domain's own link (RED-6)
   * @param clickId the id the visit is journalled under
   * @param url the link's main destination, as it is stored
   */
  record DeferredLink(
      String ip, String domain, String key, String clickId, String linkId, String url) {}
}
