package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.Role;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DiscountsApiTest extends ProgramTest {
  private static final String MEMBERS =
      "id amount type maxDuration couponId couponTestId description autoProvisionEnabledAt provider";

  @Test
  @DisplayName("A7: a discount is given to the group's partners, except those shut out")
  void creation() {
    var approved = rows.partner(group, "approved");
    var banned = rows.partner(group, "banned");
    var reply = api.post("/api/discounts", "{\"amount\":10}");
    assertThat(reply.status()).isEqualTo(201);
    var discount = reply.json();
    assertThat(members(discount)).isEqualTo(MEMBERS);
    assertThat(discount.path("id").asText()).matches("disc_[0-9A-HJKMNP-TV-Z]{25}");
    assertThat(discount.path("type").asText()).isEqualTo("percentage");
    assertThat(discount.path("provider").asText()).isEqualTo("custom");
    for (var none : List.of("maxDuration", "couponId", "description", "autoProvisionEnabledAt")) {
      assertThat(discount.path(none).isNull()).as(none).isTrue();
    }
    assertThat(rows.enrolled(approved, "discount_id")).isEqualTo(discount.path("id").asText());
    assertThat(rows.enrolled(banned, "discount_id")).isNull();
    assertThat(api.get("/api/groups/default").json().path("discount")).isEqualTo(discount);

    var listed = api.get("/api/programs/whatever/discounts").json();
    assertThat(listed).hasSize(1);
    assertThat(members(listed.get(0))).isEqualTo(MEMBERS + " partnersCount");
    assertThat(listed.get(0).path("partnersCount").asInt()).isEqualTo(1);
    assertThat(api.get("/api/discounts").json()).isEqualTo(listed);
  }

  @Test
  @DisplayName("A7: one discount for each group; lists are newest first")
  void oneEach() {
    api.post("/api/groups", "{\"name\":\"g\",\"slug\":\"g\",\"color\":null}");
    id(api.post("/api/discounts", "{\"amount\":10}"));
    assertThat(api.post("/api/discounts", "{\"amount\":10}").status()).isEqualTo(409);
    var newer =
        id(
            api.post(
                "/api/discounts",
                """
                {"groupId":"g","amount":500,"type":"flat","maxDuration":0,"description":"d",
                 "provider":"stripe","couponId":"c","couponTestId":"t","autoProvision":true}
                """));
    var first = api.get("/api/discounts").json().get(0);
    assertThat(first.path("id").asText()).isEqualTo(newer);
    assertThat(first.path("couponId").asText()).isEqualTo("c");
    assertThat(first.path("couponTestId").asText()).isEqualTo("t");
    assertThat(first.path("maxDuration").asInt(-1)).isZero();
    assertThat(first.path("autoProvisionEnabledAt").isTextual()).isTrue();
    for (var bad :
        List.of(
            "{}",
            "{\"amount\":101}",
            "{\"amount\":-1}",
            "{\"amount\":1.5}",
            "{\"amount\":1,\"type\":\"x\"}",
            "{\"amount\":1,\"maxDuration\":601}",
            "{\"amount\":1,\"provider\":\"paypal\"}")) {
      assertThat(api.post("/api/discounts", bad).status()).as(bad).isEqualTo(422);
    }
    assertThat(api.post("/api/discounts", "{\"groupId\":\"none\",\"amount\":1}").status())
        .isEqualTo(404);
  }

  @Test
  @DisplayName("A7: only the coupon for tests and automatic codes change afterwards")
  void changes() {
    var made = api.post("/api/discounts", "{\"amount\":10,\"couponId\":\"c\"}").json();
    var path = "/api/discounts/" + made.path("id").asText();
    var changed =
        api.patch(path, "{\"couponTestId\":\"t\",\"autoProvision\":true,\"amount\":99}").json();
    assertThat(changed.path("couponTestId").asText()).isEqualTo("t");
    assertThat(changed.path("autoProvisionEnabledAt").isTextual()).isTrue();
    assertThat(changed.path("amount").asInt()).isEqualTo(10);
    assertThat(api.patch(path, "{\"autoProvision\":true}").json()).isEqualTo(changed);
    var back = api.patch(path, "{\"couponTestId\":null,\"autoProvision\":false}").json();
    assertThat(back).isEqualTo(made);
  }

  @Test
  @DisplayName(
      "A7: a deleted discount is taken from partners, with its codes, and webhooks hear of those")
  void deletion() throws Exception {
    try (var receiver = new Receiver()) {
      api.post(
          "/api/webhooks",
          "{\"name\":\"w\",\"url\":\"%s\",\"triggers\":[\"discount_code.deleted\"]}"
              .formatted(receiver.url("/codes")));
      var discount = id(api.post("/api/discounts", "{\"amount\":10,\"maxDuration\":3}"));
      var partner = rows.partner(group, "approved");
      var link = rows.link(partner, domain, "k", URL, null);
      rows.code(partner, discount, link, "STEVEN10OFF");

      assertThat(api.delete("/api/discounts/" + discount).text())
          .isEqualTo("{\"id\":\"%s\"}".formatted(discount));

      assertThat(rows.enrolled(partner, "discount_id")).isNull();
      assertThat(rows.text("select id from discount_codes where partner_id = ?", partner)).isNull();
      assertThat(api.delete("/api/discounts/" + discount).status()).isEqualTo(404);
      assertThat(api.get("/api/discounts").json()).isEmpty();
      await("the webhook is told", () -> !receiver.told().isEmpty());
      var told = receiver.told().getFirst().json();
      assertThat(told.path("event").asText()).isEqualTo("discount_code.deleted");
      assertThat(members(told.path("data")))
          .isEqualTo("id code partnerId linkId disabledAt discount");
      assertThat(told.at("/data/code").asText()).isEqualTo("STEVEN10OFF");
      assertThat(told.at("/data/partnerId").asText()).isEqualTo(partner);
      assertThat(told.at("/data/discount").toString())
          .isEqualTo(
              "{\"id\":\"%s\",\"amount\":10,\"type\":\"percentage\",\"maxDuration\":3,\"provider\":\"custom\"}"
                  .formatted(discount));
    }
  }

  @Test
  @DisplayName("B0: members write, everybody in the workspace reads, strangers do nothing")
  void whoMay() {
    var discount = id(api.post("/api/discounts", "{\"amount\":10}"));
    var viewer = api.as(workspaces.memberKey(workspace, Role.VIEWER));
    assertThat(viewer.get("/api/discounts").json()).hasSize(1);
    assertThat(viewer.post("/api/discounts", "{\"amount\":1}").status()).isEqualTo(403);
    assertThat(viewer.delete("/api/discounts/" + discount).status()).isEqualTo(403);
    var stranger = stranger();
    assertThat(stranger.get("/api/discounts").json()).isEmpty();
    assertThat(stranger.patch("/api/discounts/" + discount, "{}").status()).isEqualTo(404);
    assertThat(stranger.delete("/api/discounts/" + discount).status()).isEqualTo(404);
    assertThat(stranger.delete("/api/discounts/%00").status()).isEqualTo(404);
    assertThat(api.as(workspaces.create()).get("/api/programs/x/discounts").status())
        .isEqualTo(404);
  }
}
