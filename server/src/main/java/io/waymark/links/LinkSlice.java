package io.waymark.links;

import io.waymark.events.EventStore;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.links.images.Images;
import io.waymark.links.images.RemotePictures;
import io.waymark.links.services.LinkServices;
import io.waymark.links.sitemaps.Sitemaps;
import io.waymark.links.tags.Tags;
import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.http.Operation;
import io.waymark.platform.http.PublicOperations;
import io.waymark.platform.http.RateLimits;
import io.waymark.platform.outbox.Outbox;
import io.waymark.platform.text.Ids;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Everything about links, put together. */
public final class LinkSlice {
  private final LinkCache cache;
  private final Jdbi jdbi;
  private final LinkOperations operations;
  private final DashboardOperations dashboards;
  private final SharedDashboards shared;
  private final ImportOperations imports;
  private final SitemapOperations sitemaps;
  private final ImportWriter importWriter;
  private final SecretBox secrets;
  private final Ids ids;
  private final InstantSource clock;
  private final AnonymousLinks anonymous;
  private final AnonymousOperations claims;
  private final AddressOperations addresses;
  private final DefaultDomain defaultDomain;
  private final LinkLookup lookup;
  private final LinkUsage usage;
  private final LinkViews views;
  private final PartnerLinks partners;
  private final TestCompletion tests;
  private final ProgramLinks ofPrograms;

  /**
   * @param apiBase the public address of the API
   * @param domains the domains that links are on
   * @param webhooks who is told of the clicks of which link
   * @param programs whose partners' links are whose
   * @param outbox is told of what happens to links
   * @param sitemaps reads those of sites whose pages get links
   * @param events where A/B tests find their leads
   */
  public LinkSlice(
      Jdbi jdbi,
      SecretBox secrets,
      Tags tags,
      LinkWebhooks webhooks,
      LinkPrograms programs,
      Outbox outbox,
      RateLimits limits,
      Ids ids,
      InstantSource clock,
      URI apiBase,
      DomainSlice domains,
      Images images,
      RemotePictures remotePictures,
      Sitemaps sitemaps,
      LinkPolicy policy,
      EventStore events,
      RandomGenerator random) {
    this.jdbi = jdbi;
    var table = new LinkTable(secrets);
    this.cache = domains.cache();
    var addresses = new LinkAddresses(table, ids, policy);
    this.addresses = new AddressOperations(jdbi, addresses);
    var finder = new LinkFinder(table);
    var labels = new LinkLabels(tags, webhooks, programs);
    var destinations = new Destinations(policy.blocklist());
    this.ofPrograms = new ProgramLinks(cache, destinations);
    var rules = new LinkRules(addresses, table, labels, destinations);
    var full = new FullLinks(tags, webhooks);
    var view = new LinkView(apiBase);
    var changes = new LinkEvents(outbox, full, view);
    this.views = new LinkViews(table, full, view);
    var search = new LinkSearch();
    var dashboardTable = new DashboardTable(secrets);
    var dashboards = new Dashboards(jdbi, dashboardTable, table, finder, ids, clock);
    this.shared = new SharedDashboards(jdbi, dashboardTable, finder);
    this.dashboards = new DashboardOperations(dashboards);
    this.secrets = secrets;
    this.ids = ids;
    this.clock = clock;
    this.importWriter = new ImportWriter(table, rules, cache, tags, domains.addition(), ids);
    this.imports = new ImportOperations(new LinkImport(jdbi, importWriter, clock));
    this.sitemaps =
        new SitemapOperations(
            new SitemapImport(jdbi, table, rules, cache, sitemaps, limits, ids, clock));
    this.anonymous = new AnonymousLinks(jdbi, table, rules, cache, full, ids, clock);
    this.claims = new AnonymousOperations(anonymous, view, limits);
    var pictures = new LinkPictures(images, remotePictures);
    var links =
        new Links(
            jdbi,
            table,
            finder,
            rules,
            cache,
            tags,
            webhooks,
            pictures,
            dashboards,
            full,
            changes,
            programs,
            ids,
            clock);
    this.partners = new PartnerLinks(links, table, rules, pictures, tags, cache, view, ids);
    this.operations =
        new LinkOperations(
            links,
            new LinkReads(jdbi, finder, labels, full),
            new BulkCreation(jdbi, table, rules, cache, tags, labels, webhooks, full, ids, clock),
            new BulkChange(
                jdbi, table, rules, labels, cache, tags, webhooks, full, view, programs, clock),
            new LinkTransfer(jdbi, table, finder, rules, cache, tags, full, programs, clock),
            new LinkList(jdbi, table, search, full),
            new LinkCount(jdbi, search),
            new LinkExport(jdbi, table, search, full, clock),
            view,
            policy.anonymous() ? claims.creation() : null);
    this.defaultDomain = new DefaultDomain(jdbi, ids, clock);
    this.lookup = new LinkLookup(jdbi, table, finder, tags, view);
    this.usage = new LinkUsage(jdbi);
    this.tests =
        new TestCompletion(jdbi, table, cache, LeadTally.in(events), changes, clock, random);
  }

  /** The API's operations on links. */
  public List<Operation> operations(WorkspaceOperations workspace) {
    return Stream.of(
            operations.declare(workspace),
            dashboards.declare(workspace),
            imports.declare(workspace),
            List.of(sitemaps.declare(workspace)),
            claims.declare(workspace))
        .flatMap(List::stream)
        .toList();
  }

  /** The API's operations that need no key. */
  public List<Operation> operations(PublicOperations everybody) {
    return addresses.declare(everybody);
  }

  /** Imports of links from other services. */
  public ServiceImportSlice serviceImports(LinkServices services) {
    return new ServiceImportSlice(jdbi, secrets, services, importWriter, ids, clock);
  }

  /** Deletes links that nobody claimed; to be run every few minutes (LNK-40). */
  public void expireUnclaimed() {
    anonymous.expire();
  }

  /** Links by the address a visitor asks for. */
  public LinkCache cache() {
    return cache;
  }

  /** Has every server forget all links once the transaction is committed. */
  public void tellOfMany(Handle handle) {
    LinkNews.tellOfMany(handle);
  }

  /** Forgets all links that are in memory. */
  public void forgetAll() {
    cache.forgetEverything();
  }

  /** Hears what other processes do to links. */
  public LinkNews news(DataSource pool) {
    return new LinkNews(pool, cache);
  }

  /**
   * Forgets what is remembered of links, domains and workspaces, here and in every other process.
   */
  public void forgetEverything() {
    cache.forgetEverything();
    jdbi.useTransaction(LinkNews::tellOfMany);
  }

  /** Links by what analytics ask for. */
  public LinkLookup lookup() {
    return lookup;
  }

  /** How many links were made when. */
  public LinkUsage usage() {
    return usage;
  }

  /** Statistics of links and folders that are public. */
  public SharedDashboards sharedDashboards() {
    return shared;
  }

  /** Links as events show them. */
  public LinkViews views() {
    return views;
  }

  /** Links of partner programs. */
  public ProgramLinks ofPrograms() {
    return ofPrograms;
  }

  /** Links of partners. */
  public PartnerLinks partners() {
    return partners;
  }

  /** Ends A/B tests that are over; to be run every few minutes (RED-35). */
  public void completeTests() {
    tests.run();
  }

  /** The domain that every workspace may use. */
  public DefaultDomain defaultDomain() {
    return defaultDomain;
  }
}
