package io.waymark.traffic.journal;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * An append-only, ordered log of records, shared by one process's writers and read by its
 * consumers. Records carry sequence numbers that start at 1, grow by one, and are never used again,
 * across restarts too. Numbers may be left out, after a crash for one; a gap is not a lost record.
 *
 * <p>All methods may be called from any thread.
 */
public interface Journal extends AutoCloseable {

  /**
   * Hands a record over and returns at once; never blocks, so an event loop may call it. The
   * outcome arrives on {@code executor} once the record is written (or, if the journal is set so,
   * synced). Outcomes of one write that share an executor arrive in one task, in the order of their
   * sequences. Records handed over by one thread get ascending sequences in that order.
   *
   * <p>Every record is answered exactly once, unless {@code executor} refuses the task. Too many
   * waiting records, a refusing disk and a closed journal are answered with {@code failed}.
   *
   * @param payload the record; the journal keeps the array, so the caller must not change it
   * @throws IllegalArgumentException if the payload is empty or larger than {@link
   *     #maxRecordBytes()}
   */
  void append(byte[] payload, Executor executor, Outcome outcome);

  /** The largest record accepted, in bytes. */
  int maxRecordBytes();

  /**
   * Reads written records in order, starting with {@code fromSequence} or, if that one is gone or
   * was skipped as damaged, with the next readable one. Reading on from where the last answer ended
   * costs no search.
   *
   * @param fromSequence at least 1
   * @param maxRecords at least 1
   * @return at most {@code maxRecords} records and a few megabytes, fewer near the end, none if
   *     nothing is there yet
   * @throws IllegalStateException if the journal is closed
   */
  List<Entry> read(long fromSequence, int maxRecords);

  /**
   * Waits until a record with a sequence of at least {@code sequence} is readable, the time is up
   * or the journal is closed; tells whether one is progress.
   */
  boolean await(long sequence, Duration timeout) throws InterruptedException;

  /** The sequence the next record will get. */
  long nextSequence();

  /** The sequence of the last record that can be read; 0 if there was none yet. */
  long lastReadable();

  /**
   * Gives no record the next sequences, which are the caller's then.
   *
   * @param count how many; not negative
   * @return the last sequence before them: everything up to it is readable already
   * @throws IOException if the disk refuses to end the segment; nothing is left out then
   */
  long leaveOut(long count) throws IOException;

  /**
   * Lets the journal remove what every consumer has passed: all records below {@code sequence} may
   * go. They go in larger units, so some may stay progress.
   */
  void release(long sequence);

  /**
   * Writes what was handed over, answers every outstanding outcome and closes the files. Called
   * from an outcome, it returns before that. Closing again does nothing.
   */
  @Override
  void close();

  /** A record with its sequence. */
  record Entry(long sequence, byte[] payload) {}

  /** What became of a record. */
  interface Outcome {
    /** The record is durable under this sequence. */
    void appended(long sequence);

    /**
     * The record is not in the journal: it is refused, or its fate is unknown and it will be
     * readable only if the disk kept it after all.
     */
    void failed(Exception cause);
  }
}
