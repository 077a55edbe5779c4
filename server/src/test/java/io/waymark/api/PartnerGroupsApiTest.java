package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PartnerGroupsApiTest extends ProgramTest {
  private static final String BASE =
      "id name slug color logo wordmark brandColor holdingPeriodDays autoApprovePartnersEnabledAt"
          + " additionalLinks maxPartnerLinks linkStructure moveRules";
  private static final String TERMS = " clickReward leadReward saleReward referralReward discount";

  private String made(String name) {
    return id(
        api.post(
            "/api/groups",
            "{\"name\":\"%s\",\"slug\":\"%s\",\"color\":\"red\"}".formatted(name, name)));
  }

  private List<String> slugs(String query) {
    var slugs = new ArrayList<String>();
    api.get("/api/groups" + query).json().forEach(it -> slugs.add(it.path("slug").asText()));
    return slugs;
  }

  @Test
  @DisplayName("A4, B8: a new group is like the default one, without its rewards and campaign")
  void creation() {
    api.post("/api/rewards", "{\"event\":\"sale\",\"type\":\"flat\",\"amountInCents\":1}");
    var template = id(api.post("/api/utm", "{\"name\":\"u\"}"));
    api.patch(
        "/api/groups/default",
        """
        {"holdingPeriodDays":30,"maxPartnerLinks":3,"linkStructure":"query",
         "autoApprovePartners":true,"utmTemplateId":"%s",
         "additionalLinks":[{"domain":"A.Example:3000","path":"/X?y","validationMode":"exact"}]}
        """
            .formatted(template));

    var reply =
        api.post("/api/groups", "{\"name\":\" Gold \",\"slug\":\"Gold Partners!\",\"color\":null}");

    assertThat(reply.status()).isEqualTo(201);
    var gold = reply.json();
    assertThat(members(gold)).isEqualTo(BASE + TERMS);
    assertThat(gold.path("id").asText()).matches("grp_[0-9A-HJKMNP-TV-Z]{25}");
    assertThat(gold.path("name").asText()).isEqualTo("Gold");
    assertThat(gold.path("slug").asText()).isEqualTo("gold-partners");
    assertThat(gold.path("holdingPeriodDays").asInt()).isEqualTo(30);
    assertThat(gold.path("maxPartnerLinks").asInt()).isEqualTo(3);
    assertThat(gold.path("linkStructure").asText()).isEqualTo("query");
    assertThat(gold.path("autoApprovePartnersEnabledAt").isTextual()).isTrue();
    assertThat(gold.path("additionalLinks").toString())
        .isEqualTo(
            "[{\"domain\":\"a.example:3000\",\"path\":\"/x?y\",\"validationMode\":\"exact\"}]");
    for (var none : List.of("moveRules", "saleReward", "discount")) {
      assertThat(gold.path(none).isNull()).as(none).isTrue();
    }
    var whole = api.get("/api/groups/gold-partners").json();
    assertThat(members(whole))
        .isEqualTo(
            BASE
                + TERMS
                + " utmTemplate applicationFormData applicationFormPublishedAt landerData"
                + " landerPublishedAt bounties program");
    assertThat(whole.path("utmTemplate").isNull()).isTrue();
    assertThat(whole.path("bounties")).isEmpty();
    var defaults = api.get("/api/groups/default").json();
    assertThat(defaults.at("/utmTemplate/id").asText()).isEqualTo(template);
    assertThat(defaults.at("/saleReward/amountInCents").asInt()).isEqualTo(1);
    assertThat(api.get("/api/groups/gold-partners/default-links").json().get(0).path("url"))
        .isEqualTo(api.get("/api/groups/default/default-links").json().get(0).path("url"));
  }

  @Test
  @DisplayName("B8: name, slug and colour are needed and checked; a slug is taken once")
  void badGroups() {
    made("gold");
    for (var bad :
        List.of(
            "{\"name\":\"a\",\"slug\":\"b\"}",
            "{\"name\":\"a\",\"color\":null}",
            "{\"slug\":\"a\",\"color\":null}",
            "{\"name\":\"\",\"slug\":\"b\",\"color\":null}",
            "{\"name\":\"a\",\"slug\":\"grp_1\",\"color\":null}",
            "{\"name\":\"a\",\"slug\":\"!?\",\"color\":null}",
            "{\"name\":\"a\",\"slug\":\"b\",\"color\":\"pink\"}",
            "{\"name\":\"%s\",\"slug\":\"b\",\"color\":null}".formatted("x".repeat(191)))) {
      assertThat(api.post("/api/groups", bad).status()).as(bad).isEqualTo(422);
    }
    assertThat(
            api.post("/api/groups", "{\"name\":\"a\",\"slug\":\"Gold\",\"color\":null}").status())
        .isEqualTo(409);
    assertThat(
            api.post("/api/groups", "{\"name\":\"a\",\"slug\":\"default\",\"color\":null}")
                .status())
        .isEqualTo(409);
    assertThat(
            stranger()
                .post("/api/groups", "{\"name\":\"a\",\"slug\":\"gold\",\"color\":null}")
                .status())
        .isEqualTo(201);
  }

  @Test
  @DisplayName("B8: lists have totals where they are asked for, and are found by name or slug")
  void lists() {
    var gold = made("gold");
    var approved = rows.partner(gold, "approved");
    var banned = rows.partner(gold, "banned");
    var reward =
        id(
            api.post(
                "/api/rewards",
                "{\"groupId\":\"%s\",\"event\":\"sale\",\"type\":\"flat\",\"amountInCents\":1}"
                    .formatted(gold)));
    for (var partner : List.of(approved, banned)) {
      for (var key : List.of("a", "b")) {
        var link = rows.link(partner, domain, key + partner.substring(20), URL, null);
        rows.text(
            "update links set clicks = 3, leads = 2, conversions = 1, sales = 1, sale_amount = 500"
                + " where id = ? returning id",
            link);
      }
      rows.commission(partner, reward, 70, "pending");
      rows.commission(partner, reward, 9, "hold");
    }
    var plain = api.get("/api/groups").json();
    assertThat(members(plain.get(0)))
        .isEqualTo(
            BASE
                + " totalPartners totalClicks totalLeads totalSales totalSaleAmount"
                + " totalConversions totalCommissions netRevenue");
    assertThat(plain).extracting(it -> it.path("totalClicks").asInt(-1)).containsOnly(0);
    var expanded = api.get("/api/groups?includeExpandedFields=true").json();
    assertThat(expanded).hasSize(2);
    var first = expanded.get(0);
    assertThat(first.path("id").asText()).isEqualTo(gold);
    assertThat(first.path("totalPartners").asInt()).isEqualTo(1);
    assertThat(first.path("totalClicks").asInt()).isEqualTo(6);
    assertThat(first.path("totalLeads").asInt()).isEqualTo(4);
    assertThat(first.path("totalConversions").asInt()).isEqualTo(2);
    assertThat(first.path("totalSales").asInt()).isEqualTo(2);
    assertThat(first.path("totalSaleAmount").asInt()).isEqualTo(1000);
    assertThat(first.path("totalCommissions").asInt()).isEqualTo(70);
    assertThat(first.path("netRevenue").asInt()).isEqualTo(930);
    assertThat(slugs("?includeExpandedFields=true&sortOrder=asc"))
        .containsExactly("default", "gold");
    assertThat(slugs("?sortBy=createdAt&sortOrder=asc")).containsExactly("default", "gold");
    assertThat(slugs("?sortBy=createdAt")).containsExactly("gold", "default");
    assertThat(slugs("?search=OL")).containsExactly("gold");
    assertThat(slugs("?groupIds=" + gold + ",grp_none")).containsExactly("gold");
    assertThat(slugs("?pageSize=1&page=2")).containsExactly("gold");
    assertThat(slugs("?page=9007199254740991")).isEmpty();
    assertThat(api.get("/api/groups/count").text()).isEqualTo("2");
    assertThat(api.get("/api/groups/count?search=default").text()).isEqualTo("1");
    for (var bad : List.of("pageSize=101", "sortBy=name", "search=%00", "groupIds=%00")) {
      assertThat(api.get("/api/groups?" + bad).status()).as(bad).isIn(200, 422);
    }
    assertThat(api.get("/api/groups?pageSize=101").status()).isEqualTo(422);
  }

  @Test
  @DisplayName(
      "B8: an id of another program is 403, an unknown one or slug 404, for every operation")
  void foreign() {
    var other = stranger();
    var theirs = other.get("/api/program").json().path("defaultGroupId").asText();
    for (var wanted : Map.of(theirs, 403, "grp_none", 404, "none", 404, "%00", 404).entrySet()) {
      var path = "/api/groups/" + wanted.getKey();
      for (var reply :
          List.of(
              api.get(path),
              api.patch(path, "{\"name\":\"x\"}"),
              api.delete(path),
              api.post(path + "/default", ""),
              api.post(path + "/partners", "{\"partnerIds\":[\"p\"]}"),
              api.get(path + "/default-links"),
              api.post(path + "/default-links", "{\"domain\":\"d\",\"url\":\"https://x.example\"}"),
              api.patch(path + "/default-links/x", "{\"url\":\"https://x.example\"}"),
              api.delete(path + "/default-links/x"))) {
        assertThat(reply.status())
            .as(reply.raw().request().method() + " " + reply.raw().uri() + reply.text())
            .isEqualTo(wanted.getValue());
      }
    }
    assertThat(other.get("/api/groups/default").json().path("name").asText())
        .isEqualTo("Default Group");
  }

  @Test
  @DisplayName("B8: a change leaves what it does not name, and is checked")
  void changes() {
    var gold = made("gold");
    made("silver");
    var changed =
        api.patch(
            "/api/groups/gold",
            "{\"name\":\"Golden\",\"slug\":\"golden\",\"color\":null,\"additionalLinks\":null,\"moveRules\":[]}");
    assertThat(changed.status()).isEqualTo(200);
    assertThat(members(changed.json())).isEqualTo(BASE + TERMS);
    assertThat(changed.json().path("id").asText()).isEqualTo(gold);
    assertThat(changed.json().path("color").isNull()).isTrue();
    assertThat(changed.json().path("additionalLinks").isNull()).isTrue();
    assertThat(changed.json().path("maxPartnerLinks").asInt()).isEqualTo(10);
    assertThat(api.get("/api/groups/golden").json().path("name").asText()).isEqualTo("Golden");

    for (var bad :
        List.of(
            "{\"slug\":\"silver\"}",
            "{\"slug\":\"default\"}",
            "{\"additionalLinks\":[{\"domain\":\"A.example\",\"validationMode\":\"domain\"},"
                + "{\"domain\":\"a.example\",\"validationMode\":\"domain\"}]}")) {
      assertThat(api.patch("/api/groups/golden", bad).status()).as(bad).isEqualTo(400);
    }
    assertThat(api.patch("/api/groups/default", "{\"slug\":\"x\"}").status()).isEqualTo(400);
    assertThat(api.patch("/api/groups/default", "{\"slug\":\"default\"}").status()).isEqualTo(200);
    for (var bad :
        List.of(
            "{\"holdingPeriodDays\":15}",
            "{\"maxPartnerLinks\":-1}",
            "{\"linkStructure\":\"path\"}",
            "{\"name\":null}",
            "{\"additionalLinks\":[{\"domain\":\"a b\",\"validationMode\":\"domain\"}]}",
            "{\"additionalLinks\":[{\"domain\":\"a.example\",\"validationMode\":\"all\"}]}",
            "{\"moveRules\":[{\"attribute\":\"totalLeads\",\"operator\":\"gte\",\"value\":1}]}",
            "{\"applicationFormData\":{\"fields\":[]}}",
            "{\"landerData\":\"x\"}")) {
      assertThat(api.patch("/api/groups/golden", bad).status()).as(bad).isEqualTo(422);
    }
    assertThat(api.patch("/api/groups/golden", "{\"utmTemplateId\":\"utm_none\"}").status())
        .isEqualTo(404);
    var theirs = id(stranger().post("/api/utm", "{\"name\":\"u\"}"));
    assertThat(
            api.patch("/api/groups/golden", "{\"utmTemplateId\":\"%s\"}".formatted(theirs))
                .status())
        .isEqualTo(404);
  }

  @Test
  @DisplayName("B8: holding period and automatic approval, for one group and for all")
  void forAllGroups() {
    made("gold");
    api.patch("/api/groups/gold", "{\"holdingPeriodDays\":7,\"autoApprovePartners\":true}");
    assertThat(api.get("/api/groups/default").json().path("holdingPeriodDays").asInt()).isZero();
    api.patch(
        "/api/groups/gold",
        "{\"holdingPeriodDays\":60,\"updateHoldingPeriodDaysForAllGroups\":true,"
            + "\"autoApprovePartners\":true,\"updateAutoApprovePartnersForAllGroups\":true}");
    var defaults = api.get("/api/groups/default").json();
    assertThat(defaults.path("holdingPeriodDays").asInt()).isEqualTo(60);
    assertThat(defaults.path("autoApprovePartnersEnabledAt").isTextual()).isTrue();
    api.patch(
        "/api/groups/default",
        "{\"autoApprovePartners\":false,\"updateAutoApprovePartnersForAllGroups\":true}");
    assertThat(api.get("/api/groups/gold").json().path("autoApprovePartnersEnabledAt").isNull())
        .isTrue();
  }

  @Test
  @DisplayName("A4: another UTM template changes the links of the group's partners, and only those")
  void campaigns() {
    var gold = made("gold");
    var partner = rows.partner(gold, "approved");
    var link = rows.link(partner, domain, "g", "https://acme.example/?ref=own&x=1", null);
    var other = rows.link(rows.partner(group, "approved"), domain, "d", URL, null);
    var first =
        id(
            api.post(
                "/api/utm",
                "{\"name\":\"a\",\"utm_source\":\"s1\",\"utm_medium\":\"m1\",\"ref\":\"r1\"}"));
    var second = id(api.post("/api/utm", "{\"name\":\"b\",\"utm_source\":\"s2\"}"));

    api.patch("/api/groups/gold", "{\"utmTemplateId\":\"%s\"}".formatted(first));
    assertThat(url(link))
        .isEqualTo("https://acme.example/?ref=own&x=1&utm_source=s1&utm_medium=m1");
    assertThat(api.get("/api/links/" + link).json().path("utm_source").asText()).isEqualTo("s1");
    api.patch("/api/groups/gold", "{\"utmTemplateId\":\"%s\"}".formatted(second));
    assertThat(url(link)).isEqualTo("https://acme.example/?ref=own&x=1&utm_source=s2");
    assertThat(api.get("/api/links/" + link).json().path("utm_medium").isNull()).isTrue();
    api.patch("/api/groups/gold", "{\"utmTemplateId\":null}");
    assertThat(url(link)).isEqualTo("https://acme.example/?ref=own&x=1");
    assertThat(url(other)).isEqualTo(URL);
  }

  @Test
  @DisplayName("LNK-70: a template that says something else changes the links of its groups")
  void templates() {
    var template =
        id(api.post("/api/utm", "{\"name\":\"a\",\"utm_source\":\"s1\",\"ref\":\"r1\"}"));
    var linkIds = new ArrayList<String>();
    for (var slug : List.of("gold", "silver")) {
      var partner = rows.partner(made(slug), "approved");
      linkIds.add(rows.link(partner, domain, slug, "https://acme.example/?x=1", null));
      api.patch("/api/groups/" + slug, "{\"utmTemplateId\":\"%s\"}".formatted(template));
    }
    var other =
        rows.link(rows.partner(group, "approved"), domain, "d", URL + "?utm_source=s1", null);
    assertThat(location("gold")).startsWith("https://acme.example/?x=1&utm_source=s1&ref=r1&via=");

    var changed =
        api.patch(
            "/api/utm/" + template,
            "{\"name\":\"a\",\"utm_source\":\"s2\",\"ref\":null,\"utm_term\":\"t\"}");
    assertThat(changed.status()).isEqualTo(200);
    assertThat(members(changed.json().path("partnerGroup"))).isEqualTo("id name slug");
    assertThat(changed.json().path("partnerGroup").path("slug").asText()).isEqualTo("gold");
    for (var link : linkIds) {
      assertThat(url(link)).isEqualTo("https://acme.example/?x=1&utm_source=s2&utm_term=t");
      assertThat(api.get("/api/links/" + link).json().path("utm_term").asText()).isEqualTo("t");
    }
    assertThat(location("gold")).startsWith(url(linkIds.getFirst()) + "&via=");
    assertThat(url(other)).isEqualTo(URL + "?utm_source=s1");

    var refused = api.delete("/api/utm/" + template);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.message()).contains("gold");
    for (var slug : List.of("gold", "silver")) {
      api.patch("/api/groups/" + slug, "{\"utmTemplateId\":null}");
    }
    assertThat(url(linkIds.getFirst())).isEqualTo("https://acme.example/?x=1");
    assertThat(api.delete("/api/utm/" + template).status()).isEqualTo(200);
  }

  private String location(String key) {
    var headers =
        Map.of("Host", domain, "User-Agent", Api.BROWSER, "X-Forwarded-For", "203.0.113.7");
    return Objects.requireNonNull(
        api.send("GET", "/" + key, null, headers).header("Location"), "leads nowhere");
  }

  @Test
  @DisplayName("LNK-70: of a template's change and its groups' change at once, none is forgotten")
  void templatesAtOnce() throws Exception {
    var partner = rows.partner(made("gold"), "approved");
    var link = rows.link(partner, domain, "gold", URL, null);
    var template = id(api.post("/api/utm", "{\"name\":\"a\",\"utm_source\":\"s\"}"));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < 10; i++) {
        var say = "{\"name\":\"a\",\"utm_source\":\"s%d\"}".formatted(i);
        var told = threads.submit(() -> api.patch("/api/utm/" + template, say).status());
        var wanted = i % 2 == 0 ? "\"" + template + "\"" : "null";
        var given = "{\"utmTemplateId\":%s}".formatted(wanted);
        var led = threads.submit(() -> api.patch("/api/groups/gold", given).status());
        assertThat(told.get()).isEqualTo(200);
        assertThat(led.get()).isEqualTo(200);
        assertThat(url(link)).isEqualTo(i % 2 == 0 ? URL + "?utm_source=s" + i : URL);
      }
    }
  }

  private String url(String link) {
    return api.get("/api/links/" + link).json().path("url").asText();
  }

  @Test
  @DisplayName("B8: default links are five at most, unique in their group, on the program's domain")
  void defaultLinks() {
    var path = "/api/groups/default/default-links";
    var reply = api.post(path, "{\"domain\":\"whatever\",\"url\":\"b.example\"}");
    assertThat(reply.status()).isEqualTo(201);
    var made = reply.json();
    assertThat(members(made)).isEqualTo("id domain url createdAt");
    assertThat(made.path("domain").asText()).isEqualTo(domain);
    assertThat(made.path("url").asText()).isEqualTo("https://b.example/");
    assertThat(api.get(path).json().get(1)).isEqualTo(made);
    var taken = "{\"domain\":\"d\",\"url\":\"https://b.example/\"}";
    assertThat(api.post(path, taken).status()).isEqualTo(409);
    assertThat(api.post(path, "{\"url\":\"https://c.example/\"}").status()).isEqualTo(422);
    assertThat(api.post(path, "{\"domain\":\"d\"}").status()).isEqualTo(422);
    assertThat(api.post(path, "{\"domain\":\"d\",\"url\":\"https://malware.example\"}").status())
        .isEqualTo(422);
    var first = api.get(path).json().get(0).path("id").asText();
    assertThat(api.patch(path + "/" + first, taken.replace("\"d\"", "\"" + domain + "\"")).status())
        .isEqualTo(409);
    assertThat(api.patch(path + "/" + first, "{\"domain\":\"other.example\"}").status())
        .isEqualTo(400);
    assertThat(api.patch(path + "/pgdl_none", "{\"url\":\"https://x.example\"}").status())
        .isEqualTo(400);
    assertThat(api.delete(path + "/pgdl_none").status()).isEqualTo(400);
    for (var i = 3; i <= 5; i++) {
      id(api.post(path, "{\"domain\":\"d\",\"url\":\"https://n%d.example\"}".formatted(i)));
    }
    var sixth = api.post(path, "{\"domain\":\"d\",\"url\":\"https://n6.example\"}");
    assertThat(sixth.status()).isEqualTo(422);
    assertThat(api.delete(path + "/" + first).text()).isEqualTo("{\"id\":\"%s\"}".formatted(first));
    assertThat(api.get(path).json()).hasSize(4);
  }

  @Test
  @DisplayName(
      "A4: a default link that leads elsewhere takes partners' links along, and the program's url")
  void defaultLinkMoves() {
    var path = "/api/groups/default/default-links";
    var first = api.get(path).json().get(0).path("id").asText();
    var second = id(api.post(path, "{\"domain\":\"d\",\"url\":\"https://b.example\"}"));
    var template = id(api.post("/api/utm", "{\"name\":\"u\",\"utm_source\":\"s\"}"));
    api.patch("/api/groups/default", "{\"utmTemplateId\":\"%s\"}".formatted(template));
    var partner = rows.partner(group, "approved");
    var a = rows.link(partner, domain, "a", URL, first);
    var b = rows.link(partner, domain, "b", "https://b.example/", second);

    var changed = api.patch(path + "/" + second, "{\"url\":\"https://c.example/\"}");
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.json().path("url").asText()).isEqualTo("https://c.example/");
    assertThat(url(b)).isEqualTo("https://c.example/?utm_source=s");
    assertThat(url(a)).isEqualTo(URL);
    assertThat(api.get("/api/program").json().path("url").asText()).isEqualTo(URL);

    api.patch(path + "/" + first, "{\"url\":\"https://d.example/\"}");
    assertThat(api.get("/api/program").json().path("url").asText()).isEqualTo("https://d.example/");
    assertThat(url(a)).isEqualTo("https://d.example/?utm_source=s");
    api.delete(path + "/" + first);
    assertThat(url(a)).isEqualTo("https://d.example/?utm_source=s");
  }

  @Test
  @DisplayName("A4: another default group swaps slugs with the old one")
  void anotherDefault() {
    var gold = made("gold");
    var reply = api.post("/api/groups/gold/default", "");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(members(reply.json())).isEqualTo(BASE);
    assertThat(reply.json().path("slug").asText()).isEqualTo("default");
    assertThat(reply.json().path("color").isNull()).isTrue();
    assertThat(reply.json().path("name").asText()).isEqualTo("gold");
    var old = api.get("/api/groups/" + group).json();
    assertThat(old.path("name").asText()).isEqualTo("Default Group (old)");
    assertThat(old.path("slug").asText()).matches("old-default-group-[0-9a-z]{4}");
    assertThat(old.path("color").isTextual()).isTrue();
    assertThat(api.get("/api/program").json().path("defaultGroupId").asText()).isEqualTo(gold);
    assertThat(api.post("/api/groups/default/default", "").json()).isEqualTo(reply.json());

    var back = api.post("/api/groups/" + group + "/default", "").json();
    assertThat(back.path("name").asText()).isEqualTo("Default Group");
    assertThat(api.get("/api/groups/" + gold).json().path("slug").asText())
        .matches("gold-[0-9a-z]{4}");
  }

  @Test
  @DisplayName(
      "B8: partners who are moved get the group's rewards and discount, whatever their status")
  void moves() {
    var gold = made("gold");
    var sale =
        id(
            api.post(
                "/api/rewards",
                "{\"groupId\":\"%s\",\"event\":\"sale\",\"type\":\"flat\",\"amountInCents\":1}"
                    .formatted(gold)));
    var discount =
        id(api.post("/api/discounts", "{\"groupId\":\"%s\",\"amount\":10}".formatted(gold)));
    id(api.post("/api/rewards", "{\"event\":\"lead\",\"type\":\"flat\",\"amountInCents\":1}"));
    var one = rows.partner(group, "approved");
    var two = rows.partner(group, "banned");
    var other = stranger();
    var theirs =
        new ProgramRows(database, other)
            .partner(other.get("/api/program").json().path("defaultGroupId").asText(), "approved");

    var reply =
        api.post(
            "/api/groups/gold/partners",
            "{\"partnerIds\":[\"%s\",\"%s\",\"%s\",\"%s\",\"none\"],\"groupMoveDisabledAt\":null}"
                .formatted(one, two, one, theirs));

    assertThat(reply.text()).isEqualTo("{\"count\":2}");
    for (var partner : List.of(one, two)) {
      assertThat(rows.enrolled(partner, "group_id")).isEqualTo(gold);
      assertThat(rows.enrolled(partner, "sale_reward_id")).isEqualTo(sale);
      assertThat(rows.enrolled(partner, "lead_reward_id")).isNull();
      assertThat(rows.enrolled(partner, "discount_id")).isEqualTo(discount);
    }
    assertThat(rows.enrolled(theirs, "group_id")).isNotEqualTo(gold);
    assertThat(api.post("/api/groups/gold/partners", "{\"partnerIds\":[]}").status())
        .isEqualTo(422);
  }

  @Test
  @DisplayName(
      "A4: links of moved partners stand for the new group's default link to the same page")
  void remapping() {
    made("gold");
    var target = api.get("/api/groups/gold/default-links").json().get(0).path("id").asText();
    var path = "/api/groups/default/default-links";
    var same = api.get(path).json().get(0).path("id").asText();
    var lone = id(api.post(path, "{\"domain\":\"d\",\"url\":\"https://lone.example\"}"));
    api.patch(path + "/" + same, "{\"url\":\"%s?a=1\"}".formatted(URL));
    var partner = rows.partner(group, "approved");
    var kept = rows.link(partner, domain, "kept", URL, same);
    var freed = rows.link(partner, domain, "freed", "https://lone.example/", lone);
    api.post("/api/groups/gold/partners", "{\"partnerIds\":[\"%s\"]}".formatted(partner));
    var standsFor = "select default_link_id from partner_default_links where link_id = ?";
    assertThat(rows.text(standsFor, kept)).isEqualTo(target);
    assertThat(rows.text(standsFor, freed)).isNull();
  }

  @Test
  @DisplayName("A4: discount codes of moved partners are kept where they are worth the same")
  void codes() {
    made("same");
    made("other");
    var from = id(api.post("/api/discounts", "{\"amount\":10}"));
    var same = id(api.post("/api/discounts", "{\"amount\":10,\"groupId\":\"same\"}"));
    id(api.post("/api/discounts", "{\"amount\":20,\"groupId\":\"other\"}"));
    var partner = rows.partner(group, "approved");
    var link = rows.link(partner, domain, "k", URL, null);
    rows.code(partner, from, link, "CODE");
    var discount = "select discount_id from discount_codes where partner_id = ?";
    api.post("/api/groups/same/partners", "{\"partnerIds\":[\"%s\"]}".formatted(partner));
    assertThat(rows.text(discount, partner)).isEqualTo(same);
    api.post("/api/groups/other/partners", "{\"partnerIds\":[\"%s\"]}".formatted(partner));
    assertThat(rows.text(discount, partner)).isNull();
  }

  @Test
  @DisplayName(
      "A4: partners of a deleted group go to the default one; rewards that earned stay for the record")
  void deletion() {
    var gold = made("gold");
    var body = "{\"groupId\":\"gold\",\"event\":\"%s\",\"type\":\"flat\",\"amountInCents\":1}";
    var used = id(api.post("/api/rewards", body.formatted("sale")));
    var unused = id(api.post("/api/rewards", body.formatted("lead")));
    var discount = id(api.post("/api/discounts", "{\"groupId\":\"gold\",\"amount\":10}"));
    var defaultReward =
        id(api.post("/api/rewards", body.formatted("sale").replace("gold", "default")));
    var partner = rows.partner(gold, "archived");
    rows.commission(partner, used, 1, "paid");

    assertThat(api.delete("/api/groups/gold").text()).isEqualTo("{\"id\":\"%s\"}".formatted(gold));

    assertThat(api.get("/api/groups/gold").status()).isEqualTo(404);
    assertThat(rows.enrolled(partner, "group_id")).isEqualTo(group);
    assertThat(rows.enrolled(partner, "sale_reward_id")).isEqualTo(defaultReward);
    assertThat(rows.enrolled(partner, "discount_id")).isNull();
    assertThat(api.get("/api/rewards/" + used).status()).isEqualTo(404);
    assertThat(rows.text("select id from rewards where id = ?", used)).isEqualTo(used);
    assertThat(rows.text("select id from rewards where id = ?", unused)).isNull();
    assertThat(rows.text("select id from discounts where id = ?", discount)).isNull();
    assertThat(rows.text("select reward_id from commissions where partner_id = ?", partner))
        .isEqualTo(used);
    assertThat(api.delete("/api/groups/default").status()).isEqualTo(403);
  }

  @Test
  @DisplayName("B8: reading needs groups.read, writing groups.write")
  void scopes() {
    var reader = api.as(workspaces.key(workspace, List.of("groups.read")));
    assertThat(reader.get("/api/groups/default").status()).isEqualTo(200);
    assertThat(reader.patch("/api/groups/default", "{\"name\":\"x\"}").status()).isEqualTo(403);
    var writer = api.as(workspaces.key(workspace, List.of("groups.write")));
    assertThat(writer.patch("/api/groups/default", "{\"name\":\"x\"}").status()).isEqualTo(200);
    var none = api.as(workspaces.key(workspace, List.of("links.read")));
    assertThat(none.get("/api/groups").status()).isEqualTo(403);
    var viewer = api.as(workspaces.memberKey(workspace, Role.VIEWER));
    assertThat(viewer.get("/api/groups").status()).isEqualTo(200);
    assertThat(viewer.delete("/api/groups/default").status()).isEqualTo(403);
  }
}
