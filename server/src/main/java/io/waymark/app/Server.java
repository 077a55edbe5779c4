package io.waymark.app;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.qute.Engine;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.waymark.analytics.AnalyticsSlice;
import io.waymark.app.config.Config;
import io.waymark.events.EventStore;
import io.waymark.links.images.RemotePictures;
import io.waymark.logs.LogSlice;
import io.waymark.partners.PartnerSlice;
import io.waymark.platform.http.Gate;
import io.waymark.platform.postgres.SearchIndexes;
import io.waymark.traffic.journal.FileJournal;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/**
 * The server's areas, built in their order and taken down in the opposite one. The only place that
 * knows them all.
 */
final class Server {
  private static final Duration PROBE = Duration.ofSeconds(1);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Clock clock = Clock.systemUTC();
  private final Housekeeping housekeeping = new Housekeeping(threads);
  private final MeterRegistry metrics;
  private final Ground ground;
  private final Outage databaseOutage;
  private final EventArea events;
  private final Outage eventsOutage;
  private final LinkArea links;
  private final PartnerSlice partners;
  private final ConversionArea conversions;
  private final MessageArea messages;
  private final LogSlice logs;
  private final TrafficArea traffic;
  private final AnalyticsSlice analytics;
  private final AccountArea accounts;
  private final Routes routes;
  private final Preservation preservation;

  Server(
      Config config,
      DataSource database,
      MeterRegistry metrics,
      Engine templates,
      ObjectMapper json,
      Vertx vertx)
      throws IOException {
    this.metrics = metrics;
    var recognition = Recognition.of(config, clock, threads);
    this.ground = Ground.of(config, database, clock, threads);
    this.databaseOutage = new Outage(new DatabaseProbe(database, threads, PROBE)::problem, clock);
    this.events = EventArea.open(ground, recognition);
    this.eventsOutage = new Outage(events.store()::problem, clock);
    this.links = LinkArea.of(ground, database, events.store(), vertx);
    this.messages = MessageArea.of(ground, links);
    this.partners = partners(ground, links, messages);
    this.conversions = ConversionArea.of(ground, events, links, partners.programs());
    this.logs =
        new LogSlice(
            ground.jdbi(),
            new NamedThings(),
            json,
            ground.ids(),
            clock,
            config.logs().requests(),
            config.logs().changes());
    this.traffic = TrafficArea.of(ground, recognition, events, links, templates, metrics);
    this.analytics =
        new AnalyticsSlice(
            events.store(),
            links.links().lookup(),
            links.links().usage(),
            links.links().sharedDashboards(),
            new EventCustomers(conversions.conversions().customers()),
            PartnerSlice.ofAnalytics(ground.jdbi()),
            PartnerSlice.earnings(ground.jdbi()),
            ground.limits().all(),
            clock);
    this.accounts =
        new AccountArea(
            ground,
            links,
            messages.mail().mails(),
            new WorkspaceBelongings(links.links(), events.removals(), housekeeping));
    var operations =
        Operations.of(
            ground, links, analytics, conversions, partners, messages, logs, accounts, traffic);
    var gate = new Gate();
    this.routes = new Routes(ground, recognition, traffic, operations, logs, gate, templates, json);
    this.preservation =
        new Preservation(
            config,
            ground.jdbi(),
            new ServerArchives(ground, events, conversions, links, gate),
            clock);
    Gauges.register(
        metrics, events.journal(), links.links().cache(), events.clicks(), messages.mail(), logs);
  }

  private static PartnerSlice partners(Ground ground, LinkArea links, MessageArea messages) {
    return new PartnerSlice(
        ground.jdbi(),
        links.links().ofPrograms(),
        links.links().partners(),
        ground.outbox(),
        messages.mail().mails(),
        ground.addresses().app(),
        links.pictures(),
        new RemotePictures(ground.outbound()),
        ground.threads(),
        ground.ids(),
        ground.clock(),
        ground.random());
  }

  /** Begins to answer requests and to consume the journal. */
  void start(Router router) {
    routes.mount(router);
    accounts.announce();
    threads.execute(links.news());
    events.clicks().start();
    conversions.start();
    messages.webhooks().start();
    links.imports().start();
    messages.mail().start();
    logs.start();
    housekeeping.every(
        "tidying search indexes",
        ofSeconds(1),
        ofSeconds(1),
        new SearchIndexes(ground.jdbi())::tidy);
    ground.limits().start(housekeeping);
    preservation.start(housekeeping, metrics);
    accounts.schedule(housekeeping);
    links.schedule(housekeeping);
    traffic.schedule(housekeeping);
    events.schedule(housekeeping);
    conversions.schedule(housekeeping);
    messages.schedule(housekeeping);
    housekeeping.every("cleaning up logs", ofMinutes(15), ofHours(1), logs::cleanUp);
  }

  /** Ends what would go on as long as the server runs, so that requests can be waited for. */
  void prepareToStop() {
    analytics.close();
  }

  /** The journal position up to which clicks are stored. */
  long storedSequence() {
    return events.clicks().storedSequence();
  }

  Outage databaseOutage() {
    return databaseOutage;
  }

  Outage eventsOutage() {
    return eventsOutage;
  }

  Limits limits() {
    return ground.limits();
  }

  Preservation preservation() {
    return preservation;
  }

  EventStore store() {
    return events.store();
  }

  FileJournal journal() {
    return events.journal();
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
    links.stop();
    messages.stop();
    logs.stop();
    conversions.stop();
    events.stop();
    accounts.close();
    ground.close();
  }
}
