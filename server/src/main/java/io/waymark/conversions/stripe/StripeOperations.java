package io.waymark.conversions.stripe;

import static io.waymark.identity.Permission.WORKSPACES_READ;
import static io.waymark.identity.Permission.WORKSPACES_WRITE;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

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

/** The API's operations on a workspace's connection with Stripe. */
final class StripeOperations {
  private static final String HEADING = "Integrations";
  private static final String PATH = "/integrations/stripe";

  private final Connections connections;
  private final String api;

  StripeOperations(Connections connections, String api) {
    this.connections = connections;
    this.api = api;
  }

  List<Operation> declare(WorkspaceOperations operations) {
    return List.of(
        operations
            .get(PATH, "getStripeIntegration")
            .tag(HEADING)
            .summary("Show the connection with Stripe")
            .description("Without its secrets, and with the addresses to enter at Stripe.")
            .needs(WORKSPACES_READ)
            .answers(200, StripeView.SHAPE)
            .path((caller, exchange) -> Answer.ok(view(find(caller), caller))),
        operations
            .patch(PATH, "changeStripeIntegration")
            .tag(HEADING)
            .summary("Connect Stripe, or change the connection")
            .description("Only what the body names changes.")
            .needs(WORKSPACES_WRITE)
            .answers(200, StripeView.SHAPE)
            .body(
                StripeChange.SHAPE,
                (caller, change, exchange) ->
                    Answer.ok(
                        view(
                            connections.change(
                                caller.workspace().id(), Provider.STRIPE, change::applied),
                            caller))),
        operations
            .delete(PATH, "deleteStripeIntegration")
            .tag(HEADING)
            .summary("Disconnect Stripe")
            .description("The secrets are forgotten; what was recorded stays.")
            .needs(WORKSPACES_WRITE)
            .answers(200, Shape.untyped(field("id", text())))
            .path((caller, exchange) -> Answer.ok(Map.of("id", delete(caller)))));
  }

  private Object view(Connection connection, Caller caller) {
    return StripeView.render(connection, caller.workspace(), api);
  }

  private Connection find(Caller caller) {
    var found = connections.find(caller.workspace().id(), Provider.STRIPE);
    if (found == null) {
      throw ApiProblem.notFound("The workspace is not connected with Stripe.");
    }
    return found;
  }

  private String delete(Caller caller) {
    var connection = find(caller);
    connections.delete(caller.workspace().id(), connection.id());
    return connection.id();
  }
}
