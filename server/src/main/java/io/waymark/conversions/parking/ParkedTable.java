package io.waymark.conversions.parking;

import io.waymark.conversions.connections.Provider;
import io.waymark.platform.crypto.SecretBox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Events that wait, in PostgreSQL, sealed: they tell of people who may not be customers at all. */
final class ParkedTable {
  /** Whoever takes an event and dies has it taken by another afterwards. */
  private static final Duration LEASE = Duration.ofMinutes(1);

  private final SecretBox secrets;

  ParkedTable(SecretBox secrets) {
    this.secrets = secrets;
  }

  /**
   * An event somebody is trying.
   *
   * @param until when another may try it
   */
  record Taken(Parked parked, Instant until, boolean expired) {}

  void insert(Handle handle, Parked parked, Instant now) {
    handle
        .createUpdate(
            """
            insert into parked_events
              (project_id, provider, event_key, subject, body, due_at, expires_at)
            values (:workspaceId, :provider, :key, :subject, :body, :dueAt, :expiresAt)
            on conflict (project_id, provider, event_key) do nothing
            """)
        .bind("workspaceId", parked.workspaceId())
        .bind("provider", parked.provider().label())
        .bind("key", parked.key())
        .bind("subject", parked.subject())
        .bind("body", secrets.seal(parked.event()))
        .bind("dueAt", now.plus(Patience.after(0)).atOffset(ZoneOffset.UTC))
        .bind("expiresAt", now.plus(Patience.LENGTH).atOffset(ZoneOffset.UTC))
        .execute();
  }

  /**
   * Whether anything waits for them.
   *
   * @param workspaceId null for any
   */
  static boolean wake(
      Handle handle, @Nullable String workspaceId, Provider provider, String subject, Instant now) {
    return handle
            .createUpdate(
                """
                update parked_events set due_at = :now
                where provider = :provider and subject = :subject
                  and (:workspaceId::text is null or project_id = :workspaceId)
                """)
            .bind("workspaceId", workspaceId)
            .bind("provider", provider.label())
            .bind("subject", subject)
            .bind("now", now.atOffset(ZoneOffset.UTC))
            .execute()
        > 0;
  }

  /** Takes what is due, so that nobody else does for a while. */
  List<Taken> take(Handle handle, Instant now, int most) {
    var until = now.plus(LEASE).truncatedTo(ChronoUnit.MICROS);
    return handle
        .createQuery(
            """
            update parked_events set attempts = attempts + 1, due_at = :until
            where id in (
              select id from parked_events where due_at <= :now order by due_at
              limit :most for update skip locked)
            returning *
            """)
        .bind("until", until.atOffset(ZoneOffset.UTC))
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .bind("most", most)
        .map(
            (row, _) ->
                new Taken(
                    parked(row),
                    until,
                    row.getObject("expires_at", OffsetDateTime.class).toInstant().isBefore(now)))
        .list();
  }

  /** Has it tried again later, unless it was woken meanwhile. */
  static void postpone(Handle handle, Taken taken, Instant due) {
    handle
        .createUpdate("update parked_events set due_at = :due where id = :id and due_at = :until")
        .bind("id", taken.parked().id())
        .bind("until", taken.until().atOffset(ZoneOffset.UTC))
        .bind("due", due.atOffset(ZoneOffset.UTC))
        .execute();
  }

  static void forget(Handle handle, String workspaceId, Provider provider) {
    handle
        .createUpdate(
            "delete from parked_events where project_id = :workspaceId and provider = :provider")
        .bind("workspaceId", workspaceId)
        .bind("provider", provider.label())
        .execute();
  }

  static void delete(Handle handle, long id) {
    handle.createUpdate("delete from parked_events where id = :id").bind("id", id).execute();
  }

  private Parked parked(ResultSet row) throws SQLException {
    return new Parked(
        row.getLong("id"),
        row.getString("project_id"),
        Provider.valueOf(row.getString("provider").toUpperCase(Locale.ROOT)),
        row.getString("event_key"),
        row.getString("subject"),
        secrets.open(row.getBytes("body")),
        row.getInt("attempts"));
  }
}
