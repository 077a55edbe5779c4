package io.waymark.links;

import io.waymark.identity.Caller;
import io.waymark.links.csv.CsvTable;
import io.waymark.links.folders.FolderAccess;
import io.waymark.links.folders.FolderRight;
import io.waymark.platform.http.ApiProblem;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Takes links in from a file, batch by batch (IMP-1, IMP-2). Short links that exist are passed
 * over, so a file can be imported again after an interruption; every row's outcome is reported.
 */
final class LinkImport {
  private static final int BATCH = 1_000;

  private final Jdbi jdbi;
  private final ImportWriter writer;
  private final InstantSource clock;

  LinkImport(Jdbi jdbi, ImportWriter writer, InstantSource clock) {
    this.jdbi = jdbi;
    this.writer = writer;
    this.clock = clock;
  }

  /**
   * What to import, and how.
   *
   * @param dryRun whether to find out what would happen, and leave everything as it is
   */
  record Order(CsvTable table, ImportMapping mapping, @Nullable String folderId, boolean dryRun) {}

  /**
   * Imports a file.
   *
   * @throws ApiProblem 403 or 404 for the folder
   */
  ImportReport run(Caller caller, Order order) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var folderId = order.folderId();
    if (folderId != null) {
      jdbi.useHandle(
          handle -> FolderAccess.require(handle, caller, folderId, FolderRight.LINKS_WRITE));
    }
    var terms = new ImportWriter.Terms(caller, folderId, now);
    var report = new ArrayList<ImportReport.Row>();
    var added = new LinkedHashSet<String>();
    var rows = order.table().rows();
    for (var from = 0; from < rows.size(); from += BATCH) {
      var batch = rows.subList(from, Math.min(rows.size(), from + BATCH));
      var entries = batch.stream().map(row -> read(row, order.mapping(), now)).toList();
      var written =
          jdbi.inTransaction(
              handle -> {
                var outcome = writer.write(handle, terms, List.of(), entries);
                if (order.dryRun()) {
                  handle.rollback();
                }
                return outcome;
              });
      if (!order.dryRun()) {
        writer.forget(written);
      }
      report.addAll(written.rows());
      added.addAll(written.addedDomains());
    }
    return ImportReport.of(order.dryRun(), List.copyOf(added), report);
  }

  private static ImportEntry read(CsvTable.Row row, ImportMapping mapping, Instant now) {
    try {
      return new ImportEntry.Found(ImportRow.of(row, mapping, now));
    } catch (IllegalArgumentException problem) {
      return new ImportEntry.Unreadable(
          row.line(), row.cell(mapping.link()), String.valueOf(problem.getMessage()));
    }
  }
}
