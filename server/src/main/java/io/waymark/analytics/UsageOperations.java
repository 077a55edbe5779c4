package io.waymark.analytics;

import static io.waymark.identity.Permission.WORKSPACES_READ;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.analytics.UsageRequest.Resource;
import io.waymark.identity.Caller;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.identity.WorkspacePath;
import io.waymark.links.LinkLookup;
import io.waymark.links.LinkUsage;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Operation;
import io.waymark.platform.schema.Shape;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Declares the operation that tells what a workspace uses, day by day. */
final class UsageOperations {
  private static final int MOST_SHARES = 10;

  /** As in filters on folders (B4). */
  private static final String UNSORTED = "unsorted";

  private static final Shape<?> DAY =
      Shape.untyped(
              field("date", text()).described("The day, such as `2026-08-15`."),
              field("value", integer()).described("How many there were."),
              field(
                      "groups",
                      list(
                          Shape.untyped(
                                  field("id", text())
                                      .described(
                                          "The folder's id, `unsorted` for none; or the domain."),
                                  field("name", text()),
                                  field("value", integer()))
                              .named("UsageShare")))
                  .described(
                      "With `groupBy`: the shares of what has the most in the whole time, in the"
                          + " same order on each day.")
                  .optional())
          .named("UsageDay");

  private final EventUsage events;
  private final LinkUsage made;
  private final LinkLookup links;
  private final InstantSource clock;

  UsageOperations(EventUsage events, LinkUsage made, LinkLookup links, InstantSource clock) {
    this.events = events;
    this.made = made;
    this.links = links;
    this.clock = clock;
  }

  Operation declare(WorkspaceOperations operations) {
    return operations
        .get("/workspaces/{idOrSlug}/billing/usage", "getUsage")
        .tag("Workspaces")
        .summary("Get a workspace's usage")
        .description(
            "Day by day, the oldest first. Events are people's clicks that led somewhere, leads and"
                + " sales; links are those that were made and still exist. Answered beyond the"
                + " workspace's limits, too.")
        .needs(WORKSPACES_READ)
        .analytics()
        .answers(200, list(DAY))
        .query(
            UsageRequest.shape(clock),
            (caller, request, exchange) ->
                Answer.ok(answer(WorkspacePath.named(caller, exchange), request)));
  }

  private List<ObjectNode> answer(Caller caller, UsageRequest request) {
    var interval = request.days(clock.instant());
    var starts = interval.timeline().starts();
    var values =
        request.resource() == Resource.LINKS
            ? made.made(caller.workspace().id(), starts, interval.to())
            : Patience.with(() -> events.counted(caller.workspace().id(), interval));
    var rows = new ArrayList<ObjectNode>();
    for (var i = 0; i < values.size(); i++) {
      rows.add(
          JsonNodeFactory.instance
              .objectNode()
              .put("date", starts.get(i).atZone(interval.zone()).toLocalDate().toString())
              .put("value", values.get(i)));
    }
    var groupBy = request.groupBy();
    if (groupBy != null) {
      addShares(rows, caller, request.resource(), group(groupBy), interval);
    }
    return rows;
  }

  private static LinkUsage.Group group(String groupBy) {
    return groupBy.equals(UsageRequest.BY_FOLDER) ? LinkUsage.Group.FOLDER : LinkUsage.Group.DOMAIN;
  }

  private void addShares(
      List<ObjectNode> rows,
      Caller caller,
      Resource resource,
      LinkUsage.Group group,
      Interval interval) {
    var shares =
        resource == Resource.LINKS
            ? made.shares(caller, group, MOST_SHARES, interval.timeline().starts(), interval.to())
            : Patience.with(() -> events.shares(caller, group, MOST_SHARES, interval));
    var name = names(caller, group, shares);
    for (var i = 0; i < rows.size(); i++) {
      var groups = rows.get(i).putArray("groups");
      for (var share : shares.entrySet()) {
        groups
            .addObject()
            .put("id", share.getKey().isEmpty() ? UNSORTED : share.getKey())
            .put("name", name.apply(share.getKey()))
            .put("value", share.getValue().get(i));
      }
    }
  }

  private UnaryOperator<String> names(
      Caller caller, LinkUsage.Group group, Map<String, List<Long>> shares) {
    if (group == LinkUsage.Group.DOMAIN) {
      return domain -> domain;
    }
    var folders = links.folders(caller.workspace().id(), shares.keySet());
    return id -> {
      var folder = folders.get(id);
      return folder == null ? "Unsorted" : folder.name();
    };
  }
}
