package io.waymark.links;

import static io.waymark.identity.Permission.LINKS_READ;
import static io.waymark.identity.Permission.LINKS_WRITE;
import static io.waymark.platform.schema.Schemas.number;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.waymark.identity.Caller;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.identity.WorkspaceOperations.WithoutKey;
import io.waymark.links.FullLinks.Wanted;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Operation;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The API's operations on links (section 4). */
final class LinkOperations {
  private static final String TAG = "Links";
  private static final String ONE = "/links/{linkId}";

  private final Links links;
  private final LinkReads reads;
  private final BulkCreation bulkCreation;
  private final BulkChange bulkChange;
  private final LinkTransfer transfer;
  private final LinkList list;
  private final LinkCount count;
  private final LinkExport export;
  private final LinkView view;
  private final @Nullable WithoutKey<LinkRequest> creationWithoutKey;

  /**
   * @param creationWithoutKey null if only workspaces make links
   */
  LinkOperations(
      Links links,
      LinkReads reads,
      BulkCreation bulkCreation,
      BulkChange bulkChange,
      LinkTransfer transfer,
      LinkList list,
      LinkCount count,
      LinkExport export,
      LinkView view,
      @Nullable WithoutKey<LinkRequest> creationWithoutKey) {
    this.links = links;
    this.reads = reads;
    this.bulkCreation = bulkCreation;
    this.bulkChange = bulkChange;
    this.transfer = transfer;
    this.list = list;
    this.count = count;
    this.export = export;
    this.view = view;
    this.creationWithoutKey = creationWithoutKey;
  }

  List<Operation> declare(WorkspaceOperations operations) {
    return Stream.of(one(operations), many(operations)).flatMap(List::stream).toList();
  }

  private List<Operation> many(WorkspaceOperations operations) {
    return List.of(
        operations
            .get("/links", "getLinks")
            .tag(TAG)
            .summary("List links")
            .description("Newest first, a page at a time.")
            .needs(LINKS_READ)
            .showsRateLimits()
            .answers(200, LinkAnswers.LINKS)
            .query(
                LinkFilter.SHAPE,
                (caller, filter, exchange) ->
                    Answer.ok(list.list(caller, filter).stream().map(view::render).toList())),
        operations
            .get("/links/count", "getLinksCount")
            .tag(TAG)
            .summary("Count links")
            .description("A number; with `groupBy`, a list of groups, the largest first.")
            .needs(LINKS_READ)
            .showsRateLimits()
            .answers(200, number())
            .query(
                LinkCountFilter.SHAPE,
                (caller, filter, exchange) -> Answer.ok(count.count(caller, filter))),
        operations
            .get("/links/export", "exportLinks")
            .tag(TAG)
            .summary("Export links to a file")
            .description("Comma-separated values, newest first, however many there are.")
            .needs(LINKS_READ)
            .query(
                ExportFilter.SHAPE,
                (caller, filter, exchange) ->
                    Answer.stream("application/csv", export.file(caller, filter))
                        .with("Content-Disposition", "attachment; filename=\"waymark-links.csv\""))
            .answering("application/csv"),
        operations
            .post("/links/bulk", "bulkCreateLinks")
            .tag(TAG)
            .summary("Create many links")
            .description(
                "Up to 100. Answers the links made, then what was wrong with each of the others.")
            .needs(LINKS_WRITE)
            .showsRateLimits()
            .answers(200, LinkAnswers.MANY)
            .first(Links::checkLimit)
            .body(
                LinkSchemas.CREATE_MANY,
                (caller, many, exchange) ->
                    Answer.ok(view.render(bulkCreation.create(caller, many)))),
        operations
            .patch("/links/bulk", "bulkUpdateLinks")
            .tag(TAG)
            .summary("Change many links")
            .description("The same change for up to 100 links, by their ids or your own.")
            .needs(LINKS_WRITE)
            .showsRateLimits()
            .answers(200, LinkAnswers.MANY)
            .body(
                LinkSchemas.UPDATE_MANY,
                (caller, change, exchange) -> Answer.ok(updateMany(caller, change))),
        operations
            .delete("/links/bulk", "bulkDeleteLinks")
            .tag(TAG)
            .summary("Delete many links")
            .description("What does not exist is passed over.")
            .needs(LINKS_WRITE)
            .showsRateLimits()
            .answers(200, LinkAnswers.DELETED_COUNT)
            .query(
                BulkDeletion.SHAPE,
                (caller, deletion, exchange) ->
                    Answer.ok(
                        Map.of("deletedCount", bulkChange.delete(caller, deletion.references())))));
  }

  private Object updateMany(Caller caller, LinksChange change) {
    return change.linkIds().isEmpty() && change.externalIds().isEmpty()
        ? JsonNodeFactory.instance.textNode("No links to update")
        : view.render(bulkChange.update(caller, change));
  }

  private List<Operation> one(WorkspaceOperations operations) {
    var update =
        operations
            .patch(ONE, "updateLink")
            .tag(TAG)
            .summary("Change a link")
            .description(
                "Only what the body names changes; null clears. Visitors see the change at once.")
            .needs(LINKS_WRITE)
            .showsRateLimits()
            .answers(200, LinkAnswers.LINK)
            .body(
                LinkSchemas.UPDATE,
                (caller, change, exchange) ->
                    links
                        .update(caller, exchange.pathParameter("linkId"), change)
                        .answer(view::render));
    return List.of(
        creation(operations),
        operations
            .put("/links/upsert", "upsertLink")
            .tag(TAG)
            .summary("Create or change a link")
            .description("Changes a link that leads to `url` already, or makes one.")
            .needs(LINKS_WRITE)
            .showsRateLimits()
            .answers(200, LinkAnswers.LINK)
            .body(
                LinkSchemas.CREATE,
                (caller, link, exchange) -> links.upsert(caller, link).answer(view::render)),
        operations
            .post(ONE + "/transfer", "transferLink")
            .tag(TAG)
            .summary("Move a link to another workspace")
            .description("Its counters start again there; tags and folder stay behind.")
            .needs(LINKS_WRITE)
            .showsRateLimits()
            .answers(200, LinkAnswers.LINK)
            .body(
                TransferRequest.SHAPE,
                (caller, body, exchange) ->
                    Answer.ok(
                        view.render(
                            transfer.transfer(
                                caller, exchange.pathParameter("linkId"), body.newWorkspaceId())))),
        operations
            .get("/links/info", "getLinkInfo")
            .tag(TAG)
            .summary("Find a link")
            .description("By domain and key, by id, or by your own id.")
            .needs(LINKS_READ)
            .showsRateLimits()
            .answers(200, LinkAnswers.LINK)
            .query(
                LinkInfoQuery.SHAPE,
                (caller, query, exchange) ->
                    Answer.ok(
                        view.render(
                            reads.get(
                                caller,
                                Selector.of(
                                    query.linkId(),
                                    query.externalId(),
                                    query.domain(),
                                    query.key()),
                                new Wanted(query.includeUser(), false, query.includeWebhooks()))))),
        operations
            .get(ONE, "getLink")
            .tag(TAG)
            .summary("Get a link")
            .description("By its id, or by your own id with `ext_` before it.")
            .needs(LINKS_READ)
            .showsRateLimits()
            .answers(200, LinkAnswers.LINK)
            .path(
                (caller, exchange) ->
                    Answer.ok(
                        view.render(
                            reads.get(
                                caller,
                                Selector.byId(exchange.pathParameter("linkId")),
                                Wanted.NOTHING)))),
        update,
        update.alias("PUT"),
        operations
            .delete(ONE, "deleteLink")
            .tag(TAG)
            .summary("Delete a link")
            .description("Its clicks stay in the totals of the workspace.")
            .needs(LINKS_WRITE)
            .showsRateLimits()
            .answers(200, LinkAnswers.DELETED)
            .path(
                (caller, exchange) ->
                    Answer.ok(
                        Map.of("id", links.delete(caller, exchange.pathParameter("linkId"))))));
  }

  private Operation creation(WorkspaceOperations operations) {
    var draft =
        operations
            .post("/links", "createLink")
            .tag(TAG)
            .summary("Create a link")
            .description("Makes a short link to a destination.")
            .needs(LINKS_WRITE)
            .showsRateLimits()
            .answers(200, LinkAnswers.LINK)
            .first(Links::checkLimit);
    WorkspaceOperations.Work<LinkRequest> work =
        (caller, link, exchange) -> Answer.ok(view.render(links.create(caller, link)));
    return creationWithoutKey == null
        ? draft.body(LinkSchemas.CREATE, work)
        : draft.body(LinkSchemas.CREATE, work, creationWithoutKey);
  }
}
