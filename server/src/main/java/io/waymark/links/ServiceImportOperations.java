package io.waymark.links;

import static io.waymark.identity.Permission.LINKS_WRITE;
import static io.waymark.platform.schema.Schemas.list;

import io.waymark.identity.Caller;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.identity.WorkspacePath;
import io.waymark.links.services.ServiceName;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.Operation;
import java.util.ArrayList;
import java.util.List;

/** The API's operations on imports from other services (IMP-3, IMP-4, IMP-5). */
final class ServiceImportOperations {
  private static final String TAG = "Imports";
  private static final String ALL = "/workspaces/{idOrSlug}/imports";
  private static final String ONE = "/workspaces/{idOrSlug}/imports/{importId}";
  private static final String CSV = "text/csv";

  private final ServiceImports imports;

  ServiceImportOperations(ServiceImports imports) {
    this.imports = imports;
  }

  List<Operation> declare(WorkspaceOperations operations) {
    var all = new ArrayList<Operation>();
    for (var service : ServiceName.values()) {
      all.addAll(declare(operations, service));
    }
    all.add(
        operations
            .get(ALL, "listImports")
            .tag(TAG)
            .summary("List imports from other services")
            .description("The latest 20, the latest first, without what became of single links.")
            .needs(LINKS_WRITE)
            .answers(200, list(ServiceImportView.JOB))
            .path(
                (caller, exchange) ->
                    Answer.ok(
                        imports.latest(WorkspacePath.named(caller, exchange)).stream()
                            .map(ServiceImportView::job)
                            .toList())));
    all.add(
        operations
            .get(ONE, "getImport")
            .tag(TAG)
            .summary("Follow an import from another service")
            .description("How far it has come, and what became of the links.")
            .needs(LINKS_WRITE)
            .answers(200, ServiceImportView.JOB)
            .path(
                (caller, exchange) -> {
                  var followed = followed(caller, exchange);
                  return Answer.ok(ServiceImportView.job(followed.job(), followed.rows()));
                }));
    all.add(
        operations
            .get("/workspaces/{idOrSlug}/import/{importId}/download", "downloadImport")
            .tag(TAG)
            .summary("Download what became of an import's links")
            .description("As a file: of each outcome the first 500.")
            .needs(LINKS_WRITE)
            .path(
                (caller, exchange) ->
                    Answer.bytes(
                            CSV + "; charset=utf-8",
                            ServiceImportView.file(followed(caller, exchange).rows()))
                        .with("Content-Disposition", "attachment; filename=import.csv"))
            .answering(CSV));
    all.add(
        operations
            .delete(ONE, "cancelImport")
            .tag(TAG)
            .summary("Cancel an import from another service")
            .description("Links that were made stay. Whoever starts it again misses nothing.")
            .needs(LINKS_WRITE)
            .answers(200, ServiceImportView.JOB)
            .path(
                (caller, exchange) ->
                    Answer.ok(
                        ServiceImportView.job(
                            imports.cancel(
                                WorkspacePath.named(caller, exchange),
                                exchange.pathParameter("importId"))))));
    return all;
  }

  private ServiceImports.Followed followed(Caller caller, Exchange exchange) {
    return imports.get(WorkspacePath.named(caller, exchange), exchange.pathParameter("importId"));
  }

  private List<Operation> declare(WorkspaceOperations operations, ServiceName service) {
    var path = "/workspaces/{idOrSlug}/import/" + service.label();
    var title = service.title();
    var name =
        switch (service) {
          case BITLY -> "BitlyImport";
          case REBRANDLY -> "RebrandlyImport";
          case SHORT -> "ShortImport";
        };
    return List.of(
        operations
            .get(path, "get" + name)
            .tag(TAG)
            .summary("See what can be imported from " + title)
            .description("The domains and tags that the token you handed over shows.")
            .needs(LINKS_WRITE)
            .answers(200, ServiceImportView.OFFER)
            .path(
                (caller, exchange) ->
                    Answer.ok(
                        ServiceImportView.offer(
                            service,
                            imports.offer(WorkspacePath.named(caller, exchange), service)))),
        operations
            .put(path, "connect" + name)
            .tag(TAG)
            .summary("Hand over a token of " + title)
            .description(
                "Yours alone, kept encrypted until an import has ended, and for a day at most without one.")
            .needs(LINKS_WRITE)
            .answers(200, ServiceImportView.OFFER)
            .body(
                ServiceImportRequest.Connection.SHAPE,
                (caller, connection, exchange) ->
                    Answer.ok(
                        ServiceImportView.offer(
                            service,
                            imports.connect(
                                WorkspacePath.named(caller, exchange),
                                service,
                                connection.token())))),
        operations
            .post(path, "start" + name)
            .tag(TAG)
            .summary("Import links from " + title)
            .description(
                "In the background; `GET /workspaces/{idOrSlug}/imports/{importId}` tells how far it has come.")
            .needs(LINKS_WRITE)
            .answers(202, ServiceImportView.JOB)
            .body(
                ServiceImportRequest.START,
                (caller, request, exchange) ->
                    Answer.json(
                        202,
                        ServiceImportView.job(
                            imports.start(
                                WorkspacePath.named(caller, exchange), service, request)))));
  }
}
