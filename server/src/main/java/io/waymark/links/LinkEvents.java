package io.waymark.links;

import io.waymark.platform.outbox.DomainEvent;
import io.waymark.platform.outbox.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/**
 * Writes changes of single links to the outbox, in the transaction of the change, if anybody wants
 * to hear of them (LNK-37). Links without a workspace are nobody's news.
 */
final class LinkEvents {
  private final Outbox outbox;
  private final FullLinks full;
  private final LinkView view;

  LinkEvents(Outbox outbox, FullLinks full, LinkView view) {
    this.outbox = outbox;
    this.full = full;
    this.view = view;
  }

  /** To be called if somebody wants to hear of new links: {@link LinkTable#insertCounted} says. */
  void created(Handle handle, Link link, Instant now) {
    write(handle, LinkTopics.CREATED, link, now);
  }

  void updated(Handle handle, Link link, Instant now) {
    writeIfWanted(handle, LinkTopics.UPDATED, link, now);
  }

  /** To be called while the link is still there. */
  void deleted(Handle handle, Link link, Instant now) {
    writeIfWanted(handle, LinkTopics.DELETED, link, now);
  }

  private void writeIfWanted(Handle handle, String topic, Link link, Instant now) {
    var workspaceId = link.references().projectId();
    if (workspaceId != null && outbox.wanted(handle, workspaceId, topic)) {
      write(handle, topic, link, now);
    }
  }

  private void write(Handle handle, String topic, Link link, Instant now) {
    var workspaceId = Objects.requireNonNull(link.references().projectId());
    var shown = full.of(handle, List.of(link), FullLinks.Wanted.WEBHOOKS).getFirst();
    outbox.write(
        handle,
        List.of(new DomainEvent(workspaceId, topic, now, LinkView.json(view.event(shown)))));
  }
}
