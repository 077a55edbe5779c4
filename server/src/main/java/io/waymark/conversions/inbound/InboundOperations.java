package io.waymark.conversions.inbound;

import static io.waymark.identity.Permission.WORKSPACES_READ;
import static io.waymark.identity.Permission.WORKSPACES_WRITE;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.conversions.connections.Connection;
import io.waymark.conversions.connections.Connections;
import io.waymark.conversions.connections.Provider;
import io.waymark.identity.Caller;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Operation;
import io.waymark.platform.schema.Shape;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The API's operations on a workspace's inbound webhooks. */
final class InboundOperations {
  private static final String HEADING = "Integrations";
  private static final String ALL = "/integrations/inbound";
  private static final String ONE = "/integrations/inbound/{id}";
  private static final int MOST = 50;

  private final Connections connections;
  private final String api;
  private final Supplier<String> tokens;

  /**
   * @param tokens makes secrets nobody can guess
   */
  InboundOperations(Connections connections, String api, Supplier<String> tokens) {
    this.connections = connections;
    this.api = api;
    this.tokens = tokens;
  }

  List<Operation> declare(WorkspaceOperations operations) {
    return List.of(
        operations
            .get(ALL, "getInboundWebhooks")
            .tag(HEADING)
            .summary("List inbound webhooks")
            .description("The oldest first, without their secrets.")
            .needs(WORKSPACES_READ)
            .answers(200, list(InboundView.SHAPE))
            .path((caller, exchange) -> Answer.ok(all(caller))),
        operations
            .post(ALL, "createInboundWebhook")
            .tag(HEADING)
            .summary("Create an inbound webhook")
            .description("An address that any system can tell of leads, sales and refunds.")
            .needs(WORKSPACES_WRITE)
            .answers(201, InboundView.SHAPE)
            .body(
                InboundSettings.CREATE,
                (caller, wanted, exchange) -> Answer.json(201, create(caller, wanted))),
        operations
            .patch(ONE, "changeInboundWebhook")
            .tag(HEADING)
            .summary("Change an inbound webhook")
            .description("Only what the body names changes.")
            .needs(WORKSPACES_WRITE)
            .answers(200, InboundView.SHAPE)
            .body(
                InboundSettings.UPDATE,
                (caller, wanted, exchange) ->
                    Answer.ok(change(caller, exchange.pathParameter("id"), wanted))),
        operations
            .delete(ONE, "deleteInboundWebhook")
            .tag(HEADING)
            .summary("Delete an inbound webhook")
            .description("What was recorded stays.")
            .needs(WORKSPACES_WRITE)
            .answers(200, Shape.untyped(field("id", text())))
            .path((caller, exchange) -> Answer.ok(delete(caller, exchange.pathParameter("id")))));
  }

  private List<ObjectNode> all(Caller caller) {
    return connections.list(caller.workspace().id(), Provider.INBOUND).stream()
        .map(connection -> InboundView.render(connection, api))
        .toList();
  }

  private ObjectNode create(Caller caller, InboundSettings wanted) {
    if (connections.list(caller.workspace().id(), Provider.INBOUND).size() >= MOST) {
      throw ApiProblem.unprocessable("A workspace can have %d inbound webhooks.".formatted(MOST));
    }
    var made =
        connections.add(
            caller.workspace().id(), Provider.INBOUND, before -> wanted.applied(before, tokens));
    var view = InboundView.render(made, api);
    return wanted.secret() == null
        ? view.put("secret", made.secrets().get(InboundSettings.SECRET))
        : view;
  }

  private ObjectNode change(Caller caller, String id, InboundSettings wanted) {
    var changed =
        connections.change(
            caller.workspace().id(),
            existing(caller, id).id(),
            before -> wanted.applied(before, tokens));
    if (changed == null) {
      throw missing();
    }
    return InboundView.render(changed, api);
  }

  private Map<String, String> delete(Caller caller, String id) {
    connections.delete(caller.workspace().id(), existing(caller, id).id());
    return Map.of("id", id);
  }

  private Connection existing(Caller caller, String id) {
    return connections.list(caller.workspace().id(), Provider.INBOUND).stream()
        .filter(connection -> connection.id().equals(id))
        .findFirst()
        .orElseThrow(InboundOperations::missing);
  }

  private static ApiProblem missing() {
    return ApiProblem.notFound("The workspace has no such inbound webhook.");
  }
}
