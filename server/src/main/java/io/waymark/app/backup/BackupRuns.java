package io.waymark.app.backup;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What became of scheduled backups, for all servers of one database. */
final class BackupRuns {
  /** Any number that nothing else in the database locks. */
  private static final long LOCK = 0x77_61_79_62_61_63_6bL;

  private BackupRuns() {}

  /** Whether this connection alone may make backups from now on, until {@link #unlock}. */
  static boolean lock(Handle handle) {
    return handle
        .createQuery("select pg_try_advisory_lock(:lock)")
        .bind("lock", LOCK)
        .mapTo(Boolean.class)
        .one();
  }

  static void unlock(Handle handle) {
    handle
        .createQuery("select pg_advisory_unlock(:lock)")
        .bind("lock", LOCK)
        .mapTo(Boolean.class)
        .one();
  }

  /** The last moment of a schedule that somebody took care of; null if there was none yet. */
  static @Nullable Instant slot(Handle handle) {
    return handle
        .createQuery("select slot from backup_runs")
        .map((row, _) -> instant(row.getObject(1, OffsetDateTime.class)))
        .list()
        .getFirst();
  }

  static void begin(Handle handle, Instant slot) {
    handle
        .createUpdate("update backup_runs set slot = :slot")
        .bind("slot", slot.atOffset(ZoneOffset.UTC))
        .execute();
  }

  static void succeed(Handle handle, Instant now, Backups.Made made, Duration took) {
    handle
        .createUpdate(
            """
            update backup_runs set succeeded_at = :now, name = :name, bytes = :bytes,
              milliseconds = :took, failed_at = null, problem = null
            """)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .bind("name", made.name())
        .bind("bytes", made.bytes())
        .bind("took", took.toMillis())
        .execute();
  }

  static void fail(Handle handle, Instant now, String problem) {
    handle
        .createUpdate("update backup_runs set failed_at = :now, problem = :problem")
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .bind("problem", problem)
        .execute();
  }

  static BackupState state(Handle handle) {
    return handle
        .createQuery(
            "select succeeded_at, name, bytes, milliseconds, failed_at, problem from backup_runs")
        .map(
            (row, _) ->
                new BackupState(
                    instant(row.getObject("succeeded_at", OffsetDateTime.class)),
                    row.getString("name"),
                    row.getLong("bytes"),
                    Duration.ofMillis(row.getLong("milliseconds")),
                    instant(row.getObject("failed_at", OffsetDateTime.class)),
                    row.getString("problem")))
        .one();
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
    return moment == null ? null : moment.toInstant();
  }
}
