package io.waymark.partners.programs;

import static io.waymark.identity.Permission.GROUPS_READ;
import static io.waymark.identity.Permission.GROUPS_WRITE;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.list;

import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.Operation;
import java.util.List;
import java.util.Map;

/** The API's operations on groups of partners (B8). */
final class GroupOperations {
  static final String HEADING = "Partner groups";
  static final String ONE = "/groups/{groupIdOrSlug}";

  private final Groups groups;
  private final GroupTerms terms;

  GroupOperations(Groups groups, GroupTerms terms) {
    this.groups = groups;
    this.terms = terms;
  }

  List<Operation> declare(WorkspaceOperations operations) {
    return List.of(
        operations
            .get("/groups", "listPartnerGroups")
            .tag(HEADING)
            .summary("List groups of partners")
            .description("A page at a time.")
            .needs(GROUPS_READ)
            .answers(200, list(GroupView.LISTED))
            .query(
                GroupFilter.SHAPE,
                (caller, filter, exchange) ->
                    Answer.ok(
                        groups.list(caller, filter).stream().map(GroupView::listed).toList())),
        operations
            .get("/groups/count", "getPartnerGroupsCount")
            .tag(HEADING)
            .summary("Count groups of partners")
            .description("How many groups the program has.")
            .needs(GROUPS_READ)
            .answers(200, integer())
            .query(
                GroupFilter.Counted.SHAPE,
                (caller, filter, exchange) -> Answer.ok(groups.count(caller, filter.search()))),
        operations
            .get(ONE, "getPartnerGroup")
            .tag(HEADING)
            .summary("Get a group of partners")
            .description("By its id or slug, with its rewards, its discount and the program.")
            .needs(GROUPS_READ)
            .answers(200, GroupView.expanded(terms.shape()))
            .path(
                (caller, exchange) ->
                    Answer.ok(GroupView.expanded(groups.get(caller, group(exchange))))),
        operations
            .post("/groups", "createPartnerGroup")
            .tag(HEADING)
            .summary("Create a group of partners")
            .description(
                "Like the default group, with links like its default links, and without rewards.")
            .needs(GROUPS_WRITE)
            .answers(201, GroupView.withTerms(terms.shape()))
            .body(
                GroupRequest.New.SHAPE,
                (caller, group, exchange) ->
                    Answer.json(201, GroupView.withTerms(groups.create(caller, group)))),
        operations
            .patch(ONE, "updatePartnerGroup")
            .tag(HEADING)
            .summary("Change a group of partners")
            .description(
                "Only what the body names changes. Another UTM template changes the links of the"
                    + " group's partners.")
            .needs(GROUPS_WRITE)
            .answers(200, GroupView.withTerms(terms.shape()))
            .body(
                GroupRequest.Change.SHAPE,
                (caller, change, exchange) ->
                    groups.update(caller, group(exchange), change).answer(GroupView::withTerms)),
        operations
            .delete(ONE, "deletePartnerGroup")
            .tag(HEADING)
            .summary("Delete a group of partners")
            .description("Its partners go to the default group, and get that one's rewards.")
            .needs(GROUPS_WRITE)
            .answers(200, GroupView.DELETED)
            .path(
                (caller, exchange) -> {
                  var id = groups.delete(caller, group(exchange));
                  return Answer.ok(Map.of("id", id));
                }),
        operations
            .post(ONE + "/default", "setDefaultPartnerGroup")
            .tag(HEADING)
            .summary("Make a group the default one")
            .description("Partners are in it from then on unless something else is said.")
            .needs(GROUPS_WRITE)
            .answers(200, GroupView.GROUP)
            .path(
                (caller, exchange) ->
                    groups.makeDefault(caller, group(exchange)).answer(GroupView::group)),
        operations
            .post(ONE + "/partners", "movePartnersToGroup")
            .tag(HEADING)
            .summary("Put partners into a group")
            .description("They get its rewards and its discount. Unknown partners are passed over.")
            .needs(GROUPS_WRITE)
            .answers(200, GroupView.MOVED)
            .body(
                GroupRequest.Move.SHAPE,
                (caller, move, exchange) ->
                    Answer.ok(
                        Map.of("count", groups.move(caller, group(exchange), move.partnerIds())))));
  }

  static String group(Exchange exchange) {
    return exchange.pathParameter("groupIdOrSlug");
  }
}
