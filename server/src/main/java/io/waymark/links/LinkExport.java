package io.waymark.links;

import io.waymark.identity.Caller;
import io.waymark.links.csv.CsvCells;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Body;
import io.waymark.platform.time.NaturalDate;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Links as a file of comma-separated values, newest first, however many there are (EXP-1…3). They
 * are read page by page, so a slow reader holds no transaction open.
 */
final class LinkExport {
  private static final int PAGE = 500;
  private static final Instant EARLIEST = Instant.parse("2022-09-22T00:00:00Z");

  private final Jdbi jdbi;
  private final LinkTable table;
  private final LinkSearch search;
  private final FullLinks full;
  private final InstantSource clock;

  LinkExport(Jdbi jdbi, LinkTable table, LinkSearch search, FullLinks full, InstantSource clock) {
    this.jdbi = jdbi;
    this.table = table;
    this.search = search;
    this.full = full;
    this.clock = clock;
  }

  private record Range(@Nullable Instant start, @Nullable Instant end) {}

  /**
   * The file, to be written when it is sent.
   *
   * @throws ApiProblem 422 for a range that cannot be, 403 and 404 for a domain or folder that may
   *     not be listed, 403 if the workspace is over its limit of events
   */
  Body.Writing file(Caller caller, ExportFilter filter) {
    var limit = caller.workspace().usageLimit();
    if (limit != null && caller.workspace().usage() >= limit) {
      throw ApiProblem.forbidden(
          "This workspace has used up its %d events. Ask the operator to raise the limit."
              .formatted(limit));
    }
    var range = range(filter);
    var where =
        jdbi.withHandle(
            handle -> search.where(handle, caller, filter.selection(), LinkSearch.Reach.OUTSIDE));
    if (range.start() != null) {
      where.and("created_at >= :start", "start", range.start().atOffset(ZoneOffset.UTC));
    }
    if (range.end() != null) {
      where.and("created_at < :end", "end", range.end().atOffset(ZoneOffset.UTC));
    }
    var columns = ExportColumn.of(filter.columns());
    return out -> write(out, where, columns);
  }

  private Range range(ExportFilter filter) {
    var now = clock.instant();
    if (filter.interval() != null) {
      return new Range(filter.interval().start(now), null);
    }
    if (filter.start() == null) {
      return new Range(ExportInterval.LAST_30_DAYS.start(now), null);
    }
    var start = date("start", filter.start(), now);
    var end = filter.end() == null ? null : date("end", filter.end(), now);
    if (start.isBefore(EARLIEST)) {
      throw ApiProblem.unprocessable(
          "custom: start: The start date cannot be earlier than September 22, 2022.");
    }
    if (end != null && end.isBefore(start)) {
      throw ApiProblem.unprocessable("custom: end: The end date must be after the start date.");
    }
    return new Range(start, end);
  }

  private static Instant date(String field, String text, Instant now) {
    var date = NaturalDate.parse(text, now);
    if (date == null) {
      throw ApiProblem.unprocessable("custom: %s: Invalid date".formatted(field));
    }
    return date;
  }

  private void write(OutputStream out, Where where, List<ExportColumn> columns) throws IOException {
    out.write(bytes(columns.stream().map(ExportColumn::heading).toList()));
    Link last = null;
    while (true) {
      var after = last;
      var page = jdbi.inTransaction(handle -> page(handle, where, after));
      for (var link : page) {
        out.write(bytes(columns.stream().map(column -> column.cell(link)).toList()));
      }
      if (page.size() < PAGE) {
        return;
      }
      last = page.getLast().link();
    }
  }

  private static byte[] bytes(List<String> cells) {
    return CsvCells.line(cells).getBytes(StandardCharsets.UTF_8);
  }

  private List<FullLink> page(Handle handle, Where where, @Nullable Link after) {
    var query =
        handle
            .createQuery(
                "select * from links where "
                    + where.sql()
                    + (after == null ? "" : " and (created_at, id) < (:createdAt, :id)")
                    + " order by created_at desc, id desc limit :page")
            .bindMap(where.values())
            .bind("page", PAGE);
    if (after != null) {
      query.bind("createdAt", after.createdAt().atOffset(ZoneOffset.UTC)).bind("id", after.id());
    }
    return full.of(handle, query.map((row, context) -> table.link(row)).list());
  }
}
