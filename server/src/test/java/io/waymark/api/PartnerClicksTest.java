package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.api.Api.Reply;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What pages and customers are told of the partners who brought them (C1, E). */
@QuarkusTest
class PartnerClicksTest extends PartnersTest {
  private static final String ID = "[0-9A-Za-z]{16}";

  private Reply click(String key) {
    return api.as((String) null)
        .send(
            "POST",
            "/api/track/click",
            "{\"domain\":\"%s\",\"key\":\"%s\"}".formatted(domain, key),
            Map.of("User-Agent", Api.BROWSER, "X-Forwarded-For", "203.0.113.77"));
  }

  @Test
  @DisplayName("C1: a page learns whose link it was and what its visitor pays less, each time")
  void clicks() {
    var discount = program.discount(program.groupId, false);
    var ann = partner("Ann", ",\"tenantId\":\"t1\"");
    var first = click("ann");
    assertThat(first.status()).as(first.text()).isEqualTo(200);
    assertThat(first.text())
        .isEqualTo(
            ("{\"clickId\":\"%s\",\"partner\":{\"id\":\"%s\",\"name\":\"Ann\",\"image\":null,"
                    + "\"groupId\":\"%s\",\"tenantId\":\"t1\"},\"discount\":{\"id\":\"%s\","
                    + "\"amount\":10,\"type\":\"percentage\",\"maxDuration\":null,"
                    + "\"couponId\":\"TEN\",\"couponTestId\":null}}")
                .formatted(
                    first.json().path("clickId").asText(), id(ann), program.groupId, discount));
    assertThat(click("ann").text()).isEqualTo(first.text());
    api.post("/api/partners/deactivate", "{\"partnerId\":\"%s\"}".formatted(id(ann)));
    assertThat(click("ann").json().path("discount").isNull()).isTrue();
    assertThat(click("ann").json().has("discount")).isTrue();
    api.post(
        "/api/links",
        "{\"url\":\"https://a.com\",\"domain\":\"%s\",\"key\":\"plain\"}".formatted(domain));
    assertThat(click("plain").text()).matches("\\{\"clickId\":\"" + ID + "\"}");
  }

  @Test
  @DisplayName("E, B7: an expanded customer has program, partner and discount")
  void customers() {
    var ann = partner("Ann");
    var clickId = click("ann").json().path("clickId").asText();
    assertThat(lead(clickId, "Sign up", "u1").status()).isEqualTo(200);
    sale("u1", 500, "i1");
    var plain = customer("u1");
    assertThat(plain.has("partner")).isFalse();
    var path = "/customers/ext_u1?includeExpandedFields=true";
    var customer = get(path);
    assertThat(customer.path("programId").asText()).isEqualTo(program.id);
    assertThat(customer.path("partner").toString())
        .isEqualTo(
            "{\"id\":\"%s\",\"name\":\"Ann\",\"email\":\"ann@%s\",\"image\":null}"
                .formatted(id(ann), domain));
    assertThat(customer.has("discount")).isFalse();
    program.discount(program.groupId, false);
    program.spread(program.groupId);
    customer = get(path);
    assertThat(customer.path("discount").size()).isEqualTo(7);
    assertThat(customer.at("/discount/description").isNull()).isTrue();
    JsonNode listed = get("/customers?includeExpandedFields=true").get(0);
    assertThat(listed).isEqualTo(customer);
    program.run("delete from program_enrollments where partner_id = :id", Map.of("id", id(ann)));
    assertThat(get(path).has("partner")).isFalse();
    assertThat(get(path).has("programId")).isFalse();
    assertThat(get(path).has("link")).isTrue();
  }

  @Test
  @DisplayName("E: a file of customers can tell who brought them")
  void customersInAFile() {
    var ann = partner("Ann", ",\"tenantId\":\"t1\"");
    lead(click("ann").json().path("clickId").asText(), "Sign up", "u1");
    api.post("/api/customers", "{\"externalId\":\"u2\",\"country\":\"DE\"}");
    var path =
        "/api/customers/export?sortOrder=asc&columns=externalId,partnerId,partnerName,partnerEmail,"
            + "partnerTenantId";
    assertThat(api.get(path).text().lines())
        .containsExactly(
            "externalId,partnerId,partnerName,partnerEmail,partnerTenantId",
            "u1,%s,Ann,ann@%s,t1".formatted(id(ann), domain),
            "u2,,,,");
    program.run("update partners set email = null where id = :id", Map.of("id", id(ann)));
    assertThat(api.get("/api/customers/export?columns=partnerEmail").text()).doesNotContain("null");
  }

  @Test
  @DisplayName("C8: leads and sales of a partner's link are in their totals at once")
  void totals() {
    var ann = partner("Ann");
    var clickId = click("ann").json().path("clickId").asText();
    lead(clickId, "Sign up", "u1");
    sale("u1", 500, "i1");
    var shown = get("/partners/" + id(ann));
    assertThat(shown.path("totalLeads").asLong()).isEqualTo(1);
    assertThat(shown.path("totalConversions").asLong()).isEqualTo(1);
    assertThat(shown.path("totalSales").asLong()).isEqualTo(1);
    assertThat(shown.path("totalSaleAmount").asLong()).isEqualTo(500);
    assertThat(shown.path("averageLifetimeValue").asInt()).isEqualTo(500);
    assertThat(shown.has("lastLeadAt")).isTrue();
    assertThat(shown.has("lastConversionAt")).isTrue();
  }
}
