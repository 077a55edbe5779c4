package io.waymark.traffic.clicks;

import io.waymark.events.BotReason;
import io.waymark.events.Click;
import io.waymark.events.CountedVisit;
import io.waymark.events.Trigger;
import io.waymark.platform.net.WebUrl;
import io.waymark.traffic.agent.Agents;
import io.waymark.traffic.bots.Bots;
import io.waymark.traffic.bots.Signs;
import io.waymark.traffic.geo.EuSuppression;
import io.waymark.traffic.geo.Origins;
import org.jspecify.annotations.Nullable;

/**
 * Makes a click of a visit: agent, place, referrer, identity, and whether it counts. Visits must
 * come in the order of the journal, one thread at a time, because a repeat is judged by what came
 * before.
 */
final class VisitClassifier {
  private static final String DIRECT = "(direct)";

  private final Agents agents;
  private final Bots bots;
  private final Origins origins;
  private final RepeatWindow window;
  private final RecentClicks recent;

  /**
   * @param recent learns of every visit that counts
   */
  VisitClassifier(
      Agents agents, Bots bots, Origins origins, RepeatWindow window, RecentClicks recent) {
    this.agents = agents;
    this.bots = bots;
    this.origins = origins;
    this.window = window;
    this.recent = recent;
  }

  /** Takes over what was counted before this process started. */
  void remember(CountedVisit counted) {
    window.repeats(counted.linkId(), counted.identityHash(), counted.timestamp());
    recent.counted(
        counted.linkId(), counted.identityHash(), counted.clickId(), counted.timestamp());
  }

  Click classify(long sequence, Visit visit) {
    var identity = VisitorIdentity.hash(visit.ip(), visit.userAgent());
    var host = referrerHost(visit.referrer());
    return click(sequence, visit, identity, host, reason(visit, identity, host));
  }

  /**
   * The same click once more. Classified a second time, each visit would be a repeat of itself.
   *
   * @param reason what was found the first time
   */
  Click again(long sequence, Visit visit, @Nullable BotReason reason) {
    var identity = VisitorIdentity.hash(visit.ip(), visit.userAgent());
    return click(sequence, visit, identity, referrerHost(visit.referrer()), reason);
  }

  private Click click(
      long sequence,
      Visit visit,
      String identity,
      @Nullable String host,
      @Nullable BotReason reason) {
    var place = origins.locate(visit.ip(), visit.place());
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
        EuSuppression.storedAddress(visit.ip(), place),
        place,
        agents.of(visit.userAgent()),
        visit.qr(),
        host == null ? DIRECT : host,
        referrer == null || referrer.isEmpty() ? DIRECT : referrer,
        visit.trigger(),
        reason);
  }

  private @Nullable BotReason reason(Visit visit, String identity, @Nullable String host) {
    if (visit.untracked()) {
      return BotReason.SELF;
    }
    if (visit.trigger() == Trigger.DEEPLINK) {
      // Apps are no browsers, and ask only for what they do not know yet (RED-34).
      count(visit, identity);
      return null;
    }
    var signs =
        new Signs(
            visit.head() ? "HEAD" : "GET",
            visit.botParameter() ? "1" : null,
            visit.userAgent(),
            visit.prefetch(),
            visit.ip(),
            host);
    var machine = bots.reason(signs);
    if (machine != null) {
      return machine;
    }
    return count(visit, identity) ? null : BotReason.REPEAT;
  }

  /** Whether it is the visitor's first within the hour; it opens the hour then. */
  private boolean count(Visit visit, String identity) {
    if (window.repeats(visit.linkId(), identity, visit.timestamp())) {
      return false;
    }
    recent.counted(visit.linkId(), identity, visit.clickId(), visit.timestamp());
    return true;
  }

  private static @Nullable String referrerHost(@Nullable String referrer) {
    var url = referrer == null || referrer.isEmpty() ? null : WebUrl.parse(referrer);
    if (url == null || url.hostname().isEmpty()) {
      return null;
    }
    var host = url.hostname();
    return host.startsWith("www.") ? host.substring(4) : host;
  }
}
