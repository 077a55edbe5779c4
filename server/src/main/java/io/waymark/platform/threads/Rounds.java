package io.waymark.platform.threads;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Does the same again and again on a thread of its own: when called, and otherwise every moment.
 */
public final class Rounds {
  private static final Logger LOG = Logger.getLogger(Rounds.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration BREATH = Duration.ofMillis(10);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

  private final String what;
  private final Work work;
  private final Semaphore bell = new Semaphore(0);
  private final Thread thread;
  private volatile boolean stopped;

  /** One round; tells whether there is more to do at once. */
  @FunctionalInterface
  public interface Work {
    boolean round();
  }

  /**
   * @param what is done, for the log
   */
  public Rounds(String what, Work work) {
    this.what = what;
    this.work = work;
    this.thread = Thread.ofVirtual().name(what).unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /** Has a round begin soon. */
  public void call() {
    bell.release();
  }

  private void run() {
    var failing = false;
    while (!stopped) {
      var pause = POLL;
      try {
        pause = work.round() ? Duration.ZERO : POLL;
        if (failing) {
          LOG.infof("%s works again", what);
        }
        failing = false;
      } catch (RuntimeException e) {
        if (!failing && !stopped) {
          LOG.errorf(e, "%s fails, trying again", what);
        }
        failing = true;
        pause = AFTER_FAILURE;
      }
      rest(pause);
    }
  }

  private void rest(Duration pause) {
    if (pause.isZero()) {
      return;
    }
    try {
      // Calls that come together are answered together.
      Thread.sleep(BREATH);
      var _ = bell.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
      bell.drainPermits();
    } catch (InterruptedException e) {
      stopped = true;
    }
  }

  /** Waits for the round under way, and begins no other. */
  public void stop() {
    stopped = true;
    bell.release();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
