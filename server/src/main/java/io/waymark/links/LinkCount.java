package io.waymark.links;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.waymark.identity.Caller;
import io.waymark.links.LinkCounts.Kept;
import io.waymark.links.LinkSearch.Reach;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Counts the links of a workspace, all together or by group (LNK-62). */
final class LinkCount {
  /** About as many as a list shows. */
  private static final int FEW = 100;

  private final Jdbi jdbi;
  private final LinkSearch search;

  LinkCount(Jdbi jdbi, LinkSearch search) {
    this.jdbi = jdbi;
    this.search = search;
  }

  /** A number, or with a grouping the largest groups first and the one without a value last. */
  JsonNode count(Caller caller, LinkCountFilter filter) {
    return jdbi.inTransaction(handle -> count(handle, caller, filter));
  }

  private JsonNode count(Handle handle, Caller caller, LinkCountFilter filter) {
    var group = filter.groupBy();
    var reach =
        group == null
            ? Reach.OUTSIDE
            : group == LinkCountFilter.Group.FOLDER ? Reach.EVERY : Reach.READABLE;
    var selection = filter.selection();
    var where = search.where(handle, caller, selection, reach);
    if (group == LinkCountFilter.Group.TAG) {
      // numbers may outlive a tag that went while they were put together
      where.and("tag_id in (select id from tags where tags.project_id = :projectId)");
    }
    if (group == null && selection.search() != null) {
      var few = few(handle, new SearchedText(selection.search()), where);
      if (few != null) {
        return JsonNodeFactory.instance.numberNode(few);
      }
    }
    var kept = group == LinkCountFilter.Group.TAG ? Kept.TAGS : Kept.LINKS;
    var groups =
        selection.countedAhead()
            ? LinkCounts.sums(handle, kept, group == null ? null : group.column(), where)
            : counted(handle, group, where);
    return group == null
        ? JsonNodeFactory.instance.numberNode(groups.isEmpty() ? 0 : groups.getFirst().links())
        : render(group, groups);
  }

  /**
   * How many there are, if that is few: looked for by the rarest word, which takes two thirds of
   * the time then. Otherwise it adds a third, but who searches for several words mostly means one
   * link.
   *
   * @return null if there are more, or the text is a single word
   */
  private static @Nullable Long few(Handle handle, SearchedText text, Where where) {
    var byWords = where.copy();
    if (!text.wordsContained(byWords)) {
      return null;
    }
    var found =
        handle
            .createQuery(
                "select count(*) from (select from links where %s limit :few) found"
                    .formatted(byWords.sql()))
            .bindMap(byWords.values())
            .bind("few", FEW + 1)
            .mapTo(Long.class)
            .one();
    return found > FEW ? null : found;
  }

  private static List<LinkCounts.Group> counted(
      Handle handle, LinkCountFilter.@Nullable Group group, Where where) {
    var sql =
        switch (group) {
          case null -> "select null as value, count(*) as links from links where " + where.sql();
          case TAG ->
              """
              select lt.tag_id as value, count(*) as links
              from links join link_tags lt on lt.link_id = links.id
              where %s group by lt.tag_id order by links desc, lt.tag_id
              """
                  .formatted(where.sql());
          default ->
              """
              select %1$s as value, count(*) as links
              from links where %2$s group by %1$s order by %1$s is null, links desc, %1$s
              """
                  .formatted(group.column(), where.sql());
        };
    return handle
        .createQuery(sql)
        .bindMap(where.values())
        .map((row, context) -> new LinkCounts.Group(row.getString("value"), row.getLong("links")))
        .list();
  }

  private static JsonNode render(LinkCountFilter.Group group, List<LinkCounts.Group> groups) {
    var view = JsonNodeFactory.instance.arrayNode();
    for (var counted : groups) {
      view.addObject().put(group.label(), counted.value()).put("_count", counted.links());
    }
    return view;
  }
}
