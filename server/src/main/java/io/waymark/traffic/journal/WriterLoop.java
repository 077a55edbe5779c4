package io.waymark.traffic.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes: takes everything that waits, lays it out as frames in a direct
 * buffer, writes that at once and answers. Alone, a record is written the moment it arrives; when
 * several came together, the writer rests before it looks again, because to be woken for each costs
 * more than to write it.
 */
final class WriterLoop implements Runnable {
  private static final int BUFFER_BYTES = 1024 * 1024;

  /** As many records at once come only where visitors do not wait for one another. */
  private static final int MANY = 4;

  /** Short beside a visitor's way to the server. */
  private static final Duration REST = Duration.ofMillis(1);

  private final Intake intake;
  private final Output output;
  private final LongAdder failed;
  private final ByteBuffer buffer;
  private final Answers answers = new Answers();
  private final CRC32C crc = new CRC32C();
  private final ReentrantLock numbering = new ReentrantLock();

  /** The sequence after the last record in the buffer. */
  private long framed;

  private volatile long unanswered;

  WriterLoop(Intake intake, Output output, int maxRecordBytes, LongAdder failed) {
    this.intake = intake;
    this.output = output;
    this.failed = failed;
    this.buffer = ByteBuffer.allocateDirect(Math.max(BUFFER_BYTES, Frame.HEADER + maxRecordBytes));
  }

  /** How many records were taken from the intake and are not answered yet. */
  long unanswered() {
    return unanswered;
  }

  /**
   * Leaves sequences out.
   *
   * @return the last sequence before them
   */
  long leaveOut(long count) throws IOException {
    numbering.lock();
    try {
      var last = output.next() - 1;
      output.leaveOut(count);
      return last;
    } finally {
      numbering.unlock();
    }
  }

  @Override
  public void run() {
    try {
      for (@Nullable Append rest = intake.take(); rest != null; rest = intake.take()) {
        var busy = rest.queued >= MANY;
        while (rest != null) {
          unanswered = rest.queued;
          rest = write(rest);
        }
        unanswered = 0;
        if (busy) {
          LockSupport.parkNanos(REST.toNanos());
        }
      }
    } finally {
      // Only an error, such as memory running out, leaves something here; it must not wait forever.
      refuseAll(intake.shut());
      output.close();
    }
  }

  /** Writes and answers as many records as go into one buffer and segment; returns the rest. */
  private @Nullable Append write(Append first) {
    @Nullable IOException refusal;
    @Nullable Append rest;
    long written;
    numbering.lock();
    try {
      rest = frame(first);
      // An outcome run on this thread may have interrupted it; that would close the file.
      Thread.interrupted();
      refusal = output.append(buffer, framed);
      written = output.next();
    } finally {
      numbering.unlock();
    }
    answer(first, rest, written, refusal);
    return rest;
  }

  /** Lays records out in the buffer; returns the rest. */
  private @Nullable Append frame(Append first) {
    long room = Math.min(buffer.capacity(), output.room(Frame.size(first.payload)));
    long sequence = output.next();
    buffer.clear();
    @Nullable Append rest = first;
    do {
      Frame.put(buffer, sequence, rest.payload, crc);
      rest.sequence = sequence++;
      rest = rest.next;
    } while (rest != null && buffer.position() + Frame.size(rest.payload) <= room);
    buffer.flip();
    framed = sequence;
    return rest;
  }

  private void answer(
      Append first, @Nullable Append rest, long written, @Nullable IOException refusal) {
    @Nullable Append append = first;
    while (append != null && append != rest && append.sequence < written) {
      append = answered(append);
    }
    answers.send(null);
    if (append == rest) {
      return;
    }
    while (append != null && append != rest) {
      failed.increment();
      append = answered(append);
    }
    answers.send(refusal);
  }

  private @Nullable Append answered(Append append) {
    @Nullable Append next = append.next;
    answers.add(append);
    return next;
  }

  private void refuseAll(@Nullable Append waiting) {
    @Nullable Append append = waiting;
    while (append != null) {
      failed.increment();
      append = answered(append);
    }
    answers.send(RefusedException.closed());
  }
}
