package io.waymark.links.qr;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.waymark.links.LinkLookup;
import io.waymark.platform.outbound.Limits;
import io.waymark.platform.outbound.Outbound;
import io.waymark.platform.outbound.OutboundResponse.Fetched;
import java.time.Duration;
import java.util.Base64;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Chooses the logo of a code (QR-3) and fetches it. */
final class Logos {
  private static final Limits LIMITS = Limits.of(Duration.ofSeconds(5), 2 << 20);
  private static final Duration FRESH = Duration.ofMinutes(10);
  private static final int MOST_MEMORY = 64 << 20;
  private static final int ENTRY_MEMORY = 1_000;

  private final LinkLookup links;
  private final Outbound outbound;
  private final Logo own = WaymarkLogo.draw();
  private final Cache<String, Found> fetched;

  /**
   * @param nanoTime a clock for measuring
   */
  Logos(LinkLookup links, Outbound outbound, LongSupplier nanoTime) {
    this.links = links;
    this.outbound = outbound;
    this.fetched =
        Caffeine.newBuilder()
            .expireAfterWrite(FRESH)
            .ticker(nanoTime::getAsLong)
            .maximumWeight(MOST_MEMORY)
            .weigher((String source, Found found) -> source.length() + memory(found))
            .build();
  }

  /**
   * The logo of a code.
   *
   * @param logo null for none
   * @param missing whether there should be one that could not be had
   */
  record Found(@Nullable Logo logo, boolean missing) {
    static final Found NONE = new Found(null, false);
  }

  /** The logo for a code that leads to {@code url}. */
  Found choose(QrQuery query) {
    if (query.hideLogo()) {
      return Found.NONE;
    }
    var question = query.url().indexOf('?');
    var shortLink = question < 0 ? query.url() : query.url().substring(0, question);
    var known = links.logos(shortLink);
    if (known == null) {
      // Strangers' links carry our sign, and pictures of their choice are not fetched for them.
      return new Found(own, false);
    }
    var source = query.logo() != null ? query.logo() : known.preferred();
    return source == null ? new Found(own, false) : logo(source);
  }

  private Found logo(String source) {
    var remembered = fetched.getIfPresent(source);
    if (remembered != null) {
      return remembered;
    }
    var bytes = source.startsWith("data:") ? decoded(source) : fetch(source);
    var logo = bytes == null ? null : Logo.read(bytes);
    var found = new Found(logo, logo == null);
    fetched.put(source, found);
    return found;
  }

  private byte @Nullable [] fetch(String url) {
    return outbound.get(url, LIMITS) instanceof Fetched answer && answer.ok() && !answer.truncated()
        ? answer.body()
        : null;
  }

  private static byte @Nullable [] decoded(String dataUrl) {
    var comma = dataUrl.indexOf(',');
    if (comma < 0 || !dataUrl.substring(0, comma).endsWith(";base64")) {
      return null;
    }
    try {
      // A plus sign in a query that nobody escaped has become a space.
      return Base64.getDecoder().decode(dataUrl.substring(comma + 1).replace(' ', '+'));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static int memory(Found found) {
    var logo = found.logo();
    return logo == null
        ? ENTRY_MEMORY
        : ENTRY_MEMORY + logo.image().getWidth() * logo.image().getHeight() * 4;
  }
}
