package io.waymark.traffic.journal;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Where appending threads leave records for the one writer. A stack that the writer takes whole:
 * handing over is one compare-and-set, the waiting totals ride along in its newest record, and only
 * the first record onto an empty stack wakes the writer, if that one waits.
 */
final class Intake {
  private static final Append CLOSED =
      new Append(
          new byte[0],
          Runnable::run,
          new Journal.Outcome() {
            @Override
            public void appended(long sequence) {}

            @Override
            public void failed(Exception cause) {}
          });

  /** What became of an offer. */
  enum Admission {
    ACCEPTED,
    FULL,
    CLOSED
  }

  private final long bound;
  private final AtomicReference<@Nullable Append> newest = new AtomicReference<>();
  private volatile boolean closing;
  private volatile @Nullable Thread writer;
  private volatile boolean waiting;

  Intake(long bound) {
    this.bound = bound;
  }

  Admission offer(Append append) {
    while (true) {
      @Nullable Append top = newest.get();
      if (top == CLOSED) {
        return Admission.CLOSED;
      }
      if (!append.onto(top, bound)) {
        return Admission.FULL;
      }
      if (newest.compareAndSet(top, append)) {
        if (top == null && waiting) {
          LockSupport.unpark(writer);
        }
        return Admission.ACCEPTED;
      }
    }
  }

  /**
   * For the writer: waits for records and takes them all, linked oldest first. Null once the intake
   * is closed and empty.
   */
  @Nullable Append take() {
    writer = Thread.currentThread();
    while (true) {
      if (closing) {
        return shut();
      }
      @Nullable Append top = newest.getAndSet(null);
      if (top != null) {
        return oldestFirst(top);
      }
      waiting = true;
      if (newest.get() == null && !closing) {
        LockSupport.park(this);
      }
      waiting = false;
      // Interrupted, park() would no longer wait.
      Thread.interrupted();
    }
  }

  /** Accepts nothing from now on and gives back what still waits, linked oldest first. */
  @Nullable Append shut() {
    @Nullable Append top = newest.getAndSet(CLOSED);
    return top == null || top == CLOSED ? null : oldestFirst(top);
  }

  /** Asks the writer to take what waits and stop. */
  void close() {
    closing = true;
    LockSupport.unpark(writer);
  }

  long queued() {
    @Nullable Append top = newest.get();
    return top == null ? 0 : top.queued;
  }

  private static Append oldestFirst(Append newest) {
    @Nullable Append reversed = null;
    @Nullable Append rest = newest;
    Append oldest = newest;
    long from = 0;
    while (rest != null) {
      oldest = rest;
      rest = rest.next;
      oldest.next = reversed;
      oldest.queued = ++from;
      reversed = oldest;
    }
    return oldest;
  }
}
