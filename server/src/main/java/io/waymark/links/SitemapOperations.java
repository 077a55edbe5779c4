package io.waymark.links;

import static io.waymark.identity.Permission.WORKSPACES_WRITE;
import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.identity.WorkspacePath;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Operation;
import io.waymark.platform.net.WebUrl;
import io.waymark.platform.schema.Schema;
import io.waymark.platform.schema.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Links for the pages of a site. */
final class SitemapOperations {
  private static final int MOST_SITEMAPS = 10;
  private static final int LONGEST_URL = 2_048;

  private static final Shape<Wanted> WANTED =
      Shape.of(
              Wanted.class,
              field("sitemaps", list(address()).min(1).max(MOST_SITEMAPS))
                  .described(
                      "Addresses of sitemaps or of sitemap indexes, in XML, packed with gzip or not."),
              field("domain", text().min(1).max(190))
                  .described("The workspace's domain whose links stand for the site's pages."),
              field("folderId", text().max(190).nullable())
                  .described("The folder for the links.")
                  .optional())
          .named("SitemapImport");

  private static final Shape<?> REPORT =
      Shape.untyped(
              field("documents", integer()).described("Sitemaps and indexes that were asked for."),
              field("pages", integer()).described("Pages that are in them, each once."),
              field("created", integer()).described("Links that were made."),
              field("existing", integer()).described("Pages that have a link already."),
              field("failed", integer())
                  .described("Sitemaps that could not be read, and pages that cannot have a link."),
              field("truncated", bool())
                  .described(
                      "Whether there is more than is read at once: 50,000 pages, 200"
                          + " sitemaps, 40 seconds."),
              field("problems", list(Shape.untyped(field("url", text()), field("message", text()))))
                  .described("The first hundred of those that failed, and why."))
          .named("SitemapReport");

  private final SitemapImport imports;

  SitemapOperations(SitemapImport imports) {
    this.imports = imports;
  }

  record Wanted(List<WebUrl> sitemaps, String domain, @Nullable String folderId) {}

  private static Schema<WebUrl> address() {
    return text()
        .trimmed()
        .max(LONGEST_URL)
        .as(WebUrl.class, SitemapOperations::web, "Invalid URL");
  }

  private static @Nullable WebUrl web(String text) {
    var url = WebUrl.parse(text);
    return url == null || !url.protocol().matches("https?:") ? null : url;
  }

  Operation declare(WorkspaceOperations operations) {
    return operations
        .post("/workspaces/{idOrSlug}/sitemaps/import", "importSitemaps")
        .tag("Links")
        .summary("Make links for the pages of a site")
        .description(
            "A link for each page that sitemaps name, so that `POST /track/visit` finds one. Pages"
                + " that have a link are passed over. Answers when all is done, within two minutes.")
        .needs(WORKSPACES_WRITE)
        .answers(200, REPORT)
        .body(
            WANTED,
            (caller, wanted, exchange) ->
                Answer.ok(
                    render(
                        imports.run(
                            WorkspacePath.named(caller, exchange),
                            new SitemapImport.Order(
                                wanted.sitemaps(), wanted.domain(), folder(wanted))))));
  }

  private static @Nullable String folder(Wanted wanted) {
    return "unsorted".equals(wanted.folderId()) ? null : wanted.folderId();
  }

  private static ObjectNode render(SitemapImport.Report report) {
    var view =
        JsonNodeFactory.instance
            .objectNode()
            .put("documents", report.site().documents())
            .put("pages", report.site().pages().size())
            .put("created", report.created())
            .put("existing", report.existing())
            .put("failed", report.site().problems().count())
            .put("truncated", report.site().truncated());
    var problems = view.putArray("problems");
    for (var problem : report.site().problems().first()) {
      problems.addObject().put("url", problem.url()).put("message", problem.message());
    }
    return view;
  }
}
