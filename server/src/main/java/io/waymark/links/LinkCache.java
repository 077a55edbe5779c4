package io.waymark.links;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import java.time.Duration;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Links and domains by the address a visitor asks for. Unknown addresses are remembered too;
 * whoever writes a link or a domain forgets its address here after the commit and before the
 * answer, so that the next visit sees the change.
 */
public final class LinkCache {
  private static final int MOST_DOMAINS = 50_000;
  private static final int MOST_WORKSPACES = 10_000;

  /** Nobody tells when a workspace gets a domain or loses one, so that may be this old (RED-45). */
  private static final Duration WORKSPACE_AGE = Duration.ofMinutes(5);

  private final Jdbi jdbi;
  private final LinkTable table;
  private final Cache<Address, Known<CachedLink>> links;
  private final Cache<String, Known<Domain>> domains;
  private final Cache<String, CachedWorkspace> workspaces;

  LinkCache(Jdbi jdbi, LinkTable table, long mostLinks) {
    this.jdbi = jdbi;
    this.table = table;
    this.links = Caffeine.newBuilder().maximumSize(mostLinks).recordStats().build();
    this.domains = Caffeine.newBuilder().maximumSize(MOST_DOMAINS).build();
    this.workspaces =
        Caffeine.newBuilder().maximumSize(MOST_WORKSPACES).expireAfterWrite(WORKSPACE_AGE).build();
  }

  /** Where a visitor wants to go: a host and a key as it is looked up. */
  public record Address(String domain, String foldedKey) {}

  /**
   * What is known of an address.
   *
   * @param value null if it is known that there is nothing
   */
  public record Known<T>(@Nullable T value) {}

  /** The domain if it is cached; null if nothing is known of it. */
  @SuppressWarnings("OptionalAssignedToNull")
  public @Nullable Known<Domain> domainIfCached(String host) {
    return domains.getIfPresent(host);
  }

  /** The domain, read from the database if need be. Blocks. */
  public Known<Domain> domain(String host) {
    return domains.get(
        host, slug -> new Known<>(jdbi.withHandle(handle -> DomainTable.bySlug(handle, slug))));
  }

  /** The workspace if it is cached, as it was at most five minutes ago; else null. */
  public @Nullable CachedWorkspace workspaceIfCached(String id) {
    return workspaces.getIfPresent(id);
  }

  /** The workspace, read from the database if need be; an empty one if there is none. Blocks. */
  public CachedWorkspace workspace(String id) {
    return workspaces.get(id, key -> jdbi.withHandle(handle -> CachedWorkspace.of(handle, key)));
  }

  /** Forgets how a workspace looks, after it has changed. */
  public void forgetWorkspace(String id) {
    workspaces.invalidate(id);
  }

  /** The link if it is cached; null if nothing is known of it. */
  public @Nullable Known<CachedLink> linkIfCached(Address address) {
    return links.getIfPresent(address);
  }

  /**
   * The link, read from the database if need be. Blocks; callers of one address share one query
   * (RED-44), and a write that commits meanwhile is not overlooked, because forgetting waits for
   * the reader of the same address.
   */
  public Known<CachedLink> link(Address address) {
    return links.get(address, this::load);
  }

  private Known<CachedLink> load(Address address) {
    var link = jdbi.withHandle(handle -> find(handle, address));
    return new Known<>(link == null ? null : CachedLink.of(link));
  }

  /** A link that has not followed its renamed domain yet is found under the new name already. */
  private @Nullable Link find(Handle handle, Address address) {
    var link = table.byDomainAndKey(handle, address.domain(), address.foldedKey(), true);
    if (link != null) {
      return link;
    }
    var before = DomainMoveTable.source(handle, address.domain());
    var moving =
        before == null ? null : table.byDomainAndKey(handle, before, address.foldedKey(), true);
    // Neither here nor there: it may have moved between the two looks.
    return moving == null
        ? table.byDomainAndKey(handle, address.domain(), address.foldedKey(), true)
        : moving.at(address.domain(), moving.key());
  }

  /**
   * Forgets a link's address in both spellings, so that case rules of the domain do not matter
   * here.
   */
  void forget(String domain, String key) {
    links.invalidate(new Address(domain, key));
    links.invalidate(new Address(domain, key.toLowerCase(Locale.ROOT)));
  }

  void forgetDomain(String slug) {
    domains.invalidate(slug);
  }

  /** Forgets a domain with every address on it, because the name means something else now. */
  void forgetAll(String slug) {
    domains.invalidate(slug);
    links.asMap().keySet().removeIf(address -> address.domain().equals(slug));
  }

  /** Forgets all links, domains and workspaces: something unknown has changed. */
  void forgetEverything() {
    links.invalidateAll();
    domains.invalidateAll();
    workspaces.invalidateAll();
  }

  /** Hits, misses and evictions since the start. */
  public CacheStats stats() {
    return links.stats();
  }

  /** How many addresses are remembered, roughly. */
  public long size() {
    return links.estimatedSize();
  }
}
