package io.waymark.traffic.deeplinks;

import io.waymark.events.Agent;
import io.waymark.platform.net.WebUrl;

/**
 * A visitor between a link and an app.
 *
 * @param url the short link with the query it was asked for with
 */
record DeepLinkRequest(WebUrl url, Agent agent) {

  boolean android() {
    return agent.os().equals("Android");
  }

  /** Firefox offers no way back from an address of an app that is not there. */
  boolean firefox() {
    return agent.browser().contains("Firefox");
  }

  /** The short link that leads past the page. */
  String past() {
    var search = url.search();
    return url.withSearch(DeepLinkRules.SKIP + (search.isEmpty() ? "" : "&" + search.substring(1)))
        .href();
  }
}
