package io.waymark.app;

import static java.time.Duration.ofMinutes;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.qute.Engine;
import io.waymark.partners.PartnerSlice;
import io.waymark.traffic.deeplinks.DeepLinkRoute;
import io.waymark.traffic.deeplinks.DeepLinkSlice;
import io.waymark.traffic.hosts.HostRoutes;
import io.waymark.traffic.pages.VisitorPages;
import io.waymark.traffic.redirect.RedirectSlice;
import io.waymark.traffic.redirect.RequestedLinks;
import io.waymark.traffic.tracking.TrackSlice;

/**
 * What visitors meet.
 *
 * @param hosts short links, on every host that may have them
 * @param interstitial the page between a short link and an app
 * @param tracking what apps and pages tell of their visitors
 */
record TrafficArea(
    DeepLinkSlice deepLinks, HostRoutes hosts, DeepLinkRoute interstitial, TrackSlice tracking) {

  static TrafficArea of(
      Ground ground,
      Recognition recognition,
      EventArea events,
      LinkArea area,
      Engine templates,
      MeterRegistry metrics) {
    var config = ground.config();
    var links = area.links();
    var pages = new VisitorPages(templates, VisitorSettings.pages(config, ground.addresses()));
    var requested =
        new RequestedLinks(
            links.cache(), ground.clock(), config.redirects().legalWorkspace().orElse(""));
    var deepLinks =
        new DeepLinkSlice(
            ground.jdbi(), ground.secrets(), metrics, ground.clock(), ground.threads());
    var redirects =
        new RedirectSlice(
            links.cache(),
            links.lookup(),
            events.journal(),
            events.recent(),
            recognition.agents(),
            recognition.bots(),
            recognition.origins(),
            ground.hosts(),
            ground.secrets(),
            pages,
            deepLinks.deferred(),
            metrics,
            ground.clock(),
            ground.threads(),
            ground.random(),
            VisitorSettings.redirects(config, ground.addresses()));
    var tracking =
        new TrackSlice(
            requested,
            deepLinks.lookup(),
            events.journal(),
            events.recent(),
            recognition.origins(),
            ground.hosts(),
            workspaceId -> links.cache().workspace(workspaceId).hostnames(),
            PartnerSlice.ofClicks(ground.jdbi()),
            metrics,
            ground.clock(),
            ground.random());
    return new TrafficArea(
        deepLinks,
        new HostRoutes(
            links.cache(),
            ground.hosts(),
            recognition::address,
            ground.clock(),
            ground.threads(),
            redirects.route()),
        new DeepLinkRoute(requested, recognition.agents(), ground.hosts(), pages, ground.threads()),
        tracking);
  }

  void schedule(Housekeeping housekeeping) {
    housekeeping.every("forgetting deep links", ofMinutes(2), ofMinutes(10), deepLinks::cleanUp);
  }
}
