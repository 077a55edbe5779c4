package io.waymark.traffic.clicks;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;

/**
 * The click ids that visitors of the last hour were given on links whose destinations are told
 * them, so that a visitor who comes back without a cookie keeps the id (RED-20).
 */
public final class RecentClicks {
  private static final int MOST = 200_000;

  private final Cache<Visitor, String> clickIds;

  public RecentClicks(Ticker ticker) {
    this.clickIds =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(RepeatWindow.LENGTH)
            .ticker(ticker)
            .build();
  }

  private record Visitor(String linkId, String identityHash) {}

  /**
   * The id of the visitor's first click on the link within the hour: the known one, else {@code
   * fresh} from now on.
   */
  public String clickId(String linkId, String identityHash, String fresh) {
    var known = clickIds.asMap().putIfAbsent(new Visitor(linkId, identityHash), fresh);
    return known == null ? fresh : known;
  }
}
