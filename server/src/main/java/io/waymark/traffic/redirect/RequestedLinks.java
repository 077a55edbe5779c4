package io.waymark.traffic.redirect;

import io.waymark.links.CachedLink;
import io.waymark.links.Domain;
import io.waymark.links.LinkCache;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Finds links as a visit finds them, for whoever else is asked for one. Blocks where nothing is
 * known of the address yet.
 */
public final class RequestedLinks {
  private final Lookup lookup;
  private final InstantSource clock;
  private final String legalWorkspace;

  /**
   * @param legalWorkspace the workspace whose links are banned (RED-16); empty for none
   */
  public RequestedLinks(LinkCache cache, InstantSource clock, String legalWorkspace) {
    this.lookup = new Lookup(cache);
    this.clock = clock;
    this.legalWorkspace = legalWorkspace;
  }

  /**
   * What an address leads to.
   *
   * @param domain null if nobody registered it
   * @param key as it was looked up, {@code _root} for the domain's own link
   * @param link null if there is none
   * @param barred whether something stands between visitors and the destination: the link is
   *     banned, disabled, expired, or asks for a password (RED-14…19)
   */
  public record Requested(
      @Nullable Domain domain, String key, @Nullable CachedLink link, boolean barred) {}

  /**
   * The link a visitor of that path gets (RED-6).
   *
   * @param host as {@link io.waymark.platform.http.Hosts#domain} gives it
   * @param path percent-encoded as in a request, beginning with a slash
   */
  public Requested at(String host, String path) {
    return found(host, RequestPath.key(path));
  }

  /**
   * The link that a caller names by its key.
   *
   * @param key as people write it, not percent-encoded
   */
  public Requested named(String host, String key) {
    return found(host, RequestPath.ascii(key));
  }

  private Requested found(String host, String key) {
    var found = lookup.load(host, key);
    var link = found.link();
    return new Requested(
        found.domain(), found.address().foldedKey(), link, link != null && barred(link));
  }

  private boolean barred(CachedLink link) {
    return link.disabled()
        || link.password() != null
        || link.expired(clock.instant())
        || (!legalWorkspace.isEmpty() && link.workspaceId().equals(legalWorkspace));
  }
}
