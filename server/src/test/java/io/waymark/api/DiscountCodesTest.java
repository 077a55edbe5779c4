package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.api.Api.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Discount codes (A7, B6). */
@QuarkusTest
class DiscountCodesTest extends PartnersTest {

  private Reply create(JsonNode partner, String linkId, String more) {
    return api.post(
        "/api/discount-codes",
        "{\"partnerId\":\"%s\",\"linkId\":\"%s\"%s}".formatted(id(partner), linkId, more));
  }

  private String another(JsonNode partner) {
    return id(
        api.post("/api/partners/links", "{\"partnerId\":\"%s\"}".formatted(id(partner))).json());
  }

  @Test
  @DisplayName("B6: a code of the partner's name, a chosen one, one for each link")
  void creates() {
    var discount = program.discount(program.groupId, false);
    var steven = partner("Steven");
    assertThat(get("/discount-codes")).isEmpty();
    var made = create(steven, oneOf(steven), ",\"code\":\"  \"");
    assertThat(made.status()).as(made.text()).isEqualTo(200);
    assertThat(made.text())
        .isEqualTo(
            ("{\"id\":\"%s\",\"code\":\"STEVEN10OFF\",\"discountId\":\"%s\",\"partnerId\":\"%s\","
                    + "\"linkId\":\"%s\",\"disabledAt\":null}")
                .formatted(id(made.json()), discount, id(steven), oneOf(steven)));
    assertThat(id(made.json())).matches("dcode_[0-9A-HJKMNP-TV-Z]{25}");
    assertThat(create(steven, oneOf(steven), ",\"code\":\"X\"").status()).isEqualTo(400);
    var link = another(steven);
    assertThat(create(steven, link, ",\"code\":\"steven10OFF\"").status()).isEqualTo(409);
    assertThat(create(steven, link, "").json().path("code").asText())
        .matches("STEVEN10OFF[A-Z0-9]{2}");
    var chosen = create(steven, another(steven), ",\"code\":\" My-Code_1 \"");
    assertThat(chosen.json().path("code").asText()).isEqualTo("My-Code_1");
    assertThat(texts(get("/discount-codes"), "code")).hasSize(3).startsWith("My-Code_1");
    assertThat(texts(get("/discount-codes?pageSize=1&page=3"), "code"))
        .containsExactly("STEVEN10OFF");
    assertThat(get("/discount-codes?discountId=" + discount)).hasSize(3);
    var bob = partner("Bob");
    assertThat(get("/discount-codes?partnerId=" + id(bob))).isEmpty();
    assertThat(create(bob, oneOf(steven), "").status()).isEqualTo(400);
    assertThat(create(bob, "link_1", "").status()).isEqualTo(400);
  }

  @Test
  @DisplayName("B6: what is refused, and how")
  void refuses() {
    var ann = partner("Ann");
    assertThat(create(ann, oneOf(ann), "").status()).as("no discount").isEqualTo(400);
    program.discount(program.groupId, false);
    program.spread(program.groupId);
    for (var bad :
        List.of(
            "{}",
            "{\"partnerId\":\"x\"}",
            "{\"partnerId\":\"x\",\"linkId\":\"y\",\"code\":\"a b\"}",
            "{\"partnerId\":\"x\",\"linkId\":\"y\",\"code\":\"é\"}",
            "{\"partnerId\":\"x\",\"linkId\":\"\\u0000\"}",
            "{\"partnerId\":\"x\",\"linkId\":\"y\",\"code\":\"%s\"}".formatted("c".repeat(101)))) {
      assertThat(api.post("/api/discount-codes", bad).status()).as(bad).isEqualTo(422);
    }
    assertThat(
            api.post("/api/discount-codes", "{\"partnerId\":\"pn_1\",\"linkId\":\"y\"}").status())
        .isEqualTo(404);
    for (var unknown : List.of("partnerId=pn_1", "discountId=disc_1")) {
      assertThat(api.get("/api/discount-codes?" + unknown).status()).as(unknown).isEqualTo(404);
    }
    assertThat(api.get("/api/discount-codes?pageSize=101").status()).isEqualTo(422);
    assertThat(create(ann, oneOf(ann), "").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("B6: of many who want one code, one gets it")
  void atOnce() throws Exception {
    program.discount(program.groupId, false);
    var ann = partner("Ann");
    var calls = new ArrayList<Callable<Reply>>();
    for (var i = 0; i < 5; i++) {
      var link = another(ann);
      calls.add(() -> create(ann, link, ",\"code\":\"ONE\""));
    }
    var replies = atOnce(calls);
    assertThat(replies).extracting(Reply::status).containsOnlyOnce(200).contains(409);
    var link = another(ann);
    var one = new ArrayList<Callable<Reply>>();
    for (var i = 0; i < 5; i++) {
      var code = "C" + i;
      one.add(() -> create(ann, link, ",\"code\":\"%s\"".formatted(code)));
    }
    assertThat(atOnce(one)).extracting(Reply::status).containsOnlyOnce(200).contains(400);
  }

  @Test
  @DisplayName("A7: where the group has it so, new partners have a code at once")
  void autoProvision() {
    program.discount(program.groupId, true);
    var ann = partner("Ann");
    var codes = get("/discount-codes");
    assertThat(texts(codes, "code")).containsExactly("ANN10OFF");
    assertThat(codes.at("/0/linkId").asText()).isEqualTo(oneOf(ann));
    partner("Ann");
    assertThat(get("/discount-codes")).hasSize(1);
  }

  @Test
  @DisplayName("B6: deleted by id or by code, not by others; a deleted link's code goes with it")
  void deletes() {
    program.discount(program.groupId, false);
    var ann = partner("Ann");
    var first = create(ann, oneOf(ann), "").json();
    var other = workspaces.create();
    new TestProgram(Jdbi.create(database), other, null);
    assertThat(api.as(other).delete("/api/discount-codes/" + id(first)).status()).isEqualTo(404);
    assertThat(api.as(other).delete("/api/discount-codes/ANN10OFF").status()).isEqualTo(404);
    assertThat(api.as(other).get("/api/discount-codes").json()).isEmpty();
    assertThat(api.delete("/api/discount-codes/ann10off").text())
        .isEqualTo("{\"id\":\"%s\"}".formatted(id(first)));
    assertThat(api.delete("/api/discount-codes/ann10off").status()).isEqualTo(404);
    assertThat(api.delete("/api/discount-codes/%00").status()).isEqualTo(404);
    var second = create(ann, oneOf(ann), "").json();
    assertThat(api.delete("/api/discount-codes/" + id(second)).status()).isEqualTo(200);
    create(ann, oneOf(ann), "");
    assertThat(api.delete("/api/links/" + oneOf(ann)).status()).isEqualTo(200);
    assertThat(get("/discount-codes")).isEmpty();
    assertThat(get("/partners/" + id(ann)).path("links")).isEmpty();
  }

  @Test
  @DisplayName("A7: a link that becomes another partner's, or nobody's, leaves its code behind")
  void ownersChange() {
    program.discount(program.groupId, true);
    var ann = partner("Ann");
    var bob = partner("Bob");
    assertThat(get("/discount-codes")).hasSize(2);
    api.patch("/api/links/" + oneOf(ann), "{\"title\":\"T\"}");
    assertThat(get("/discount-codes")).hasSize(2);
    var moved = api.patch("/api/links/" + oneOf(ann), "{\"partnerId\":\"%s\"}".formatted(id(bob)));
    assertThat(moved.json().path("partnerId").asText()).isEqualTo(id(bob));
    assertThat(texts(get("/discount-codes"), "code")).containsExactly("BOB10OFF");
    api.patch(
        "/api/links/bulk",
        "{\"linkIds\":[\"%s\"],\"data\":{\"programId\":null,\"partnerId\":null}}"
            .formatted(oneOf(bob)));
    assertThat(get("/discount-codes")).isEmpty();
  }
}
