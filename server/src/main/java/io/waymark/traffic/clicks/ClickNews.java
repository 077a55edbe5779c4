package io.waymark.traffic.clicks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.waymark.events.Click;
import io.waymark.platform.outbox.DomainEvent;
import io.waymark.platform.outbox.Outbox;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Which clicks somebody wants to hear of, and what they are told (CLK-8). Asked batch by batch, so
 * that nothing is remembered that could be out of date: a server where nobody wants to hear of
 * clicks asks one question of an index for each batch.
 */
public final class ClickNews {
  /** The topic of clicks; the payload is {@code {linkId, click}}. */
  public static final String TOPIC = "link.clicked";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Jdbi jdbi;
  private final Outbox outbox;

  ClickNews(Jdbi jdbi, Outbox outbox) {
    this.jdbi = jdbi;
    this.outbox = outbox;
  }

  /** Whether anybody wants to hear of any clicks. */
  boolean wanted() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select exists (select 1 from outbox_click_interests)")
                .mapTo(Boolean.class)
                .one());
  }

  /**
   * Those of the links whose clicks somebody wants to hear of: of links that still exist, in
   * workspaces that have not used up their clicks.
   */
  Set<String> wanted(Collection<String> linkIds) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select l.id from links l join workspaces w on w.id = l.project_id
                    where l.id = any(:linkIds) and (w.usage_limit is null or w.usage < w.usage_limit)
                      and exists (
                        select 1 from outbox_click_interests i
                        where i.workspace_id = l.project_id
                          and (i.subject is null or i.subject = l.id or i.subject = l.folder_id))
                    """)
                .bindArray("linkIds", String.class, linkIds)
                .mapTo(String.class)
                .set());
  }

  /** Writes clicks to the outbox; call it in the transaction that counts them. */
  void write(Handle handle, List<Click> clicks) {
    if (!clicks.isEmpty()) {
      outbox.write(handle, clicks.stream().map(ClickNews::event).toList());
    }
  }

  private static DomainEvent event(Click click) {
    var payload = JSON.createObjectNode().put("linkId", click.linkId());
    payload.set("click", ShownClick.of(click, click.timestamp()));
    try {
      return new DomainEvent(
          click.workspaceId(), TOPIC, click.timestamp(), JSON.writeValueAsBytes(payload));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }
}
