package io.waymark.traffic.journal;

import io.waymark.traffic.journal.Journal.Outcome;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A record on its way: the one object allocated for it. Its link is owned by whoever holds it: the
 * appending thread, the intake, the writer, the answer.
 */
final class Append {
  /** What a waiting record costs besides its payload: this object and the array's header. */
  static final int OVERHEAD = 64;

  final byte[] payload;
  final Executor executor;
  final Outcome outcome;

  @Nullable Append next;

  /**
   * In the intake: how many records wait up to and with this one. Taken from it: how many from this
   * one on.
   */
  long queued;

  /** In the intake: what waits up to and with this one costs. */
  long queuedBytes;

  /** The sequence it gets, valid once the writer has framed it. */
  long sequence;

  Append(byte[] payload, Executor executor, Outcome outcome) {
    this.payload = payload;
    this.executor = executor;
    this.outcome = outcome;
  }

  /** Links this record in front of the newest waiting one; false if that is more than allowed. */
  boolean onto(@Nullable Append newest, long bound) {
    next = newest;
    queued = newest == null ? 1 : newest.queued + 1;
    queuedBytes = payload.length + OVERHEAD + (newest == null ? 0 : newest.queuedBytes);
    return newest == null || queuedBytes <= bound;
  }
}
