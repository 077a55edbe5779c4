package io.waymark.links;

import io.waymark.identity.WorkspaceOperations;
import io.waymark.links.domains.DnsCheck;
import io.waymark.links.images.Images;
import io.waymark.links.tags.Tags;
import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.http.Operation;
import io.waymark.platform.http.RateLimits;
import io.waymark.platform.text.Ids;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Everything about domains, put together. */
public final class DomainSlice {
  private final LinkCache cache;
  private final Domains domains;
  private final DomainOperations operations;
  private final DnsOperations dnsOperations;
  private final SharedDomains shared;
  private final CaseSensitivity caseSensitivity;
  private final DomainMover mover;
  private final DomainChecks checks;
  private final LinkRetention retention;

  /**
   * @param apiBase the public address of the API
   * @param background runs what takes longer than a caller wants to wait
   */
  public DomainSlice(
      Jdbi jdbi,
      SecretBox secrets,
      Tags tags,
      LinkWebhooks webhooks,
      Images images,
      DnsCheck dns,
      URI apiBase,
      RateLimits limits,
      Ids ids,
      InstantSource clock,
      RandomGenerator random,
      Executor background,
      DomainPolicy policy) {
    var table = new LinkTable(secrets);
    this.cache = new LinkCache(jdbi, secrets, policy.cacheMemory(), random);
    var names = new DomainNames(policy.serversOwn());
    this.mover = new DomainMover(jdbi, cache, clock, background);
    this.checks = new DomainChecks(jdbi, dns, names, cache, ids, clock);
    this.retention = new LinkRetention(jdbi, cache, clock);
    this.shared = new SharedDomains(jdbi, ids, clock);
    this.caseSensitivity = new CaseSensitivity(jdbi, policy.caseSensitive(), clock);
    this.domains = new Domains(jdbi, names, mover, cache, images, caseSensitivity, ids, clock);
    this.operations =
        new DomainOperations(
            domains,
            new DomainTransfer(jdbi, mover, cache, images, limits, ids, clock),
            new RootLinks(jdbi, table, new FullLinks(tags, webhooks), new LinkView(apiBase)));
    this.dnsOperations = new DnsOperations(checks, new OfferedDomains(jdbi));
  }

  /** The API's operations on domains. */
  public List<Operation> operations(WorkspaceOperations workspace) {
    return Stream.of(operations.declare(workspace), dnsOperations.declare(workspace))
        .flatMap(List::stream)
        .toList();
  }

  /** Links by the address a visitor asks for. */
  LinkCache cache() {
    return cache;
  }

  /** How an import adds domains it finds. */
  ImportWriter.DomainAddition addition() {
    return domains::add;
  }

  /** The domains that the operator gives to every workspace. */
  public SharedDomains shared() {
    return shared;
  }

  /** Domains on which the case of keys matters. */
  public CaseSensitivity caseSensitivity() {
    return caseSensitivity;
  }

  /** Goes on with links that follow their domains; to be run at the start and every minute. */
  public void moveLinks() {
    mover.resume();
  }

  /** Asks the DNS about some domains; to be run every hour (DOM-12). */
  public void checkDomains() {
    checks.run();
  }

  /** Deletes links that are older than their domains keep them; to be run twice a day (LNK-68). */
  public void cleanUp() {
    retention.run();
  }

  /** Makes whatever runs in the background return soon; the rest is done after the next start. */
  public void stop() {
    mover.stop();
    checks.stop();
    retention.stop();
  }
}
