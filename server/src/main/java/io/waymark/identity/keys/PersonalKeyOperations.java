package io.waymark.identity.keys;

import static io.waymark.platform.schema.Schemas.list;

import io.waymark.identity.keys.KeyRequests.Named;
import io.waymark.identity.keys.KeyRequests.NewPersonalKey;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.Operation;
import io.waymark.platform.http.RateClass;
import io.waymark.platform.schema.Schema;
import io.waymark.platform.schema.Shape;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The API's operations on a user's own keys. Whoever has one cannot make more of them with it, so
 * that deleting it ends all that it opened.
 */
final class PersonalKeyOperations {
  private static final String PATH = "/user/tokens";

  private final PersonalKeys keys;
  private final Function<Exchange, String> user;
  private final Function<Exchange, String> signedIn;

  /**
   * @param user who calls, signed in or by a personal key
   * @param signedIn who is signed in at a browser
   */
  PersonalKeyOperations(
      PersonalKeys keys, Function<Exchange, String> user, Function<Exchange, String> signedIn) {
    this.keys = keys;
    this.user = user;
    this.signedIn = signedIn;
  }

  List<Operation> declare() {
    return List.of(
        operation(
            "GET",
            "listPersonalKeys",
            "List personal keys",
            null,
            null,
            list(KeyView.PERSONAL),
            exchange ->
                Answer.ok(
                    keys.list(user.apply(exchange)).stream().map(KeyView::personal).toList())),
        operation(
            "POST",
            "createPersonalKey",
            "Create a personal key",
            null,
            NewPersonalKey.SHAPE,
            KeyView.SECRET,
            exchange -> {
              var userId = signedIn.apply(exchange);
              var wanted = NewPersonalKey.SHAPE.parseJson(exchange.body());
              return Answer.ok(KeyView.secret(keys.create(userId, wanted)));
            }),
        operation(
            "DELETE",
            "deletePersonalKey",
            "Delete a personal key",
            Named.SHAPE,
            null,
            KeyView.DELETED,
            exchange -> {
              var userId = user.apply(exchange);
              var id = Named.SHAPE.parseQuery(exchange.query()).id();
              keys.delete(userId, id);
              return Answer.ok(Map.of("id", id));
            }));
  }

  private static Operation operation(
      String method,
      String id,
      String summary,
      @Nullable Shape<?> query,
      @Nullable Schema<?> body,
      Schema<?> answer,
      Operation.Handler handler) {
    return new Operation(
        method,
        PATH,
        id,
        "Personal keys",
        summary,
        "For clients from before keys were a workspace's: such a key opens each of its user's"
            + " workspaces, named by `workspaceId`.",
        Operation.Door.SESSION,
        null,
        RateClass.API,
        false,
        query,
        body,
        200,
        answer,
        true,
        handler);
  }
}
