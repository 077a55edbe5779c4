package io.waymark.links;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.links.tags.Tag;
import io.waymark.platform.time.Timestamps;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Links as the API shows them: every member always present, null where empty (DAT-1, DAT-2, DAT-6).
 */
final class LinkView {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, @Nullable Object>> MEMBERS =
      new TypeReference<>() {};

  private static final List<String> PRIVATE =
      List.of("identifier", "linkRetentionCleanupDisabledAt", "dashboardId", "user");

  private final URI apiBase;

  /**
   * @param apiBase the public address of the API, for QR codes
   */
  LinkView(URI apiBase) {
    this.apiBase = apiBase;
  }

  /** The link as events show it: without the members that only our own pages use (LNK-37). */
  ObjectNode event(FullLink full) {
    return render(full).without(PRIVATE);
  }

  /** JSON in UTF-8. */
  static byte[] json(ObjectNode node) {
    try {
      return JSON.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  ObjectNode render(FullLink full) {
    var link = full.link();
    var preview = link.preview();
    var utm = link.utm();
    var targeting = link.targeting();
    var references = link.references();
    var stats = link.stats();
    var view = JsonNodeFactory.instance.objectNode();
    view.put("id", link.id())
        .put("domain", link.domain())
        .put("key", link.key())
        .put("url", link.url())
        .put("shortLink", link.shortLink())
        .put("qrCode", apiBase + "/qr?url=" + link.shortLink() + "?qr=1")
        .put("archived", link.archived())
        .put("expiresAt", iso(link.expiry().at()))
        .put("expiredUrl", link.expiry().url())
        .put("disabledAt", iso(link.disabledAt()))
        .put("password", link.password())
        .put("trackConversion", link.trackConversion())
        .put("proxy", preview.proxy())
        .put("title", preview.title())
        .put("description", preview.description())
        .put("image", preview.image())
        .put("video", preview.video())
        .put("utm_source", utm.source())
        .put("utm_medium", utm.medium())
        .put("utm_campaign", utm.campaign())
        .put("utm_term", utm.term())
        .put("utm_content", utm.content())
        .put("rewrite", link.rewrite())
        .put("doIndex", link.doIndex())
        .put("ios", targeting.ios())
        .put("android", targeting.android());
    geo(view, targeting);
    variants(view, link.abTest());
    view.put("testStartedAt", iso(link.abTest().startedAt()))
        .put("testCompletedAt", iso(link.abTest().completedAt()))
        .put("userId", references.userId())
        .put("projectId", references.projectId())
        .put("workspaceId", workspaceId(references.projectId()))
        .put("folderId", references.folderId())
        .put("externalId", references.externalId())
        .put("tenantId", references.tenantId())
        .put("programId", references.programId())
        .put("partnerId", references.partnerId())
        .put("publicStats", link.publicStats())
        .put("comments", link.comments())
        .put("linkRetentionCleanupDisabledAt", iso(link.retentionCleanupDisabledAt()))
        .put("clicks", stats.clicks())
        .put("leads", stats.leads())
        .put("conversions", stats.conversions())
        .put("sales", stats.sales())
        .put("saleAmount", stats.saleAmount())
        .put("lastClicked", iso(stats.lastClicked()))
        .put("createdAt", iso(link.createdAt()))
        .put("updatedAt", iso(link.updatedAt()));
    view.putNull("identifier");
    tags(view, full.tags());
    full.webhookIds().forEach(view.putArray("webhookIds")::add);
    if (full.dashboardId() != null) {
      view.put("dashboardId", full.dashboardId());
    }
    var user = full.user();
    if (user != null) {
      view.putObject("user")
          .put("id", user.id())
          .put("name", user.name())
          .put("email", user.email())
          .put("image", user.image());
    }
    return view;
  }

  /** The links that were written, then what was wrong with the others (LNK-43). */
  ArrayNode render(BulkResult result) {
    var view = JsonNodeFactory.instance.arrayNode();
    result.links().forEach(link -> view.add(render(link)));
    for (var failure : result.failures()) {
      view.addObject()
          .<ObjectNode>set("link", JSON.valueToTree(failure.link()))
          .put("error", failure.error())
          .put("code", failure.code().label());
    }
    return view;
  }

  /** A link in terms of JSON. */
  Map<String, @Nullable Object> map(FullLink link) {
    return JSON.convertValue(render(link), MEMBERS);
  }

  private static void tags(ObjectNode view, List<Tag> tags) {
    view.put("tagId", tags.isEmpty() ? null : tags.getFirst().id());
    var list = view.putArray("tags");
    for (var tag : tags) {
      list.addObject().put("id", tag.id()).put("name", tag.name()).put("color", tag.color());
    }
  }

  private static void geo(ObjectNode view, Link.Targeting targeting) {
    if (targeting.geo() == null) {
      view.putNull("geo");
      return;
    }
    var geo = view.putObject("geo");
    targeting.geo().forEach(geo::put);
  }

  private static void variants(ObjectNode view, Link.AbTest test) {
    if (test.variants() == null) {
      view.putNull("testVariants");
      return;
    }
    var variants = view.putArray("testVariants");
    for (var variant : test.variants()) {
      var node = variants.addObject().put("url", variant.url());
      var percentage = variant.percentage();
      if (percentage == Math.rint(percentage)) {
        node.put("percentage", (long) percentage);
      } else {
        node.put("percentage", percentage);
      }
    }
  }

  /** Ids of old imports are stored bare and shown with the prefix (G10). */
  private static @Nullable String workspaceId(@Nullable String projectId) {
    return projectId == null || projectId.startsWith("ws_") ? projectId : "ws_" + projectId;
  }

  private static @Nullable String iso(@Nullable Instant instant) {
    return instant == null ? null : Timestamps.iso(instant);
  }
}
