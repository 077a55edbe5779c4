package io.waymark.app.backup;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it is with scheduled backups.
 *
 * @param succeededAt when the last good one was made; null if none was
 * @param name of that one
 * @param bytes its size
 * @param took how long it took
 * @param failedAt when one failed that no good one came after; null if none did
 * @param problem why that one failed, in words for operators
 */
public record BackupState(
    @Nullable Instant succeededAt,
    @Nullable String name,
    long bytes,
    Duration took,
    @Nullable Instant failedAt,
    @Nullable String problem) {

  /** Before anything is known. */
  public static final BackupState UNKNOWN =
      new BackupState(null, null, 0, Duration.ZERO, null, null);

  /** For people, in one line. */
  public String words() {
    var good =
        succeededAt == null
            ? "none was made yet"
            : "the last is %s, %d bytes, made in %d ms".formatted(name, bytes, took.toMillis());
    return failedAt == null ? good : "%s; failed at %s: %s".formatted(good, failedAt, problem);
  }
}
