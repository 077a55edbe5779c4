package io.waymark.analytics;

import static io.waymark.identity.Permission.ANALYTICS_READ;

import io.waymark.events.Selection;
import io.waymark.identity.Caller;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.links.csv.CsvCells;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Operation;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;

/** The API's operations on events one by one (C). */
final class EventOperations {
  private static final String TAG = "Events";

  private final EventDesk desk;
  private final InstantSource clock;

  EventOperations(EventDesk desk, InstantSource clock) {
    this.desk = desk;
    this.clock = clock;
  }

  List<Operation> declare(WorkspaceOperations operations) {
    return List.of(
        operations
            .get("/events", "listEvents")
            .tag(TAG)
            .summary("List events")
            .description("Clicks, leads or sales one by one, page by page.")
            .needs(ANALYTICS_READ)
            .analytics()
            .answers(200, EventAnswers.ROWS)
            .first(UsageGate::check)
            .query(
                EventsRequest.shape(clock),
                (caller, request, exchange) ->
                    Answer.ok(
                        desk
                            .page(
                                desk.selection(caller, request.kind(), request.filters()),
                                request.wanted())
                            .stream()
                            .map(EventRows.Row::view)
                            .toList())),
        operations
            .get("/events/export", "exportEvents")
            .tag(TAG)
            .summary("Export events")
            .description("All of them in one file, however many there are, newest first.")
            .needs(ANALYTICS_READ)
            .analytics()
            .first(UsageGate::check)
            .query(
                EventsExportRequest.shape(clock),
                (caller, request, exchange) -> export(caller, request))
            .answering("application/csv", "application/vnd.apache.parquet"));
  }

  private Answer export(Caller caller, EventsExportRequest request) {
    if (request.parquet()) {
      var selection = desk.selection(caller, request.kind(), request.filters());
      return Answer.stream("application/vnd.apache.parquet", out -> desk.parquet(selection, out))
          .with("Content-Disposition", attachment(request, "parquet"));
    }
    var columns = request.table();
    var selection = desk.selection(caller, request.kind(), request.filters());
    return Answer.stream("application/csv", out -> table(selection, columns, out))
        .with("Content-Disposition", attachment(request, "csv"));
  }

  private static String attachment(EventsExportRequest request, String extension) {
    return "attachment; filename=%s_export.%s".formatted(request.event(), extension);
  }

  private void table(Selection selection, List<EventColumn> columns, OutputStream out)
      throws IOException {
    out.write(line(columns.stream().map(EventColumn::heading).toList()));
    desk.all(
        selection,
        rows -> {
          for (var row : rows) {
            out.write(line(columns.stream().map(column -> column.cell(row)).toList()));
          }
        });
  }

  private static byte[] line(List<String> cells) {
    return CsvCells.line(cells).getBytes(StandardCharsets.UTF_8);
  }
}
