package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.Role;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CustomersApiTest extends ConversionTest {

  private JsonNode created(String externalId, String more) {
    var reply =
        api.post(
            "/api/customers",
            "{\"externalId\":\"%s\",\"country\":\"US\"%s}".formatted(externalId, more));
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return reply.json();
  }

  private List<String> listed(String query) {
    var reply = api.get("/api/customers" + query);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json().findValuesAsText("externalId");
  }

  @Test
  @DisplayName("E: a new customer has exactly the twelve members")
  void create() {
    var customer =
        created(
            "u1",
            ",\"email\":\"ann@x.test\",\"name\":\"Ann\",\"avatar\":\"https://x.test/a.png\",\"stripeCustomerId\":\"cus_%s\""
                .formatted(workspace.slug()));
    assertThat(customer.toString())
        .isEqualTo(
            """
            {"id":"%s","name":"Ann","email":"ann@x.test","avatar":"https://x.test/a.png",\
            "externalId":"u1","stripeCustomerId":"cus_%s","country":"US","sales":0,\
            "saleAmount":0,"createdAt":"%s","firstSaleAt":null,"subscriptionCanceledAt":null}"""
                .formatted(
                    customer.path("id").asText(),
                    workspace.slug(),
                    customer.path("createdAt").asText()));
    assertThat(customer.path("id").asText()).matches("cus_[0-9A-HJKMNP-TV-Z]{25}");
    assertThat(api.get("/api/customers/" + customer.path("id").asText()).json())
        .isEqualTo(customer);
    assertThat(customer("u1")).isEqualTo(customer);
  }

  @Test
  @DisplayName("E: who has no name is called by e-mail, else by a name that stays")
  void names() {
    assertThat(created("a", ",\"email\":\"a@x.test\"").path("name").asText()).isEqualTo("a@x.test");
    var name = created("b", "").path("name").asText();
    assertThat(name).matches("[A-Z][a-z]+ [A-Z][a-z]+ [A-Z][a-z]+");
    assertThat(customer("b").path("name").asText()).isEqualTo(name);
    var unnamed = api.patch("/api/customers/ext_a", "{\"name\":null,\"email\":null}").json();
    assertThat(unnamed.path("email").isNull()).isTrue();
    assertThat(unnamed.path("name").asText()).matches("[A-Z][a-z]+ [A-Z][a-z]+ [A-Z][a-z]+");
  }

  @Test
  @DisplayName("E: external ids are one workspace's, Stripe's ids the server's; twice is a 409")
  void conflicts() {
    var stripe = "\"stripeCustomerId\":\"cus_" + workspace.slug() + "\"";
    created("u1", "," + stripe);
    created("u2", "");
    var again = api.post("/api/customers", "{\"externalId\":\"u1\",\"country\":\"US\"}");
    assertThat(again.code()).isEqualTo("conflict");
    assertThat(api.patch("/api/customers/ext_u2", "{\"externalId\":\"u1\"}").status())
        .isEqualTo(409);
    assertThat(api.patch("/api/customers/ext_u2", "{" + stripe + "}").status()).isEqualTo(409);
    var other = api.as(workspaces.create());
    assertThat(other.post("/api/customers", "{\"externalId\":\"u1\",\"country\":\"US\"}").status())
        .isEqualTo(201);
  }

  @Test
  @DisplayName("E: only what is named changes; a country is accepted and stays")
  void update() {
    var before = created("u1", ",\"email\":\"ann@x.test\",\"name\":\"Ann\"");
    assertThat(api.patch("/api/customers/ext_u1", "{}").json()).isEqualTo(before);
    var after =
        api.patch(
                "/api/customers/" + before.path("id").asText(),
                "{\"name\":\"Bo\",\"country\":\"DE\",\"externalId\":\"u9\"}")
            .json();
    assertThat(after.path("name").asText()).isEqualTo("Bo");
    assertThat(after.path("email").asText()).isEqualTo("ann@x.test");
    assertThat(after.path("country").asText()).isEqualTo("US");
    assertThat(customer("u9")).isEqualTo(after);
    assertThat(api.get("/api/customers/ext_u1").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("E, C5: a deleted customer is gone; events stay and name nobody")
  void delete() throws Exception {
    var link = link("d");
    lead(click(link), "Sign up", "u1");
    await("the event", () -> events("leads").size() == 1);
    var id = customer("u1").path("id").asText();
    assertThat(api.delete("/api/customers/ext_u1").text()).isEqualTo("{\"id\":\"" + id + "\"}");
    assertThat(api.delete("/api/customers/" + id).status()).isEqualTo(404);
    assertThat(api.get("/api/customers/" + id).code()).isEqualTo("not_found");
    assertThat(counters(link)).isEqualTo("1/0/0/0");
    assertThat(events("leads").at("/0/customer/name").asText()).isEqualTo("Deleted Customer");
    assertThat(events("leads").at("/0/customer/id").asText()).isEqualTo(id);
  }

  @Test
  @DisplayName("E: e-mail before external id before search; other filters narrow")
  void filters() {
    created("u1", ",\"email\":\"ann.lee@x.test\",\"name\":\"Ann Lee\"");
    created("u2", ",\"email\":\"bo@x.test\",\"name\":\"Bo 100%\"");
    lead(click(link("f")), "Sign up", "u3");
    assertThat(listed("?email=bo@x.test&externalId=u1")).containsExactly("u2");
    assertThat(listed("?email=BO@x.test")).isEmpty();
    assertThat(listed("?externalId=u1&search=bo")).containsExactly("u1");
    assertThat(listed("?search=bo@x.test")).containsExactly("u2");
    assertThat(listed("?search=bo@x")).isEmpty();
    assertThat(listed("?search=lee+ANN")).containsExactly("u1");
    assertThat(listed("?search=ann+bo")).isEmpty();
    assertThat(listed("?search=100%25")).containsExactly("u2");
    assertThat(listed("?search=%25")).containsExactly("u2");
    assertThat(listed("?search=_")).isEmpty();
    var link = customerLink("u3");
    assertThat(listed("?linkId=" + link)).containsExactly("u3");
    assertThat(listed("?linkId=none")).isEmpty();
    assertThat(listed("?country=DE")).isEmpty();
    assertThat(listed("?country=US")).hasSize(3);
    var ids = customer("u1").path("id").asText() + "," + customer("u3").path("id").asText();
    assertThat(listed("?customerIds=" + ids)).containsExactlyInAnyOrder("u1", "u3");
    assertThat(api.get("/api/customers?search=%00").status()).isEqualTo(422);
  }

  private String customerLink(String externalId) {
    return api.get("/api/customers/ext_" + externalId + "?includeExpandedFields=true")
        .json()
        .at("/link/id")
        .asText();
  }

  @Test
  @DisplayName("E: pages and cursors, in both orders")
  void pages() throws Exception {
    var ids = new ArrayList<String>();
    for (var i = 1; i <= 5; i++) {
      ids.add(created("u" + i, "").path("id").asText());
      // Ids sort by milliseconds.
      Thread.sleep(2);
    }
    assertThat(listed("")).containsExactly("u5", "u4", "u3", "u2", "u1");
    assertThat(listed("?pageSize=2&page=2")).containsExactly("u3", "u2");
    assertThat(listed("?sortOrder=asc&pageSize=2")).containsExactly("u1", "u2");
    assertThat(listed("?pageSize=2&startingAfter=" + ids.get(3))).containsExactly("u3", "u2");
    assertThat(listed("?pageSize=2&endingBefore=" + ids.get(1))).containsExactly("u4", "u3");
    assertThat(listed("?pageSize=2&sortOrder=asc&startingAfter=" + ids.get(1)))
        .containsExactly("u3", "u4");
    assertThat(listed("?pageSize=2&sortOrder=asc&endingBefore=" + ids.get(3)))
        .containsExactly("u2", "u3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "startingAfter=cus_none",
        "startingAfter=a&endingBefore=b",
        "page=1&startingAfter=cus_none",
        "sortBy=saleAmount&startingAfter=cus_none",
        "page=1001",
        "page=0",
        "pageSize=0",
        "pageSize=101"
      })
  @DisplayName("E: pages that cannot be are 422")
  void noPages(String query) {
    assertThat(api.get("/api/customers?" + query).status()).isEqualTo(422);
  }

  @Test
  @DisplayName("E: another workspace's customer is no cursor, and cannot be seen or changed")
  void foreign() {
    var stranger = api.as(workspaces.create());
    var theirs =
        stranger
            .post("/api/customers", "{\"externalId\":\"x\",\"country\":\"US\"}")
            .json()
            .path("id")
            .asText();
    assertThat(api.get("/api/customers?startingAfter=" + theirs).status()).isEqualTo(422);
    assertThat(api.get("/api/customers?customerIds=" + theirs).json()).isEmpty();
    assertThat(api.get("/api/customers/" + theirs).status()).isEqualTo(404);
    assertThat(api.get("/api/customers/ext_x").status()).isEqualTo(404);
    assertThat(api.patch("/api/customers/" + theirs, "{\"name\":\"y\"}").status()).isEqualTo(404);
    assertThat(api.delete("/api/customers/" + theirs).status()).isEqualTo(404);
    assertThat(api.get("/api/customers/" + theirs + "/activity").status()).isEqualTo(404);
    assertThat(stranger.get("/api/customers/" + theirs).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("E: sorted by what they bought; who bought nothing comes last")
  void sorting() {
    var link = link("o");
    for (var customer : List.of("a", "b", "c")) {
      lead(click(link), "Sign up", customer);
    }
    sale("b", 50, "1");
    sale("a", 70, "2");
    assertThat(listed("?sortBy=saleAmount")).containsExactly("a", "b", "c");
    assertThat(listed("?sortBy=saleAmount&sortOrder=asc")).containsExactly("c", "b", "a");
    assertThat(listed("?sortBy=firstSaleAt")).containsExactly("a", "b", "c");
    assertThat(listed("?sortBy=firstSaleAt&sortOrder=asc")).containsExactly("b", "a", "c");
  }

  @Test
  @DisplayName("E: counted together, by country and by link, whatever is filtered by that")
  void count() {
    var link = link("n");
    lead(click(link), "Sign up", "a");
    lead(click(link), "Sign up", "b");
    created("c", "");
    api.post("/api/customers", "{\"externalId\":\"d\",\"country\":\"DE\"}");
    assertThat(api.get("/api/customers/count").text()).isEqualTo("4");
    assertThat(api.get("/api/customers/count?country=DE").text()).isEqualTo("1");
    assertThat(api.get("/api/customers/count?groupBy=partnerId").text()).isEqualTo("4");
    assertThat(api.get("/api/customers/count?groupBy=country&country=DE").text())
        .isEqualTo("[{\"country\":\"US\",\"_count\":3},{\"country\":\"DE\",\"_count\":1}]");
    assertThat(api.get("/api/customers/count?groupBy=linkId&linkId=none").text())
        .isEqualTo(
            "[{\"linkId\":\"%s\",\"_count\":2,\"shortLink\":\"%s\",\"url\":\"https://shop.example/\"}]"
                .formatted(link.path("id").asText(), link.path("shortLink").asText()));
  }

  @Test
  @DisplayName("E: a file of customers, harmless to spreadsheets")
  void export() {
    created("u1", ",\"name\":\"=1+1\",\"email\":\"a@x.test\"");
    lead(click(link("e")), "Sign up", "u2");
    var file = api.get("/api/customers/export?columns=externalId,name,email,link,none");
    assertThat(file.header("Content-Type")).isEqualTo("text/csv; charset=utf-8");
    assertThat(file.text().lines().toList())
        .containsExactly(
            "name,email,externalId,link",
            "%s,,u2,%s"
                .formatted(
                    customer("u2").path("name").asText(),
                    api.get("/api/customers/ext_u2?includeExpandedFields=true")
                        .json()
                        .at("/link/shortLink")
                        .asText()),
            "'=1+1,a@x.test,u1,");
    assertThat(api.get("/api/customers/export").text())
        .startsWith(
            "id,name,email,avatar,externalId,stripeCustomerId,country,sales,saleAmount,createdAt,"
                + "firstSaleAt,subscriptionCanceledAt\r\n");
    assertThat(api.get("/api/customers/export?columns=none").status()).isEqualTo(422);
  }

  @Test
  @DisplayName("E: what a customer did, newest first, with the clicks behind the leads")
  void activity() throws Exception {
    var link = link("a");
    var click = click(link);
    lead(click, "Sign up", "u1");
    sale("u1", 100, "inv");
    lead(click(link), "Sign up", "u2");
    await("the events", () -> events("sales").size() == 1 && events("leads").size() == 2);
    var activity = api.get("/api/customers/ext_u1/activity").json();
    assertThat(activity.path("events").findValuesAsText("event"))
        .containsExactly("sale", "lead", "click");
    for (var event : activity.path("events")) {
      assertThat(event.has("customer")).isFalse();
      assertThat(event.at("/click/id").asText()).isEqualTo(click);
      assertThat(event.path("click").has("trigger")).isFalse();
    }
    assertThat(activity.path("link").toString())
        .isEqualTo(
            "{\"id\":\"%s\",\"domain\":\"%s\",\"key\":\"%s\",\"shortLink\":\"%s\"}"
                .formatted(
                    link.path("id").asText(),
                    link.path("domain").asText(),
                    link.path("key").asText(),
                    link.path("shortLink").asText()));
    created("u3", "");
    assertThat(api.get("/api/customers/ext_u3/activity").text())
        .isEqualTo("{\"events\":[],\"link\":null}");
  }

  @Test
  @DisplayName("E: everybody in the workspace may look, owners and members may write")
  void roles() {
    created("u1", "");
    for (var role : Role.values()) {
      var member = api.as(workspaces.memberKey(workspace, role));
      assertThat(member.get("/api/customers").status()).isEqualTo(200);
      var allowed = role == Role.OWNER || role == Role.MEMBER;
      assertThat(member.patch("/api/customers/ext_u1", "{}").status())
          .isEqualTo(allowed ? 200 : 403);
      var body = "{\"externalId\":\"by%s\",\"country\":\"US\"}".formatted(role);
      assertThat(member.post("/api/customers", body).status()).isEqualTo(allowed ? 201 : 403);
      assertThat(member.delete("/api/customers/none").status()).isEqualTo(allowed ? 404 : 403);
    }
  }
}
