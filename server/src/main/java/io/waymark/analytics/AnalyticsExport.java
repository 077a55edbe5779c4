package io.waymark.analytics;

import static io.waymark.identity.Permission.ANALYTICS_READ;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.analytics.AnalyticsDesk.Asker;
import io.waymark.events.EventKind;
import io.waymark.events.LinkScope;
import io.waymark.identity.Caller;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.links.csv.CsvCells;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Operation;
import io.waymark.platform.http.RateLimiter;
import io.waymark.platform.http.RateLimits;
import io.waymark.platform.schema.Filter;
import io.waymark.platform.schema.Shape;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Every grouping in a file of its own, together in an archive (B10). */
final class AnalyticsExport {
  private static final Duration BETWEEN = Duration.ofSeconds(30);

  private final AnalyticsDesk desk;
  private final LinkScopes scopes;
  private final Shape<AnalyticsRequest> shape;
  private final RateLimiter limiter;

  AnalyticsExport(
      AnalyticsDesk desk, LinkScopes scopes, Shape<AnalyticsRequest> shape, RateLimits limits) {
    this.desk = desk;
    this.scopes = scopes;
    this.shape = shape;
    this.limiter = limits.limiter("analytics export", 1, BETWEEN);
  }

  Operation declare(WorkspaceOperations operations) {
    return operations
        .get("/analytics/export", "exportAnalytics")
        .tag("Analytics")
        .summary("Export analytics")
        .description("An archive with a table for each grouping that has something in it.")
        .needs(ANALYTICS_READ)
        .analytics()
        .first(UsageGate::check)
        .query(
            shape,
            (caller, request, exchange) -> {
              limiter.admit(caller.workspace().id()).enforce(exchange);
              return export(caller, request);
            })
        .answering("application/zip");
  }

  private Answer export(Caller caller, AnalyticsRequest request) {
    var filters = request.filters();
    var scope = scopes.of(caller, GroupBy.COUNT, filters);
    var scopeOfGroups = scopes.of(caller, GroupBy.TOP_DOMAINS, filters);
    return Answer.stream(
            "application/zip", out -> write(caller, filters, scope, scopeOfGroups, out))
        .with("Content-Disposition", "attachment; filename=analytics_export.zip");
  }

  private void write(
      Caller caller,
      EventFilters filters,
      LinkScope scope,
      LinkScope scopeOfGroups,
      OutputStream out)
      throws IOException {
    var workspace = caller.workspace();
    var asker = new Asker(workspace.id(), workspace.createdAt());
    var archive = new ZipOutputStream(out, StandardCharsets.UTF_8);
    for (var name : AnalyticsRequest.allGroupings()) {
      var grouping = GroupBy.labelled(name).orElseThrow();
      if (grouping == GroupBy.COUNT || (grouping == GroupBy.TOP_LINKS && ofOneLink(filters))) {
        continue;
      }
      var rows =
          desk.answer(
              desk.query(
                  asker,
                  EventKind.COMPOSITE,
                  grouping,
                  grouping.ofLinks() ? scopeOfGroups : scope,
                  filters));
      if (!rows.isEmpty()) {
        if (filters.programId() != null) {
          rows.forEach(AnalyticsExport::reduce);
        }
        archive.putNextEntry(new ZipEntry(name + ".csv"));
        table(rows, archive);
        archive.closeEntry();
      }
    }
    archive.finish();
  }

  private static boolean ofOneLink(EventFilters filters) {
    var linkId = filters.linkId();
    return linkId != null && linkId.operator() == Filter.Operator.IS;
  }

  /** Tables of a program show of everything what people call it by (B10). */
  private static void reduce(JsonNode row) {
    if (row instanceof ObjectNode cells) {
      cells.remove("link");
    }
    if (row.path("partner") instanceof ObjectNode partner) {
      partner.retain("name", "email", "country");
    }
    if (row.path("group") instanceof ObjectNode group) {
      group.retain("name");
    }
  }

  private static void table(JsonNode rows, OutputStream out) throws IOException {
    var headings = new ArrayList<>(flat(rows.get(0)).keySet());
    out.write(line(headings));
    for (var row : rows) {
      var cells = flat(row);
      out.write(line(headings.stream().map(name -> cells.getOrDefault(name, "")).toList()));
    }
  }

  /** What is within something has its name behind that one's, with a dot between. */
  private static Map<String, String> flat(JsonNode row) {
    var cells = new LinkedHashMap<String, String>();
    flatten("", row, cells);
    return cells;
  }

  private static void flatten(String prefix, JsonNode object, Map<String, String> cells) {
    for (var member : object.properties()) {
      var name = prefix + member.getKey();
      if (member.getValue().isObject()) {
        flatten(name + ".", member.getValue(), cells);
      } else {
        cells.put(name, member.getValue().isNull() ? "" : member.getValue().asText());
      }
    }
  }

  private static byte[] line(List<String> cells) {
    return CsvCells.line(cells).getBytes(StandardCharsets.UTF_8);
  }
}
