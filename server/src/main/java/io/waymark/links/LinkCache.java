package io.waymark.links;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.memory.ByteCache;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
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
  private final LinkBatches batches;
  private final ByteCache links;
  private final LinkBytes packing = new LinkBytes();
  private final ConcurrentMap<Address, CompletableFuture<Known<CachedLink>>> reading =
      new ConcurrentHashMap<>();
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final Cache<String, Known<Domain>> domains;
  private final Cache<String, CachedWorkspace> workspaces;

  /**
   * An empty cache.
   *
   * @param secrets opens the passwords of links
   * @param memory most bytes that links may take, outside the Java heap
   * @param random keeps visitors from choosing addresses that make it slow
   */
  LinkCache(Jdbi jdbi, SecretBox secrets, long memory, RandomGenerator random) {
    this.jdbi = jdbi;
    this.batches = new LinkBatches(jdbi, new CachedLinkTable(secrets));
    this.links = new ByteCache(memory, random);
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
    var bytes = links.get(LinkBytes.key(address));
    (bytes == null ? misses : hits).increment();
    return bytes == null ? null : packing.read(address, bytes);
  }

  /**
   * The link, read from the database if need be. Blocks; callers of one address share one query
   * (RED-44). Whoever asks after an address was forgotten gets what was written before that.
   */
  public Known<CachedLink> link(Address address) {
    var key = LinkBytes.key(address);
    var bytes = links.get(key);
    return bytes == null ? load(address, key) : packing.read(address, bytes);
  }

  private Known<CachedLink> load(Address address, byte[] key) {
    var mine = new CompletableFuture<Known<CachedLink>>();
    var others = reading.putIfAbsent(address, mine);
    if (others != null) {
      return joined(others);
    }
    try {
      var link = batches.find(address);
      remember(address, key, mine, packing.of(address, link));
      mine.complete(new Known<>(link));
    } catch (RuntimeException | Error failure) {
      reading.remove(address, mine);
      mine.completeExceptionally(failure);
    }
    return joined(mine);
  }

  /** Keeps what was read, unless the address was forgotten meanwhile. */
  @SuppressWarnings("ReferenceEquality") // it is about this very reader
  private void remember(
      Address address, byte[] key, CompletableFuture<Known<CachedLink>> reader, byte[] value) {
    reading.computeIfPresent(
        address,
        (_, now) -> {
          if (now != reader) {
            return now;
          }
          links.put(key, value);
          return null;
        });
  }

  private static <T> T joined(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  /**
   * Forgets a link's address in both spellings, so that case rules of the domain do not matter
   * here.
   */
  void forget(String domain, String key) {
    forget(new Address(domain, key));
    forget(new Address(domain, key.toLowerCase(Locale.ROOT)));
  }

  private void forget(Address address) {
    reading.compute(
        address,
        (_, _) -> {
          links.remove(LinkBytes.key(address));
          return null;
        });
  }

  void forgetDomain(String slug) {
    domains.invalidate(slug);
  }

  /** Forgets a domain with every address on it, because the name means something else now. */
  void forgetAll(String slug) {
    domains.invalidate(slug);
    reading.keySet().removeIf(address -> address.domain().equals(slug));
    links.removeIf(LinkBytes.isOn(slug));
  }

  /** Forgets all links, domains and workspaces: something unknown has changed. */
  void forgetEverything() {
    reading.clear();
    links.removeIf(_ -> true);
    domains.invalidateAll();
    workspaces.invalidateAll();
  }

  /** The share of look-ups since the start that were answered from memory; 1 before the first. */
  public double hitRate() {
    var found = hits.sum();
    var all = found + misses.sum();
    return all == 0 ? 1 : (double) found / all;
  }

  /** How many addresses are remembered. */
  public long size() {
    return links.size();
  }
}
