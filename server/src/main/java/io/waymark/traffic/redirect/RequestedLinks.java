package io.waymark.traffic.redirect;

import io.waymark.links.CachedLink;
import io.waymark.links.Domain;
import io.waymark.links.LinkCache;
import io.waymark.platform.text.LinkKey;
import org.jspecify.annotations.Nullable;

/**
 * Finds links as a visit finds them, for whoever else is asked for one. Blocks where nothing is
 * known of the address yet.
 */
public final class RequestedLinks {
  private final LinkCache cache;

  public RequestedLinks(LinkCache cache) {
    this.cache = cache;
  }

  /**
   * What an address leads to.
   *
   * @param domain null if nobody registered it
   * @param link null if there is none
   */
  public record Found(
      @Nullable Domain domain, LinkCache.Address address, @Nullable CachedLink link) {}

  /**
   * The link a visitor of that path gets (RED-6).
   *
   * @param host as {@link io.waymark.platform.http.Hosts#domain} gives it
   * @param path percent-encoded as in a request, beginning with a slash
   */
  public Found at(String host, String path) {
    return found(host, VisitorReader.key(path));
  }

  /**
   * The link that a caller names by its key.
   *
   * @param key as people write it, not percent-encoded
   */
  public Found named(String host, String key) {
    var stored = LinkKey.ascii(key);
    return found(host, stored == null ? key : stored);
  }

  private Found found(String host, String key) {
    var domain = cache.domain(host).value();
    var address = VisitorReader.address(host, key, domain);
    // The database's texts cannot hold U+0000, so neither can a key.
    var link = key.indexOf('\0') >= 0 ? null : cache.link(address).value();
    return new Found(domain, address, link);
  }
}
