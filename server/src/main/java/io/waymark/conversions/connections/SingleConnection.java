package io.waymark.conversions.connections;

import static io.waymark.identity.Permission.WORKSPACES_READ;
import static io.waymark.identity.Permission.WORKSPACES_WRITE;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.identity.Caller;
import io.waymark.identity.Workspace;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Operation;
import io.waymark.platform.schema.Shape;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * The API's operations on a workspace's connection with a provider it has one of.
 *
 * @param name the provider's, such as {@code Stripe}
 * @param change what of it can be changed
 * @param view what is shown of it
 * @param changing changes it
 * @param viewing shows it, without its secrets
 */
public record SingleConnection<C>(
    Connections connections,
    Provider provider,
    String name,
    Shape<C> change,
    Shape<?> view,
    BiFunction<C, Connection, Connection> changing,
    BiFunction<Connection, Workspace, ObjectNode> viewing) {
  private static final String HEADING = "Integrations";

  /** Showing it, changing it, which makes it if it is not there, and deleting it. */
  public List<Operation> declare(WorkspaceOperations operations) {
    var path = "/integrations/" + provider.label();
    return List.of(
        operations
            .get(path, "get" + name + "Integration")
            .tag(HEADING)
            .summary("Show the connection with " + name)
            .description("Without its secrets, and with the address to enter there.")
            .needs(WORKSPACES_READ)
            .answers(200, view)
            .path((caller, exchange) -> Answer.ok(shown(find(caller), caller))),
        operations
            .patch(path, "change" + name + "Integration")
            .tag(HEADING)
            .summary("Connect " + name + ", or change the connection")
            .description("Only what the body names changes.")
            .needs(WORKSPACES_WRITE)
            .answers(200, view)
            .body(
                change,
                (caller, wanted, exchange) ->
                    Answer.ok(
                        shown(
                            connections.change(
                                caller.workspace().id(),
                                provider,
                                before -> changing.apply(wanted, before)),
                            caller))),
        operations
            .delete(path, "delete" + name + "Integration")
            .tag(HEADING)
            .summary("Disconnect " + name)
            .description("The secrets are forgotten; what was recorded stays.")
            .needs(WORKSPACES_WRITE)
            .answers(200, Shape.untyped(field("id", text())))
            .path((caller, exchange) -> Answer.ok(Map.of("id", delete(caller)))));
  }

  private ObjectNode shown(Connection connection, Caller caller) {
    return viewing.apply(connection, caller.workspace());
  }

  private Connection find(Caller caller) {
    var found = connections.find(caller.workspace().id(), provider);
    if (found == null) {
      throw ApiProblem.notFound("The workspace is not connected with %s.".formatted(name));
    }
    return found;
  }

  private String delete(Caller caller) {
    var connection = find(caller);
    connections.delete(caller.workspace().id(), connection.id());
    return connection.id();
  }
}
