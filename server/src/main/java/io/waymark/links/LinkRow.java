package io.waymark.links;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A link as PostgreSQL makes a row of it: values by column, without those that are null. As one
 * parameter, so that a thousand links are one statement, and their triggers run once.
 */
final class LinkRow {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode columns = JsonNodeFactory.instance.objectNode();

  private LinkRow() {}

  /**
   * The row of a link, without counters.
   *
   * @param password sealed with the server's key, or null
   */
  static ObjectNode of(Link link, boolean caseSensitive, byte @Nullable [] password) {
    var row = new LinkRow();
    row.identity(link, caseSensitive);
    row.life(link, password);
    row.appearance(link);
    row.targeting(link);
    row.references(link.references());
    row.columns.properties().removeIf(column -> column.getValue().isNull());
    return row.columns;
  }

  private void identity(Link link, boolean caseSensitive) {
    columns
        .put("id", link.id())
        .put("domain", link.domain())
        .put("key", link.key())
        .put("folded_key", fold(link.key(), caseSensitive))
        .put("url", link.url())
        .put("short_link", link.shortLink());
  }

  private void life(Link link, byte @Nullable [] password) {
    columns
        .put("archived", link.archived())
        .put("expires_at", text(link.expiry().at()))
        .put("expired_url", link.expiry().url())
        .put("disabled_at", text(link.disabledAt()))
        .put("password", password == null ? null : "\\x" + HexFormat.of().formatHex(password))
        .put("track_conversion", link.trackConversion())
        .put("public_stats", link.publicStats())
        .put("comments", link.comments())
        .put("retention_cleanup_disabled_at", text(link.retentionCleanupDisabledAt()))
        .put("created_at", text(link.createdAt()))
        .put("updated_at", text(link.updatedAt()));
  }

  private void appearance(Link link) {
    var preview = link.preview();
    var utm = link.utm();
    columns
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
        .put("do_index", link.doIndex());
  }

  private void targeting(Link link) {
    var targeting = link.targeting();
    var test = link.abTest();
    columns
        .put("ios", targeting.ios())
        .put("android", targeting.android())
        .put("test_started_at", text(test.startedAt()))
        .put("test_completed_at", text(test.completedAt()));
    if (targeting.geo() != null) {
      columns.set("geo", JSON.valueToTree(targeting.geo()));
    }
    if (test.variants() != null) {
      columns.set("test_variants", JSON.valueToTree(test.variants()));
    }
  }

  private void references(Link.References references) {
    columns
        .put("user_id", references.userId())
        .put("project_id", references.projectId())
        .put("folder_id", references.folderId())
        .put("program_id", references.programId())
        .put("partner_id", references.partnerId())
        .put("external_id", references.externalId())
        .put("tenant_id", references.tenantId());
  }

  /** The key as it is looked up (RED-6). */
  static String fold(String key, boolean caseSensitive) {
    return caseSensitive ? key : key.toLowerCase(Locale.ROOT);
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
