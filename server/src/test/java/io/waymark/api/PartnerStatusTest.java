package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.api.Api.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Partners are banned, let go, and let in again (B1.7, B1.8, A3). */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // filled in before each test
class PartnerStatusTest extends PartnersTest {
  private JsonNode ann;

  @BeforeEach
  void ann() {
    program.reward(program.groupId, "sale");
    program.reward(program.groupId, "referral");
    program.discount(program.groupId, true);
    ann = partner("Ann", ",\"tenantId\":\"t1\"");
  }

  private Reply post(String what, String body) {
    return api.post("/api/partners/" + what, body);
  }

  private String byId(String more) {
    return "{\"partnerId\":\"%s\"%s}".formatted(id(ann), more);
  }

  private Reply visit(String key) {
    return api.send("GET", "/" + key, null, Map.of("Host", domain, "User-Agent", Api.BROWSER));
  }

  private int visit() {
    return visit(ann.at("/links/0/key").asText()).status();
  }

  /** As if there had never been such a link. */
  private void assertGone() {
    assertThat(visit(ann.at("/links/0/key").asText()).text()).isEqualTo(visit("nobodys").text());
  }

  private JsonNode shown() {
    return get("/partners/" + id(ann));
  }

  private JsonNode link() {
    return get("/links/" + oneOf(ann));
  }

  @Test
  @DisplayName(
      "G4.10: a ban ends links, codes, rewards and what is not paid; its end restores them")
  void bans() {
    var pending = program.commission(id(ann), "pending", 100);
    var held = program.commission(id(ann), "hold", 200);
    var paid = program.commission(id(ann), "paid", 300);
    var voided = program.commission(id(ann), "canceled", 400);
    assertThat(visit()).isEqualTo(302);
    var banned = post("ban", "{\"tenantId\":\"t1\",\"reason\":\"spam\"}");
    assertThat(banned.status()).as(banned.text()).isEqualTo(200);
    assertThat(banned.text()).isEqualTo("{\"partnerId\":\"%s\"}".formatted(id(ann)));

    assertGone();
    assertThat(shown().path("status").asText()).isEqualTo("banned");
    assertThat(shown().path("bannedReason").asText()).isEqualTo("spam");
    assertThat(shown().path("bannedAt").isNull()).isFalse();
    assertThat(shown().path("saleRewardId").isNull()).isTrue();
    assertThat(shown().path("discount").isNull()).isTrue();
    assertThat(link().path("disabledAt").isNull()).isFalse();
    assertThat(link().path("expiresAt")).isEqualTo(link().path("disabledAt"));
    assertThat(get("/discount-codes").at("/0/disabledAt").isNull()).isFalse();
    assertThat(program.status(pending)).isEqualTo("canceled");
    assertThat(program.status(held)).isEqualTo("canceled");
    assertThat(program.status(paid)).isEqualTo("paid");
    assertThat(entries(pending)).isEqualTo("banned:canceled:100");
    assertThat(entries(paid)).isEmpty();
    assertThat(shown().path("totalCommissions").asLong()).isEqualTo(300);
    assertThat(post("ban", byId(",\"reason\":\"fraud\"")).status()).isEqualTo(400);
    assertThat(enroll("Ann", "").json().path("status").asText()).isEqualTo("banned");
    assertThat(post("reactivate", byId("")).status()).isEqualTo(400);

    assertThat(post("unban", byId("")).text()).isEqualTo(banned.text());
    assertThat(visit()).isEqualTo(302);
    var again = shown();
    assertThat(again.path("status").asText()).isEqualTo("approved");
    assertThat(again.path("bannedAt").isNull()).isTrue();
    assertThat(again.path("bannedReason").isNull()).isTrue();
    assertThat(again.path("saleRewardId")).isEqualTo(ann.path("saleRewardId"));
    assertThat(again.path("referralRewardId")).isEqualTo(ann.path("referralRewardId"));
    assertThat(again.path("discountId")).isEqualTo(ann.path("discountId"));
    assertThat(link().path("disabledAt").isNull()).isTrue();
    assertThat(link().path("expiresAt").isNull()).isTrue();
    assertThat(get("/discount-codes").at("/0/disabledAt").isNull()).isTrue();
    assertThat(program.status(pending)).isEqualTo("pending");
    assertThat(program.status(held)).isEqualTo("pending");
    assertThat(program.status(voided)).as("canceled before").isEqualTo("canceled");
    assertThat(entries(pending)).isEqualTo("banned:canceled:100,unbanned:pending:100");
    assertThat(post("unban", byId("")).status()).isEqualTo(400);
  }

  private String entries(String commission) {
    return program.read(
        """
        select coalesce(string_agg(kind || ':' || status || ':' || earnings, ',' order by id), '')
        from commission_entries where commission_id = :id
        """,
        Map.of("id", commission),
        String.class);
  }

  @Test
  @DisplayName("B1.8: a deactivated partner's links are over, what was earned stays")
  void deactivates() {
    var pending = program.commission(id(ann), "pending", 100);
    var until =
        api.post(
                "/api/partners/links",
                byId(",\"linkProps\":{\"expiresAt\":\"2099-01-01T00:00:00Z\"}"))
            .json();
    assertThat(post("deactivate", byId("")).text())
        .isEqualTo("{\"partnerId\":\"%s\"}".formatted(id(ann)));
    assertThat(shown().path("status").asText()).isEqualTo("deactivated");
    assertThat(shown().path("bannedAt").isNull()).isTrue();
    assertThat(shown().path("saleRewardId").isNull()).isTrue();
    assertThat(visit()).isNotEqualTo(302);
    assertThat(link().path("expiresAt").isNull()).isFalse();
    assertThat(link().path("disabledAt").isNull()).isTrue();
    assertThat(get("/links/" + id(until)).path("expiresAt").asText()).startsWith("2099");
    assertThat(get("/discount-codes").at("/0/disabledAt").isNull()).isFalse();
    assertThat(program.status(pending)).isEqualTo("pending");
    var twice = post("deactivate", byId(""));
    assertThat(twice.status()).isEqualTo(400);
    assertThat(twice.message()).contains("deactivated");

    assertThat(post("reactivate", byId("")).status()).isEqualTo(200);
    assertThat(visit()).isEqualTo(302);
    assertThat(shown().path("referralRewardId")).isEqualTo(ann.path("referralRewardId"));
    assertThat(link().path("expiresAt").isNull()).isTrue();
    assertThat(get("/links/" + id(until)).path("expiresAt").asText()).startsWith("2099");
    post("deactivate", byId(""));
    post("ban", byId(",\"reason\":\"fraud\""));
    assertGone();
    assertThat(post("unban", byId("")).status()).isEqualTo(200);
    assertThat(visit()).isEqualTo(302);
  }

  @Test
  @DisplayName("A3: what an operator disabled stays so after a ban")
  void disabledBefore() {
    program.run(
        "update links set disabled_at = '2026-01-01T00:00:00Z' where id = :id",
        Map.of("id", oneOf(ann)));
    post("ban", byId(",\"reason\":\"spam\""));
    post("unban", byId(""));
    assertThat(link().path("disabledAt").asText()).isEqualTo("2026-01-01T00:00:00.000Z");
  }

  @Test
  @DisplayName("B1.7, B1.8: whom and why; pending partners; those of others")
  void refuses() {
    assertThat(post("ban", "{}").status()).isEqualTo(422);
    assertThat(post("ban", byId(",\"reason\":\"x\"")).status()).isEqualTo(422);
    assertThat(post("ban", "{\"reason\":\"spam\"}").status()).isEqualTo(400);
    for (var what : List.of("ban", "deactivate", "unban", "reactivate")) {
      assertThat(post(what, "{\"reason\":\"spam\"}").status()).as(what).isEqualTo(400);
      assertThat(post(what, "{\"partnerId\":\"pn_1\",\"reason\":\"spam\"}").status())
          .as(what)
          .isEqualTo(404);
      assertThat(post(what, "{\"tenantId\":\"x\",\"reason\":\"spam\"}").status())
          .as(what)
          .isEqualTo(404);
      assertThat(post(what, "{\"tenantId\":\"\\u0000\",\"reason\":\"spam\"}").status())
          .as(what)
          .isEqualTo(422);
      assertThat(
              api.as(workspaces.create())
                  .post("/api/partners/" + what, byId(",\"reason\":\"spam\""))
                  .status())
          .as(what)
          .isEqualTo(404);
    }
    program.run("update program_enrollments set status = 'pending'", Map.of());
    assertThat(post("ban", byId(",\"reason\":\"spam\"")).status()).isEqualTo(400);
    assertThat(post("deactivate", byId("")).status()).isEqualTo(400);
  }
}
