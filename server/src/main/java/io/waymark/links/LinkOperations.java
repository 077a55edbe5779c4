package io.waymark.links;

import static io.waymark.identity.Permission.LINKS_READ;
import static io.waymark.identity.Permission.LINKS_WRITE;

import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Operation;
import java.util.List;
import java.util.Map;

/** The API's operations on links (section 4). */
final class LinkOperations {
  private static final String TAG = "Links";
  private static final String ONE = "/links/{linkId}";

  private final Links links;
  private final LinkList list;
  private final LinkView view;

  LinkOperations(Links links, LinkList list, LinkView view) {
    this.links = links;
    this.list = list;
    this.view = view;
  }

  List<Operation> declare(WorkspaceOperations operations) {
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
                    Answer.ok(
                        view.render(
                            links.update(caller, exchange.pathParameter("linkId"), change))));
    return List.of(
        operations
            .post("/links", "createLink")
            .tag(TAG)
            .summary("Create a link")
            .description("Makes a short link to a destination.")
            .needs(LINKS_WRITE)
            .showsRateLimits()
            .answers(200, LinkAnswers.LINK)
            .first(Links::checkLimit)
            .body(
                LinkSchemas.CREATE,
                (caller, link, exchange) -> Answer.ok(view.render(links.create(caller, link)))),
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
                            links.find(
                                caller,
                                Selector.of(
                                    query.linkId(),
                                    query.externalId(),
                                    query.domain(),
                                    query.key()))))),
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
                            links.find(caller, Selector.byId(exchange.pathParameter("linkId")))))),
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
}
