package io.waymark.app.backup;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.Lock;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Makes the backups of a schedule. Of several servers that share a database one makes each; what a
 * server missed because nobody ran is made up for, once.
 */
public final class ScheduledBackups {
  private static final Logger LOG = Logger.getLogger(ScheduledBackups.class);

  private final Jdbi jdbi;
  private final Backups backups;
  private final UnaryOperator<Instant> last;
  private final Lock busy;
  private final InstantSource clock;
  private volatile BackupState state = BackupState.UNKNOWN;

  /**
   * @param last the last moment of the schedule that is not after the one it is given
   * @param busy held while archives are written or taken in
   */
  public ScheduledBackups(
      Jdbi jdbi, Backups backups, UnaryOperator<Instant> last, Lock busy, InstantSource clock) {
    this.jdbi = jdbi;
    this.backups = backups;
    this.last = last;
    this.busy = busy;
    this.clock = clock;
  }

  /** Makes a backup if it is time; to be called every minute. */
  public void tick() {
    if (!busy.tryLock()) {
      return;
    }
    try (var handle = jdbi.open()) {
      if (BackupRuns.lock(handle)) {
        try {
          makeIfDue(handle);
        } finally {
          BackupRuns.unlock(handle);
        }
      }
      state = BackupRuns.state(handle);
    } finally {
      busy.unlock();
    }
  }

  private void makeIfDue(Handle handle) {
    var due = last.apply(clock.instant());
    var done = BackupRuns.slot(handle);
    if (done != null && !done.isBefore(due)) {
      return;
    }
    BackupRuns.begin(handle, due);
    if (done == null) {
      // a schedule begins with its next moment, not with one before anybody thought of it
      return;
    }
    var begin = clock.instant();
    try {
      var made = backups.make(null, LOG::debug);
      var took = Duration.between(begin, clock.instant());
      BackupRuns.succeed(handle, clock.instant(), made, took);
      LOG.infof("backed up to %s: %d bytes in %s", made.place(), made.bytes(), took);
    } catch (IOException | RuntimeException e) {
      LOG.errorf(e, "the backup that was due at %s failed; the next is tried at its time", due);
      BackupRuns.fail(handle, clock.instant(), String.valueOf(e.getMessage()));
    }
  }

  /** How it was at the last {@link #tick}. */
  public BackupState state() {
    return state;
  }
}
