package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.api.Api.Reply;
import io.waymark.identity.Role;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TrackLeadTest extends ConversionTest {

  @Test
  @DisplayName("CLK-6, D1, D2: a lead right after the redirect makes a customer and counts")
  void lead() throws Exception {
    var link = link("l");
    var click = click(link);
    var reply =
        lead(
            """
            {"clickId":" %s ","eventName":" Sign up ","customerExternalId":" u1 ",
             "customerName":"Ann","customerEmail":"ann@x.test","metadata":{"plan":"pro"}}"""
                .formatted(click));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.text())
        .isEqualTo(
            """
            {"click":{"id":"%s"},"link":{"id":"%s","domain":"%s","key":"%s","shortLink":"%s",\
            "url":"https://shop.example/","partnerId":null,"programId":null,"tenantId":null,\
            "externalId":null},"customer":{"name":"Ann","email":"ann@x.test","avatar":null,\
            "externalId":"u1"}}"""
                .formatted(
                    click,
                    link.path("id").asText(),
                    link.path("domain").asText(),
                    link.path("key").asText(),
                    link.path("shortLink").asText()));
    assertThat(counters(link)).isEqualTo("1/0/0/0");
    assertThat(charged()).isEqualTo(1);
    await("the event", () -> events("leads").size() == 1);
    var event = events("leads").path(0);
    assertThat(event.path("eventName").asText()).isEqualTo("Sign up");
    assertThat(event.at("/metadata/plan").asText()).isEqualTo("pro");
    assertThat(event.at("/click/id").asText()).isEqualTo(click);
    assertThat(event.path("customer").toString())
        .isEqualTo(
            "{\"id\":\"%s\",\"name\":\"Ann\",\"email\":\"ann@x.test\",\"avatar\":null,\"externalId\":\"u1\",\"country\":\"US\",\"createdAt\":\"%s\"}"
                .formatted(
                    customer("u1").path("id").asText(), customer("u1").path("createdAt").asText()));
  }

  @Test
  @DisplayName(
      "D2.3: the same again counts once, however it is spelt, and is answered without link")
  void duplicate() {
    var link = link("d");
    var click = click(link);
    assertThat(lead(click, "Sign up", "u1").json().path("link").isNull()).isFalse();
    var again = lead("bogus", "sign UP", "u1");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().path("link").isNull()).isTrue();
    assertThat(again.json().at("/click/id").asText()).isEqualTo("bogus");
    assertThat(again.json().at("/customer/name")).isEqualTo(customer("u1").path("name"));
    assertThat(lead(click, "Started trial", "u1").json().path("link").isNull()).isFalse();
    assertThat(counters(link)).isEqualTo("2/0/0/0");
    assertThat(charged()).isEqualTo(2);
  }

  @Test
  @DisplayName("D2.3: after seven days the same event counts again")
  void claimsEnd() {
    var link = link("w");
    var click = click(link);
    lead(click, "Renewed", "u1");
    age("6 days 23 hours");
    assertThat(lead(click, "Renewed", "u1").json().path("link").isNull()).isTrue();
    age("2 hours");
    assertThat(lead(click, "Renewed", "u1").json().path("link").isNull()).isFalse();
    assertThat(counters(link)).isEqualTo("2/0/0/0");
  }

  private void age(String interval) {
    Jdbi.create(database)
        .useHandle(
            handle ->
                handle.execute(
                    "update lead_claims set claimed_at = claimed_at - ?::interval where project_id = ?",
                    interval,
                    workspace.id()));
  }

  @Test
  @DisplayName("D2.3: what fails claims nothing")
  void failureClaimsNothing() {
    var link = link("f");
    assertThat(lead("0123456789abcdef", "Sign up", "u1").status()).isEqualTo(404);
    assertThat(lead(click(link), "Sign up", "u1").json().path("link").isNull()).isFalse();
    assertThat(counters(link)).isEqualTo("1/0/0/0");
  }

  @Test
  @DisplayName("D2.3: twenty at once count once and agree")
  void atOnce() throws Exception {
    var link = link("c");
    var click = click(link);
    Callable<Reply> call = () -> lead(click, "Sign up", "u1");
    var replies = atOnce(Collections.nCopies(20, call));
    assertThat(replies).allMatch(reply -> reply.status() == 200);
    assertThat(replies).filteredOn(reply -> !reply.json().path("link").isNull()).hasSize(1);
    assertThat(replies)
        .extracting(reply -> reply.json().path("customer"))
        .containsOnly(replies.getFirst().json().path("customer"));
    assertThat(counters(link)).isEqualTo("1/0/0/0");
    assertThat(charged()).isEqualTo(1);
    assertThat(api.get("/api/customers").json()).hasSize(1);
  }

  @Test
  @DisplayName("D2.7: a quantity makes as many leads, and one event of each")
  void quantity() {
    var link = link("q");
    var reply =
        lead(
            """
            {"clickId":"%s","eventName":"Seats","customerExternalId":"u1","eventQuantity":7,
             "mode":"wait"}"""
                .formatted(click(link)));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(events("leads")).as("mode wait: analytics show it at once").hasSize(7);
    assertThat(events("leads").findValuesAsText("eventId")).doesNotHaveDuplicates();
    assertThat(counters(link)).isEqualTo("7/0/0/0");
    assertThat(charged()).isEqualTo(7);
  }

  @Test
  @DisplayName("D2: a deferred lead only makes the customer; the second call needs no click id")
  void deferred() throws Exception {
    var link = link("e");
    var click = click(link);
    var first =
        lead(
            """
            {"clickId":"%s","eventName":"Sign up","customerExternalId":"u1","mode":"deferred"}"""
                .formatted(click));
    assertThat(first.json().at("/link/id")).isEqualTo(link.path("id"));
    assertThat(counters(link)).isEqualTo("0/0/0/0");
    assertThat(charged()).isZero();
    var second = lead("{\"clickId\":\"\",\"eventName\":\"Paid\",\"customerExternalId\":\"u1\"}");
    assertThat(second.json().at("/click/id").asText()).isEqualTo(click);
    assertThat(counters(link)).isEqualTo("1/0/0/0");
    await("the event", () -> events("leads").size() == 1);
    assertThat(events("leads").at("/0/eventName").asText()).isEqualTo("Paid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"clickId\":\"\",", "\"clickId\":null,", "\"clickId\":\"  \","})
  @DisplayName("D2.2: without a click id, and no customer who has one, it is a 400")
  void withoutClick(String clickId) {
    var body = "{%s\"eventName\":\"Sign up\",\"customerExternalId\":\"%s\"}";
    assertThat(lead(body.formatted(clickId, "nobody")).code()).isEqualTo("bad_request");
    api.post("/api/customers", "{\"externalId\":\"imported\",\"country\":\"DE\"}");
    assertThat(lead(body.formatted(clickId, "imported")).status()).isEqualTo(400);
  }

  @Test
  @DisplayName("D2: the deprecated names of the customer's id, the first that is not empty")
  void aliases() {
    var link = link("a");
    var body = "{\"clickId\":\"%s\",\"eventName\":\"%s\",%s}";
    for (var ids :
        List.of(
            "\"externalId\":\"u1\"",
            "\"customerId\":\"u1\"",
            "\"customerExternalId\":\"\",\"externalId\":\"u1\",\"customerId\":\"other\"")) {
      var reply = lead(body.formatted(click(link), "e" + ids.length(), ids));
      assertThat(reply.json().at("/customer/externalId").asText()).isEqualTo("u1");
    }
    assertThat(lead(body.formatted(click(link), "e", "\"customerExternalId\":\"\"")).code())
        .isEqualTo("bad_request");
    assertThat(api.get("/api/customers").json()).hasSize(1);
  }

  @Test
  @DisplayName("D2.5: a customer keeps what was known; later leads count for the link clicked")
  void firstTouch() {
    var one = link("1");
    var two = link("2");
    lead(click(one), "Sign up", "u1");
    var name = customer("u1").path("name").asText();
    assertThat(name).matches("[A-Z][a-z]+ [A-Z][a-z]+ [A-Z][a-z]+");
    var later =
        lead(
            """
            {"clickId":"%s","eventName":"Trial","customerExternalId":"u1","customerName":"Other"}"""
                .formatted(click(two)));
    assertThat(later.json().at("/customer/name").asText()).isEqualTo(name);
    assertThat(counters(one)).isEqualTo("1/0/0/0");
    assertThat(counters(two)).isEqualTo("1/0/0/0");
    var expanded = api.get("/api/customers/ext_u1?includeExpandedFields=true").json();
    assertThat(expanded.at("/link/id")).isEqualTo(one.path("id"));
  }

  @Test
  @DisplayName(
      "D1: clicks that are not the workspace's, and links that are gone or disabled, are 404")
  void foreignClicks() {
    var stranger = api.as(workspaces.create());
    var theirs = link(stranger, workspace.slug() + "x");
    var click = click(theirs);
    assertThat(lead(click, "Sign up", "u1").code()).isEqualTo("not_found");
    assertThat(counters(stranger, theirs)).isZero();
    assertThat(api.get("/api/customers").json()).isEmpty();

    var deleted = link("g");
    var gone = click(deleted);
    api.delete("/api/links/" + deleted.path("id").asText());
    assertThat(lead(gone, "Sign up", "u1").status()).isEqualTo(404);

    var disabled = link("h");
    var off = click(disabled);
    Jdbi.create(database)
        .useHandle(
            handle ->
                handle.execute(
                    "update links set disabled_at = now() where id = ?",
                    disabled.path("id").asText()));
    assertThat(lead(off, "Sign up", "u1").status()).isEqualTo(404);
    assertThat(api.get("/api/customers").json()).isEmpty();
  }

  private static long counters(Api owner, JsonNode link) {
    return owner.get("/api/links/" + link.path("id").asText()).json().path("leads").asLong();
  }

  @Test
  @DisplayName("decision 3: a machine's click earns nothing")
  void botClick() {
    var link = link("b");
    var visit =
        api.send(
            "GET",
            "/" + link.path("key").asText(),
            null,
            Map.of("User-Agent", "Googlebot/2.1", "X-Forwarded-For", "203.0.113.9"));
    var location = String.valueOf(visit.header("Location"));
    var id = location.substring(location.indexOf("dub_id=") + 7);
    assertThat(lead(id, "Sign up", "u1").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("D0: owners and members may report, whatever the key's scopes; others may not")
  void roles() {
    var click = click(link("r"));
    for (var role : Role.values()) {
      var member = workspaces.member(workspace, role);
      var scoped = api.as(workspaces.key(workspace.id(), member, List.of("links.read")));
      var reply =
          scoped.post(
              "/api/track/lead",
              "{\"clickId\":\"%s\",\"eventName\":\"%s\",\"customerExternalId\":\"u1\"}"
                  .formatted(click, role));
      var allowed = role == Role.OWNER || role == Role.MEMBER;
      assertThat(reply.status()).as(role.toString()).isEqualTo(allowed ? 200 : 403);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"clickId\":\"a\\u0000b\"",
        "\"customerExternalId\":\"a\\u0000b\"",
        "\"metadata\":[]",
        "\"eventQuantity\":\"1\"",
        "\"customerEmail\":\"nobody\"",
        "\"clickId\":7"
      })
  @DisplayName("c.3: what cannot be is refused, never a failure")
  void refused(String field) {
    var name = field.substring(1, field.indexOf('"', 1));
    var body =
        "{\"eventName\":\"e\"%s,%s}"
            .formatted(
                name.equals("customerExternalId") ? "" : ",\"customerExternalId\":\"u1\"", field);
    var reply = lead(body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(422);
    assertThat(reply.message()).contains(": " + name + ": ");
  }
}
