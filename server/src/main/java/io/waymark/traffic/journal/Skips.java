package io.waymark.traffic.journal;

/** Takes note of what a reader could not read. */
@FunctionalInterface
interface Skips {
  /**
   * A stretch of a segment was skipped.
   *
   * @param bytes its length, 0 if records are missing without a trace
   * @param from the first sequence concerned
   * @param end the sequence at which reading goes on
   */
  void skipped(Segment segment, long offset, long bytes, long from, long end);
}
