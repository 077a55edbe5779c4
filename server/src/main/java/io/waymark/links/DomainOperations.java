package io.waymark.links;

import static io.waymark.identity.Permission.DOMAINS_READ;
import static io.waymark.identity.Permission.DOMAINS_WRITE;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.waymark.identity.Caller;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Operation;
import io.waymark.platform.schema.Shape;
import java.util.List;
import java.util.Map;

/** The API's operations on the domains of a workspace (DOM-1…8). */
final class DomainOperations {
  private static final String TAG = "Domains";
  private static final String ONE = "/domains/{slug}";

  private static final Shape<?> DELETED =
      Shape.untyped(field("slug", text()).described("The name of what was deleted."));

  private final Domains domains;
  private final DomainTransfer transfer;
  private final RootLinks rootLinks;

  DomainOperations(Domains domains, DomainTransfer transfer, RootLinks rootLinks) {
    this.domains = domains;
    this.transfer = transfer;
    this.rootLinks = rootLinks;
  }

  List<Operation> declare(WorkspaceOperations operations) {
    var update = update(operations);
    return List.of(
        create(operations),
        listing(operations),
        count(operations),
        get(operations),
        update,
        update.alias("PUT"),
        delete(operations),
        primary(operations),
        transferring(operations));
  }

  private Operation create(WorkspaceOperations operations) {
    return operations
        .post("/domains", "createDomain")
        .tag(TAG)
        .summary("Create a domain")
        .description("Adds a domain to the workspace. The first one becomes its primary domain.")
        .needs(DOMAINS_WRITE)
        .answers(201, DomainView.DOMAIN)
        .body(
            DomainRequest.CREATE,
            (caller, domain, exchange) ->
                Answer.json(201, DomainView.render(domains.create(caller, domain))));
  }

  private Operation listing(WorkspaceOperations operations) {
    return operations
        .get("/domains", "listDomains")
        .tag(TAG)
        .summary("List domains")
        .description("Oldest first, a page at a time.")
        .needs(DOMAINS_READ)
        .answers(200, list(DomainView.DOMAIN))
        .query(DomainFilter.SHAPE, (caller, filter, exchange) -> Answer.ok(render(caller, filter)));
  }

  private ArrayNode render(Caller caller, DomainFilter filter) {
    var found = domains.list(caller, filter);
    var links = filter.includeLink() ? rootLinks.of(found) : Map.<String, FullLink>of();
    var view = JsonNodeFactory.instance.arrayNode();
    for (var domain : found) {
      var node = DomainView.render(domain);
      if (filter.includeLink()) {
        var link = links.get(domain.slug());
        node.set("link", link == null ? null : rootLinks.render(link));
      }
      view.add(node);
    }
    return view;
  }

  private Operation count(WorkspaceOperations operations) {
    return operations
        .get("/domains/count", "getDomainsCount")
        .tag(TAG)
        .summary("Count domains")
        .description("How many domains the workspace has.")
        .needs(DOMAINS_READ)
        .answers(200, integer())
        .query(
            DomainFilter.Counted.SHAPE,
            (caller, filter, exchange) -> Answer.ok(domains.count(caller, filter)));
  }

  private Operation get(WorkspaceOperations operations) {
    return operations
        .get(ONE, "getDomain")
        .tag(TAG)
        .summary("Get a domain")
        .description("By its name.")
        .needs(DOMAINS_READ)
        .answers(200, DomainView.DOMAIN)
        .path(
            (caller, exchange) ->
                Answer.ok(DomainView.render(domains.get(caller, exchange.pathParameter("slug")))));
  }

  private Operation update(WorkspaceOperations operations) {
    return operations
        .patch(ONE, "updateDomain")
        .tag(TAG)
        .summary("Change a domain")
        .description("Only what the body names changes. Links follow a domain to its new name.")
        .needs(DOMAINS_WRITE)
        .answers(200, DomainView.DOMAIN)
        .body(
            DomainRequest.UPDATE,
            (caller, change, exchange) ->
                domains
                    .update(caller, exchange.pathParameter("slug"), change)
                    .answer(DomainView::render));
  }

  private Operation delete(WorkspaceOperations operations) {
    return operations
        .delete(ONE, "deleteDomain")
        .tag(TAG)
        .summary("Delete a domain")
        .description("With all its links. This cannot be undone.")
        .needs(DOMAINS_WRITE)
        .answers(200, DELETED)
        .path(
            (caller, exchange) -> {
              var deleted = domains.delete(caller, exchange.pathParameter("slug"));
              return Answer.ok(Map.of("slug", deleted.slug())).about(deleted.id());
            });
  }

  private Operation primary(WorkspaceOperations operations) {
    return operations
        .post(ONE + "/primary", "setPrimaryDomain")
        .tag(TAG)
        .summary("Make a domain the primary one")
        .description("Links that name no domain are made on it.")
        .needs(DOMAINS_WRITE)
        .answers(200, DomainView.DOMAIN)
        .path(
            (caller, exchange) ->
                Answer.ok(
                    DomainView.render(
                        domains.makePrimary(caller, exchange.pathParameter("slug")))));
  }

  private Operation transferring(WorkspaceOperations operations) {
    return operations
        .post(ONE + "/transfer", "transferDomain")
        .tag(TAG)
        .summary("Transfer a domain")
        .description("Gives the domain and its links to another workspace of yours.")
        .needs(DOMAINS_WRITE)
        .answers(200, DomainView.DOMAIN)
        .body(
            TransferRequest.SHAPE,
            (caller, target, exchange) ->
                Answer.ok(
                    DomainView.render(
                        transfer.transfer(
                            caller, exchange.pathParameter("slug"), target.newWorkspaceId()))));
  }
}
