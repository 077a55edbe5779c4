package io.waymark.links.tags;

import io.waymark.platform.text.Ids;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;

/** The tags of links, for work within the caller's own transaction (LNK-32). */
public final class Tags {
  private final Ids ids;
  private final RandomGenerator random;

  Tags(Ids ids, RandomGenerator random) {
    this.ids = ids;
    this.random = random;
  }

  /** Those of these tags that the workspace has, each once, in the order asked for. */
  public List<Tag> byIds(Handle handle, String workspaceId, Collection<String> tagIds) {
    return handle
        .createQuery(
            """
            select t.id, t.name, t.color
            from unnest(:ids) with ordinality as wanted (id, position)
            join tags t on t.id = wanted.id and t.project_id = :workspaceId
            group by t.id order by min(wanted.position)
            """)
        .bind("workspaceId", workspaceId)
        .bindArray("ids", String.class, tagIds)
        .map((row, context) -> TagTable.tag(row))
        .list();
  }

  /**
   * The workspace's tags of these names, whatever their case (G11), each once, in the order asked
   * for. Names without a tag are left out.
   */
  public List<Tag> byNames(Handle handle, String workspaceId, Collection<String> names) {
    return handle
        .createQuery(
            """
            select t.id, t.name, t.color
            from unnest(:names) with ordinality as wanted (name, position)
            join tags t on lower(t.name) = lower(wanted.name) and t.project_id = :workspaceId
            group by t.id order by min(wanted.position)
            """)
        .bind("workspaceId", workspaceId)
        .bindArray("names", String.class, names)
        .map((row, context) -> TagTable.tag(row))
        .list();
  }

  /** The tags of each of these links in their order; an empty list for a link without any. */
  public Map<String, List<Tag>> ofLinks(Handle handle, Collection<String> linkIds) {
    var tags = new LinkedHashMap<String, List<Tag>>();
    linkIds.forEach(id -> tags.put(id, new ArrayList<>()));
    handle
        .createQuery(
            """
            select l.link_id, t.id, t.name, t.color
            from link_tags l join tags t on t.id = l.tag_id
            where l.link_id = any(:linkIds)
            order by l.link_id, l.position
            """)
        .bindArray("linkIds", String.class, tags.keySet())
        .map((row, context) -> Map.entry(row.getString("link_id"), TagTable.tag(row)))
        .forEach(
            found ->
                tags.computeIfAbsent(found.getKey(), id -> new ArrayList<>())
                    .add(found.getValue()));
    return tags;
  }

  /** Gives a link these tags, in this order, instead of those it has. */
  public void attach(Handle handle, String linkId, List<String> tagIds) {
    attachAll(handle, Map.of(linkId, tagIds));
  }

  /**
   * Gives every link of the map its tags, in their order, instead of those it has. A repeated tag
   * counts once, one that was deleted meanwhile is left out. The caller has made sure that links
   * and tags are of one workspace.
   */
  public void attachAll(Handle handle, Map<String, List<String>> tagIdsByLink) {
    handle
        .createUpdate("delete from link_tags where link_id = any(:linkIds)")
        .bindArray("linkIds", String.class, tagIdsByLink.keySet())
        .execute();
    attachToNew(handle, tagIdsByLink);
  }

  /** The same for links that have no tags yet. */
  public void attachToNew(Handle handle, Map<String, List<String>> tagIdsByLink) {
    var linkIds = new ArrayList<String>();
    var tagIds = new ArrayList<String>();
    tagIdsByLink.forEach(
        (linkId, tags) ->
            tags.forEach(
                tagId -> {
                  linkIds.add(linkId);
                  tagIds.add(tagId);
                }));
    if (tagIds.isEmpty()) {
      return;
    }
    // The lock keeps a tag from going between here and the check of the foreign key.
    handle
        .createUpdate(
            """
            insert into link_tags (link_id, tag_id, position)
            select wanted.link_id, t.id, wanted.position
            from unnest(:linkIds, :tagIds) with ordinality as wanted (link_id, tag_id, position)
            join tags t on t.id = wanted.tag_id
            order by wanted.position
            for key share of t
            on conflict do nothing
            """)
        .bindArray("linkIds", String.class, linkIds)
        .bindArray("tagIds", String.class, tagIds)
        .execute();
  }

  /**
   * Makes those of these tags that the workspace does not have, in random colours, whatever its
   * limit (IMP-1). Of several that make the same tag at once, one does and all get it; so that none
   * waits for another in a circle, call it once in a transaction.
   *
   * @param names surrounding white space is dropped; those no tag can have, being blank or longer
   *     than 190 characters, are passed over
   * @return the tags of these names, new or not, in the order asked for
   */
  public List<Tag> createMissing(
      Handle handle, String workspaceId, Collection<String> names, Instant now) {
    var possible =
        names.stream()
            .map(String::strip)
            .filter(name -> !name.isEmpty() && name.length() <= TagRequest.LONGEST_NAME)
            .distinct()
            .toList();
    handle
        .createUpdate(
            """
            insert into tags (id, project_id, name, color, created_at, updated_at)
            select wanted.id, :workspaceId, wanted.name, wanted.color, :now, :now
            from unnest(:ids, :names, :colors) with ordinality as wanted (id, name, color, position)
            where not exists (
              select 1 from tags t
              where t.project_id = :workspaceId and lower(t.name) = lower(wanted.name))
            order by lower(wanted.name), wanted.position
            on conflict (project_id, lower(name)) do nothing
            """)
        .bind("workspaceId", workspaceId)
        .bindArray("ids", String.class, possible.stream().map(_ -> ids.next("tag_")).toList())
        .bindArray("names", String.class, possible)
        .bindArray(
            "colors",
            String.class,
            possible.stream().map(_ -> TagColor.any(random).label()).toList())
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
    return byNames(handle, workspaceId, possible);
  }
}
