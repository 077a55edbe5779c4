package io.waymark.links.metatags;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.waymark.platform.net.WebUrl;
import io.waymark.platform.outbound.Limits;
import io.waymark.platform.outbound.Outbound;
import io.waymark.platform.outbound.OutboundResponse.Fetched;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Fetches other people's pages, and remembers for a while what was found. */
final class Pages {
  /** How long an answer is good for, in our memory and in that of clients (MET-1). */
  static final Duration FRESH = Duration.ofMinutes(5);

  private static final Limits LIMITS = Limits.of(Duration.ofSeconds(5), 1 << 20);
  private static final long MOST_CHARACTERS = 8 << 20;

  /** What pages contain that only ask whether the visitor is a person. */
  private static final List<String> CHALLENGES =
      List.of("challenge-platform", "cf-browser-verification");

  private final Outbound outbound;
  private final Cache<String, Metatags> known;

  /**
   * @param nanoTime a clock for measuring
   */
  Pages(Outbound outbound, LongSupplier nanoTime) {
    this.outbound = outbound;
    this.known =
        Caffeine.newBuilder()
            .expireAfterWrite(FRESH)
            .ticker(nanoTime::getAsLong)
            .maximumWeight(MOST_CHARACTERS)
            .weigher((String url, Metatags tags) -> url.length() + tags.length())
            .build();
  }

  /** What the page says of itself, or what its address says if it cannot be had (MET-2). */
  Metatags metatags(WebUrl url) {
    var remembered = known.getIfPresent(url.href());
    if (remembered != null) {
      return remembered;
    }
    var tags =
        outbound.get(url.href(), LIMITS) instanceof Fetched fetched
                && fetched.ok()
                && isHtml(fetched)
                && !isChallenge(fetched)
            ? PageTags.of(fetched, url.href(), address(fetched, url))
            : AddressTags.of(url);
    known.put(url.href(), tags);
    return tags;
  }

  /** Whether pages of the domain may show the page in a frame (IFR-1). */
  boolean frameable(WebUrl url, String domain) {
    return outbound.get(url.href(), LIMITS) instanceof Fetched fetched
        && FrameRules.permit(fetched, domain);
  }

  private static WebUrl address(Fetched fetched, WebUrl asked) {
    var found = WebUrl.parse(fetched.finalUrl());
    return found == null ? asked : found;
  }

  private static boolean isHtml(Fetched fetched) {
    var type = fetched.header("content-type");
    if (type == null) {
      return true;
    }
    var lower = type.toLowerCase(Locale.ROOT);
    return lower.startsWith("text/") || lower.contains("html") || lower.contains("xml");
  }

  private static boolean isChallenge(Fetched fetched) {
    var text = new String(fetched.body(), StandardCharsets.ISO_8859_1);
    return CHALLENGES.stream().anyMatch(text::contains);
  }
}
