package io.waymark.platform.postgres;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** One run of the postmaster. */
final class Server {
  private static final Logger LOG = Logger.getLogger(Server.class);
  private static final Duration POLL = Duration.ofMillis(10);
  private static final Duration REPORT_EVERY = Duration.ofSeconds(10);
  private static final Duration FAST_SHUTDOWN = Duration.ofMinutes(1);

  private final Layout layout;
  private final Watchdog watchdog;
  private volatile boolean ready;

  Server(Layout layout, Watchdog watchdog) {
    this.layout = layout;
    this.watchdog = watchdog;
  }

  /** The postmaster's pid. */
  long pid() {
    return watchdog.postmaster();
  }

  /** Whether it takes connections, as far as we know. */
  boolean alive() {
    return ready && watchdog.alive();
  }

  /**
   * Waits until it takes connections; recovery after a crash may take a while, and giving up on it
   * would only make it start over.
   *
   * @return false if it ended instead
   */
  boolean awaitReady() throws IOException, InterruptedException {
    var report = System.nanoTime() + REPORT_EVERY.toNanos();
    while (watchdog.alive()) {
      if (saysReady()) {
        ready = true;
        return true;
      }
      if (System.nanoTime() > report) {
        LOG.infof("PostgreSQL is still starting, see %s", layout.log());
        report += REPORT_EVERY.toNanos();
      }
      Thread.sleep(POLL);
    }
    return false;
  }

  /**
   * Waits for its end.
   *
   * @return false if it still runs when the time is up
   */
  boolean awaitEnd(Duration limit) throws InterruptedException {
    return watchdog.process().waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The exit status, once it has ended. */
  int status() {
    return watchdog.process().exitValue();
  }

  /**
   * Shuts it down: connections are cut, data is written.
   *
   * @return false if it takes unduly long, and goes on without us
   */
  boolean stop() throws InterruptedException {
    ready = false;
    watchdog.release();
    return awaitEnd(FAST_SHUTDOWN);
  }

  private boolean saysReady() throws IOException {
    return PidFile.read(layout.cluster())
        .filter(file -> file.pid() == pid() && file.ready())
        .isPresent();
  }
}
