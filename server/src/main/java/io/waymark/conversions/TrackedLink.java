package io.waymark.conversions;

import io.waymark.platform.http.ApiProblem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What conversions need of a link, and what they do to its counters (D1, D7). */
record TrackedLink(
    String id,
    String domain,
    String key,
    String shortLink,
    String url,
    @Nullable String partnerId,
    @Nullable String programId,
    @Nullable String tenantId,
    @Nullable String externalId) {

  /**
   * The link of a click, if the workspace may count conversions on it.
   *
   * @throws ApiProblem 404 if it is gone, another workspace's or disabled (D1)
   */
  static TrackedLink find(Handle handle, String workspaceId, String linkId) {
    return find(handle, workspaceId, linkId, "");
  }

  /** The same, and nobody else changes it until the end of the transaction. */
  static TrackedLink lock(Handle handle, String workspaceId, String linkId) {
    return find(handle, workspaceId, linkId, " for no key update");
  }

  private static TrackedLink find(
      Handle handle, String workspaceId, String linkId, String locking) {
    return handle
        .createQuery(
            """
            select id, domain, key, short_link, url, partner_id, program_id, tenant_id, external_id
            from links where id = :id and project_id = :workspaceId and disabled_at is null
            """
                + locking)
        .bind("id", linkId)
        .bind("workspaceId", workspaceId)
        .map((row, _) -> link(row))
        .findOne()
        .orElseThrow(
            () ->
                ApiProblem.notFound(
                    "The link of this click does not exist any more, is disabled, or belongs to"
                        + " another workspace."));
  }

  /** Those of the workspace's links that still exist, by id, disabled ones too. */
  static Map<String, TrackedLink> byIds(Handle handle, String workspaceId, Collection<String> ids) {
    return handle
        .createQuery(
            """
            select id, domain, key, short_link, url, partner_id, program_id, tenant_id, external_id
            from links where id = any(:ids) and project_id = :workspaceId
            """)
        .bindArray("ids", String.class, ids)
        .bind("workspaceId", workspaceId)
        .map((row, _) -> link(row))
        .stream()
        .collect(Collectors.toMap(TrackedLink::id, Function.identity()));
  }

  private static TrackedLink link(ResultSet row) throws SQLException {
    return new TrackedLink(
        row.getString("id"),
        row.getString("domain"),
        row.getString("key"),
        row.getString("short_link"),
        row.getString("url"),
        row.getString("partner_id"),
        row.getString("program_id"),
        row.getString("tenant_id"),
        row.getString("external_id"));
  }

  /** Counts leads of the link and its workspace. */
  void countLeads(Handle handle, String workspaceId, int leads, Instant now) {
    handle
        .createUpdate(
            """
            update links set leads = leads + :leads, last_lead_at = greatest(last_lead_at, :now)
            where id = :id and project_id = :workspaceId
            """)
        .bind("leads", leads)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .bind("id", id)
        .bind("workspaceId", workspaceId)
        .execute();
    countUsage(handle, workspaceId, leads);
  }

  /**
   * Counts a sale of the link and its workspace.
   *
   * @param conversion whether it is the customer's first on this link
   */
  void countSale(Handle handle, String workspaceId, long amount, boolean conversion, Instant now) {
    handle
        .createUpdate(
            """
            update links set sales = sales + 1, sale_amount = sale_amount + :amount,
              conversions = conversions + :conversions,
              last_conversion_at = case when :conversions > 0
                then greatest(last_conversion_at, :now) else last_conversion_at end
            where id = :id and project_id = :workspaceId
            """)
        .bind("amount", amount)
        .bind("conversions", conversion ? 1 : 0)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .bind("id", id)
        .bind("workspaceId", workspaceId)
        .execute();
    countUsage(handle, workspaceId, 1);
  }

  private static void countUsage(Handle handle, String workspaceId, int events) {
    handle
        .createUpdate("update workspaces set usage = usage + :events where id = :workspaceId")
        .bind("events", events)
        .bind("workspaceId", workspaceId)
        .execute();
  }
}
