package io.waymark.partners.programs;

import static io.waymark.identity.Permission.GROUPS_READ;
import static io.waymark.identity.Permission.GROUPS_WRITE;
import static io.waymark.partners.programs.GroupOperations.group;
import static io.waymark.platform.schema.Schemas.list;

import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.Operation;
import java.util.List;
import java.util.Map;

/** The API's operations on the links that every partner of a group gets (B8). */
final class DefaultLinkOperations {
  private static final String ALL = GroupOperations.ONE + "/default-links";
  private static final String ONE = ALL + "/{linkId}";

  private final DefaultLinks links;

  DefaultLinkOperations(DefaultLinks links) {
    this.links = links;
  }

  List<Operation> declare(WorkspaceOperations operations) {
    return List.of(
        operations
            .get(ALL, "listDefaultPartnerLinks")
            .tag(GroupOperations.HEADING)
            .summary("List the default links of a group")
            .description("Oldest first.")
            .needs(GROUPS_READ)
            .answers(200, list(GroupView.LINK))
            .path(
                (caller, exchange) ->
                    Answer.ok(
                        links.list(caller, group(exchange)).stream()
                            .map(GroupView::link)
                            .toList())),
        operations
            .post(ALL, "createDefaultPartnerLink")
            .tag(GroupOperations.HEADING)
            .summary("Create a default link of a group")
            .description("Partners who come into the group get a link of it. At most five.")
            .needs(GROUPS_WRITE)
            .answers(201, GroupView.LINK)
            .body(
                GroupRequest.NewLink.SHAPE,
                (caller, link, exchange) ->
                    Answer.json(
                        201, GroupView.link(links.create(caller, group(exchange), link.url())))),
        operations
            .patch(ONE, "updateDefaultPartnerLink")
            .tag(GroupOperations.HEADING)
            .summary("Change a default link of a group")
            .description("The links that partners have of it follow.")
            .needs(GROUPS_WRITE)
            .answers(200, GroupView.LINK)
            .body(
                GroupRequest.LinkChange.SHAPE,
                (caller, change, exchange) ->
                    links
                        .update(
                            caller, group(exchange), link(exchange), change.domain(), change.url())
                        .answer(GroupView::link)),
        operations
            .delete(ONE, "deleteDefaultPartnerLink")
            .tag(GroupOperations.HEADING)
            .summary("Delete a default link of a group")
            .description("Partners keep the links that they have of it.")
            .needs(GROUPS_WRITE)
            .answers(200, GroupView.DELETED)
            .path(
                (caller, exchange) -> {
                  links.delete(caller, group(exchange), link(exchange));
                  return Answer.ok(Map.of("id", link(exchange)));
                }));
  }

  private static String link(Exchange exchange) {
    return exchange.pathParameter("linkId");
  }
}
