package io.waymark.identity.keys;

import static io.waymark.identity.Permission.TOKENS_READ;
import static io.waymark.identity.Permission.TOKENS_WRITE;
import static io.waymark.platform.schema.Schemas.list;

import io.waymark.identity.WorkspaceOperations;
import io.waymark.identity.keys.KeyRequests.KeyChange;
import io.waymark.identity.keys.KeyRequests.NewKey;
import io.waymark.identity.keys.KeyRequests.Rotation;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.ErrorCode;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The API's operations on a workspace's keys. Rotation is ours. */
final class KeyOperations {
  private static final String HEADING = "API keys";
  private static final String ONE = "/tokens/{id}";

  private final Keys keys;

  KeyOperations(Keys keys) {
    this.keys = keys;
  }

  List<Operation> declare(WorkspaceOperations operations) {
    return List.of(
        operations
            .get("/tokens", "listTokens")
            .tag(HEADING)
            .summary("List API keys")
            .description("Newest first. The keys themselves are not told any more.")
            .needs(TOKENS_READ)
            .answers(200, list(KeyView.KEY))
            .path(
                (caller, exchange) ->
                    Answer.ok(keys.list(caller).stream().map(KeyView::key).toList())),
        operations
            .post("/tokens", "createToken")
            .tag(HEADING)
            .summary("Create an API key")
            .description(
                "The answer is the only place where the key can be read. A workspace has at most 100"
                    + " and may make one every five seconds.")
            .needs(TOKENS_WRITE)
            .answers(200, KeyView.SECRET)
            .body(
                NewKey.SHAPE,
                (caller, wanted, exchange) -> {
                  try {
                    return Answer.ok(KeyView.secret(keys.create(caller, wanted)));
                  } catch (ApiProblem problem) {
                    tellWhen(exchange, problem);
                    throw problem;
                  }
                }),
        operations
            .get(ONE, "getToken")
            .tag(HEADING)
            .summary("Get an API key")
            .description("By its id.")
            .needs(TOKENS_READ)
            .answers(200, KeyView.KEY)
            .path((caller, exchange) -> Answer.ok(KeyView.key(keys.get(caller, id(exchange))))),
        operations
            .patch(ONE, "updateToken")
            .tag(HEADING)
            .summary("Change an API key")
            .description(
                "Only what the body names changes: name, scopes, end. It counts for the next call"
                    + " with the key.")
            .needs(TOKENS_WRITE)
            .answers(200, KeyView.KEY)
            .body(
                KeyChange.SHAPE,
                (caller, change, exchange) ->
                    keys.update(caller, id(exchange), change).answer(KeyView::key)),
        operations
            .post(ONE + "/rotate", "rotateToken")
            .tag(HEADING)
            .summary("Rotate an API key")
            .description(
                "Gives it a new secret, told in this answer only. The old one ends at once, or after"
                    + " a grace of at most seven days. Of keys of people, only their own user may ask"
                    + " for this.")
            .needs(TOKENS_WRITE)
            .answers(200, KeyView.SECRET)
            .body(
                Rotation.SHAPE,
                (caller, rotation, exchange) ->
                    Answer.ok(
                        KeyView.secret(
                            keys.rotate(
                                caller,
                                id(exchange),
                                Duration.ofSeconds(rotation.graceSeconds()))))),
        operations
            .delete(ONE, "deleteToken")
            .tag(HEADING)
            .summary("Delete an API key")
            .description("It opens nothing any more once this is answered.")
            .needs(TOKENS_WRITE)
            .answers(200, KeyView.DELETED)
            .path(
                (caller, exchange) -> {
                  keys.delete(caller, id(exchange));
                  return Answer.ok(Map.of("id", id(exchange)));
                }));
  }

  private static void tellWhen(Exchange exchange, ApiProblem problem) {
    if (problem.code() == ErrorCode.RATE_LIMIT_EXCEEDED) {
      exchange.answerHeaders().put("Retry-After", Long.toString(Keys.PAUSE.toSeconds()));
    }
  }

  private static String id(Exchange exchange) {
    return exchange.pathParameter("id");
  }
}
