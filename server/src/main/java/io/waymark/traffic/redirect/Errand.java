package io.waymark.traffic.redirect;

/** What a visitor of a short domain came for, before any link is looked up. */
sealed interface Errand {

  /** A visit to a link: the one everything here is for. */
  record Visit(String key, boolean inspect) implements Errand {}

  /** The public statistics of the link with that key (RED-3). */
  record Statistics(String key) implements Errand {}

  /** Another place that follows from the request alone (RED-5, trailing slashes of RED-6). */
  record Elsewhere(int status, String location) implements Errand {}

  /** What scanners of well-known weak spots ask for (RED-8). */
  record JunkKey() implements Errand {}

  /** A file that browsers and crawlers ask every host for (RED-1). */
  record SiteFile(Name name) implements Errand {
    enum Name {
      FAVICON,
      ROBOTS,
      SITEMAP,
      MANIFEST
    }
  }

  /** A path that belongs to no link on any host (RED-1). */
  record NotHere() implements Errand {}
}
