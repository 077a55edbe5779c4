package io.waymark.app.start;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the process alive, once it has been told to stop, until its parts have been stopped in
 * order: the thread that started them stops them, and the virtual machine would not wait for it.
 */
final class Ending implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 60;

  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread hook = new Thread(this::await, "waymark-ending");
  private volatile boolean near;

  Ending() {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException alreadyTold) {
      near = true;
    }
  }

  /** Whether the process has been told to stop. */
  boolean isNear() {
    return near;
  }

  private void await() {
    near = true;
    try {
      var _ = stopped.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tells that everything has been stopped. */
  @Override
  public void close() {
    stopped.countDown();
    if (!near) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException alreadyRunning) {
        near = true;
      }
    }
  }
}
