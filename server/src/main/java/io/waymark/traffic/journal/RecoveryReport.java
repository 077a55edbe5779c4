package io.waymark.traffic.journal;

import java.util.List;

/**
 * What a journal has skipped, when it was opened and while it was read since. Older segments are
 * not checked before somebody reads them, so a report grows. What lay before the oldest file counts
 * as released.
 *
 * @param damages each damaged place once, in the order found; the first {@value #LISTED} of them
 * @param found how many there are, listed or not
 */
public record RecoveryReport(List<Damage> damages, long found) {
  static final int LISTED = 1000;

  public RecoveryReport {
    damages = List.copyOf(damages);
  }

  /** Whether nothing was skipped. */
  public boolean clean() {
    return found == 0;
  }

  /**
   * One stretch that was skipped.
   *
   * @param file the segment's file name
   * @param offset where in the file it begins
   * @param bytes how long it is; 0 if records are missing without a trace
   * @param firstSequence the first sequence concerned
   * @param sequences how many sequences cannot be read because of it; for a torn tail how many it
   *     could have held, none of which is used again. 0 if only foreign bytes were skipped
   */
  public record Damage(
      String file, long offset, long bytes, long firstSequence, long sequences, Kind kind) {}

  /** What a skipped stretch is. */
  public enum Kind {
    /** An unfinished write at the end of the newest segment; it was cut off. */
    TORN_TAIL,
    /** Bytes that are no valid record. */
    UNREADABLE,
    /** Records that should be there and are not: a file is gone or was shortened. */
    MISSING
  }
}
