package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.Role;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RewardsApiTest extends ProgramTest {
  private static final String MEMBERS =
      "id event description tooltipDescription type amountInCents amountInPercentage maxDuration"
          + " modifiers config updatedAt spendLimitAmount spendLimitInterval";

  private static String flat(String event) {
    return "{\"event\":\"%s\",\"type\":\"flat\",\"amountInCents\":100}".formatted(event);
  }

  @Test
  @DisplayName("A5, B8: a reward is answered as it is stored, every member there")
  void creation() {
    var reply =
        api.post(
            "/api/rewards",
            """
            {"event":"sale","type":"percentage","amountInPercentage":20,"maxDuration":12,
             "description":"A fifth","tooltipDescription":"**more**","spendLimitAmount":5000,
             "spendLimitInterval":"month",
             "modifiers":[{"conditions":[{"entity":"partner","attribute":"totalSaleAmount",
               "operator":"greater_than","value":100000}],
               "type":"percentage","amountInPercentage":30.25,"maxDuration":null}]}
            """);
    assertThat(reply.status()).isEqualTo(201);
    var reward = reply.json();
    assertThat(members(reward)).isEqualTo(MEMBERS);
    assertThat(reward.path("id").asText()).matches("rw_[0-9A-HJKMNP-TV-Z]{25}");
    assertThat(reply.text()).contains("\"amountInPercentage\":20,");
    assertThat(reward.path("amountInCents").isNull()).isTrue();
    assertThat(reward.path("config").isNull()).isTrue();
    assertThat(reward.path("spendLimitInterval").asText()).isEqualTo("month");
    assertThat(reward.path("modifiers").get(0).toString())
        .isEqualTo(
            "{\"operator\":\"AND\",\"conditions\":[{\"entity\":\"partner\","
                + "\"attribute\":\"totalSaleAmount\",\"operator\":\"greater_than\","
                + "\"value\":100000}],\"type\":\"percentage\",\"amountInPercentage\":30.25,"
                + "\"maxDuration\":null}");
    var read = api.get("/api/rewards/" + reward.path("id").asText()).json();
    assertThat(read).isEqualTo(reward);
    assertThat(api.get("/api/groups/default").json().path("saleReward")).isEqualTo(read);
  }

  @Test
  @DisplayName("A5: clicks and leads are paid once each, whatever the request says of time")
  void forcedDuration() {
    for (var event : List.of("click", "lead")) {
      var body = flat(event).replaceFirst("}$", ",\"maxDuration\":12}");
      assertThat(api.post("/api/rewards", body).json().path("maxDuration").asInt(-1)).isZero();
    }
    assertThat(api.post("/api/rewards", flat("sale")).json().path("maxDuration").isNull()).isTrue();
  }

  @Test
  @DisplayName("A5: what cannot be together is refused")
  void badRewards() {
    for (var bad :
        List.of(
            "{\"event\":\"sale\",\"amountInCents\":1}",
            "{\"type\":\"flat\",\"amountInCents\":1}",
            "{\"event\":\"sale\",\"type\":\"flat\"}",
            "{\"event\":\"sale\",\"type\":\"flat\",\"amountInPercentage\":1}",
            "{\"event\":\"sale\",\"type\":\"flat\",\"amountInCents\":1,\"amountInPercentage\":1}",
            "{\"event\":\"sale\",\"type\":\"flat\",\"amountInCents\":100000000}",
            "{\"event\":\"sale\",\"type\":\"flat\",\"amountInCents\":1.5}",
            "{\"event\":\"sale\",\"type\":\"flat\",\"amountInCents\":-1}",
            "{\"event\":\"sale\",\"type\":\"percentage\",\"amountInPercentage\":101}",
            "{\"event\":\"sale\",\"type\":\"percentage\",\"amountInPercentage\":1.005}",
            "{\"event\":\"lead\",\"type\":\"percentage\",\"amountInPercentage\":10}",
            "{\"event\":\"click\",\"type\":\"percentage\",\"amountInPercentage\":10}",
            plus("\"maxDuration\":601"),
            plus("\"spendLimitAmount\":1"),
            plus("\"spendLimitInterval\":\"day\""),
            plus("\"spendLimitAmount\":0,\"spendLimitInterval\":\"day\""),
            plus("\"description\":\"%s\"".formatted("x".repeat(101))),
            plus("\"config\":{\"trigger\":\"saleRecorded\"}"),
            plus("\"modifiers\":\"all\""),
            plus("\"modifiers\":[{}]"),
            flat("referral"),
            referral("\"config\":{\"trigger\":\"saleRecorded\"}"),
            referral("\"config\":{\"trigger\":\"commissionThreshold\"}"),
            referral(
                "\"config\":{\"trigger\":\"commissionThreshold\",\"commissionsThresholdInCents\":99}"),
            referral("\"config\":{\"trigger\":\"partnerApproved\"},\"maxDuration\":0"),
            referral("\"config\":{\"trigger\":\"partnerApproved\"},\"modifiers\":[{}]"))) {
      var reply = api.post("/api/rewards", bad);
      assertThat(reply.status()).as(bad + reply.text()).isEqualTo(422);
    }
    assertThat(api.get("/api/rewards").json()).isEmpty();
    assertThat(
            api.post(
                    "/api/rewards",
                    referral(
                        "\"config\":{\"trigger\":\"commissionThreshold\",\"commissionsThresholdInCents\":100}"))
                .status())
        .isEqualTo(201);
  }

  private static String plus(String more) {
    return flat("sale").replaceFirst("}$", "," + more + "}");
  }

  private static String referral(String more) {
    return flat("referral").replaceFirst("}$", "," + more + "}");
  }

  @Test
  @DisplayName("A5: a group has one reward for each event; lists go by event, newest first")
  void oneEach() {
    api.post("/api/groups", "{\"name\":\"g\",\"slug\":\"g\",\"color\":null}");
    for (var event : List.of("click", "lead", "sale")) {
      assertThat(api.post("/api/rewards", flat(event)).status()).isEqualTo(201);
      assertThat(api.post("/api/rewards", flat(event)).status()).isEqualTo(409);
    }
    var other = id(api.post("/api/rewards", plus("\"groupId\":\"g\"")));
    var events = new ArrayList<String>();
    var listed = api.get("/api/rewards").json();
    listed.forEach(it -> events.add(it.path("event").asText()));
    assertThat(events).containsExactly("sale", "sale", "lead", "click");
    assertThat(listed.get(0).path("id").asText()).isEqualTo(other);
    assertThat(api.post("/api/rewards", plus("\"groupId\":\"none\"")).status()).isEqualTo(404);
    var theirs = stranger().get("/api/program").json().path("defaultGroupId").asText();
    assertThat(api.post("/api/rewards", plus("\"groupId\":\"%s\"".formatted(theirs))).status())
        .isEqualTo(403);
  }

  @Test
  @DisplayName("A5: partners get a new reward and lose a deleted one, except those shut out")
  void fanOut() {
    var statuses =
        List.of(
            "pending",
            "approved",
            "invited",
            "declined",
            "archived",
            "rejected",
            "deactivated",
            "banned");
    var partners = statuses.stream().map(status -> rows.partner(group, status)).toList();
    var sale = id(api.post("/api/rewards", flat("sale")));
    for (var i = 0; i < statuses.size(); i++) {
      assertThat(rows.enrolled(partners.get(i), "sale_reward_id"))
          .as(statuses.get(i))
          .isEqualTo(i < 5 ? sale : null);
    }
    assertThat(api.delete("/api/rewards/" + sale).text())
        .isEqualTo("{\"id\":\"%s\"}".formatted(sale));
    for (var partner : partners) {
      assertThat(rows.enrolled(partner, "sale_reward_id")).isNull();
    }
    assertThat(api.get("/api/rewards/" + sale).status()).isEqualTo(404);
    assertThat(api.post("/api/rewards", flat("sale")).status()).isEqualTo(201);
  }

  @Test
  @DisplayName("A5: a reward by which something was earned stays for the record")
  void retired() {
    var partner = rows.partner(group, "approved");
    var sale = id(api.post("/api/rewards", flat("sale")));
    rows.commission(partner, sale, 100, "pending");
    assertThat(api.delete("/api/rewards/" + sale).status()).isEqualTo(200);
    assertThat(api.delete("/api/rewards/" + sale).status()).isEqualTo(404);
    assertThat(api.patch("/api/rewards/" + sale, "{\"amountInCents\":1}").status()).isEqualTo(404);
    assertThat(api.get("/api/rewards").json()).isEmpty();
    assertThat(rows.text("select reward_id from commissions where partner_id = ?", partner))
        .isEqualTo(sale);
    assertThat(rows.enrolled(partner, "sale_reward_id")).isNull();
  }

  @Test
  @DisplayName("A5: a change is made in place and checked as a whole")
  void changes() {
    var made = api.post("/api/rewards", plus("\"maxDuration\":12,\"description\":\"d\"")).json();
    var path = "/api/rewards/" + made.path("id").asText();
    assertThat(api.patch(path, "{}").json()).isEqualTo(made);
    assertThat(api.patch(path, "{\"amountInCents\":100}").json()).isEqualTo(made);
    var changed =
        api.patch(path, "{\"type\":\"percentage\",\"amountInPercentage\":7.5,\"maxDuration\":null}")
            .json();
    assertThat(changed.path("amountInCents").isNull()).isTrue();
    assertThat(changed.path("amountInPercentage").asDouble()).isEqualTo(7.5);
    assertThat(changed.path("maxDuration").isNull()).isTrue();
    assertThat(changed.path("description").asText()).isEqualTo("d");
    assertThat(api.get(path).json()).isEqualTo(changed);
    for (var bad :
        List.of(
            "{\"type\":\"flat\"}",
            "{\"amountInPercentage\":null}",
            "{\"amountInCents\":5}",
            "{\"spendLimitAmount\":5}",
            "{\"modifiers\":[1]}")) {
      assertThat(api.patch(path, bad).status()).as(bad).isEqualTo(422);
    }
    assertThat(api.get(path).json()).isEqualTo(changed);
  }

  @Test
  @DisplayName(
      "B0, B8: everybody in the workspace reads rewards, members write, strangers do nothing")
  void whoMay() {
    var sale = id(api.post("/api/rewards", flat("sale")));
    var viewer = api.as(workspaces.memberKey(workspace, Role.VIEWER));
    assertThat(viewer.get("/api/rewards").json()).hasSize(1);
    assertThat(viewer.patch("/api/rewards/" + sale, "{\"amountInCents\":1}").status())
        .isEqualTo(403);
    assertThat(viewer.delete("/api/rewards/" + sale).status()).isEqualTo(403);
    var narrow = api.as(workspaces.key(workspace, List.of("links.read")));
    assertThat(narrow.get("/api/rewards/" + sale).status()).isEqualTo(200);
    assertThat(narrow.post("/api/rewards", flat("lead")).status()).isEqualTo(403);
    var stranger = stranger();
    assertThat(stranger.get("/api/rewards/" + sale).status()).isEqualTo(404);
    assertThat(stranger.patch("/api/rewards/" + sale, "{\"amountInCents\":1}").status())
        .isEqualTo(404);
    assertThat(stranger.delete("/api/rewards/" + sale).status()).isEqualTo(404);
    assertThat(stranger.get("/api/rewards/%00").status()).isEqualTo(404);
    assertThat(api.as(workspaces.create()).get("/api/rewards").status()).isEqualTo(404);
  }
}
