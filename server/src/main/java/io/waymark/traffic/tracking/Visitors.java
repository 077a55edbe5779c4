package io.waymark.traffic.tracking;

import io.waymark.events.Trigger;
import io.waymark.links.CachedLink;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.text.RandomText;
import io.waymark.traffic.clicks.RecentClicks;
import io.waymark.traffic.clicks.Visit;
import io.waymark.traffic.clicks.VisitorIdentity;
import io.waymark.traffic.geo.Origins;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Gives visitors click ids and records their visits, each at most once an hour (CLK-3). */
final class Visitors {
  private static final String NO_TRACK = "dub-no-track";
  private static final int CLICK_ID_LENGTH = 16;

  private final Origins origins;
  private final RecentClicks recent;
  private final VisitLog log;
  private final InstantSource clock;
  private final RandomGenerator random;

  Visitors(
      Origins origins,
      RecentClicks recent,
      VisitLog log,
      InstantSource clock,
      RandomGenerator random) {
    this.origins = origins;
    this.recent = recent;
    this.log = log;
    this.clock = clock;
    this.random = random;
  }

  /**
   * What happened.
   *
   * @param key as it was looked up
   * @param url where the visitor is now
   * @param referrer what the caller says of it, or null for what the browser says
   */
  record Arrival(
      CachedLink link, String key, String url, @Nullable String referrer, Trigger trigger) {}

  /** Whether the caller asks not to be counted. */
  static boolean untracked(Exchange exchange) {
    return exchange.header(NO_TRACK) != null || exchange.query().containsKey(NO_TRACK);
  }

  /** The id of the visitor's first click on the link within the hour, or null. */
  @Nullable String known(Exchange exchange, CachedLink link) {
    return untracked(exchange) ? null : recent.known(link.id(), identity(exchange));
  }

  /** An id for a visit that is not recorded. */
  String unrecorded() {
    return RandomText.of(CLICK_ID_LENGTH, random);
  }

  private static String identity(Exchange exchange) {
    var userAgent = Visit.keptOf(exchange.header("user-agent"));
    return VisitorIdentity.hash(exchange.clientAddress(), userAgent);
  }

  /**
   * The id of the visitor's first click on the link within the hour; if this is the first, it is
   * recorded. Who asks not to be counted gets a new id each time. Blocks.
   */
  String arrive(Exchange exchange, Arrival arrival) {
    var userAgent = Visit.keptOf(exchange.header("user-agent"));
    var fresh = unrecorded();
    var untracked = untracked(exchange);
    var clickId =
        untracked ? fresh : recent.clickId(arrival.link().id(), identity(exchange), fresh);
    if (clickId.equals(fresh)) {
      log.write(visit(exchange, arrival, fresh, userAgent, untracked));
    }
    return clickId;
  }

  private Visit visit(
      Exchange exchange,
      Arrival arrival,
      String clickId,
      @Nullable String userAgent,
      boolean untracked) {
    var link = arrival.link();
    var bot = exchange.query().get("bot");
    var referrer = arrival.referrer() == null ? exchange.header("referer") : arrival.referrer();
    return new Visit(
        clock.instant(),
        clickId,
        link.workspaceId(),
        link.id(),
        link.domain(),
        arrival.key(),
        arrival.url(),
        exchange.clientAddress(),
        userAgent,
        Visit.keptOf(referrer),
        arrival.trigger(),
        false,
        false,
        false,
        bot != null && !bot.isEmpty(),
        untracked,
        origins.announced(exchange.peerAddress(), exchange::headers));
  }
}
