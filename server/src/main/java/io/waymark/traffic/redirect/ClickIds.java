package io.waymark.traffic.redirect;

import io.waymark.links.CachedLink;
import io.waymark.platform.text.RandomText;
import io.waymark.traffic.clicks.RecentClicks;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Gives a visitor without a click cookie a click id (RED-20). */
final class ClickIds {
  private static final int LENGTH = 16;

  private final RandomGenerator random;
  private final RecentClicks recent;

  ClickIds(RandomGenerator random, RecentClicks recent) {
    this.random = random;
    this.recent = recent;
  }

  /**
   * The id the visitor's first click within the hour had, if the destination is told ids; else a
   * new one.
   */
  String forVisitor(VisitorRequest visitor, @Nullable CachedLink link) {
    var fresh = RandomText.of(LENGTH, random);
    return link != null
            && link.destination() != null
            && RedirectRules.needsClickId(link, link.destination())
        ? recent.clickId(link.id(), visitor.identity().get(), fresh)
        : fresh;
  }
}
