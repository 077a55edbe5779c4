package io.waymark.platform.outbox;

import io.waymark.platform.crypto.SecretBox;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Hands over what happened to whoever has to act on it after the commit. The writer writes in the
 * transaction of its change, so that event and change exist together or not at all; the reader
 * takes events in the transaction of what it does about them. Neither knows the other: the view
 * {@code outbox_interests} says which topics anybody wants to hear of.
 */
public final class Outbox {
  private static final Logger LOG = Logger.getLogger(Outbox.class);

  private final SecretBox secrets;

  /**
   * @param secrets seals what is written: it may hold passwords and addresses of visitors
   */
  public Outbox(SecretBox secrets) {
    this.secrets = secrets;
  }

  /** Whether anybody wants to hear of the topic in this workspace; a look at an index. */
  public boolean wanted(Handle handle, String workspaceId, String topic) {
    return handle
        .createQuery(
            """
            select exists (
              select 1 from outbox_interests where workspace_id = :workspaceId and topic = :topic)
            """)
        .bind("workspaceId", workspaceId)
        .bind("topic", topic)
        .mapTo(Boolean.class)
        .one();
  }

  /** Writes events, in their order. Ask whether they are {@link #wanted} first. */
  public void write(Handle handle, List<DomainEvent> events) {
    handle
        .createUpdate(
            """
            insert into outbox (workspace_id, topic, payload, created_at)
            select workspace_id, topic, decode(payload, 'base64'), created_at
            from unnest(:workspaces, :topics, :payloads, :times)
              with ordinality as e (workspace_id, topic, payload, created_at, position)
            order by position
            """)
        .bindArray("workspaces", String.class, each(events, DomainEvent::workspaceId))
        .bindArray("topics", String.class, each(events, DomainEvent::topic))
        .bindArray("payloads", String.class, each(events, this::sealed))
        .bindArray(
            "times", OffsetDateTime.class, each(events, e -> e.at().atOffset(ZoneOffset.UTC)))
        .execute();
  }

  private static <T> List<T> each(List<DomainEvent> events, Function<DomainEvent, T> part) {
    return events.stream().map(part).toList();
  }

  private String sealed(DomainEvent event) {
    var payload = new String(event.payload(), StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(secrets.seal(payload));
  }

  /**
   * Takes the oldest events out, passing over those that somebody else is taking. They are back if
   * the transaction fails. An event that cannot be opened any more is dropped and reported.
   */
  public List<DomainEvent> take(Handle handle, int most) {
    return handle
        .createQuery(
            """
            delete from outbox where id in (
              select id from outbox order by id limit :most for update skip locked)
            returning id, workspace_id, topic, payload, created_at
            """)
        .bind("most", most)
        .map((row, _) -> new Taken(row.getLong("id"), event(row)))
        .stream()
        .sorted(Comparator.comparingLong(Taken::id))
        .map(Taken::event)
        .filter(Objects::nonNull)
        .toList();
  }

  private record Taken(long id, @Nullable DomainEvent event) {}

  private @Nullable DomainEvent event(ResultSet row) throws SQLException {
    var topic = row.getString("topic");
    try {
      return new DomainEvent(
          row.getString("workspace_id"),
          topic,
          row.getTimestamp("created_at").toInstant(),
          secrets.open(row.getBytes("payload")).getBytes(StandardCharsets.UTF_8));
    } catch (IllegalStateException e) {
      LOG.errorf("an event %s of the outbox is dropped: %s", topic, e.getMessage());
      return null;
    }
  }
}
