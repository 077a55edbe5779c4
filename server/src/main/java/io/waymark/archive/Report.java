package io.waymark.archive;

import org.jspecify.annotations.Nullable;

/** Hears what becomes of the lines of an archive, file by file. */
public interface Report {

  /**
   * A line of a table's file, or one that is refused.
   *
   * @param line from 1; 0 for the file itself
   * @param id what the row is known by; null if that is not known
   * @param problem why it is refused; null if it is not
   */
  void line(String file, long line, Outcome outcome, @Nullable String id, @Nullable String problem);

  /** The end of a file that the archive has. */
  void file(String file, Tally tally);

  /** How many lines became what. */
  record Tally(long created, long updated, long unchanged, long refused) {}
}
