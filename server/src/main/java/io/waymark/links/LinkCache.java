package io.waymark.links;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Links and domains by the address a visitor asks for. Unknown addresses are remembered too;
 * whoever writes a link or a domain forgets its address here after the commit and before the
 * answer, so that the next visit sees the change.
 */
public final class LinkCache {
  private static final int MOST_DOMAINS = 50_000;

  private final Jdbi jdbi;
  private final LinkTable table;
  private final Cache<Address, Optional<CachedLink>> links;
  private final Cache<String, Optional<Domain>> domains;

  LinkCache(Jdbi jdbi, LinkTable table, long mostLinks) {
    this.jdbi = jdbi;
    this.table = table;
    this.links = Caffeine.newBuilder().maximumSize(mostLinks).recordStats().build();
    this.domains = Caffeine.newBuilder().maximumSize(MOST_DOMAINS).build();
  }

  /** Where a visitor wants to go: a host and a key as it is looked up. */
  public record Address(String domain, String foldedKey) {}

  /** The domain if it is cached: empty if it is known not to exist, null if nothing is known. */
  @SuppressWarnings("OptionalAssignedToNull")
  public @Nullable Optional<Domain> domainIfCached(String host) {
    return domains.getIfPresent(host);
  }

  /** The domain, read from the database if need be. Blocks. */
  public Optional<Domain> domain(String host) {
    return domains.get(
        host, slug -> Optional.ofNullable(jdbi.withHandle(h -> DomainTable.bySlug(h, slug))));
  }

  /** The link if it is cached: empty if it is known not to exist, null if nothing is known. */
  public @Nullable Optional<CachedLink> linkIfCached(Address address) {
    return links.getIfPresent(address);
  }

  /**
   * The link, read from the database if need be. Blocks; callers of one address share one query
   * (RED-44), and a write that commits meanwhile is not overlooked, because forgetting waits for
   * the reader of the same address.
   */
  public Optional<CachedLink> link(Address address) {
    return links.get(
        address,
        wanted ->
            Optional.ofNullable(
                    jdbi.withHandle(
                        handle ->
                            table.byDomainAndKey(
                                handle, wanted.domain(), wanted.foldedKey(), true)))
                .map(CachedLink::of));
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

  /** Hits, misses and evictions since the start. */
  public CacheStats stats() {
    return links.stats();
  }

  /** How many addresses are remembered, roughly. */
  public long size() {
    return links.estimatedSize();
  }
}
