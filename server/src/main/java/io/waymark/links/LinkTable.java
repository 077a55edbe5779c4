package io.waymark.links;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.platform.crypto.SecretBox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Links in PostgreSQL. */
final class LinkTable {
  /** The unique index that refuses a second link of the same domain and key. */
  static final String DOMAIN_KEY = "links_domain_key";

  /** The unique index that refuses a second link of the same external id in a workspace. */
  static final String EXTERNAL_ID = "links_external_id";

  /** What a link may change: everything but whose it is, its creation and its counters. */
  private static final String CHANGING =
      """
      domain, key, folded_key, url, short_link, archived, expires_at, expired_url, disabled_at,
      password, track_conversion, proxy, title, description, image, video,
      utm_source, utm_medium, utm_campaign, utm_term, utm_content, rewrite, do_index,
      ios, android, geo, test_variants, test_started_at, test_completed_at,
      folder_id, program_id, partner_id, external_id, tenant_id,
      public_stats, comments, retention_cleanup_disabled_at, updated_at\
      """;

  private static final String INSERT =
      """
      insert into links (id, project_id, user_id, created_at, %1$s)
      select id, project_id, user_id, created_at, %1$s
      from json_populate_recordset(null::links, :rows::json)
      """
          .formatted(CHANGING);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final SecretBox secrets;

  LinkTable(SecretBox secrets) {
    this.secrets = secrets;
  }

  void insert(Handle handle, Link link, boolean caseSensitive) {
    handle
        .createUpdate(INSERT)
        .bind("rows", JSON.createArrayNode().add(row(link, caseSensitive)).toString())
        .execute();
  }

  /**
   * Inserts a link of a workspace and counts it there (LNK-39), in one round trip.
   *
   * @return whether anybody wants to hear of such news (LNK-37)
   */
  boolean insertCounted(Handle handle, Link link, boolean caseSensitive, String topic) {
    return handle
        .createQuery(
            """
            with made as (%s returning project_id),
            counted as (
              update workspaces set links_usage = links_usage + 1, total_links = total_links + 1
              from made where workspaces.id = made.project_id)
            select exists (
              select from outbox_interests i join made on made.project_id = i.workspace_id
              where i.topic = :topic)
            """
                .formatted(INSERT))
        .bind("rows", JSON.createArrayNode().add(row(link, caseSensitive)).toString())
        .bind("topic", topic)
        .mapTo(Boolean.class)
        .one();
  }

  /**
   * Inserts links together, passing over those whose address or external id is taken; of two that
   * take the same one, the first is inserted.
   *
   * @return the ids of those that were inserted
   */
  Set<String> insertNew(Handle handle, List<LinkRules.Checked> links) {
    var rows = JSON.createArrayNode();
    links.forEach(checked -> rows.add(row(checked.link(), checked.domain().caseSensitive())));
    return handle
        .createQuery(INSERT + " on conflict do nothing returning id")
        .bind("rows", rows.toString())
        .mapTo(String.class)
        .set();
  }

  /** Writes everything but identity, ownership's workspace, creation and the folded counters. */
  void update(Handle handle, Link link, boolean caseSensitive) {
    handle
        .createUpdate(
            """
            update links set (%1$s) = (
              select %1$s from json_populate_record(null::links, :row::json))
            where id = :id and project_id is not distinct from :projectId
            """
                .formatted(CHANGING))
        .bind("row", row(link, caseSensitive).toString())
        .bind("id", link.id())
        .bind("projectId", link.references().projectId())
        .execute();
  }

  private ObjectNode row(Link link, boolean caseSensitive) {
    var password = link.password();
    return LinkRow.of(link, caseSensitive, password == null ? null : secrets.seal(password));
  }

  int delete(Handle handle, Collection<String> ids) {
    return handle
        .createUpdate("delete from links where id = any(:ids)")
        .bindArray("ids", String.class, ids)
        .execute();
  }

  /** Gives a link to another workspace, with counters of its own there. */
  void move(Handle handle, String id, String projectId, String userId, Instant now) {
    handle
        .createUpdate(
            """
            update links set project_id = :projectId, user_id = :userId, folder_id = null,
              external_id = null, tenant_id = null, program_id = null, partner_id = null,
              clicks = 0, leads = 0, conversions = 0, sales = 0, sale_amount = 0, last_clicked = null,
              last_lead_at = null, last_conversion_at = null,
              updated_at = :now
            where id = :id
            """)
        .bind("id", id)
        .bind("projectId", projectId)
        .bind("userId", userId)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  void publish(Handle handle, String id, boolean publicStats) {
    handle
        .createUpdate("update links set public_stats = :publicStats where id = :id")
        .bind("id", id)
        .bind("publicStats", publicStats)
        .execute();
  }

  @Nullable Link byId(Handle handle, String id) {
    return one(handle.createQuery("select * from links where id = :id").bind("id", id));
  }

  /** Locks the row until the transaction ends, so that two changes follow each other. */
  @Nullable Link byIdForUpdate(Handle handle, String id) {
    return one(handle.createQuery("select * from links where id = :id for update").bind("id", id));
  }

  /**
   * Some link of the workspace with that destination, letter case aside, locked (LNK-55). Whoever
   * asks for the same destination waits until the transaction ends, also if there is no such link.
   */
  @Nullable Link byUrlForUpdate(Handle handle, String projectId, String url) {
    handle
        .createQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:lock, 0))")
        .bind("lock", "upsert " + projectId + " " + url.toLowerCase(Locale.ROOT))
        .mapTo(Integer.class)
        .one();
    return one(
        handle
            .createQuery(
                """
                select * from links
                where project_id = :projectId and md5(lower(url)) = md5(lower(:url))
                  and lower(url) = lower(:url)
                order by id limit 1 for update
                """)
            .bind("projectId", projectId)
            .bind("url", url));
  }

  @Nullable Link byExternalId(Handle handle, String projectId, String externalId) {
    return one(
        handle
            .createQuery(
                """
                select * from links
                where project_id = :projectId and lower(external_id) = lower(:externalId)
                """)
            .bind("projectId", projectId)
            .bind("externalId", externalId));
  }

  /**
   * The link a visitor of this host and key gets; {@code key} is compared as {@link LinkRow#fold}
   * leaves it.
   */
  @Nullable Link byDomainAndKey(Handle handle, String domain, String key, boolean caseSensitive) {
    return one(
        handle
            .createQuery("select * from links where domain = :domain and folded_key = :key")
            .bind("domain", domain)
            .bind("key", LinkRow.fold(key, caseSensitive)));
  }

  boolean exists(Handle handle, String domain, String key, boolean caseSensitive) {
    return handle
        .createQuery(
            "select exists (select 1 from links where domain = :domain and folded_key = :key)")
        .bind("domain", domain)
        .bind("key", LinkRow.fold(key, caseSensitive))
        .mapTo(Boolean.class)
        .one();
  }

  List<Link> byIds(Handle handle, String projectId, Collection<String> ids) {
    return handle
        .createQuery("select * from links where project_id = :projectId and id = any(:ids)")
        .bind("projectId", projectId)
        .bindArray("ids", String.class, ids)
        .map((row, context) -> link(row))
        .list();
  }

  /**
   * The links of those ids, locked in the order of the ids, so that two bulk changes cannot wait
   * for each other.
   */
  List<Link> byIdsForUpdate(Handle handle, String projectId, Collection<String> ids) {
    return handle
        .createQuery(
            "select * from links where project_id = :projectId and id = any(:ids) order by id for update")
        .bind("projectId", projectId)
        .bindArray("ids", String.class, ids)
        .map((row, context) -> link(row))
        .list();
  }

  /** The ids of the workspace's links by their external ids in lower case. */
  Map<String, String> idsByExternalIds(
      Handle handle, String projectId, Collection<String> externalIds) {
    return handle
        .createQuery(
            """
            select lower(external_id) as external_id, id from links
            where project_id = :projectId and lower(external_id) = any(:externalIds)
            """)
        .bind("projectId", projectId)
        .bindArray(
            "externalIds",
            String.class,
            externalIds.stream().map(id -> id.toLowerCase(Locale.ROOT)).toList())
        .map((row, context) -> Map.entry(row.getString("external_id"), row.getString("id")))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private @Nullable Link one(Query query) {
    return query.map((row, context) -> link(row)).findOne().orElse(null);
  }

  Link link(ResultSet row) throws SQLException {
    var password = row.getBytes("password");
    return new Link(
        row.getString("id"),
        row.getString("domain"),
        row.getString("key"),
        row.getString("url"),
        row.getBoolean("archived"),
        new Link.Expiry(instant(row, "expires_at"), row.getString("expired_url")),
        instant(row, "disabled_at"),
        password == null ? null : secrets.open(password),
        row.getBoolean("track_conversion"),
        row.getBoolean("rewrite"),
        row.getBoolean("do_index"),
        new Link.Preview(
            row.getBoolean("proxy"),
            row.getString("title"),
            row.getString("description"),
            row.getString("image"),
            row.getString("video")),
        new Link.Utm(
            row.getString("utm_source"),
            row.getString("utm_medium"),
            row.getString("utm_campaign"),
            row.getString("utm_term"),
            row.getString("utm_content")),
        new Link.Targeting(
            row.getString("ios"), row.getString("android"), LinkJson.geo(row.getString("geo"))),
        new Link.AbTest(
            LinkJson.variants(row.getString("test_variants")),
            instant(row, "test_started_at"),
            instant(row, "test_completed_at")),
        new Link.References(
            row.getString("project_id"),
            row.getString("user_id"),
            row.getString("folder_id"),
            row.getString("external_id"),
            row.getString("tenant_id"),
            row.getString("program_id"),
            row.getString("partner_id")),
        row.getBoolean("public_stats"),
        row.getString("comments"),
        instant(row, "retention_cleanup_disabled_at"),
        new Link.Stats(
            row.getLong("clicks"),
            row.getLong("leads"),
            row.getLong("conversions"),
            row.getLong("sales"),
            row.getLong("sale_amount"),
            instant(row, "last_clicked")),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
