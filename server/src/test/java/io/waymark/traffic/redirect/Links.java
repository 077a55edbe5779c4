package io.waymark.traffic.redirect;

import io.waymark.links.CachedLink;
import io.waymark.links.CachedLink.Extras;
import io.waymark.links.Domain;
import io.waymark.links.Link;
import io.waymark.platform.net.WebUrl;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Links for tests: ordinary at first, then with one fact after the other. */
record Links(CachedLink link) {
  static final String WORKSPACE = "ws_1A";
  private static final Extras NONE =
      new Extras(null, null, null, null, null, Map.of(), null, List.of(), null);

  static Links to(String url) {
    return new Links(
        new CachedLink(
            "link_1",
            "d.co",
            "Promo",
            WORKSPACE,
            url,
            url.isEmpty() ? null : WebUrl.parse(url),
            false,
            false,
            false,
            false,
            false,
            null));
  }

  private Extras extras() {
    return link.extras() == null ? NONE : link.extras();
  }

  private Links with(Extras extras) {
    return with(
        link.key(),
        link.workspaceId(),
        link.trackConversion(),
        link.partner(),
        link.rewrite(),
        link.disabled(),
        extras);
  }

  private Links with(
      String key,
      String workspaceId,
      boolean track,
      boolean partner,
      boolean rewrite,
      boolean disabled,
      @Nullable Extras extras) {
    return new Links(
        new CachedLink(
            link.id(),
            link.domain(),
            key,
            workspaceId,
            link.url(),
            link.destination(),
            track,
            partner,
            link.doIndex(),
            rewrite,
            disabled,
            extras));
  }

  Links root() {
    return with(
        Link.ROOT,
        link.workspaceId(),
        link.trackConversion(),
        link.partner(),
        link.rewrite(),
        link.disabled(),
        link.extras());
  }

  Links in(String workspaceId) {
    return with(
        link.key(),
        workspaceId,
        link.trackConversion(),
        link.partner(),
        link.rewrite(),
        link.disabled(),
        link.extras());
  }

  Links tracked() {
    return with(
        link.key(),
        link.workspaceId(),
        true,
        link.partner(),
        link.rewrite(),
        link.disabled(),
        link.extras());
  }

  Links partner() {
    return with(
        link.key(),
        link.workspaceId(),
        link.trackConversion(),
        true,
        link.rewrite(),
        link.disabled(),
        link.extras());
  }

  Links cloaked() {
    return with(
        link.key(),
        link.workspaceId(),
        link.trackConversion(),
        link.partner(),
        true,
        link.disabled(),
        link.extras());
  }

  Links disabled() {
    return with(
        link.key(),
        link.workspaceId(),
        link.trackConversion(),
        link.partner(),
        link.rewrite(),
        true,
        link.extras());
  }

  Links expired(@Nullable String expiredUrl) {
    var e = extras();
    return with(
        new Extras(
            Visits.NOW.minusSeconds(1),
            expiredUrl,
            e.password(),
            e.ios(),
            e.android(),
            e.geo(),
            e.preview(),
            e.variants(),
            e.testEnds()));
  }

  Links password(String password) {
    var e = extras();
    return with(
        new Extras(
            e.expiresAt(),
            e.expiredUrl(),
            password,
            e.ios(),
            e.android(),
            e.geo(),
            e.preview(),
            e.variants(),
            e.testEnds()));
  }

  Links ios(String url) {
    var e = extras();
    return with(
        new Extras(
            e.expiresAt(),
            e.expiredUrl(),
            e.password(),
            url,
            e.android(),
            e.geo(),
            e.preview(),
            e.variants(),
            e.testEnds()));
  }

  Links android(String url) {
    var e = extras();
    return with(
        new Extras(
            e.expiresAt(),
            e.expiredUrl(),
            e.password(),
            e.ios(),
            url,
            e.geo(),
            e.preview(),
            e.variants(),
            e.testEnds()));
  }

  Links geo(String country, String url) {
    var e = extras();
    return with(
        new Extras(
            e.expiresAt(),
            e.expiredUrl(),
            e.password(),
            e.ios(),
            e.android(),
            Map.of(country, url),
            e.preview(),
            e.variants(),
            e.testEnds()));
  }

  Links proxied() {
    var e = extras();
    var preview = new Link.Preview(true, "A title", "A text", "https://i.com/p.png", null);
    return with(
        new Extras(
            e.expiresAt(),
            e.expiredUrl(),
            e.password(),
            e.ios(),
            e.android(),
            e.geo(),
            preview,
            e.variants(),
            e.testEnds()));
  }

  Links test(Instant ends, Link.TestVariant... variants) {
    var e = extras();
    return with(
        new Extras(
            e.expiresAt(),
            e.expiredUrl(),
            e.password(),
            e.ios(),
            e.android(),
            e.geo(),
            e.preview(),
            List.of(variants),
            ends));
  }

  static Domain domain(
      @Nullable String projectId, @Nullable String notFoundUrl, @Nullable String expiredUrl) {
    return new Domain(
        "dom_1",
        "d.co",
        projectId,
        true,
        true,
        false,
        false,
        null,
        expiredUrl,
        notFoundUrl,
        null,
        new Domain.Apps(null, null, null),
        null,
        Instant.EPOCH,
        Instant.EPOCH);
  }
}
