package io.waymark.links;

import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.http.Operation;
import io.waymark.platform.text.Ids;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** Everything about links, put together. */
public final class LinkSlice {
  private final LinkCache cache;
  private final LinkOperations operations;
  private final DefaultDomain defaultDomain;
  private final LinkLookup lookup;

  /**
   * @param apiBase the public address of the API
   * @param mostCached how many addresses the redirect cache remembers
   * @param reserved first path segments that the server answers itself on its default domain
   */
  public LinkSlice(
      Jdbi jdbi,
      SecretBox secrets,
      Ids ids,
      InstantSource clock,
      URI apiBase,
      Supplier<String> defaultDomainSlug,
      long mostCached,
      Set<String> reserved) {
    var table = new LinkTable(secrets);
    this.cache = new LinkCache(jdbi, table, mostCached);
    var addresses = new LinkAddresses(table, ids, defaultDomainSlug, reserved);
    var links = new Links(jdbi, table, new LinkRules(addresses, table), cache, ids, clock);
    this.operations = new LinkOperations(links, new LinkList(jdbi, table), new LinkView(apiBase));
    this.defaultDomain = new DefaultDomain(jdbi, ids, clock);
    this.lookup = new LinkLookup(jdbi, table, links);
  }

  /** The API's operations on links. */
  public List<Operation> operations(WorkspaceOperations workspace) {
    return operations.declare(workspace);
  }

  /** Links by the address a visitor asks for. */
  public LinkCache cache() {
    return cache;
  }

  /** Links by what analytics ask for. */
  public LinkLookup lookup() {
    return lookup;
  }

  /** The domain that every workspace may use. */
  public DefaultDomain defaultDomain() {
    return defaultDomain;
  }
}
