package io.waymark.traffic.redirect;

import io.waymark.links.CachedLink;
import io.waymark.links.Domain;
import io.waymark.links.LinkCache;
import io.waymark.links.LinkCache.Address;
import io.waymark.links.LinkCache.Known;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds domain and link by the host and key of a request (RED-6, RED-7, RED-11). */
final class Lookup {
  private static final int LONGEST_HOST = 255;

  /** Addresses that no link can have are not even asked for, and so fill no cache. */
  private static final int LONGEST_KEY = 1_000;

  private static final Known<Domain> NO_DOMAIN = new Known<>(null);
  private static final Known<CachedLink> NO_LINK = new Known<>(null);

  private final LinkCache cache;
  private final Function<String, @Nullable Known<Domain>> cachedDomains;
  private final Function<Address, @Nullable Known<CachedLink>> cachedLinks;

  Lookup(LinkCache cache) {
    this.cache = cache;
    this.cachedDomains = cache::domainIfCached;
    this.cachedLinks = cache::linkIfCached;
  }

  /**
   * What was found.
   *
   * @param domain null if nobody registered the host
   * @param address where the link is, or where it would be
   * @param link null if there is none
   */
  record Found(@Nullable Domain domain, Address address, @Nullable CachedLink link) {}

  /** What the cache knows, or null if it does not know enough. */
  @Nullable Found cached(String host, String key) {
    return find(host, key, cachedDomains, cachedLinks);
  }

  /** Reads what the cache does not know. Blocks. */
  Found load(String host, String key) {
    var found = find(host, key, cache::domain, cache::link);
    if (found == null) {
      throw new IllegalStateException("the database always gives an answer");
    }
    return found;
  }

  private static @Nullable Found find(
      String host,
      String key,
      Function<String, @Nullable Known<Domain>> domains,
      Function<Address, @Nullable Known<CachedLink>> links) {
    var known = plain(host, LONGEST_HOST) ? domains.apply(host) : NO_DOMAIN;
    if (known == null) {
      return null;
    }
    var domain = known.value();
    var exact = domain != null && domain.caseSensitive();
    var address = address(host, key, domain);
    var link = link(address, links);
    if (link == null) {
      return null;
    }
    if (link.value() == null && !exact && key.indexOf('%') >= 0) {
      // Some programs encode what is encoded already.
      var decoded = address(host, RequestPath.ascii(key), domain);
      var second = link(decoded, links);
      if (second == null) {
        return null;
      }
      if (second.value() != null) {
        return new Found(domain, decoded, second.value());
      }
    }
    return new Found(domain, address, link.value());
  }

  private static @Nullable Known<CachedLink> link(
      Address address, Function<Address, @Nullable Known<CachedLink>> links) {
    return plain(address.domain(), LONGEST_HOST) && plain(address.foldedKey(), LONGEST_KEY)
        ? links.apply(address)
        : NO_LINK;
  }

  private static Address address(String host, String key, @Nullable Domain domain) {
    // The domain's own name is shared by all its addresses in the cache.
    return domain == null
        ? new Address(host, key.toLowerCase(Locale.ROOT))
        : new Address(domain.slug(), domain.caseSensitive() ? key : key.toLowerCase(Locale.ROOT));
  }

  /** Whether the text could be stored at all: visible ASCII, and not too long. */
  private static boolean plain(String text, int longest) {
    if (text.isEmpty() || text.length() > longest) {
      return false;
    }
    for (var i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= ' ' || text.charAt(i) >= 0x7F) {
        return false;
      }
    }
    return true;
  }
}
