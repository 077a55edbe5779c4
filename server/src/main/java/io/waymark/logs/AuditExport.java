package io.waymark.logs;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.instant;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.waymark.links.csv.CsvCells;
import io.waymark.platform.http.Body;
import io.waymark.platform.schema.Shape;
import io.waymark.platform.time.Timestamps;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The audit log as a file, read page by page while it is sent. */
final class AuditExport {
  static final String TYPE = "text/csv";
  private static final int PAGE = 500;

  static final Shape<Wanted> WANTED =
      Shape.of(
          Wanted.class,
          field("start", instant()).described("Only changes from then on.").optional(),
          field("end", instant()).described("Only changes before then.").optional());

  private final Jdbi jdbi;

  AuditExport(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Of which time changes are wanted. */
  record Wanted(@Nullable Instant start, @Nullable Instant end) {
    private AuditFilter first() {
      return new AuditFilter(null, null, null, start, end, null, PAGE);
    }
  }

  Body.Writing file(String workspaceId, Wanted wanted) {
    return out -> write(out, workspaceId, wanted.first());
  }

  private void write(OutputStream out, String workspaceId, AuditFilter first) throws IOException {
    line(out, List.of("time", "action", "target", "changes", "user", "key", "ip", "request"));
    for (@Nullable AuditFilter filter = first; filter != null; ) {
      var wanted = filter;
      var page = jdbi.withHandle(handle -> AuditTable.list(handle, workspaceId, wanted));
      for (var entry : page) {
        line(
            out,
            List.of(
                Timestamps.iso(entry.at()),
                entry.action(),
                Objects.requireNonNullElse(entry.target(), ""),
                Objects.requireNonNullElse(entry.changes(), ""),
                entry.userId(),
                entry.credential(),
                entry.address(),
                entry.requestId()));
      }
      filter = page.size() < PAGE ? null : wanted.after(page.getLast().id(), PAGE);
    }
  }

  private static void line(OutputStream out, List<String> cells) throws IOException {
    out.write(CsvCells.line(cells).getBytes(UTF_8));
  }
}
