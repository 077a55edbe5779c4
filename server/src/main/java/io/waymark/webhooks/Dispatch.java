package io.waymark.webhooks;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.links.LinkViews;
import io.waymark.platform.outbox.DomainEvent;
import io.waymark.platform.outbox.Outbox;
import io.waymark.platform.text.Ids;
import java.io.IOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Turns what happened into deliveries, one for each webhook that wants to hear of it. Events leave
 * the outbox in the transaction that puts their deliveries in, so each is delivered from here
 * exactly once, whoever dies meanwhile.
 */
final class Dispatch {
  private static final Logger LOG = Logger.getLogger(Dispatch.class);
  private static final int AT_ONCE = 500;

  private final Jdbi jdbi;
  private final Outbox outbox;
  private final WebhookTable webhooks;
  private final DeliveryTable deliveries;
  private final Associations associations;
  private final LinkViews links;
  private final Ids ids;
  private final InstantSource clock;

  Dispatch(
      Jdbi jdbi,
      Outbox outbox,
      WebhookTable webhooks,
      DeliveryTable deliveries,
      Associations associations,
      LinkViews links,
      Ids ids,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.outbox = outbox;
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.associations = associations;
    this.links = links;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What happened, as it lies in the outbox.
   *
   * @param payload the topic's
   */
  private record News(DomainEvent event, Trigger trigger, ObjectNode payload) {
    boolean click() {
      return trigger == Trigger.LINK_CLICKED;
    }

    String linkId() {
      return payload.path("linkId").asText();
    }
  }

  /**
   * Sends the oldest events on their way.
   *
   * @return whether there may be more
   */
  boolean some() {
    return jdbi.inTransaction(
        handle -> {
          var taken = outbox.take(handle, AT_ONCE);
          if (!taken.isEmpty()) {
            dispatch(handle, taken.stream().map(Dispatch::news).filter(Objects::nonNull).toList());
          }
          return taken.size() == AT_ONCE;
        });
  }

  private static @Nullable News news(DomainEvent event) {
    var trigger = Trigger.of(event.topic());
    try {
      if (trigger != null && Event.JSON.readTree(event.payload()) instanceof ObjectNode payload) {
        return new News(event, trigger, payload);
      }
    } catch (IOException e) {
      LOG.debugf(e, "the payload is no JSON");
    }
    LOG.errorf("an event of topic %s is not one webhooks are told of", event.topic());
    return null;
  }

  private void dispatch(Handle handle, List<News> all) {
    var byWorkspace =
        webhooks
            .enabled(
                handle, all.stream().map(news -> news.event().workspaceId()).distinct().toList())
            .stream()
            .collect(groupingBy(Webhook::workspaceId));
    var clicked = Clicked.of(handle, links, associations, all);
    var outgoing = new ArrayList<DeliveryTable.Outgoing>();
    for (var news : all) {
      var data = news.click() ? clicked.data(news) : news.payload();
      if (data == null) {
        continue;
      }
      var event = new Event(ids.webhookEventId(), news.trigger(), news.event().at(), data);
      for (var webhook : byWorkspace.getOrDefault(news.event().workspaceId(), List.of())) {
        var message = wants(webhook, news, clicked) ? Message.of(event, webhook) : null;
        if (message != null) {
          outgoing.add(new DeliveryTable.Outgoing(event, webhook, message));
        }
      }
    }
    deliveries.insert(handle, outgoing, clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  private static boolean wants(Webhook webhook, News news, Clicked clicked) {
    if (!webhook.triggers().contains(news.trigger())) {
      return false;
    }
    return !news.click()
        || switch (webhook.scope()) {
          case WORKSPACE -> true;
          case LINKS -> clicked.byLink(news).contains(webhook.id());
          case FOLDERS -> clicked.byFolder(news).contains(webhook.id());
          case null -> false;
        };
  }

  /** The links that were clicked, as they are now, and who is told of them (webhooks 6). */
  private record Clicked(
      Map<String, ObjectNode> links,
      Map<String, List<String>> webhooksOfLinks,
      Map<String, Set<String>> webhooksOfFolders) {

    static Clicked of(Handle handle, LinkViews views, Associations associations, List<News> all) {
      var idsByWorkspace =
          all.stream()
              .filter(News::click)
              .collect(groupingBy(n -> n.event().workspaceId(), mapping(News::linkId, toSet())));
      var links = new HashMap<String, ObjectNode>();
      idsByWorkspace.forEach(
          (workspaceId, ids) -> links.putAll(views.of(handle, workspaceId, ids)));
      if (links.isEmpty()) {
        return new Clicked(links, Map.of(), Map.of());
      }
      var folders =
          links.values().stream()
              .map(link -> link.path("folderId").textValue())
              .filter(Objects::nonNull)
              .distinct()
              .toList();
      return new Clicked(
          links,
          associations.ofLinks(handle, links.keySet()),
          Associations.ofFolders(handle, folders));
    }

    /** Null for a link that is gone: nobody is told of its clicks any more (CLK-8). */
    @Nullable ObjectNode data(News news) {
      var link = links.get(news.linkId());
      if (link == null) {
        return null;
      }
      var data = Event.JSON.createObjectNode();
      data.set("click", news.payload().path("click"));
      data.set("link", link);
      return data;
    }

    List<String> byLink(News news) {
      return webhooksOfLinks.getOrDefault(news.linkId(), List.of());
    }

    Set<String> byFolder(News news) {
      JsonNode link = links.get(news.linkId());
      var folder = link == null ? null : link.path("folderId").textValue();
      return folder == null ? Set.of() : webhooksOfFolders.getOrDefault(folder, Set.of());
    }
  }
}
