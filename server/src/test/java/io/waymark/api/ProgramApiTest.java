package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.Role;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProgramApiTest extends ProgramTest {
  private static final String MEMBERS =
      "id name slug logo domain url description primaryRewardEvent minPayoutAmount"
          + " addedToMarketplaceAt messagingEnabledAt partnerNetworkEnabledAt payoutMode"
          + " defaultFolderId defaultGroupId supportEmail helpUrl termsUrl referralFormData"
          + " applicationRequirements createdAt updatedAt startedAt deactivatedAt";

  @Test
  @DisplayName("A1: one call sets up program, folder, default group and default link")
  void setUp() {
    assertThat(members(program)).isEqualTo(MEMBERS);
    assertThat(program.path("id").asText()).matches("prog_[0-9A-HJKMNP-TV-Z]{25}");
    assertThat(program.path("slug").asText()).isEqualTo(workspace.slug());
    assertThat(program.path("domain").asText()).isEqualTo(domain);
    assertThat(program.path("url").asText()).isEqualTo(URL);
    assertThat(program.path("primaryRewardEvent").asText()).isEqualTo("sale");
    assertThat(program.path("minPayoutAmount").asLong(-1)).isZero();
    assertThat(program.path("payoutMode").asText()).isEqualTo("external");
    assertThat(api.get("/api/program").json()).isEqualTo(program);

    var folder = api.get("/api/folders/" + program.path("defaultFolderId").asText()).json();
    assertThat(folder.path("name").asText()).isEqualTo("Partner Links");
    assertThat(folder.path("accessLevel").asText()).isEqualTo("write");

    var kept = api.delete("/api/folders/" + program.path("defaultFolderId").asText());
    assertThat(kept.status()).isEqualTo(400);

    var made = api.get("/api/groups/default").json();
    assertThat(made.path("id").asText()).isEqualTo(group).startsWith("grp_");
    assertThat(made.path("name").asText()).isEqualTo("Default Group");
    assertThat(made.path("color").isNull()).isTrue();
    assertThat(made.path("maxPartnerLinks").asInt()).isEqualTo(10);
    assertThat(made.path("additionalLinks").toString())
        .isEqualTo("[{\"domain\":\"acme.example\",\"path\":\"\",\"validationMode\":\"domain\"}]");
    assertThat(made.path("saleReward").isNull()).isTrue();
    assertThat(made.path("program")).isEqualTo(program);
    var links = api.get("/api/groups/default/default-links").json();
    assertThat(links).hasSize(1);
    assertThat(links.get(0).path("id").asText()).startsWith("pgdl_");
    assertThat(links.get(0).path("domain").asText()).isEqualTo(domain);
    assertThat(links.get(0).path("url").asText()).isEqualTo(URL);
  }

  @Test
  @DisplayName("A1: with all settings and a first reward; a folder of that name is taken over")
  void everything() {
    var other = workspaces.create();
    var caller = api.as(other);
    var folder = id(caller.post("/api/folders", "{\"name\":\"partner links\"}"));
    var reply =
        caller.post(
            "/api/program",
            """
            {"name":" Acme ","domain":"%s","url":"acme.example/buy","logo":"https://a.example/l.png",
             "description":"d","supportEmail":"help@acme.example","helpUrl":"https://acme.example/h",
             "termsUrl":"https://acme.example/t","primaryRewardEvent":"lead","minPayoutAmount":5000,
             "payoutMode":"hybrid",
             "reward":{"event":"sale","type":"percentage","amountInPercentage":12.5,"maxDuration":12}}
            """
                .formatted(domainOf(caller, other.slug())));
    assertThat(reply.status()).isEqualTo(201);
    var made = reply.json();
    assertThat(made.path("name").asText()).isEqualTo("Acme");
    assertThat(made.path("url").asText()).isEqualTo("https://acme.example/buy");
    assertThat(made.path("minPayoutAmount").asInt()).isEqualTo(5000);
    assertThat(made.path("supportEmail").asText()).isEqualTo("help@acme.example");
    assertThat(made.path("defaultFolderId").asText()).isEqualTo(folder);
    var reward = caller.get("/api/groups/default").json().path("saleReward");
    assertThat(reward.path("id").asText()).startsWith("rw_");
    assertThat(reward.path("amountInPercentage").decimalValue()).isEqualTo("12.5");
    assertThat(reward.path("amountInCents").isNull()).isTrue();
    assertThat(reward.path("maxDuration").asInt()).isEqualTo(12);
  }

  @Test
  @DisplayName("A1: a workspace has one program; of several at once, one is made")
  void onlyOne() throws Exception {
    var again = api.post("/api/program", body("x", domain, URL));
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.code()).isEqualTo("conflict");

    var other = workspaces.create();
    var caller = api.as(other);
    var own = domainOf(caller, other.slug());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          IntStream.range(0, 6)
              .<Callable<Integer>>mapToObj(
                  _ -> () -> caller.post("/api/program", body("x", own, URL)).status())
              .toList();
      assertThat(threads.invokeAll(calls))
          .extracting(f -> f.get())
          .containsOnlyOnce(201)
          .containsOnly(201, 409);
    }
    assertThat(caller.get("/api/groups").json()).hasSize(1);
  }

  private static String body(String name, String domain, String url) {
    return "{\"name\":\"%s\",\"domain\":\"%s\",\"url\":\"%s\"}".formatted(name, domain, url);
  }

  @Test
  @DisplayName("A1: the slug of another program is not taken twice")
  void slugs() {
    var before = workspace.slug();
    assertThat(
            api.patch(
                    "/api/workspaces/" + workspace.id(),
                    "{\"slug\":\"n%s\"}".formatted(before.toLowerCase(Locale.ROOT)))
                .status())
        .isEqualTo(200);
    var other = workspaces.create();
    Jdbi.create(database)
        .useHandle(
            handle -> {
              handle.execute("delete from workspace_slugs where slug = ?", before);
              handle.execute("update workspaces set slug = ? where id = ?", before, other.id());
            });
    var caller = api.as(other);
    var made = programOf(caller, domainOf(caller, other.slug()));
    assertThat(made.path("slug").asText()).matches(before + "-[0-9a-z]{4}");
  }

  @Test
  @DisplayName(
      "A1: only domains of the workspace, destinations that links may have, amounts of the list")
  void badInput() {
    var other = workspaces.create();
    var caller = api.as(other);
    var own = domainOf(caller, other.slug());
    for (var foreign : List.of(domain, "nobody.example", "git.everybody.link")) {
      assertThat(caller.post("/api/program", body("x", foreign, URL)).status())
          .as(foreign)
          .isEqualTo(403);
    }
    for (var bad :
        List.of(
            body("", own, URL),
            body("x", own, "nowhere"),
            body("x", own, "javascript:alert(1)"),
            body("x", own, "mailto:a@b.example"),
            body("x", own, "https://malware.example/"),
            body("x", own, "https://a.example/" + "a".repeat(2000)),
            with(own, "\"minPayoutAmount\":20000"),
            with(own, "\"minPayoutAmount\":1"),
            with(own, "\"payoutMode\":\"cash\""),
            with(own, "\"supportEmail\":\"nobody\""),
            with(own, "\"helpUrl\":\"ftp://a.example/\""),
            with(own, "\"termsUrl\":\"https://a.example/%s\"".formatted("a".repeat(500))),
            with(own, "\"reward\":{\"event\":\"click\",\"type\":\"flat\",\"amountInCents\":1}"),
            with(own, "\"reward\":{\"event\":\"sale\",\"type\":\"flat\"}"),
            with(
                own,
                "\"reward\":{\"event\":\"lead\",\"type\":\"percentage\",\"amountInPercentage\":1}"),
            with(
                own,
                "\"reward\":{\"event\":\"sale\",\"type\":\"percentage\",\"amountInPercentage\":1.234}"))) {
      assertThat(caller.post("/api/program", bad).status()).as(bad).isEqualTo(422);
    }
    assertThat(caller.post("/api/program", "{").status()).isEqualTo(400);
    assertThat(caller.get("/api/program").status()).isEqualTo(404);
    assertThat(caller.patch("/api/program", "{\"name\":\"x\"}").status()).isEqualTo(404);
    assertThat(caller.get("/api/groups").status()).isEqualTo(404);
    assertThat(caller.get("/api/folders").json()).isEmpty();
  }

  private static String with(String domain, String more) {
    return body("x", domain, URL).replaceFirst("}$", "," + more + "}");
  }

  @Test
  @DisplayName("A1: a change leaves what it does not name, null clears")
  void changes() {
    var changed =
        api.patch(
            "/api/program",
            "{\"name\":\"New\",\"description\":\"d\",\"minPayoutAmount\":1000,\"termsUrl\":\"https://t.example\"}");
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.json().path("name").asText()).isEqualTo("New");
    assertThat(changed.json().path("minPayoutAmount").asInt()).isEqualTo(1000);
    assertThat(changed.json().path("url").asText()).isEqualTo(URL);
    assertThat(api.get("/api/program").json()).isEqualTo(changed.json());
    assertThat(api.patch("/api/program", "{\"name\":\"New\"}").json()).isEqualTo(changed.json());
    var cleared = api.patch("/api/program", "{\"description\":null,\"termsUrl\":null}").json();
    assertThat(cleared.path("description").isNull()).isTrue();
    assertThat(cleared.path("termsUrl").isNull()).isTrue();
    assertThat(api.patch("/api/program", "{\"name\":null}").status()).isEqualTo(422);
    assertThat(api.patch("/api/program", "{\"url\":\"data:text/html,x\"}").status()).isEqualTo(422);
  }

  @Test
  @DisplayName(
      "A4: the default link that leads to the program's url follows it, with partners' links")
  void url() {
    var defaultLink =
        api.get("/api/groups/default/default-links").json().get(0).path("id").asText();
    var partner = rows.partner(group, "approved");
    var derived = rows.link(partner, domain, "derived", URL, defaultLink);
    var own = rows.link(partner, domain, "own", URL, null);
    visit("derived", URL);

    var changed = api.patch("/api/program", "{\"url\":\"https://new.example/?utm_source=x\"}");

    assertThat(changed.json().path("url").asText()).isEqualTo("https://new.example/?utm_source=x");
    assertThat(api.get("/api/groups/default/default-links").json().get(0).path("url").asText())
        .isEqualTo("https://new.example/?utm_source=x");
    var link = api.get("/api/links/" + derived).json();
    assertThat(link.path("url").asText()).isEqualTo("https://new.example/?utm_source=x");
    assertThat(link.path("utm_source").asText()).isEqualTo("x");
    assertThat(api.get("/api/links/" + own).json().path("url").asText()).isEqualTo(URL);
    visit("derived", "https://new.example/?utm_source=x");
  }

  private void visit(String key, String destination) {
    var reply =
        api.as((String) null)
            .send("GET", "/" + key, null, Map.of("Host", domain, "User-Agent", Api.BROWSER));
    assertThat(reply.header("Location")).startsWith(destination);
  }

  @Test
  @DisplayName(
      "A1: the domain changes to another of the workspace's own, until partners have links")
  void domain() {
    var other = "b." + domain;
    api.post("/api/domains", "{\"slug\":\"%s\"}".formatted(other));
    var change = "{\"domain\":\"%s\"}".formatted(other);
    assertThat(api.patch("/api/program", "{\"domain\":\"nobody.example\"}").status())
        .isEqualTo(403);
    assertThat(api.patch("/api/program", change).json().path("domain").asText()).isEqualTo(other);
    assertThat(api.get("/api/groups/default/default-links").json().get(0).path("domain").asText())
        .isEqualTo(other);

    rows.link(rows.partner(group, "approved"), other, "k", URL, null);
    var refused = api.patch("/api/program", "{\"domain\":\"%s\"}".formatted(domain));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.message()).contains("while partners have links");
    assertThat(api.patch("/api/program", change).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("DOM-4, DOM-5: the program follows when its domain gets another name, or goes")
  void renamedDomain() throws Exception {
    var other = "new." + domain;
    assertThat(api.patch("/api/domains/" + domain, "{\"slug\":\"%s\"}".formatted(other)).status())
        .isEqualTo(200);
    assertThat(api.get("/api/program").json().path("domain").asText()).isEqualTo(other);
    await("links have moved", () -> api.delete("/api/domains/" + other).status() == 200);
    assertThat(api.get("/api/program").json().path("domain").isNull()).isTrue();
    var refused =
        api.post(
            "/api/groups/default/default-links",
            "{\"domain\":\"x\",\"url\":\"https://b.example\"}");
    assertThat(refused.status()).isEqualTo(400);
  }

  @Test
  @DisplayName("B0: members set programs up, viewers and keys without the scope do not")
  void roles() {
    for (var role : List.of(Role.VIEWER, Role.BILLING)) {
      var caller = api.as(workspaces.memberKey(workspace, role));
      assertThat(caller.get("/api/program").status()).isEqualTo(200);
      assertThat(caller.patch("/api/program", "{\"name\":\"x\"}").status()).isEqualTo(403);
      assertThat(caller.post("/api/program", body("x", domain, URL)).status()).isEqualTo(403);
    }
    var member = api.as(workspaces.memberKey(workspace, Role.MEMBER));
    assertThat(member.patch("/api/program", "{\"name\":\"x\"}").status()).isEqualTo(200);
    var narrow = api.as(workspaces.key(workspace, List.of("links.write")));
    assertThat(narrow.get("/api/program").status()).isEqualTo(200);
    assertThat(narrow.patch("/api/program", "{\"name\":\"y\"}").status()).isEqualTo(403);
  }

  @Test
  @DisplayName("deleting the workspace deletes its program and all that belongs to it")
  void deletion() {
    var reward =
        id(
            api.post(
                "/api/rewards", "{\"event\":\"sale\",\"type\":\"flat\",\"amountInCents\":100}"));
    var discount = id(api.post("/api/discounts", "{\"amount\":10}"));
    var partner = rows.partner(group, "approved");
    var link = rows.link(partner, domain, "k", URL, null);
    rows.commission(partner, reward, 100, "pending");
    rows.code(partner, discount, link, "CODE");
    assertThat(api.delete("/api/workspaces/" + workspace.id()).status()).isEqualTo(200);
    for (var table :
        List.of("programs", "partner_groups", "rewards", "discounts", "program_enrollments")) {
      var column = table.equals("programs") ? "id" : "program_id";
      assertThat(
              rows.text(
                  "select count(*)::text from %s where %s = ?".formatted(table, column),
                  program.path("id").asText()))
          .as(table)
          .isEqualTo("0");
    }
  }

  @Test
  @DisplayName("what is done to programs and groups is in the audit log, by name")
  void audit() {
    api.patch("/api/program", "{\"name\":\"Renamed\"}");
    var entry = api.get("/api/audit-logs?pageSize=1").json().get(0);
    assertThat(entry.path("action").asText()).isEqualTo("updateProgram");
    assertThat(entry.path("targetName").asText()).isEqualTo("Renamed");
  }
}
