package io.waymark.app.start;

import java.util.concurrent.atomic.AtomicBoolean;

/** Does something the first time it is asked to. */
final class Once implements Runnable {

  private final AtomicBoolean done = new AtomicBoolean();
  private final Runnable action;

  Once(Runnable action) {
    this.action = action;
  }

  @Override
  public void run() {
    if (done.compareAndSet(false, true)) {
      action.run();
    }
  }
}
