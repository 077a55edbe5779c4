package io.waymark.links;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became, or would become, of every row of a file.
 *
 * @param dryRun whether nothing was written
 * @param domains domains that were added to the workspace for it
 */
record ImportReport(
    boolean dryRun, int imported, int skipped, int failed, List<String> domains, List<Row> rows) {

  /** What became of a row. */
  enum Outcome {
    IMPORTED,
    /** The short link exists already. */
    SKIPPED,
    FAILED
  }

  /**
   * One row.
   *
   * @param line where it is in the file, from 1
   * @param error what is wrong with it, null if nothing is
   */
  record Row(long line, String link, Outcome outcome, @Nullable String error) {}

  static ImportReport of(boolean dryRun, List<String> domains, List<Row> rows) {
    return new ImportReport(
        dryRun,
        count(rows, Outcome.IMPORTED),
        count(rows, Outcome.SKIPPED),
        count(rows, Outcome.FAILED),
        domains,
        rows);
  }

  private static int count(List<Row> rows, Outcome outcome) {
    return (int) rows.stream().filter(row -> row.outcome() == outcome).count();
  }
}
