package io.waymark.traffic.clicks;

import io.waymark.events.BotReason;
import io.waymark.events.Click;
import io.waymark.events.CountedVisit;
import io.waymark.events.Place;
import io.waymark.platform.net.WebUrl;
import io.waymark.traffic.agent.Agents;
import io.waymark.traffic.geo.Origins;
import org.jspecify.annotations.Nullable;

/**
 * Makes a click of a visit: agent, place, referrer, identity, and whether it counts. Visits must
 * come in the order of the journal, one thread at a time, because a repeat is judged by what came
 * before.
 */
final class VisitClassifier {
  static final String DIRECT = "(direct)";

  private final Agents agents;
  private final Origins geo;
  private final RepeatWindow window;

  VisitClassifier(Agents agents, Origins geo, RepeatWindow window) {
    this.agents = agents;
    this.geo = geo;
    this.window = window;
  }

  /** Takes over what was counted before this process started. */
  void remember(CountedVisit counted) {
    window.repeats(counted.linkId(), counted.identityHash(), counted.timestamp());
  }

  Click classify(long sequence, Visit visit) {
    var place = visit.place() == null ? geo.locate(visit.ip()) : visit.place();
    var identity = VisitorIdentity.hash(visit.ip(), visit.userAgent());
    var referrer = visit.referrer();
    return new Click(
        sequence,
        visit.timestamp(),
        visit.clickId(),
        visit.workspaceId(),
        visit.linkId(),
        visit.domain(),
        visit.key(),
        visit.url(),
        identity,
        storedIp(visit, place),
        place,
        agents.of(visit.userAgent()),
        visit.qr(),
        referrerHost(referrer),
        referrer == null || referrer.isEmpty() ? DIRECT : referrer,
        visit.trigger(),
        reason(visit, identity));
  }

  private @Nullable BotReason reason(Visit visit, String identity) {
    return null;
  }

  private static String storedIp(Visit visit, Place place) {
    return visit.ip();
  }

  private static String referrerHost(@Nullable String referrer) {
    var url = referrer == null || referrer.isEmpty() ? null : WebUrl.parse(referrer);
    if (url == null || url.hostname().isEmpty()) {
      return DIRECT;
    }
    var host = url.hostname();
    return host.startsWith("www.") ? host.substring(4) : host;
  }
}
