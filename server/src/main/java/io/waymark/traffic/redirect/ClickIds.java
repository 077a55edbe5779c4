package io.waymark.traffic.redirect;

import io.waymark.platform.text.RandomText;
import io.waymark.traffic.clicks.RecentClicks;
import java.util.random.RandomGenerator;

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
   *
   * @param needed whether the destination is told
   */
  String next(VisitorRequest visitor, String linkId, boolean needed) {
    var fresh = RandomText.of(LENGTH, random);
    return needed ? recent.clickId(linkId, visitor.identity().get(), fresh) : fresh;
  }
}
