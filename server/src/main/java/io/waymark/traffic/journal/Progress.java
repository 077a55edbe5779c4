package io.waymark.traffic.journal;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** How far the journal can be read, and the place to wait for more. */
final class Progress {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile long end;
  private volatile boolean closed;
  private volatile @Nullable Barren barren;

  Progress(long end) {
    this.end = end;
  }

  /** A stretch in which a reader found nothing but damage. */
  private record Barren(long from, long end) {}

  /** The sequence after the last acknowledged record. */
  long end() {
    return end;
  }

  /** For the writer: every record below {@code now} is acknowledged. Takes no lock if none wait. */
  void advance(long now) {
    end = now;
    if (waiting.get() > 0) {
      wake();
    }
  }

  /**
   * Tells that nothing can be read from {@code from} up to {@code stretchEnd}. Without it, whoever
   * waits for a record that turned out damaged would be told again and again that it is there.
   */
  void barren(long from, long stretchEnd) {
    lock.lock();
    try {
      var known = barren;
      if (known == null || known.end < stretchEnd) {
        barren = new Barren(from, stretchEnd);
      } else if (known.end == stretchEnd && from < known.from) {
        barren = new Barren(from, stretchEnd);
      }
    } finally {
      lock.unlock();
    }
  }

  boolean await(long sequence, Duration timeout) throws InterruptedException {
    if (reaches(sequence)) {
      return true;
    }
    long left = saturatedNanos(timeout);
    lock.lockInterruptibly();
    waiting.incrementAndGet();
    try {
      while (!reaches(sequence)) {
        if (closed || left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      waiting.decrementAndGet();
      lock.unlock();
    }
  }

  /** Nobody waits from now on. */
  void close() {
    closed = true;
    wake();
  }

  private boolean reaches(long sequence) {
    var stretch = barren;
    long readableEnd = end;
    return sequence < readableEnd
        && (stretch == null || sequence < stretch.from || stretch.end < readableEnd);
  }

  private void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static long saturatedNanos(Duration timeout) {
    return timeout.compareTo(Duration.ofNanos(Long.MAX_VALUE)) >= 0
        ? Long.MAX_VALUE
        : timeout.toNanos();
  }
}
