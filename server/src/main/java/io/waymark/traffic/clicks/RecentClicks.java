package io.waymark.traffic.clicks;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The click ids of visitors of the last hour, so that who comes back without a cookie, or opens the
 * app, keeps the id (CLK-3, RED-20, RED-34). The hour runs from the first click and does not slide.
 * Redirects ask for links whose destinations are told ids; what else is counted is learnt a moment
 * later.
 */
public final class RecentClicks {
  private static final int MOST = 200_000;

  private final InstantSource clock;
  private final Cache<Visitor, Given> clickIds =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(RepeatWindow.LENGTH).build();

  public RecentClicks(InstantSource clock) {
    this.clock = clock;
  }

  private record Visitor(String linkId, String identityHash) {}

  private record Given(String clickId, Instant at) {
    boolean over(Instant now) {
      return !now.isBefore(at.plus(RepeatWindow.LENGTH));
    }
  }

  /**
   * The id of the visitor's first click on the link within the hour: the known one, else {@code
   * fresh} from now on.
   */
  public String clickId(String linkId, String identityHash, String fresh) {
    return first(new Visitor(linkId, identityHash), new Given(fresh, clock.instant()));
  }

  /** The id of the visitor's first click on the link within the hour, or null. */
  public @Nullable String known(String linkId, String identityHash) {
    var given = clickIds.getIfPresent(new Visitor(linkId, identityHash));
    return given == null || given.over(clock.instant()) ? null : given.clickId();
  }

  /** Learns of a click that was counted. */
  void counted(String linkId, String identityHash, String clickId, Instant at) {
    first(new Visitor(linkId, identityHash), new Given(clickId, at));
  }

  private String first(Visitor visitor, Given given) {
    var known = clickIds.asMap().putIfAbsent(visitor, given);
    if (known == null) {
      return given.clickId();
    }
    if (!known.over(given.at())) {
      return known.clickId();
    }
    // Whoever else replaces it meanwhile is first.
    return clickIds.asMap().replace(visitor, known, given)
        ? given.clickId()
        : first(visitor, given);
  }
}
