package io.waymark.app;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.qute.Engine;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.waymark.analytics.AnalyticsSlice;
import io.waymark.app.config.Config;
import io.waymark.app.config.Network;
import io.waymark.app.start.PublicAddresses;
import io.waymark.conversions.ConversionSlice;
import io.waymark.conversions.money.RateSources;
import io.waymark.conversions.money.Rates;
import io.waymark.conversions.payments.PaymentSlice;
import io.waymark.dashboard.DashboardRoutes;
import io.waymark.events.EventStore;
import io.waymark.events.removal.Removals;
import io.waymark.identity.IdentitySlice;
import io.waymark.identity.account.AccountSlice;
import io.waymark.identity.keys.KeySlice;
import io.waymark.identity.oauth.OAuthSlice;
import io.waymark.identity.people.PeopleSlice;
import io.waymark.links.DomainSlice;
import io.waymark.links.LinkNews;
import io.waymark.links.LinkSlice;
import io.waymark.links.ServiceImportSlice;
import io.waymark.links.folders.FolderSlice;
import io.waymark.links.images.ImageRoutes;
import io.waymark.links.images.Images;
import io.waymark.links.images.RemotePictures;
import io.waymark.links.images.UploadSlice;
import io.waymark.links.metatags.MetatagsSlice;
import io.waymark.links.qr.QrSlice;
import io.waymark.links.services.LinkServices;
import io.waymark.links.sitemaps.Sitemaps;
import io.waymark.links.tags.TagSlice;
import io.waymark.links.utm.UtmSlice;
import io.waymark.logs.LogSlice;
import io.waymark.platform.crypto.BufferedRandom;
import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.crypto.ServerKey;
import io.waymark.platform.http.ApiReference;
import io.waymark.platform.http.ApiRoutes;
import io.waymark.platform.http.FrontDoor;
import io.waymark.platform.http.Gate;
import io.waymark.platform.http.Hosts;
import io.waymark.platform.http.Operation;
import io.waymark.platform.http.Problems;
import io.waymark.platform.http.PublicOperations;
import io.waymark.platform.mail.MailSlice;
import io.waymark.platform.outbound.AddressRules;
import io.waymark.platform.outbound.Outbound;
import io.waymark.platform.outbox.Outbox;
import io.waymark.platform.postgres.SearchIndexes;
import io.waymark.platform.sql.Databases;
import io.waymark.platform.text.Ids;
import io.waymark.traffic.agent.Agents;
import io.waymark.traffic.clicks.ClickSlice;
import io.waymark.traffic.clicks.RecentClicks;
import io.waymark.traffic.deeplinks.DeepLinkRoute;
import io.waymark.traffic.deeplinks.DeepLinkSlice;
import io.waymark.traffic.geo.Origins;
import io.waymark.traffic.hosts.HostRoutes;
import io.waymark.traffic.journal.FileJournal;
import io.waymark.traffic.pages.PageSettings;
import io.waymark.traffic.pages.VisitorPages;
import io.waymark.traffic.redirect.RedirectSettings;
import io.waymark.traffic.redirect.RedirectSlice;
import io.waymark.traffic.redirect.RequestedLinks;
import io.waymark.traffic.tracking.TrackSlice;
import io.waymark.webhooks.WebhookSettings;
import io.waymark.webhooks.WebhookSlice;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * The server's slices, built in their order and taken down in the opposite one. The only place that
 * knows them all.
 */
final class Server {
  private static final Logger LOG = Logger.getLogger(Server.class);
  private static final Duration DRAIN = Duration.ofSeconds(15);
  private static final Duration PROBE = Duration.ofSeconds(1);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Clock clock = Clock.systemUTC();
  private final Jdbi jdbi;
  private final Outage databaseOutage;
  private final EventStore store;
  private final Outage eventsOutage;
  private final FileJournal journal;
  private final ClickSlice clicks;
  private final Removals removals;
  private final DomainSlice domains;
  private final IdentitySlice identity;
  private final LinkSlice links;
  private final LinkNews news;
  private final ServiceImportSlice imports;
  private final ConversionSlice conversions;
  private final PaymentSlice payments;
  private final RateSources rateSources;
  private final AnalyticsSlice analytics;
  private final MailSlice mail;
  private final WebhookSlice webhooks;
  private final LogSlice logs;
  private final ImageRoutes images;
  private final Limits limits;
  private final Housekeeping housekeeping = new Housekeeping(threads);
  private final DeepLinkSlice deepLinks;
  private final UploadSlice uploads;
  private final DeepLinkRoute interstitial;
  private final HostRoutes hostRoutes;
  private final FrontDoor frontDoor;
  private final ApiRoutes api;
  private final Gate gate = new Gate();
  private final Preservation preservation;
  private final ApiReference reference;
  private final DashboardRoutes dashboard;
  private final Outbound outbound;
  private final Doors doors;
  private final List<Operation> operations;
  private final MeterRegistry metrics;
  private final Optional<Duration> retention;

  Server(
      Config config,
      DataSource database,
      MeterRegistry metrics,
      Engine templates,
      ObjectMapper json,
      Vertx vertx)
      throws IOException {
    this.metrics = metrics;
    this.retention = config.events().retention();
    var addresses = PublicAddresses.of(config);
    var secure = new SecureRandom();
    var random = new BufferedRandom(secure);
    var ids = new Ids(clock, random);
    var secrets =
        new SecretBox(ServerKey.in(config.data().resolve("secrets/server.key"), secure), secure);
    var local = config.defaultDomain().isEmpty();
    var hosts = new Hosts(addresses.app(), addresses.api(), addresses.defaultDomain(), local);
    var origins = OriginSettings.of(config, clock, threads);
    var agents = new Agents();
    var bots = OriginSettings.bots(config);

    this.jdbi = Databases.open(database);
    this.databaseOutage = new Outage(new DatabaseProbe(database, threads, PROBE)::problem, clock);
    this.store = Stores.events(config, jdbi);
    this.eventsOutage = new Outage(store::problem, clock);
    this.journal = Stores.journal(config, ClickSlice.reached(store, jdbi) + 1);

    this.limits = Limits.of(config, jdbi, secrets, clock);
    this.identity =
        new IdentitySlice(
            jdbi,
            ids,
            clock,
            random,
            limits.ofCallers(config),
            addresses.app().getScheme().equals("https"));
    var tags = new TagSlice(jdbi, ids, clock, random);
    this.images = new ImageRoutes(jdbi, threads);
    this.outbound = outbound(config, addresses);
    var pictures = new Images(addresses.app(), ids, clock);
    var outbox = new Outbox(secrets);
    this.domains =
        new DomainSlice(
            jdbi,
            secrets,
            tags.tags(),
            WebhookSlice.ofLinks(),
            pictures,
            DnsSettings.of(config, vertx),
            addresses.api(),
            limits.all(),
            ids,
            clock,
            random,
            threads,
            LinkSettings.domains(config, addresses));
    this.links =
        new LinkSlice(
            jdbi,
            secrets,
            tags.tags(),
            WebhookSlice.ofLinks(),
            outbox,
            limits.all(),
            ids,
            clock,
            addresses.api(),
            domains,
            pictures,
            new RemotePictures(outbound),
            new Sitemaps(outbound, System::nanoTime),
            LinkSettings.of(config, addresses),
            store,
            random);
    this.news = links.news(database);
    this.imports = links.serviceImports(new LinkServices(outbound, LinkSettings.services(config)));
    ensureDomains(config, addresses.defaultDomain());

    var recent = new RecentClicks(clock);
    this.clicks =
        new ClickSlice(
            journal,
            store,
            jdbi,
            outbox,
            agents,
            bots,
            origins,
            recent,
            clock,
            config.events().flushInterval(),
            config.events().batchSize());
    this.removals =
        new Removals(jdbi, store, () -> journal.nextSequence() - 1, clicks::storedSequence, clock);
    var rates = new Rates(jdbi);
    this.rateSources =
        new RateSources(
            rates,
            outbound,
            config.conversions().ratesFile(),
            config.conversions().ratesUrl(),
            clock);
    this.conversions =
        new ConversionSlice(
            jdbi,
            store,
            clicks.finder(),
            links.views(),
            outbox,
            rates,
            new RemotePictures(outbound),
            pictures,
            ids,
            clock);
    this.mail = new MailSlice(jdbi, secrets, MailServer.of(config), ids, clock);
    this.payments =
        new PaymentSlice(
            jdbi,
            secrets,
            conversions.ledger(),
            outbound,
            addresses.api().toString(),
            ids,
            clock,
            random);
    this.webhooks =
        new WebhookSlice(
            jdbi,
            secrets,
            outbox,
            outbound,
            links.views(),
            webhookSettings(config),
            mail.mails(),
            addresses.app(),
            ids,
            clock,
            random);
    this.logs =
        new LogSlice(
            jdbi,
            new NamedThings(),
            json,
            ids,
            clock,
            config.logs().requests(),
            config.logs().changes());
    var pages = new VisitorPages(templates, pageSettings(config, addresses));
    var requested =
        new RequestedLinks(links.cache(), clock, config.redirects().legalWorkspace().orElse(""));
    this.deepLinks = new DeepLinkSlice(jdbi, secrets, metrics, clock, threads);
    var redirects =
        new RedirectSlice(
            links.cache(),
            links.lookup(),
            journal,
            recent,
            agents,
            bots,
            origins,
            hosts,
            secrets,
            pages,
            deepLinks.deferred(),
            metrics,
            clock,
            threads,
            random,
            redirectSettings(config, addresses));

    this.operations = new ArrayList<>();
    var workspace = identity.workspaceOperations();
    operations.addAll(links.operations(workspace));
    operations.addAll(imports.operations(workspace));
    operations.addAll(domains.operations(workspace));
    operations.addAll(tags.operations(workspace));
    operations.addAll(new FolderSlice(jdbi, ids, clock).operations(workspace));
    operations.addAll(new UtmSlice(jdbi, ids, clock).operations(workspace));
    this.analytics =
        new AnalyticsSlice(
            store,
            links.lookup(),
            links.usage(),
            links.sharedDashboards(),
            new EventCustomers(conversions.customers()),
            limits.all(),
            clock);
    operations.addAll(analytics.operations(workspace));
    operations.addAll(conversions.operations(workspace));
    operations.addAll(conversions.operations(identity.pageOperations()));
    operations.addAll(payments.operations(workspace));
    operations.addAll(webhooks.operations(workspace));
    operations.addAll(logs.operations(workspace));
    operations.addAll(identity.operations());
    var methods = SignInSettings.methods(config);
    this.doors =
        new Doors(
            jdbi,
            identity.sessions(),
            config,
            outbound,
            addresses,
            limits.all(),
            ids,
            clock,
            random);
    operations.addAll(doors.operations());
    operations.addAll(
        new AccountSlice(
                jdbi,
                secrets,
                identity.sessions(),
                identity::user,
                methods,
                mail.mails(),
                MailServer.of(config) != null,
                PeopleSlice.ties(),
                addresses.app(),
                limits.all(),
                clock,
                random,
                threads)
            .operations());
    operations.addAll(
        new PeopleSlice(
                jdbi,
                identity.sessions(),
                methods,
                mail.mails(),
                MailServer.of(config) != null,
                addresses.app(),
                new WorkspaceBelongings(links, removals, housekeeping),
                limits.all(),
                ids,
                clock,
                random)
            .operations(workspace));
    operations.addAll(
        new KeySlice(jdbi, ids, clock, random)
            .operations(workspace, identity::user, identity::signedInUser));
    var oauth = new OAuthSlice(jdbi, new WorkspacePictures(pictures), ids, clock, random);
    operations.addAll(oauth.operations(workspace, identity::signedInUser));
    operations.addAll(
        identity.profileOperations(
            new WorkspacePictures(pictures), links.cache()::forgetWorkspace));
    this.uploads =
        new UploadSlice(jdbi, pictures, secrets, addresses.api(), limits.all(), ids, clock);
    var open = new PublicOperations(identity::signedIn, limits.all());
    operations.addAll(
        new TrackSlice(
                requested,
                deepLinks.lookup(),
                journal,
                recent,
                origins,
                hosts,
                workspaceId -> links.cache().workspace(workspaceId).hostnames(),
                metrics,
                clock,
                random)
            .operations(open));
    operations.add(uploads.operation(workspace));
    operations.add(uploads.operation(open));
    operations.addAll(payments.operations(open));
    operations.addAll(oauth.operations(open, identity::caller));
    operations.addAll(links.operations(open));
    operations.addAll(analytics.operations(open));
    operations.addAll(
        new MetatagsSlice(outbound, config.poweredBy(), System::nanoTime).operations(open));
    var processors = Runtime.getRuntime().availableProcessors();
    operations.addAll(
        new QrSlice(links.lookup(), outbound, System::nanoTime, processors).operations(open));
    operations.addAll(LegacyPaths.of(List.copyOf(operations)));
    this.reference = new ApiReference(addresses.api(), templates, operations);
    this.dashboard = new DashboardRoutes(addresses.defaultDomain());
    this.api =
        new ApiRoutes(
            json,
            new Problems(addresses.docs()),
            threads,
            request -> address(origins, request),
            () -> ids.next("req_"),
            config.http().maxBody().bytes(),
            logs::witness,
            new AbsentOperations(addresses.api())::message,
            gate);
    this.hostRoutes =
        new HostRoutes(
            links.cache(),
            hosts,
            request -> address(origins, request),
            clock,
            threads,
            redirects.route());
    this.interstitial = new DeepLinkRoute(requested, agents, hosts, pages, threads);
    this.frontDoor =
        new FrontDoor(
            hosts, addresses.app(), hostRoutes, request -> Operators.mayAsk(origins, request));
    this.preservation =
        new Preservation(
            config,
            jdbi,
            new ServerArchives(
                jdbi,
                secrets,
                store,
                clicks,
                conversions,
                links,
                gate,
                () -> ensureDomains(config, addresses.defaultDomain()),
                secure,
                clock),
            clock);
    Gauges.register(metrics, journal, links.cache(), clicks, mail, logs);
  }

  private void ensureDomains(Config config, String own) {
    links.defaultDomain().ensure(own, config.defaultDomain().isEmpty());
    for (var taken : domains.shared().ensure(own, config.sharedDomains().hosts())) {
      LOG.warnf("%s belongs to a workspace, so it cannot be one of the shared-domains", taken);
    }
    for (var stuck : domains.caseSensitivity().ensure()) {
      LOG.warnf(
          "%s stays one of the case-sensitive-domains: some of its keys differ only in case",
          stuck);
    }
  }

  private static WebhookSettings webhookSettings(Config config) {
    var webhooks = config.webhooks();
    return new WebhookSettings(
        webhooks.attempts(), webhooks.timeout(), webhooks.concurrency(), webhooks.keep());
  }

  private static PageSettings pageSettings(Config config, PublicAddresses addresses) {
    var pages = config.pages();
    return new PageSettings(
        config.poweredBy(),
        pages.titleSuffix().orElse(""),
        pages.passwordImage().orElse(null),
        addresses.app() + Images.PATH);
  }

  private static RedirectSettings redirectSettings(Config config, PublicAddresses addresses) {
    var redirects = config.redirects();
    return new RedirectSettings(
        addresses.app(),
        redirects.openRedirect(),
        config.poweredBy(),
        redirects.legalWorkspace().orElse(""),
        redirects.abuseReport().orElse(null),
        redirects.appsFlyerSource(),
        addresses.defaultDomain(),
        redirects.words().addresses());
  }

  private static Outbound outbound(Config config, PublicAddresses addresses) {
    var allowed = config.outbound().allow().all().stream().map(Network::toString).toList();
    return new Outbound(AddressRules.allowing(allowed), addresses.userAgent(), System::nanoTime);
  }

  private static String address(Origins origins, HttpServerRequest request) {
    return origins.address(Operators.peer(request), request.headers()::getAll);
  }

  /** Begins to answer requests and to consume the journal. */
  void start(Router router) {
    frontDoor.mount(router);
    hostRoutes.mount(router);
    interstitial.mount(router);
    reference.mount(router);
    dashboard.mount(router);
    images.mount(router);
    api.mount(router, operations);
    doors.announce();
    threads.execute(news);
    clicks.start();
    conversions.start();
    payments.start();
    webhooks.start();
    imports.start();
    mail.start();
    logs.start();
    housekeeping.every(
        "tidying search indexes", ofSeconds(1), ofSeconds(1), new SearchIndexes(jdbi)::tidy);
    limits.start(housekeeping);
    preservation.start(housekeeping, metrics);
    housekeeping.every("counting usage anew", ZERO, ofHours(1), identity::beginUsagePeriods);
    housekeeping.every(
        "forgetting tokens of other services", ofMinutes(3), ofMinutes(10), imports::cleanUp);
    housekeeping.every("moving links", ZERO, ofMinutes(1), domains::moveLinks);
    housekeeping.every("checking domains", ofMinutes(5), ofHours(1), domains::checkDomains);
    housekeeping.every(
        "expiring unclaimed links", ofMinutes(1), ofMinutes(2), links::expireUnclaimed);
    housekeeping.every("forgetting deep links", ofMinutes(2), ofMinutes(10), deepLinks::cleanUp);
    housekeeping.every("ending A/B tests", ofMinutes(2), ofMinutes(5), links::completeTests);
    retention.ifPresent(
        kept ->
            housekeeping.every(
                "putting old clicks together",
                ofMinutes(15),
                ofHours(1),
                // Not what is not yet counted: counters are folds of single clicks.
                () -> store.rollUp(clock.instant().minus(kept), clicks.countedSequence())));
    housekeeping.every("loading exchange rates", ZERO, ofHours(6), rateSources::load);
    housekeeping.every(
        "forgetting leads that may count again", ofMinutes(20), ofHours(6), conversions::cleanUp);
    housekeeping.every("forgetting checkouts", ofMinutes(25), ofHours(6), payments::cleanUp);
    housekeeping.every("cleaning up webhooks", ofMinutes(5), ofHours(1), webhooks::cleanUp);
    housekeeping.every(Removals.NAME, ZERO, ofMinutes(1), removals::work);
    housekeeping.every("cleaning up logs", ofMinutes(15), ofHours(1), logs::cleanUp);
    housekeeping.every("removing unused uploads", ofMinutes(12), ofHours(1), uploads::removeUnused);
    housekeeping.every("cleaning up links", ofMinutes(10), ofHours(12), domains::cleanUp);
  }

  /** Ends what would go on as long as the server runs, so that requests can be waited for. */
  void prepareToStop() {
    analytics.close();
  }

  /** The journal position up to which clicks are stored. */
  long storedSequence() {
    return clicks.storedSequence();
  }

  Outage databaseOutage() {
    return databaseOutage;
  }

  Outage eventsOutage() {
    return eventsOutage;
  }

  Limits limits() {
    return limits;
  }

  Preservation preservation() {
    return preservation;
  }

  EventStore store() {
    return store;
  }

  FileJournal journal() {
    return journal;
  }

  /**
   * Stores and counts what visitors were answered, then lets go of everything. No request may be
   * under way.
   */
  void stop() {
    prepareToStop();
    Gauges.forget(metrics);
    preservation.stop();
    housekeeping.stop();
    domains.stop();
    news.stop();
    imports.stop();
    webhooks.stop();
    mail.stop();
    logs.stop();
    payments.stop();
    conversions.stop();
    try {
      // Before the journal is closed: it could not be read afterwards.
      if (!clicks.drain(DRAIN)) {
        LOG.warn("not every click is counted yet; the rest is counted at the next start");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    journal.close();
    store.close();
    doors.close();
    outbound.close();
    threads.close();
  }
}
