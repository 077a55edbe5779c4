package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.api.Api.Reply;
import io.waymark.identity.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Partners are enrolled, shown and listed (B1.1, B1.2, B1.11). */
@QuarkusTest
class PartnersApiTest extends PartnersTest {
  private static final List<String> SHOWN =
      List.of(
          ("id name username email image description country companyName networkStatus"
                  + " defaultPayoutMethod paypalEmail stripeConnectId payoutsEnabledAt"
                  + " identityVerifiedAt programId groupId partnerId tenantId createdAt status"
                  + " links totalCommissions clickRewardId leadRewardId saleRewardId"
                  + " referralRewardId discountId applicationId bannedAt bannedReason totalClicks"
                  + " totalLeads totalConversions totalSales totalSaleAmount netRevenue"
                  + " earningsPerClick averageLifetimeValue clickToLeadRate"
                  + " clickToConversionRate leadToConversionRate returnOnAdSpend trustedAt")
              .split(" "));

  private static Set<String> names(JsonNode node) {
    var names = new HashSet<String>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Set<String> shownAnd(String... more) {
    var names = new HashSet<>(SHOWN);
    names.addAll(List.of(more));
    return names;
  }

  @Test
  @DisplayName("B1.1: a new partner is approved, has the group's rewards and a link, and is shown")
  void enrolls() {
    var reward = program.reward(program.groupId, "sale");
    var discount = program.discount(program.groupId, false);
    var partner = partner("StevenSmith", ",\"country\":\"DE\",\"tenantId\":\"t1\"");
    assertThat(names(partner))
        .isEqualTo(shownAnd("website", "youtube", "twitter", "linkedin", "instagram", "tiktok"));
    assertThat(partner.path("id").asText()).matches("pn_[0-9A-HJKMNP-TV-Z]{25}");
    assertThat(partner.path("partnerId")).isEqualTo(partner.path("id"));
    assertThat(partner.path("status").asText()).isEqualTo("approved");
    assertThat(partner.path("networkStatus").asText()).isEqualTo("draft");
    assertThat(partner.path("username").asText()).matches("stevensmith-[a-z]{4}");
    assertThat(partner.path("groupId").asText()).isEqualTo(program.groupId);
    assertThat(partner.path("saleRewardId").asText()).isEqualTo(reward);
    assertThat(partner.path("discountId").asText()).isEqualTo(discount);
    assertThat(partner.path("leadRewardId").isNull()).isTrue();
    assertThat(partner.path("earningsPerClick").asInt(-1)).isZero();
    assertThat(partner.path("averageLifetimeValue").isNull()).isTrue();
    assertThat(partner.path("links").toString())
        .isEqualTo(
            ("[{\"id\":\"%s\",\"domain\":\"%s\",\"key\":\"stevensmith\","
                    + "\"shortLink\":\"https://%s/stevensmith\",\"url\":\"https://acme.example/\","
                    + "\"clicks\":0,\"leads\":0,\"conversions\":0,\"sales\":0,\"saleAmount\":0}]")
                .formatted(oneOf(partner), domain, domain));
    var link = get("/links/" + oneOf(partner));
    assertThat(link.path("programId").asText()).isEqualTo(program.id);
    assertThat(link.path("partnerId").asText()).isEqualTo(id(partner));
    assertThat(link.path("tenantId").asText()).isEqualTo("t1");
    assertThat(link.path("folderId").asText()).isEqualTo(program.folderId);
    assertThat(link.path("trackConversion").asBoolean()).isTrue();
  }

  @Test
  @DisplayName("B1.11: a partner alone; others' and unknown ones are not found")
  void shows() {
    program.discount(program.groupId, false);
    var id = id(partner("Ann"));
    program.run("update partners set website = 'ann.example' where id = :id", Map.of("id", id));
    var shown = get("/partners/" + id);
    assertThat(names(shown))
        .isEqualTo(
            shownAnd(
                "tags",
                "customerDataSharingEnabledAt",
                "groupMoveDisabledAt",
                "riskMonitoringDisabledAt",
                "platforms",
                "discount",
                "monthlyTraffic",
                "industryInterests",
                "preferredEarningStructures",
                "salesChannels"));
    assertThat(shown.at("/platforms/0").toString())
        .isEqualTo(
            "{\"type\":\"website\",\"identifier\":\"ann.example\",\"verifiedAt\":null,"
                + "\"platformId\":null,\"avatarUrl\":null,\"subscribers\":0,\"posts\":0,\"views\":0}");
    assertThat(shown.at("/discount/provider").asText()).isEqualTo("custom");
    for (var unknown : List.of("pn_1", "%00", "x".repeat(3_000))) {
      assertThat(api.get("/api/partners/" + unknown).status()).as(unknown).isEqualTo(404);
    }
    var other = workspaces.create();
    assertThat(api.as(other).get("/api/partners/" + id).status()).isEqualTo(404);
    var theirs = new TestProgram(Jdbi.create(database), other, null);
    assertThat(api.as(other).get("/api/partners/" + id).status()).isEqualTo(404);
    assertThat(api.as(other).get("/api/partners").json()).isEmpty();
    // the account is the same in both programs, what it has there is not
    var there =
        api.as(other).post("/api/partners", "{\"email\":\"ann@%s\"}".formatted(domain)).json();
    assertThat(id(there)).isEqualTo(id);
    assertThat(there.path("name").asText()).isEqualTo("Ann");
    assertThat(there.path("programId").asText()).isEqualTo(theirs.id);
    assertThat(there.path("links")).isEmpty();
    assertThat(get("/partners/" + id).path("links")).hasSize(1);
  }

  @Test
  @DisplayName("G4.1: the same address twice is the same partner, who then gets the tenant id")
  void twice() {
    var first = partner("Ann");
    var again = enroll("ANN", ",\"tenantId\":\"t1\",\"linkProps\":{\"prefix\":\"x\"}");
    assertThat(again.status()).isEqualTo(201);
    assertThat(id(again.json())).isEqualTo(id(first));
    assertThat(again.json().path("name").asText()).isEqualTo("Ann");
    assertThat(again.json().path("tenantId").asText()).isEqualTo("t1");
    assertThat(again.json().path("links")).hasSize(1);
    assertThat(get("/links/" + oneOf(first)).path("tenantId").asText()).isEqualTo("t1");
    assertThat(enroll("Bob", ",\"tenantId\":\"t1\"").status()).isEqualTo(409);
    var bob = partner("Bob", ",\"tenantId\":\"t2\"");
    assertThat(id(partner("Bob", ",\"tenantId\":\"t1\""))).isEqualTo(id(first));
    assertThat(id(partner("Bob"))).isEqualTo(id(bob));
    assertThat(get("/partners/" + id(bob)).path("tenantId").asText()).isEqualTo("t2");
    assertThat(get("/partners")).hasSize(2);
  }

  @Test
  @DisplayName("B1.1: many at once make one partner with one link")
  void atOnce() throws Exception {
    var calls = new ArrayList<Callable<Reply>>();
    for (var i = 0; i < 8; i++) {
      calls.add(() -> enroll("Race", ""));
    }
    var ids = new HashSet<String>();
    for (var reply : atOnce(calls)) {
      assertThat(reply.status()).as(reply.text()).isEqualTo(201);
      ids.add(id(reply.json()));
    }
    assertThat(ids).hasSize(1);
    assertThat(get("/partners/" + ids.iterator().next()).path("links")).hasSize(1);
  }

  @Test
  @DisplayName("B1.1: two programs enroll one newcomer at once: one account, two partners")
  void twoProgramsAtOnce() throws Exception {
    var other = workspaces.create();
    var theirs = new TestProgram(Jdbi.create(database), other, null);
    var body = "{\"email\":\"both@%s\"}".formatted(domain);
    var replies =
        atOnce(
            List.of(
                () -> api.post("/api/partners", body),
                () -> api.as(other).post("/api/partners", body)));
    assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).isEqualTo(201));
    assertThat(id(replies.get(0).json())).isEqualTo(id(replies.get(1).json()));
    assertThat(replies.get(1).json().path("programId").asText()).isEqualTo(theirs.id);
  }

  @Test
  @DisplayName("G4.2: with two default links and a prefix, each key has a suffix of its own")
  void prefix() {
    program.defaultLink(program.groupId, "https://acme.example/b");
    var partner = partner("Ann", ",\"linkProps\":{\"prefix\":\"/c/\"}");
    assertThat(texts(partner.path("links"), "key"))
        .hasSize(2)
        .doesNotHaveDuplicates()
        .allMatch(key -> key.matches("c/ann-[a-z]{4}"));
    assertThat(texts(partner.path("links"), "url"))
        .containsExactlyInAnyOrder("https://acme.example/", "https://acme.example/b");
  }

  @Test
  @DisplayName("G4.3: a key that is taken gets a suffix; a chosen user name is the key")
  void takenKeys() {
    api.post(
        "/api/links",
        "{\"url\":\"https://a.com\",\"domain\":\"%s\",\"key\":\"ann\"}".formatted(domain));
    assertThat(partner("Ann").at("/links/0/key").asText()).matches("ann-[a-z]{4}");
    var bob = partner("Bob", ",\"username\":\"the.Best_1\"");
    assertThat(bob.at("/links/0/key").asText()).isEqualTo("the.Best_1");
    assertThat(bob.path("username").asText()).startsWith("bob-");
    var unnamed =
        api.post("/api/partners", "{\"email\":\"jean+x@%s\",\"name\":\"日本\"}".formatted(domain))
            .json();
    assertThat(unnamed.at("/links/0/key").asText()).isEqualTo("jean-x");
    assertThat(unnamed.path("name").asText()).isEqualTo("日本");
  }

  @Test
  @DisplayName("A4: the group's campaign is in the destination unless it brings its own")
  void campaign() {
    var template =
        api.post("/api/utm", "{\"name\":\"u\",\"utm_source\":\"p\",\"ref\":\"r\"}").json();
    program.run(
        "update partner_groups set utm_template_id = :utm where id = :id",
        Map.of("utm", id(template), "id", program.groupId));
    program.defaultLink(program.groupId, "https://acme.example/?utm_source=own");
    var partner = partner("Ann");
    assertThat(texts(partner.path("links"), "url"))
        .containsExactlyInAnyOrder(
            "https://acme.example/?utm_source=p&ref=r",
            "https://acme.example/?utm_source=own&ref=r");
    assertThat(texts(get("/links?domain=" + domain), "utm_source")).contains("p", "own");
  }

  @Test
  @DisplayName("B1.1: groups of others and unknown ones; a program without links; no program")
  void groups() {
    var other = workspaces.create();
    var theirs = new TestProgram(Jdbi.create(database), other, null);
    assertThat(enroll("Ann", ",\"groupId\":\"grp_1\"").status()).isEqualTo(404);
    assertThat(enroll("Ann", ",\"groupId\":\"%s\"".formatted(theirs.groupId)).status())
        .isEqualTo(403);
    assertThat(get("/partners")).isEmpty();
    var bare = program.group("bare");
    var ann = partner("Ann", ",\"groupId\":\"%s\"".formatted(bare));
    assertThat(ann.path("groupId").asText()).isEqualTo(bare);
    assertThat(ann.path("links")).isEmpty();
    var none = api.as(workspaces.create());
    assertThat(none.post("/api/partners", "{\"email\":\"a@b.co\"}").status()).isEqualTo(404);
    for (var path :
        List.of(
            "partners",
            "partners/count",
            "partners/x",
            "partners/links?partnerId=x",
            "discount-codes")) {
      assertThat(none.get("/api/" + path).status()).as(path).isEqualTo(404);
    }
  }

  @Test
  @DisplayName("B1.1: what no partner can be is refused, and nobody is made of it")
  void refuses() {
    for (var bad :
        List.of(
            "{}",
            "{\"email\":\"x\"}",
            "{\"email\":\"a@b.co\",\"name\":\"%s\"}".formatted("n".repeat(101)),
            "{\"email\":\"a@b.co\",\"name\":\"a\\u0000b\"}",
            "{\"email\":\"a@b.co\",\"username\":\"a b\"}",
            "{\"email\":\"a@b.co\",\"username\":\"%s\"}".formatted("u".repeat(101)),
            "{\"email\":\"a@b.co\",\"description\":\"%s\"}".formatted("d".repeat(5_001)),
            "{\"email\":\"a@b.co\",\"tenantId\":\"%s\"}".formatted("t".repeat(256)),
            "{\"email\":\"a@b.co\",\"tenantId\":\"\\u0000\"}",
            "{\"email\":\"a@b.co\",\"groupId\":\"\\u0000\"}",
            "{\"email\":\"%s@b.co\"}".formatted("a".repeat(190)))) {
      var reply = api.post("/api/partners", bad);
      assertThat(reply.status()).as(bad + reply.text()).isEqualTo(422);
    }
    assertThat(get("/partners")).isEmpty();
    // links that cannot be are left out
    assertThat(partner("Ann", ",\"linkProps\":{\"prefix\":\"a b\"}").path("links")).isEmpty();
    assertThat(partner("Bob", ",\"linkProps\":{\"tagIds\":[\"tag_x\"]}").path("links")).isEmpty();
    assertThat(partner("Cid", ",\"linkProps\":{\"key\":\"k\",\"url\":1}").path("links")).hasSize(1);
  }

  @Test
  @DisplayName("B0: only owners and members write, and look at links")
  void roles() {
    var ann = id(partner("Ann"));
    var viewer = api.as(workspaces.memberKey(workspace, Role.VIEWER));
    var body =
        "{\"partnerId\":\"%s\",\"reason\":\"spam\",\"url\":\"https://a.com\"}".formatted(ann);
    for (var path :
        List.of(
            "partners",
            "partners/links",
            "partners/ban",
            "partners/deactivate",
            "partners/unban",
            "partners/reactivate",
            "discount-codes")) {
      assertThat(viewer.post("/api/" + path, body).status()).as(path).isEqualTo(403);
    }
    assertThat(viewer.get("/api/partners/links?partnerId=" + ann).status()).isEqualTo(403);
    assertThat(viewer.send("PUT", "/api/partners/links/upsert", body, Map.of()).status())
        .isEqualTo(403);
    assertThat(viewer.patch("/api/partners/" + ann, "{\"tenantId\":\"x\"}").status())
        .isEqualTo(403);
    assertThat(viewer.delete("/api/discount-codes/x").status()).isEqualTo(403);
    assertThat(viewer.get("/api/partners").json()).hasSize(1);
    var member = api.as(workspaces.memberKey(workspace, Role.MEMBER));
    assertThat(
            member
                .post("/api/partners", "{\"email\":\"m@%s\"}".formatted(domain))
                .json()
                .path("links"))
        .hasSize(1);
  }

  @Test
  @DisplayName("B1.2: a list has totals, tags and what older clients read")
  void listed() throws Exception {
    var ann = partner("Ann");
    var bob = partner("Bob");
    program.run(
        "update links set clicks = 4, leads = 2, conversions = 1, sales = 2, sale_amount = 1000,"
            + " last_lead_at = '2026-01-02T03:04:05Z' where id = :id",
        Map.of("id", oneOf(bob)));
    program.commission(id(bob), "pending", 100);
    program.commission(id(bob), "paid", 200);
    program.commission(id(bob), "hold", 1_000);
    program.commission(id(bob), "canceled", 1_000);
    var list = get("/partners");
    assertThat(texts(list, "id")).containsExactly(id(bob), id(ann));
    var item = list.get(0);
    assertThat(names(item))
        .isEqualTo(
            shownAnd(
                "website",
                "youtube",
                "twitter",
                "linkedin",
                "instagram",
                "tiktok",
                "tags",
                "clicks",
                "leads",
                "conversions",
                "sales",
                "saleAmount"));
    assertThat(item.path("totalCommissions").asLong()).isEqualTo(300);
    assertThat(item.path("netRevenue").asLong()).isEqualTo(700);
    assertThat(item.path("earningsPerClick").asInt()).isEqualTo(250);
    assertThat(item.path("clickToLeadRate").asDouble()).isEqualTo(0.5);
    assertThat(item.path("leadToConversionRate").asDouble()).isEqualTo(0.5);
    assertThat(item.path("returnOnAdSpend").asDouble()).isEqualTo(3.333333);
    assertThat(item.path("sales").asInt()).isEqualTo(2);
    assertThat(item.path("links")).hasSize(1);
    assertThat(get("/partners/" + id(bob)).path("lastLeadAt").asText())
        .isEqualTo("2026-01-02T03:04:05.000Z");
    assertThat(get("/partners/" + id(ann)).has("lastLeadAt")).isFalse();
    for (var sort :
        List.of(
            "totalClicks",
            "clicks",
            "netRevenue",
            "returnOnAdSpend",
            "leadToConversionRate",
            "totalSales",
            "earningsPerClick")) {
      assertThat(texts(get("/partners?sortBy=" + sort), "id"))
          .as(sort)
          .containsExactly(id(bob), id(ann));
    }
    assertThat(texts(get("/partners?sortBy=createdAt&sortOrder=asc"), "id"))
        .containsExactly(id(ann), id(bob));
    assertThat(texts(get("/partners?pageSize=1&page=2"), "id")).containsExactly(id(ann));
    assertThat(get("/partners?page=99999999999")).isEmpty();
  }

  @Test
  @DisplayName("B1.2: filters of lists and counts")
  void filters() {
    var ann = id(partner("Ann", ",\"country\":\"DE\",\"tenantId\":\"t1\""));
    var bob = id(partner("Bob", ",\"country\":\"FR\""));
    var cid = id(partner("Cid_1", ",\"groupId\":\"%s\"".formatted(program.group("bare"))));
    var email = "bob@" + domain;
    var expected = new LinkedHashMap<String, List<String>>();
    expected.put("country=DE", List.of(ann));
    expected.put("country=DE,FR", List.of(ann, bob));
    expected.put("country=-DE", List.of(bob, cid));
    expected.put("groupId=" + program.groupId, List.of(ann, bob));
    expected.put("groupId=-" + program.groupId, List.of(cid));
    expected.put("status=approved", List.of(ann, bob, cid));
    expected.put("status=banned", List.of());
    expected.put("email=" + email.toUpperCase(Locale.ROOT), List.of(bob));
    expected.put("email=" + email + "&search=nobody", List.of(bob));
    expected.put("tenantId=t1", List.of(ann));
    expected.put("tenantId=t1&email=" + email, List.of());
    expected.put("search=" + email, List.of(bob));
    expected.put("search=" + cid, List.of(cid));
    expected.put("search=D_1", List.of(cid));
    expected.put("search=%25", List.of());
    expected.put("includeExpandedFields=true&limit=1", List.of(ann, bob, cid));
    expected.forEach(
        (query, partners) -> {
          assertThat(texts(get("/partners?" + query), "id"))
              .as(query)
              .containsExactlyInAnyOrderElementsOf(partners);
          assertThat(get("/partners/count?" + query).asLong()).as(query).isEqualTo(partners.size());
        });
    assertThat(get("/partners/count?groupBy=country").toString())
        .contains("{\"country\":\"DE\",\"_count\":1}", "{\"country\":null,\"_count\":1}");
    for (var bad :
        List.of(
            "status=x",
            "sortBy=x",
            "pageSize=101",
            "page=0",
            "search=%00",
            "country=%00",
            "email=%00",
            "tenantId=%00",
            "groupId=%00")) {
      assertThat(api.get("/api/partners?" + bad).status()).as(bad).isEqualTo(422);
    }
  }

  @Test
  @DisplayName("A3: the workspace's own id is changed, and its links' with it")
  void renames() {
    var ann = partner("Ann", ",\"tenantId\":\"t1\"");
    partner("Bob", ",\"tenantId\":\"t2\"");
    var path = "/api/partners/" + id(ann);
    var changed = api.patch(path, "{\"tenantId\":\"t3\"}");
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    assertThat(changed.json().path("tenantId").asText()).isEqualTo("t3");
    assertThat(get("/links/" + oneOf(ann)).path("tenantId").asText()).isEqualTo("t3");
    assertThat(api.patch(path, "{\"tenantId\":\"t2\"}").status()).isEqualTo(409);
    assertThat(api.patch(path, "{}").json().path("tenantId").asText()).isEqualTo("t3");
    assertThat(api.patch(path, "{\"tenantId\":null}").json().path("tenantId").isNull()).isTrue();
    assertThat(get("/links/" + oneOf(ann)).path("tenantId").isNull()).isTrue();
    assertThat(api.patch("/api/partners/pn_1", "{\"tenantId\":\"x\"}").status()).isEqualTo(404);
    assertThat(api.as(workspaces.create()).patch(path, "{\"tenantId\":\"x\"}").status())
        .isEqualTo(404);
  }

  @Test
  @DisplayName("LNK-39: a workspace that has used up its links has partners, but no more links")
  void limit() {
    var ann = partner("Ann");
    var used =
        program.read(
            "select links_usage from workspaces where id = :id",
            Map.of("id", workspace.id()),
            Long.class);
    workspaces.limitLinks(workspace, used);
    assertThat(partner("Bob").path("links")).isEmpty();
    assertThat(
            api.post("/api/partners/links", "{\"partnerId\":\"%s\"}".formatted(id(ann))).status())
        .isEqualTo(403);
    workspaces.limitLinks(workspace, used + 1);
    program.defaultLink(program.groupId, "https://acme.example/b");
    assertThat(partner("Cid").path("links")).hasSize(1);
  }

  @Test
  @DisplayName("B1.1: a picture is taken in after the answer; one that cannot be is left out")
  void pictures() throws Exception {
    var png =
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
    var ann = partner("Ann", ",\"image\":\"%s\"".formatted(png));
    assertThat(ann.path("image").isNull()).isTrue();
    await("the picture", () -> get("/partners/" + id(ann)).path("image").isTextual());
    assertThat(get("/partners/" + id(ann)).path("image").asText()).contains("/_waymark/images/");
    for (var bad : List.of("data:image/png;base64,AAAA", "nonsense", "https://127.0.0.1/x.png")) {
      var reply = enroll("P" + bad.length(), ",\"image\":\"%s\"".formatted(bad));
      assertThat(reply.status()).as(bad).isEqualTo(201);
      assertThat(reply.json().path("image").isNull()).isTrue();
    }
  }
}
