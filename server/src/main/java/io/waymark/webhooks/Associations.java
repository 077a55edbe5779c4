package io.waymark.webhooks;

import io.waymark.links.LinkWebhooks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Of which links and folders webhooks are told (webhooks 6, LNK-26). */
final class Associations implements LinkWebhooks {
  private static final int MOST_SHOWN = 1_000;

  @Override
  public Set<String> known(Handle handle, String workspaceId, Collection<String> webhookIds) {
    return handle
        .createQuery("select id from webhooks where project_id = :workspaceId and id = any(:ids)")
        .bind("workspaceId", workspaceId)
        .bindArray("ids", String.class, webhookIds)
        .mapTo(String.class)
        .set();
  }

  @Override
  public void attachAll(Handle handle, Map<String, List<String>> webhookIdsByLink) {
    var linkIds = new ArrayList<String>();
    var webhookIds = new ArrayList<String>();
    webhookIdsByLink.forEach(
        (linkId, ids) ->
            ids.forEach(
                id -> {
                  linkIds.add(linkId);
                  webhookIds.add(id);
                }));
    // Whoever deletes a webhook holds it first and its rows here afterwards; so does this.
    handle
        .createQuery(
            """
            select 1 from webhooks
            where id = any(:webhookIds)
              or id in (select webhook_id from webhook_links where link_id = any(:changed))
            order by id for key share
            """)
        .bindArray("webhookIds", String.class, webhookIds)
        .bindArray("changed", String.class, webhookIdsByLink.keySet())
        .mapTo(Integer.class)
        .list();
    handle
        .createUpdate("delete from webhook_links where link_id = any(:linkIds)")
        .bindArray("linkIds", String.class, webhookIdsByLink.keySet())
        .execute();
    handle
        .createUpdate(
            """
            insert into webhook_links (webhook_id, link_id)
            select w.id, wanted.link_id
            from unnest(:linkIds, :webhookIds) as wanted (link_id, webhook_id)
            join webhooks w on w.id = wanted.webhook_id
            where w.link_scope = 'links'
            order by w.id, wanted.link_id
            on conflict do nothing
            """)
        .bindArray("linkIds", String.class, linkIds)
        .bindArray("webhookIds", String.class, webhookIds)
        .execute();
  }

  @Override
  public Map<String, List<String>> ofLinks(Handle handle, Collection<String> linkIds) {
    return handle
        .createQuery(
            """
            select link_id, webhook_id from webhook_links
            where link_id = any(:linkIds) order by webhook_id
            """)
        .bindArray("linkIds", String.class, linkIds)
        .map((row, _) -> Map.entry(row.getString("link_id"), row.getString("webhook_id")))
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey,
                LinkedHashMap::new,
                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  /** The webhooks of every folder that has any. */
  static Map<String, Set<String>> ofFolders(Handle handle, Collection<String> folderIds) {
    return handle
        .createQuery(
            "select folder_id, webhook_id from webhook_folders where folder_id = any(:folderIds)")
        .bindArray("folderIds", String.class, folderIds)
        .map((row, _) -> Map.entry(row.getString("folder_id"), row.getString("webhook_id")))
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
  }

  /** The ids of a webhook's links, at most a thousand. */
  static List<String> links(Handle handle, String webhookId) {
    return handle
        .createQuery(
            """
            select link_id from webhook_links where webhook_id = :id order by link_id limit :most
            """)
        .bind("id", webhookId)
        .bind("most", MOST_SHOWN)
        .mapTo(String.class)
        .list();
  }

  /** The ids of a webhook's folders. */
  static List<String> folders(Handle handle, String webhookId) {
    return handle
        .createQuery(
            "select folder_id from webhook_folders where webhook_id = :id order by folder_id")
        .bind("id", webhookId)
        .mapTo(String.class)
        .list();
  }

  /** Tells a webhook of these links instead of those it was told of. */
  static void setLinks(Handle handle, String webhookId, Collection<String> linkIds) {
    // Whoever deletes a link holds it first and its rows here afterwards; so does this.
    handle
        .createQuery(
            """
            select 1 from links
            where id = any(:linkIds)
              or id in (select link_id from webhook_links where webhook_id = :id)
            order by id for key share
            """)
        .bind("id", webhookId)
        .bindArray("linkIds", String.class, linkIds)
        .mapTo(Integer.class)
        .list();
    handle
        .createUpdate("delete from webhook_links where webhook_id = :id")
        .bind("id", webhookId)
        .execute();
    handle
        .createUpdate(
            """
            insert into webhook_links (webhook_id, link_id)
            select :id, l.id from links l where l.id = any(:linkIds) order by l.id
            """)
        .bind("id", webhookId)
        .bindArray("linkIds", String.class, linkIds)
        .execute();
  }

  /** Tells a webhook of links in these folders instead of those it was told of. */
  static void setFolders(Handle handle, String webhookId, Collection<String> folderIds) {
    // Whoever deletes a folder holds it first and its rows here afterwards; so does this.
    handle
        .createQuery(
            """
            select 1 from folders
            where id = any(:folderIds)
              or id in (select folder_id from webhook_folders where webhook_id = :id)
            order by id for key share
            """)
        .bind("id", webhookId)
        .bindArray("folderIds", String.class, folderIds)
        .mapTo(Integer.class)
        .list();
    handle
        .createUpdate("delete from webhook_folders where webhook_id = :id")
        .bind("id", webhookId)
        .execute();
    handle
        .createUpdate(
            """
            insert into webhook_folders (webhook_id, folder_id)
            select :id, f.id from folders f where f.id = any(:folderIds) order by f.id
            """)
        .bind("id", webhookId)
        .bindArray("folderIds", String.class, folderIds)
        .execute();
  }
}
