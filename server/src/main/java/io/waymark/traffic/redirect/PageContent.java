package io.waymark.traffic.redirect;

import io.waymark.links.CachedLink;
import io.waymark.links.CachedWorkspace;
import io.waymark.traffic.pages.Cloaked;
import io.waymark.traffic.pages.Inspected;
import io.waymark.traffic.pages.Preview;
import io.waymark.traffic.pages.Theme;
import org.jspecify.annotations.Nullable;

/** What the pages say of a link and its workspace. Favicons are left out: they would be fetched. */
final class PageContent {
  private final @Nullable String abuseReport;

  /**
   * @param abuseReport where visitors report a link, or null
   */
  PageContent(@Nullable String abuseReport) {
    this.abuseReport = abuseReport;
  }

  static Theme theme(CachedWorkspace workspace) {
    return workspace.name().isEmpty()
        ? Theme.NONE
        : new Theme(workspace.name(), workspace.logo(), workspace.color());
  }

  /** What machines are shown of a link (RED-23). */
  Preview preview(CachedLink link) {
    var preview = link.preview();
    return new Preview(
        link.shortLink(),
        preview.title(),
        preview.description(),
        preview.image(),
        preview.video(),
        null);
  }

  /**
   * What stands around a framed destination (RED-25). The link's own words: fetching the
   * destination's would make the visitor wait for another server.
   */
  Cloaked cloaked(CachedLink link, String url) {
    var preview = link.preview();
    return new Cloaked(url, preview.title(), preview.description(), preview.image(), null);
  }

  /** What a careful visitor is told (RED-13). */
  Inspected inspected(CachedLink link) {
    var preview = link.preview();
    return new Inspected(
        link.shortLink(),
        link.url(),
        preview.title(),
        preview.description(),
        preview.image(),
        abuseReport);
  }
}
