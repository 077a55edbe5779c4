package io.waymark.links;

import static io.waymark.identity.Permission.LINKS_WRITE;
import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.waymark.identity.Caller;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.links.csv.CsvTable;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.MultipartForm;
import io.waymark.platform.http.Operation;
import io.waymark.platform.schema.Shape;
import java.util.List;
import java.util.Locale;

/** Links from a file (IMP-1). */
final class ImportOperations {
  private static final Shape<?> ROW =
      Shape.untyped(
          field("line", integer()).described("Where the row is in the file, from 1."),
          field("link", text()).described("The short link, as the file has it."),
          field("outcome", text()).described("`imported`, `skipped` or `failed`."),
          field("error", text().nullable()).described("Why it was not imported."));

  private static final Shape<?> REPORT =
      Shape.untyped(
              field("dryRun", bool()).described("Whether nothing was written."),
              field("imported", integer()).described("Links that were made."),
              field("skipped", integer()).described("Short links that exist already."),
              field("failed", integer()).described("Rows that cannot become links."),
              field("domains", list(text())).described("Domains added to the workspace."),
              field("rows", list(ROW)).described("What became of each row."))
          .named("LinkImport");

  private final LinkImport imports;

  ImportOperations(LinkImport imports) {
    this.imports = imports;
  }

  List<Operation> declare(WorkspaceOperations operations) {
    return List.of(
        operations
            .post("/workspaces/{idOrSlug}/import/csv", "importLinksFromCsv")
            .tag("Links")
            .summary("Import links from a file")
            .description(
                "A form with the file as `file`, and as `link`, `url`, and if you like `title`, `description`, `tags` and"
                    + " `createdAt` the names of the columns that hold them; `folderId` for a folder, and `dryRun=true` to only"
                    + " find out what would happen.")
            .needs(LINKS_WRITE)
            .answers(200, REPORT)
            .path((caller, exchange) -> Answer.ok(run(caller, exchange))));
  }

  private JsonNode run(Caller caller, Exchange exchange) {
    var named = exchange.pathParameter("idOrSlug");
    var workspace = caller.workspace();
    if (!named.equals(workspace.id())
        && !named.equals(workspace.publicId())
        && !named.equalsIgnoreCase(workspace.slug())) {
      throw ApiProblem.notFound("Workspace not found.");
    }
    var form = MultipartForm.of(exchange);
    var file = form.files().get("file");
    if (file == null) {
      throw ApiProblem.unprocessable("invalid_type: file: The form has no file of this name.");
    }
    return render(imports.run(caller, order(form, table(file))));
  }

  private static CsvTable table(byte[] file) {
    try {
      return CsvTable.parse(file);
    } catch (IllegalArgumentException e) {
      throw ApiProblem.unprocessable("invalid_value: file: " + e.getMessage());
    }
  }

  private static LinkImport.Order order(MultipartForm form, CsvTable table) {
    var folderId = form.field("folderId");
    return new LinkImport.Order(
        table,
        ImportMapping.of(form, table.header()),
        "unsorted".equals(folderId) ? null : folderId,
        "true".equalsIgnoreCase(form.field("dryRun")));
  }

  private static JsonNode render(ImportReport report) {
    var view =
        JsonNodeFactory.instance
            .objectNode()
            .put("dryRun", report.dryRun())
            .put("imported", report.imported())
            .put("skipped", report.skipped())
            .put("failed", report.failed());
    report.domains().forEach(view.putArray("domains")::add);
    var rows = view.putArray("rows");
    for (var row : report.rows()) {
      rows.addObject()
          .put("line", row.line())
          .put("link", row.link())
          .put("outcome", row.outcome().name().toLowerCase(Locale.ROOT))
          .put("error", row.error());
    }
    return view;
  }
}
