package io.waymark.platform.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets calls of the API in, unless it is shut for a while. */
public final class Gate {
  private static final int ALL = Integer.MAX_VALUE;

  private final Semaphore inside = new Semaphore(ALL, true);

  /** Tells whether a call may come in; if so, it has to {@link #leave}. */
  boolean enter() {
    return inside.tryAcquire();
  }

  void leave() {
    inside.release();
  }

  /**
   * Lets nobody in any more, and waits for those inside to leave.
   *
   * @return whether all of them left in time; if not, the gate is open again
   */
  public boolean shut(Duration patience) throws InterruptedException {
    return inside.tryAcquire(ALL, patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Lets calls in again, after {@link #shut}. */
  public void open() {
    inside.release(ALL);
  }
}
