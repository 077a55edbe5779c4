package io.waymark.app;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;

import io.vertx.core.Vertx;
import io.waymark.events.EventStore;
import io.waymark.links.DomainSlice;
import io.waymark.links.LinkNews;
import io.waymark.links.LinkSlice;
import io.waymark.links.ServiceImportSlice;
import io.waymark.links.folders.FolderSlice;
import io.waymark.links.images.Images;
import io.waymark.links.images.RemotePictures;
import io.waymark.links.images.UploadSlice;
import io.waymark.links.metatags.MetatagsSlice;
import io.waymark.links.qr.QrSlice;
import io.waymark.links.services.LinkServices;
import io.waymark.links.sitemaps.Sitemaps;
import io.waymark.links.tags.TagSlice;
import io.waymark.links.utm.UtmSlice;
import io.waymark.partners.PartnerSlice;
import io.waymark.webhooks.WebhookSlice;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Links, the domains they are on, and what people put to them.
 *
 * @param news of what other processes do to links
 */
record LinkArea(
    Ground ground,
    Images pictures,
    TagSlice tags,
    FolderSlice folders,
    UtmSlice utm,
    DomainSlice domains,
    LinkSlice links,
    LinkNews news,
    ServiceImportSlice imports,
    UploadSlice uploads,
    MetatagsSlice metatags,
    QrSlice qr) {
  private static final Logger LOG = Logger.getLogger(LinkArea.class);

  static LinkArea of(Ground ground, DataSource database, EventStore store, Vertx vertx) {
    var pictures = new Images(ground.addresses().app(), ground.ids(), ground.clock());
    var tags = new TagSlice(ground.jdbi(), ground.ids(), ground.clock(), ground.random());
    var domains = domains(ground, tags, pictures, vertx);
    var links = links(ground, tags, pictures, domains, store);
    var processors = Runtime.getRuntime().availableProcessors();
    var area =
        new LinkArea(
            ground,
            pictures,
            tags,
            new FolderSlice(ground.jdbi(), ground.ids(), ground.clock()),
            new UtmSlice(
                ground.jdbi(),
                PartnerSlice.ofTemplates(links.ofPrograms()),
                ground.ids(),
                ground.clock()),
            domains,
            links,
            links.news(database),
            links.serviceImports(
                new LinkServices(ground.outbound(), LinkSettings.services(ground.config()))),
            new UploadSlice(
                ground.jdbi(),
                pictures,
                ground.secrets(),
                ground.addresses().api(),
                ground.limits().all(),
                ground.ids(),
                ground.clock()),
            new MetatagsSlice(ground.outbound(), ground.config().poweredBy(), System::nanoTime),
            new QrSlice(links.lookup(), ground.outbound(), System::nanoTime, processors));
    area.ensureDomains();
    return area;
  }

  private static DomainSlice domains(Ground ground, TagSlice tags, Images pictures, Vertx vertx) {
    return new DomainSlice(
        ground.jdbi(),
        ground.secrets(),
        tags.tags(),
        WebhookSlice.ofLinks(),
        pictures,
        DnsSettings.of(ground.config(), vertx),
        ground.addresses().api(),
        ground.limits().all(),
        ground.ids(),
        ground.clock(),
        ground.random(),
        ground.threads(),
        LinkSettings.domains(ground.config(), ground.addresses()));
  }

  private static LinkSlice links(
      Ground ground, TagSlice tags, Images pictures, DomainSlice domains, EventStore store) {
    return new LinkSlice(
        ground.jdbi(),
        ground.secrets(),
        tags.tags(),
        WebhookSlice.ofLinks(),
        PartnerSlice.ofLinks(ground.outbox(), ground.clock()),
        ground.outbox(),
        ground.limits().all(),
        ground.ids(),
        ground.clock(),
        ground.addresses().api(),
        domains,
        pictures,
        new RemotePictures(ground.outbound()),
        new Sitemaps(ground.outbound(), System::nanoTime),
        LinkSettings.of(ground.config(), ground.addresses()),
        store,
        ground.random());
  }

  /** Makes the domains that are configured what they are to be. */
  void ensureDomains() {
    var config = ground.config();
    var own = ground.addresses().defaultDomain();
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

  void schedule(Housekeeping housekeeping) {
    housekeeping.every(
        "forgetting tokens of other services", ofMinutes(3), ofMinutes(10), imports::cleanUp);
    housekeeping.every("moving links", ZERO, ofMinutes(1), domains::moveLinks);
    housekeeping.every("checking domains", ofMinutes(5), ofHours(1), domains::checkDomains);
    housekeeping.every(
        "expiring unclaimed links", ofMinutes(1), ofMinutes(2), links::expireUnclaimed);
    housekeeping.every("ending A/B tests", ofMinutes(2), ofMinutes(5), links::completeTests);
    housekeeping.every("removing unused uploads", ofMinutes(12), ofHours(1), uploads::removeUnused);
    housekeeping.every("cleaning up links", ofMinutes(10), ofHours(12), domains::cleanUp);
  }

  void stop() {
    domains.stop();
    news.stop();
    imports.stop();
  }
}
