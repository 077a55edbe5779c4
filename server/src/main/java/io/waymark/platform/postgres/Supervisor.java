package io.waymark.platform.postgres;

import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Keeps PostgreSQL running on one port: starts it again whenever it ends without being asked. */
final class Supervisor implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Supervisor.class);
  private static final Duration TRIM_LOG_EVERY = Duration.ofHours(1);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final Launcher launcher;
  private final int port;
  private final Thread thread;
  private volatile Server server;

  Supervisor(Launcher launcher, int port, Server server) {
    this.launcher = launcher;
    this.port = port;
    this.server = server;
    this.thread = Thread.ofPlatform().daemon().name("postgres-supervisor").unstarted(this::run);
  }

  static Supervisor start(Launcher launcher, int port, Server server) {
    var supervisor = new Supervisor(launcher, port, server);
    supervisor.thread.start();
    return supervisor;
  }

  /** The present run. */
  Server server() {
    return server;
  }

  /** Stops watching, then PostgreSQL. Leaves nothing running unless interrupted. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
      var stopped = server.stop();
      if (!stopped || launcher.survivors().suspected()) {
        launcher.survivors().stop();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      LOG.warn("Interrupted while PostgreSQL was shutting down; it will do so by itself");
    } catch (IOException e) {
      throw new PostgresException("PostgreSQL could not be stopped: " + e.getMessage(), e);
    }
  }

  private void run() {
    try {
      while (true) {
        if (server.awaitEnd(TRIM_LOG_EVERY)) {
          restart();
        } else {
          trimLog();
        }
      }
    } catch (InterruptedException e) {
      // Closing.
    }
  }

  private void restart() throws InterruptedException {
    LOG.errorf(
        "PostgreSQL ended unexpectedly with status %d; starting it again on port %d (log: %s)",
        server.status(), port, launcher.layout().log());
    for (var pause = FIRST_PAUSE; !attempt(); pause = longer(pause)) {
      LOG.errorf("PostgreSQL does not start; trying again in %d ms", pause.toMillis());
      Thread.sleep(pause);
    }
    LOG.infof("PostgreSQL is back on port %d", port);
  }

  private boolean attempt() throws InterruptedException {
    try {
      launcher.survivors().stop();
      server = launcher.launch(port);
      return server.awaitReady();
    } catch (IOException | PostgresException e) {
      LOG.error("PostgreSQL could not be started", e);
      return false;
    }
  }

  private static Duration longer(Duration pause) {
    var twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }

  private void trimLog() {
    try {
      launcher.log().trim();
    } catch (IOException e) {
      LOG.warnf("Could not trim %s: %s", launcher.layout().log(), e);
    }
  }
}
