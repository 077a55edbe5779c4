package io.waymark.traffic.redirect;

import io.waymark.links.CachedLink;
import io.waymark.platform.net.WebUrl;
import org.jspecify.annotations.Nullable;

/**
 * Which of a link's destinations a visitor goes to (RED-26…29).
 *
 * @param app whether it is the destination for the visitor's kind of phone
 */
record Branch(WebUrl url, boolean app) {

  /** The destination for the visitor's system, else country, else the main one. */
  static Branch of(VisitorRequest visitor, CachedLink link, WebUrl main) {
    if (link.ios() != null || link.android() != null) {
      var url = Targets.followable(ofSystem(link, visitor.agent().get().os()));
      if (url != null) {
        return new Branch(url, true);
      }
    }
    if (!link.geo().isEmpty()) {
      var url = Targets.followable(link.geo().get(visitor.place().get().country()));
      if (url != null) {
        return new Branch(url, false);
      }
    }
    return new Branch(main, false);
  }

  private static @Nullable String ofSystem(CachedLink link, String os) {
    return switch (os) {
      case "iOS" -> link.ios();
      case "Android" -> link.android();
      default -> null;
    };
  }
}
