package io.waymark.analytics;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.analytics.AnalyticsResult.LinkMetrics;
import io.waymark.analytics.programs.ProgramLookup;
import io.waymark.analytics.programs.ProgramLookup.Group;
import io.waymark.analytics.programs.ProgramLookup.Partner;
import io.waymark.events.EventKind;
import io.waymark.events.Metrics;
import io.waymark.links.Link;
import io.waymark.links.LinkLookup;
import io.waymark.links.folders.Folder;
import io.waymark.links.tags.Tag;
import io.waymark.platform.time.Timestamps;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Turns sums per link into answers about links as they are today; links that are gone drop out
 * (A10, B5).
 */
final class LinkGroups {
  private final LinkLookup links;
  private final ProgramLookup programs;

  LinkGroups(LinkLookup links, ProgramLookup programs) {
    this.links = links;
    this.programs = programs;
  }

  /** The answer of {@code top_links} and of the groupings by a property of links. */
  ArrayNode answer(AnalyticsQuery query, List<LinkMetrics> perLink) {
    var found =
        links.byIds(query.workspaceId(), perLink.stream().map(LinkMetrics::linkId).toList());
    var alive = perLink.stream().filter(share -> found.containsKey(share.linkId())).toList();
    return switch (query.groupBy()) {
      case TOP_LINKS -> topLinks(found, alive);
      case TOP_DOMAINS -> topDomains(query.event(), found, alive);
      case TOP_FOLDERS -> topFolders(query, found, alive);
      case TOP_LINK_TAGS -> topTags(query.event(), alive);
      case TOP_PARTNERS -> topPartners(query, found, alive);
      case TOP_GROUPS -> topGroups(query, found, alive);
      // What no link has yet is not listed: partners have no tags.
      default -> JsonNodeFactory.instance.arrayNode();
    };
  }

  private static ArrayNode topLinks(Map<String, Link> found, List<LinkMetrics> perLink) {
    var array = JsonNodeFactory.instance.arrayNode();
    for (var share : perLink) {
      var link = Objects.requireNonNull(found.get(share.linkId()));
      AnalyticsAnswers.add(put(array.addObject(), link), share.metrics());
    }
    return array;
  }

  /** What {@code top_links} shows of a link. */
  static ObjectNode put(ObjectNode node, Link link) {
    return node.put("link", link.id())
        .put("id", link.id())
        .put("domain", link.domain())
        .put("key", link.key())
        .put("shortLink", link.shortLink())
        .put("url", link.url())
        .put("title", link.preview().title())
        .put("comments", link.comments())
        .put("folderId", link.references().folderId())
        .put("partnerId", link.references().partnerId())
        .put("createdAt", Timestamps.iso(link.createdAt()));
  }

  private static ArrayNode topDomains(
      EventKind event, Map<String, Link> found, List<LinkMetrics> perLink) {
    var array = JsonNodeFactory.instance.arrayNode();
    fold(event, perLink, id -> Stream.of(Objects.requireNonNull(found.get(id)).domain()))
        .forEach(
            sum ->
                AnalyticsAnswers.add(
                    array.addObject().put("domain", sum.getKey()), sum.getValue()));
    return array;
  }

  private ArrayNode topFolders(
      AnalyticsQuery query, Map<String, Link> found, List<LinkMetrics> perLink) {
    var sums =
        fold(
            query.event(),
            perLink,
            id -> Stream.ofNullable(Objects.requireNonNull(found.get(id)).references().folderId()));
    var folders = links.folders(query.workspaceId(), sums.stream().map(Map.Entry::getKey).toList());
    var array = JsonNodeFactory.instance.arrayNode();
    for (var sum : sums) {
      var folder = folders.get(sum.getKey());
      if (folder != null) {
        AnalyticsAnswers.add(folder(array, folder), sum.getValue());
      }
    }
    return array;
  }

  private static ObjectNode folder(ArrayNode array, Folder folder) {
    var node = array.addObject().put("folderId", folder.id());
    var level = folder.accessLevel();
    node.putObject("folder")
        .put("id", folder.id())
        .put("name", folder.name())
        .put("accessLevel", level == null ? null : level.label());
    return node;
  }

  /** A link with two tags counts in both. */
  private ArrayNode topTags(EventKind event, List<LinkMetrics> perLink) {
    var tagsByLink = links.tags(perLink.stream().map(LinkMetrics::linkId).toList());
    var tags = new HashMap<String, Tag>();
    tagsByLink.values().forEach(all -> all.forEach(tag -> tags.put(tag.id(), tag)));
    var array = JsonNodeFactory.instance.arrayNode();
    for (var sum :
        fold(event, perLink, id -> tagsByLink.getOrDefault(id, List.of()).stream().map(Tag::id))) {
      var tag = Objects.requireNonNull(tags.get(sum.getKey()));
      var node = array.addObject().put("tagId", tag.id());
      node.putObject("tag").put("id", tag.id()).put("name", tag.name()).put("color", tag.color());
      AnalyticsAnswers.add(node, sum.getValue());
    }
    return array;
  }

  private ArrayNode topPartners(
      AnalyticsQuery query, Map<String, Link> found, List<LinkMetrics> perLink) {
    var sums = fold(query.event(), perLink, id -> partner(found, id));
    var partners =
        programs.partners(query.workspaceId(), sums.stream().map(Map.Entry::getKey).toList());
    var array = JsonNodeFactory.instance.arrayNode();
    for (var sum : sums) {
      var partner = partners.get(sum.getKey());
      if (partner != null) {
        AnalyticsAnswers.add(put(array.addObject(), partner), sum.getValue());
      }
    }
    return array;
  }

  private static ObjectNode put(ObjectNode node, Partner partner) {
    var payouts = partner.payoutsEnabledAt();
    node.put("partnerId", partner.id());
    node.putObject("partner")
        .put("id", partner.id())
        .put("name", partner.name())
        .put("email", partner.email())
        .put("image", partner.image())
        .put("payoutsEnabledAt", payouts == null ? null : Timestamps.iso(payouts))
        .put("country", partner.country());
    return node;
  }

  /** A link is of the group that its partner is in today. */
  private ArrayNode topGroups(
      AnalyticsQuery query, Map<String, Link> found, List<LinkMetrics> perLink) {
    var partnerIds =
        perLink.stream().flatMap(share -> partner(found, share.linkId())).distinct().toList();
    var byPartner = programs.groups(query.workspaceId(), partnerIds);
    var groups = new HashMap<String, Group>();
    byPartner.values().forEach(group -> groups.put(group.id(), group));
    var array = JsonNodeFactory.instance.arrayNode();
    for (var sum :
        fold(
            query.event(),
            perLink,
            id -> partner(found, id).map(byPartner::get).filter(Objects::nonNull).map(Group::id))) {
      var group = Objects.requireNonNull(groups.get(sum.getKey()));
      var node = array.addObject().put("groupId", group.id());
      node.putObject("group")
          .put("id", group.id())
          .put("name", group.name())
          .put("slug", group.slug())
          .put("color", group.color());
      AnalyticsAnswers.add(node, sum.getValue());
    }
    return array;
  }

  private static Stream<String> partner(Map<String, Link> found, String linkId) {
    return Stream.ofNullable(Objects.requireNonNull(found.get(linkId)).references().partnerId());
  }

  /**
   * Adds up links by what they have, the largest first; of a composite only what has clicks.
   *
   * @param keys what a link has, by its id
   */
  private static List<Map.Entry<String, Metrics>> fold(
      EventKind event, List<LinkMetrics> perLink, Function<String, Stream<String>> keys) {
    var sums = new LinkedHashMap<String, Metrics>();
    for (var share : perLink) {
      keys.apply(share.linkId()).forEach(key -> sums.merge(key, share.metrics(), Metrics::plus));
    }
    return sums.entrySet().stream()
        .filter(sum -> event != EventKind.COMPOSITE || sum.getValue().clicks() > 0)
        .sorted(
            Comparator.comparingLong((Map.Entry<String, Metrics> sum) -> size(event, sum))
                .thenComparingLong(sum -> sum.getValue().clicks())
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(Analytics.MOST_ROWS)
        .toList();
  }

  private static long size(EventKind event, Map.Entry<String, Metrics> sum) {
    return switch (event) {
      case CLICKS -> sum.getValue().clicks();
      case LEADS -> sum.getValue().leads();
      case SALES, COMPOSITE -> sum.getValue().saleAmount();
    };
  }
}
