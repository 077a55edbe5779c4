package io.waymark.conversions;

import io.waymark.events.Click;
import io.waymark.platform.http.ApiProblem;
import io.waymark.traffic.clicks.ClickFinder;
import org.jspecify.annotations.Nullable;

/** The clicks that conversions come from (D1). */
final class TrackedClicks {
  private final ClickFinder finder;

  TrackedClicks(ClickFinder finder) {
    this.finder = finder;
  }

  /**
   * A click as an event of the workspace, which it need not have been if its link has moved since.
   * Whether the link is the workspace's is for the caller to check. Blocks.
   *
   * @param known the customer, whose own click need not be looked up
   * @throws ApiProblem 404 if there is no counted click of that id, 503 if that cannot be said
   */
  Click find(String workspaceId, String clickId, @Nullable Customer known) {
    var first = known == null ? null : known.firstTouch();
    if (first != null && first.clickId().equals(clickId)) {
      return first;
    }
    // No click has such an id, and nothing can be asked for U+0000.
    var found = clickId.indexOf('\0') < 0 ? finder.find(clickId).orElse(null) : null;
    if (found == null) {
      throw ApiProblem.notFound("Click not found for clickId: " + shortened(clickId));
    }
    return of(workspaceId, found);
  }

  private static String shortened(String id) {
    return id.length() > 100 ? id.substring(0, 100) + "…" : id;
  }

  private static Click of(String workspaceId, Click click) {
    return new Click(
        click.sequence(),
        click.timestamp(),
        click.clickId(),
        workspaceId,
        click.linkId(),
        click.domain(),
        click.key(),
        click.url(),
        click.identityHash(),
        click.ip(),
        click.place(),
        click.agent(),
        click.qr(),
        click.referer(),
        click.refererUrl(),
        click.trigger(),
        click.botReason());
  }
}
