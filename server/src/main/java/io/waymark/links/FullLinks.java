package io.waymark.links;

import io.waymark.links.tags.Tags;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Adds to links what other tables know of them, with one query a table however many they are. */
final class FullLinks {
  private final Tags tags;
  private final LinkWebhooks webhooks;

  FullLinks(Tags tags, LinkWebhooks webhooks) {
    this.tags = tags;
    this.webhooks = webhooks;
  }

  /** What an answer adds beyond tags, because the caller asked for it. */
  record Wanted(boolean users, boolean dashboards, boolean webhooks) {
    static final Wanted NOTHING = new Wanted(false, false, false);
    static final Wanted WEBHOOKS = new Wanted(false, false, true);
  }

  FullLink of(Handle handle, Link link) {
    return of(handle, List.of(link)).getFirst();
  }

  List<FullLink> of(Handle handle, List<Link> links) {
    return of(handle, links, Wanted.NOTHING);
  }

  List<FullLink> of(Handle handle, List<Link> links, Wanted wanted) {
    var tagsByLink = tags.ofLinks(handle, links.stream().map(Link::id).toList());
    var users = wanted.users() ? users(handle, links) : Map.<String, FullLink.Creator>of();
    var dashboards = wanted.dashboards() ? dashboards(handle, links) : Map.<String, String>of();
    var webhookIds =
        wanted.webhooks()
            ? webhooks.ofLinks(handle, links.stream().map(Link::id).toList())
            : Map.<String, List<String>>of();
    return links.stream()
        .map(
            link ->
                new FullLink(
                    link,
                    tagsByLink.getOrDefault(link.id(), List.of()),
                    webhookIds.getOrDefault(link.id(), List.of()),
                    dashboards.get(link.id()),
                    link.references().userId() == null
                        ? null
                        : users.get(link.references().userId())))
        .toList();
  }

  private static Map<String, FullLink.Creator> users(Handle handle, Collection<Link> links) {
    var ids =
        links.stream()
            .map(link -> link.references().userId())
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return handle
        .createQuery("select id, name, email, image from users where id = any(:ids)")
        .bindArray("ids", String.class, ids)
        .map(
            (row, context) ->
                new FullLink.Creator(
                    row.getString("id"),
                    row.getString("name"),
                    row.getString("email"),
                    row.getString("image")))
        .stream()
        .collect(Collectors.toMap(FullLink.Creator::id, Function.identity()));
  }

  private static Map<String, String> dashboards(Handle handle, Collection<Link> links) {
    return handle
        .createQuery("select link_id, id from dashboards where link_id = any(:ids)")
        .bindArray("ids", String.class, links.stream().map(Link::id).toList())
        .map((row, context) -> Map.entry(row.getString("link_id"), row.getString("id")))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
