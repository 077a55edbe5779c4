package io.waymark.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.waymark.app.archiving.Clerk;
import io.waymark.app.archiving.ControlSocket;
import io.waymark.app.backup.BackupState;
import io.waymark.app.backup.ScheduledBackups;
import io.waymark.app.config.Config;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Archives and backups of the server at work: by order of a command, and by the clock. */
final class Preservation {
  private static final Logger LOG = Logger.getLogger(Preservation.class);
  private static final Duration TICK = Duration.ofMinutes(1);

  private final Path data;
  private final Clerk clerk;
  private final @Nullable ScheduledBackups scheduled;
  private @Nullable ControlSocket socket;

  Preservation(Config config, Jdbi jdbi, ServerArchives archives, InstantSource clock) {
    this.data = config.data();
    var busy = new ReentrantLock();
    var backups = BackupSettings.backups(config, to -> archives.write(to, null, true), clock);
    var schedule = config.backup().schedule();
    var zone = config.backup().zone();
    this.scheduled =
        schedule.isNever()
            ? null
            : new ScheduledBackups(jdbi, backups, now -> schedule.last(now, zone), busy, clock);
    this.clerk = new Clerk(archives, backups, this::state, busy);
  }

  /** How it is with scheduled backups. */
  BackupState state() {
    return scheduled == null ? BackupState.UNKNOWN : scheduled.state();
  }

  /** Whether there are any. */
  boolean isScheduled() {
    return scheduled != null;
  }

  void start(Housekeeping housekeeping, MeterRegistry metrics) {
    try {
      socket = ControlSocket.open(data, clerk);
    } catch (IOException | UnsupportedOperationException e) {
      LOG.warnf("commands such as waymark backup cannot reach this server: %s", e.getMessage());
    }
    if (scheduled != null) {
      housekeeping.every("backing up", Duration.ZERO, TICK, scheduled::tick);
      gauge(
          metrics,
          "success",
          "When the last good scheduled backup was made, in Unix time",
          it -> seconds(it.succeededAt()));
      gauge(metrics, "bytes", "Size of that backup", BackupState::bytes);
      gauge(metrics, "seconds", "How long it took", it -> it.took().toMillis() / 1000d);
      gauge(
          metrics,
          "failing",
          "1 while the last scheduled backup is one that failed",
          it -> it.failedAt() == null ? 0 : 1);
    }
  }

  private static double seconds(@Nullable Instant moment) {
    return moment == null ? 0 : moment.getEpochSecond();
  }

  private void gauge(
      MeterRegistry metrics, String name, String words, ToDoubleFunction<BackupState> value) {
    Gauge.builder("waymark.backup." + name, this, it -> value.applyAsDouble(it.state()))
        .description(words)
        .register(metrics);
  }

  /** Takes no more orders. */
  void stop() {
    if (socket != null) {
      socket.close();
    }
  }
}
