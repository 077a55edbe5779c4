package io.waymark.links;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.waymark.identity.Caller;
import io.waymark.links.LinkSearch.Reach;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Counts the links of a workspace, all together or by group (LNK-62). */
final class LinkCount {
  private final Jdbi jdbi;
  private final LinkSearch search;

  LinkCount(Jdbi jdbi, LinkSearch search) {
    this.jdbi = jdbi;
    this.search = search;
  }

  /** A number, or with a grouping the largest groups first and the one without a value last. */
  JsonNode count(Caller caller, LinkCountFilter filter) {
    return jdbi.withHandle(handle -> count(handle, caller, filter));
  }

  private JsonNode count(Handle handle, Caller caller, LinkCountFilter filter) {
    var group = filter.groupBy();
    var reach =
        group == null
            ? Reach.OUTSIDE
            : group == LinkCountFilter.Group.FOLDER ? Reach.EVERY : Reach.READABLE;
    var where = search.where(handle, caller, filter.selection(), reach);
    if (group == null) {
      return JsonNodeFactory.instance.numberNode(
          handle
              .createQuery("select count(*) from links where " + where.sql())
              .bindMap(where.values())
              .mapTo(Long.class)
              .one());
    }
    return groups(handle, group, where);
  }

  private static JsonNode groups(Handle handle, LinkCountFilter.Group group, Where where) {
    var sql =
        group == LinkCountFilter.Group.TAG
            ? """
              select lt.tag_id as value, count(*) as links
              from links join link_tags lt on lt.link_id = links.id
              where %s group by lt.tag_id order by links desc, lt.tag_id
              """
                .formatted(where.sql())
            : """
              select %1$s as value, count(*) as links
              from links where %2$s group by %1$s order by %1$s is null, links desc, %1$s
              """
                .formatted(group.column(), where.sql());
    var groups = JsonNodeFactory.instance.arrayNode();
    handle
        .createQuery(sql)
        .bindMap(where.values())
        .map(
            (row, context) ->
                JsonNodeFactory.instance
                    .objectNode()
                    .put(group.label(), row.getString("value"))
                    .put("_count", row.getLong("links")))
        .forEach(groups::add);
    return groups;
  }
}
