package io.waymark.links;

import io.waymark.identity.Caller;
import io.waymark.links.ServiceImport.Order;
import io.waymark.links.ServiceImport.Progress;
import io.waymark.links.ServiceImport.State;
import io.waymark.links.folders.FolderAccess;
import io.waymark.links.folders.FolderRight;
import io.waymark.links.services.LinkServices;
import io.waymark.links.services.Offer;
import io.waymark.links.services.ServiceName;
import io.waymark.links.services.ServiceTrouble;
import io.waymark.links.services.Source;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.ErrorCode;
import io.waymark.platform.schema.InvalidInput;
import io.waymark.platform.schema.IssueCode;
import io.waymark.platform.sql.Constraint;
import io.waymark.platform.text.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/**
 * What callers do about imports from other services (IMP-3, IMP-4, IMP-5): hand a token over, look
 * at what there is, start, follow, cancel.
 */
final class ServiceImports {
  private final Jdbi jdbi;
  private final LinkServices services;
  private final ServiceTokens tokens;
  private final Runnable started;
  private final Ids ids;
  private final InstantSource clock;

  /**
   * @param started has what was ordered begin soon
   */
  ServiceImports(
      Jdbi jdbi,
      LinkServices services,
      ServiceTokens tokens,
      Runnable started,
      Ids ids,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.services = services;
    this.tokens = tokens;
    this.started = started;
    this.ids = ids;
    this.clock = clock;
  }

  /** An import and what became of its links, of each outcome the first ones. */
  record Followed(ServiceImport job, List<ImportReport.Row> rows) {}

  /**
   * Keeps the caller's token, if the service accepts it.
   *
   * @throws InvalidInput if it does not
   * @throws ApiProblem 429 or 503 if it does not say
   */
  Offer connect(Caller caller, ServiceName service, String token) {
    Offer offer;
    try {
      offer = services.get(service).offer(token);
    } catch (ServiceTrouble trouble) {
      if (trouble.kind() == ServiceTrouble.Kind.TOKEN) {
        throw invalid("token", String.valueOf(trouble.getMessage()));
      }
      throw problem(trouble);
    }
    jdbi.useHandle(
        handle ->
            tokens.put(handle, caller.workspace().id(), caller.userId(), service, token, now()));
    return offer;
  }

  /**
   * What can be imported with the caller's token.
   *
   * @return null if there is no token, or the service does not accept it any more
   * @throws ApiProblem 429 or 503 if the service does not tell
   */
  @Nullable Offer offer(Caller caller, ServiceName service) {
    var token = token(caller, service);
    if (token == null) {
      return null;
    }
    try {
      return services.get(service).offer(token);
    } catch (ServiceTrouble trouble) {
      if (trouble.kind() != ServiceTrouble.Kind.TOKEN) {
        throw problem(trouble);
      }
      jdbi.useHandle(
          handle ->
              ServiceTokens.forget(handle, caller.workspace().id(), caller.userId(), service));
      return null;
    }
  }

  /**
   * Orders an import.
   *
   * @throws InvalidInput for domains that the token does not show, or without a token
   * @throws ApiProblem 403 or 404 for the folder, 409 while there is one from the same service, 429
   *     or 503 if the service does not tell what there is
   */
  ServiceImport start(Caller caller, ServiceName service, ServiceImportRequest request) {
    var folderId = request.folderId();
    if (folderId != null) {
      jdbi.useHandle(
          handle -> FolderAccess.require(handle, caller, folderId, FolderRight.LINKS_WRITE));
    }
    var offer = offer(caller, service);
    if (offer == null) {
      throw invalid("token", "Hand over a token of %s first, by PUT.".formatted(service.title()));
    }
    var job =
        new ServiceImport(
            ids.next("import_"),
            caller.workspace().id(),
            caller.userId(),
            service,
            new Order(
                chosen(offer, request.domains()),
                folderId,
                request.importTags(),
                request.createdAfter(),
                request.dryRun()),
            State.RUNNING,
            new Progress(0, null, 0, null, 0, 0, 0, List.of()),
            null,
            0,
            null,
            null,
            now(),
            null);
    try {
      jdbi.useTransaction(handle -> ServiceImportTable.insert(handle, job));
    } catch (UnableToExecuteStatementException refused) {
      throw Constraint.refused(refused, ServiceImportTable.RUNNING)
          ? ApiProblem.conflict(
              "Links of %s are being imported already. Wait for the end, or cancel it."
                  .formatted(service.title()))
          : refused;
    }
    started.run();
    return job;
  }

  private static List<Source> chosen(Offer offer, List<String> wanted) {
    var chosen = new LinkedHashSet<Source>();
    for (var i = 0; i < wanted.size(); i++) {
      var name = wanted.get(i);
      var found =
          offer.sources().stream()
              .filter(it -> it.id().equals(name) || it.domain().equalsIgnoreCase(name))
              .toList();
      if (found.isEmpty()) {
        throw invalid("domains[" + i + "]", "The token shows no such domain.");
      }
      chosen.addAll(found);
    }
    return List.copyOf(chosen);
  }

  /** The workspace's latest imports. */
  List<ServiceImport> latest(Caller caller) {
    return jdbi.withHandle(handle -> ServiceImportTable.latest(handle, caller.workspace().id()));
  }

  /**
   * An import as it stands.
   *
   * @throws ApiProblem 404 if the workspace has none of that id
   */
  Followed get(Caller caller, String id) {
    return jdbi.withHandle(
        handle -> new Followed(find(handle, caller, id), ServiceImportTable.rows(handle, id)));
  }

  /**
   * Ends an import, as far as it has come: when this returns, nothing more is written. One that is
   * over stays as it is.
   *
   * @throws ApiProblem 404 if the workspace has none of that id
   */
  ServiceImport cancel(Caller caller, String id) {
    return jdbi.inTransaction(
        handle -> {
          var job = find(handle, caller, id);
          ServiceImportTable.cancel(handle, caller.workspace().id(), id, now());
          if (job.state() == State.RUNNING && !job.order().dryRun()) {
            ServiceTokens.forget(handle, job.workspaceId(), job.userId(), job.service());
          }
          return find(handle, caller, id);
        });
  }

  private static ServiceImport find(Handle handle, Caller caller, String id) {
    var job =
        id.indexOf('\0') >= 0 ? null : ServiceImportTable.byId(handle, caller.workspace().id(), id);
    if (job == null) {
      throw ApiProblem.notFound("The workspace has no such import.");
    }
    return job;
  }

  private @Nullable String token(Caller caller, ServiceName service) {
    return jdbi.withHandle(
        handle -> tokens.find(handle, caller.workspace().id(), caller.userId(), service, now()));
  }

  private static InvalidInput invalid(String field, String text) {
    return new InvalidInput(IssueCode.CUSTOM, field, text);
  }

  private static ApiProblem problem(ServiceTrouble trouble) {
    return new ApiProblem(
        trouble.kind() == ServiceTrouble.Kind.BUSY
            ? ErrorCode.RATE_LIMIT_EXCEEDED
            : ErrorCode.SERVICE_UNAVAILABLE,
        trouble.getMessage() + " Try again later.");
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
