package io.waymark.links;

import io.waymark.identity.Caller;
import io.waymark.identity.Workspaces;
import io.waymark.links.ImportReport.Outcome;
import io.waymark.links.csv.CsvTable;
import io.waymark.links.folders.FolderAccess;
import io.waymark.links.folders.FolderRight;
import io.waymark.links.tags.Tag;
import io.waymark.links.tags.Tags;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.text.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Takes links in from a file, batch by batch (IMP-1, IMP-2). Short links that exist are passed
 * over, so a file can be imported again after an interruption; every row's outcome is reported.
 */
final class LinkImport {
  private static final int BATCH = 1_000;

  private final Jdbi jdbi;
  private final LinkTable table;
  private final LinkRules rules;
  private final LinkCache cache;
  private final Tags tags;
  private final DomainAddition domains;
  private final Ids ids;
  private final InstantSource clock;

  LinkImport(
      Jdbi jdbi,
      LinkTable table,
      LinkRules rules,
      LinkCache cache,
      Tags tags,
      DomainAddition domains,
      Ids ids,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.table = table;
    this.rules = rules;
    this.cache = cache;
    this.tags = tags;
    this.domains = domains;
    this.ids = ids;
    this.clock = clock;
  }

  /** Adds a domain that no workspace has yet to the caller's. */
  @FunctionalInterface
  interface DomainAddition {
    /**
     * Adds it, in the transaction of the handle.
     *
     * @throws ApiProblem if it cannot be a domain
     */
    void add(Handle handle, Caller caller, String slug);
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
    jdbi.useHandle(handle -> checkFolder(handle, caller, order.folderId()));
    var report = new ArrayList<ImportReport.Row>();
    var added = new LinkedHashSet<String>();
    var rows = order.table().rows();
    for (var from = 0; from < rows.size(); from += BATCH) {
      var batch = rows.subList(from, Math.min(rows.size(), from + BATCH));
      report.addAll(
          jdbi.inTransaction(
              handle -> {
                var outcome = new Batch(handle, caller, order, now, added).run(batch);
                if (order.dryRun()) {
                  handle.rollback();
                }
                return outcome;
              }));
    }
    if (!order.dryRun()) {
      added.forEach(cache::forgetAll);
    }
    return ImportReport.of(order.dryRun(), List.copyOf(added), report);
  }

  private void checkFolder(Handle handle, Caller caller, @Nullable String folderId) {
    if (folderId != null) {
      FolderAccess.require(handle, caller, folderId, FolderRight.LINKS_WRITE);
    }
  }

  /** Some rows, in one transaction. */
  private final class Batch {
    private final Handle handle;
    private final Caller caller;
    private final Order order;
    private final Instant now;
    private final Collection<String> addedDomains;
    private final UsableDomains usable;
    private final List<ImportReport.Row> report = new ArrayList<>();
    private final Map<ImportRow, LinkRules.Checked> candidates = new LinkedHashMap<>();

    Batch(Handle handle, Caller caller, Order order, Instant now, Collection<String> addedDomains) {
      this.handle = handle;
      this.caller = caller;
      this.order = order;
      this.now = now;
      this.addedDomains = addedDomains;
      this.usable = rules.domains(handle, caller);
    }

    List<ImportReport.Row> run(List<CsvTable.Row> rows) {
      for (var row : rows) {
        check(row);
      }
      write();
      return report;
    }

    private void check(CsvTable.Row cells) {
      var shown = cells.cell(order.mapping().link());
      try {
        var row = ImportRow.of(cells, order.mapping(), now);
        addDomain(row.domain());
        var checked =
            rules.newLink(
                handle,
                caller,
                usable,
                request(row),
                ids.next("link_"),
                row.createdAt() == null ? now : row.createdAt(),
                LinkRules.Depth.IMPORTED);
        candidates.put(row, checked);
      } catch (ApiProblem problem) {
        report.add(new ImportReport.Row(cells.line(), shown, Outcome.FAILED, problem.text()));
      } catch (IllegalArgumentException problem) {
        report.add(new ImportReport.Row(cells.line(), shown, Outcome.FAILED, problem.getMessage()));
      }
    }

    private void addDomain(String slug) {
      if (!usable.knows(slug)) {
        domains.add(handle, caller, slug);
        addedDomains.add(slug);
      }
    }

    private LinkRequest request(ImportRow row) {
      return LinkSchemas.imported(row, order.folderId());
    }

    private void write() {
      var made = table.insertNew(handle, List.copyOf(candidates.values()));
      var tagIds = tagIds();
      var tagged = new HashMap<String, List<String>>();
      candidates.forEach(
          (row, checked) -> {
            var link = checked.link();
            var imported = made.contains(link.id());
            if (imported && !row.tags().isEmpty()) {
              tagged.put(
                  link.id(),
                  row.tags().stream().map(tagIds::get).filter(Objects::nonNull).toList());
            }
            if (imported && !order.dryRun()) {
              cache.forget(link.domain(), link.key());
            }
            report.add(
                new ImportReport.Row(
                    row.line(),
                    row.shortLink(),
                    imported ? Outcome.IMPORTED : Outcome.SKIPPED,
                    imported ? null : "this short link exists already"));
          });
      tags.attachToNew(handle, tagged);
      Workspaces.countNewLinks(handle, caller.workspace().id(), made.size());
      report.sort(Comparator.comparingLong(ImportReport.Row::line));
    }

    private Map<String, String> tagIds() {
      var names =
          candidates.keySet().stream()
              .flatMap(row -> row.tags().stream())
              .collect(Collectors.toCollection(LinkedHashSet::new));
      return names.isEmpty()
          ? Map.of()
          : tags.createMissing(handle, caller.workspace().id(), names, now).stream()
              .collect(Collectors.toMap(tag -> tag.name().toLowerCase(Locale.ROOT), Tag::id));
    }
  }
}
