package io.waymark.partners.rewards;

import static io.waymark.identity.Permission.GROUPS_WRITE;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.Operation;
import io.waymark.platform.schema.Shape;
import java.util.List;
import java.util.Map;

/** The API's operations on rewards (B8); all that write are Waymark's own. */
final class RewardOperations {
  static final Shape<?> DELETED =
      Shape.untyped(field("id", text()).described("The id of what was deleted."));

  private static final String HEADING = "Rewards";
  private static final String ONE = "/rewards/{rewardId}";

  private final Rewards rewards;

  RewardOperations(Rewards rewards) {
    this.rewards = rewards;
  }

  List<Operation> declare(WorkspaceOperations operations) {
    return List.of(
        operations
            .get("/rewards", "listRewards")
            .tag(HEADING)
            .summary("List rewards")
            .description("Those of all groups, for referrals, sales, leads and clicks.")
            .answers(200, list(RewardView.REWARD))
            .path(
                (caller, exchange) ->
                    Answer.ok(rewards.list(caller).stream().map(RewardView::reward).toList())),
        operations
            .get(ONE, "getReward")
            .tag(HEADING)
            .summary("Get a reward")
            .description("By its id.")
            .answers(200, RewardView.REWARD)
            .path(
                (caller, exchange) ->
                    Answer.ok(RewardView.reward(rewards.get(caller, id(exchange))))),
        operations
            .post("/rewards", "createReward")
            .tag(HEADING)
            .summary("Create a reward")
            .description("For the partners of a group; one for each event.")
            .needs(GROUPS_WRITE)
            .answers(201, RewardView.REWARD)
            .body(
                RewardRequest.New.SHAPE,
                (caller, reward, exchange) ->
                    Answer.json(201, RewardView.reward(rewards.create(caller, reward)))),
        operations
            .patch(ONE, "updateReward")
            .tag(HEADING)
            .summary("Change a reward")
            .description(
                "Only what the body names changes. What is earned from now on is reckoned by it, of"
                    + " customers who are there already too.")
            .needs(GROUPS_WRITE)
            .answers(200, RewardView.REWARD)
            .body(
                RewardRequest.Terms.SHAPE,
                (caller, change, exchange) ->
                    rewards.update(caller, id(exchange), change).answer(RewardView::reward)),
        operations
            .delete(ONE, "deleteReward")
            .tag(HEADING)
            .summary("Delete a reward")
            .description("Partners keep what they have earned.")
            .needs(GROUPS_WRITE)
            .answers(200, DELETED)
            .path(
                (caller, exchange) -> {
                  rewards.delete(caller, id(exchange));
                  return Answer.ok(Map.of("id", id(exchange)));
                }));
  }

  private static String id(Exchange exchange) {
    return exchange.pathParameter("rewardId");
  }
}
