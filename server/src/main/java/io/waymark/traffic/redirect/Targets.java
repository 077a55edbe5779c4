package io.waymark.traffic.redirect;

import io.waymark.links.CachedLink;
import io.waymark.links.Link;
import io.waymark.platform.net.WebUrl;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A link's main destination for one visitor, and what makes any destination fit to be sent. */
final class Targets {
  private Targets() {}

  /**
   * Where most visitors of a link go.
   *
   * @param text the destination as it is stored
   * @param variant the text of the variant that was chosen, or null without a test
   */
  record Target(WebUrl url, String text, @Nullable String variant) {}

  /**
   * The variant of a running test, else the link's destination (RED-12, RED-35).
   *
   * @param cookies the Cookie header: a visitor keeps the variant it names
   * @return null if there is none that may be followed
   */
  static @Nullable Target choose(
      CachedLink link, @Nullable String cookies, Instant now, RandomGenerator random) {
    var variants = link.variants(now);
    if (!variants.isEmpty()) {
      var variant = variant(variants, cookies, random);
      var url = followable(variant);
      if (url != null) {
        return new Target(url, variant, variant);
      }
    }
    var url = link.destination();
    return url == null || scripted(url) ? null : new Target(url, link.url(), null);
  }

  private static String variant(
      List<Link.TestVariant> variants, @Nullable String cookies, RandomGenerator random) {
    var kept = TestCookie.read(cookies);
    if (kept != null) {
      for (var variant : variants) {
        if (variant.url().equals(kept)) {
          return kept;
        }
      }
    }
    return drawn(variants, random);
  }

  /** One of the variants, by their weights, which need not add up to 100. */
  static String drawn(List<Link.TestVariant> variants, RandomGenerator random) {
    var total = 0.0;
    for (var variant : variants) {
      total += variant.percentage();
    }
    var left = random.nextDouble() * total;
    for (var variant : variants) {
      left -= variant.percentage();
      if (left < 0) {
        return variant.url();
      }
    }
    return variants.getLast().url();
  }

  /** The URL a text stands for; null if it is none, or one that must not be followed. */
  static @Nullable WebUrl followable(@Nullable String text) {
    var url = text == null || text.isEmpty() ? null : WebUrl.parse(text);
    return url == null || scripted(url) ? null : url;
  }

  /** Whether following the URL would run a script in the visitor's browser (decision 6). */
  static boolean scripted(WebUrl url) {
    return switch (url.protocol()) {
      case "javascript:", "data:", "vbscript:" -> true;
      default -> false;
    };
  }

  /** Whether clicks of the link must carry their id to the destination (RED-12). */
  static boolean needsClickId(CachedLink link, WebUrl target) {
    if (link.trackConversion() || link.partner()) {
      return true;
    }
    var host = target.hostname();
    return host.endsWith(MobileAttribution.SINGULAR) || host.endsWith(MobileAttribution.APPSFLYER);
  }
}
