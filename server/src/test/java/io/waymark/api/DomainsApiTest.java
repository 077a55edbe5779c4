package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.Role;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DomainsApiTest extends ApiTest {
  private String name() {
    return workspace.slug().toLowerCase(Locale.ROOT) + ".com";
  }

  private JsonNode create(String slug) {
    var reply = api.post("/api/domains", "{\"slug\":\"%s\"}".formatted(slug));
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return reply.json();
  }

  private void set(String column, Object value) {
    Jdbi.create(database)
        .useHandle(
            handle ->
                handle
                    .createUpdate("update workspaces set " + column + " = :value where id = :id")
                    .bind("value", value)
                    .bind("id", workspace.id())
                    .execute());
  }

  private long total(String workspaceId) {
    return Jdbi.create(database)
        .withHandle(
            handle ->
                handle
                    .createQuery("select total_links from workspaces where id = :id")
                    .bind("id", workspaceId)
                    .mapTo(Long.class)
                    .one());
  }

  @Test
  @DisplayName("DOM-1, DOM-3: the first domain is primary, with a root link that counts as a link")
  void creation() {
    var domain = create(name());

    assertThat(new TreeSet<>(domain.properties().stream().map(Map.Entry::getKey).toList()))
        .containsExactlyInAnyOrder(
            "id",
            "slug",
            "verified",
            "primary",
            "archived",
            "placeholder",
            "expiredUrl",
            "notFoundUrl",
            "logo",
            "assetLinks",
            "appleAppSiteAssociation",
            "deepviewData",
            "createdAt",
            "updatedAt",
            "registeredDomain");
    assertThat(domain.path("id").asText()).matches("dom_[0-9A-HJKMNP-TV-Z]{25}");
    assertThat(domain.path("slug").asText()).isEqualTo(name());
    assertThat(domain.path("verified").asBoolean(true)).isFalse();
    assertThat(domain.path("primary").asBoolean()).isTrue();
    assertThat(domain.path("archived").asBoolean(true)).isFalse();
    assertThat(domain.path("deepviewData").asText()).isEqualTo("{}");
    assertThat(domain.path("createdAt").asText()).endsWith("Z");
    for (var member :
        new String[] {
          "placeholder",
          "expiredUrl",
          "notFoundUrl",
          "logo",
          "assetLinks",
          "appleAppSiteAssociation",
          "registeredDomain"
        }) {
      assertThat(domain.path(member).isNull()).as(member).isTrue();
    }
    assertThat(api.get("/api/domains/" + name()).json()).isEqualTo(domain);
    assertThat(create("b." + name()).path("primary").asBoolean(true)).isFalse();
    var root = api.get("/api/links/info?domain=" + name()).json();
    assertThat(root.path("key").asText()).isEqualTo("_root");
    assertThat(root.path("url").asText("x")).isEmpty();
    assertThat(root.path("shortLink").asText()).isEqualTo("https://" + name());
    assertThat(total(workspace.id())).isEqualTo(2);
  }

  @Test
  @DisplayName("LNK-13, DOM-6: links that name no domain are on the primary one")
  void primaryForLinks() {
    create(name());
    create("b." + name());
    var reply = api.post("/api/domains/b." + name() + "/primary", "");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("primary").asBoolean()).isTrue();
    assertThat(api.get("/api/domains/" + name()).json().path("primary").asBoolean(true)).isFalse();
    assertThat(api.post("/api/links", "{\"url\":\"x.com\"}").json().path("domain").asText())
        .isEqualTo("b." + name());
  }

  @Test
  @DisplayName("defect 23: names are taken in any case, kept and found in lower case")
  void lowerCase() {
    assertThat(create("GO." + name().toUpperCase(Locale.ROOT)).path("slug").asText())
        .isEqualTo("go." + name());
    assertThat(api.get("/api/domains/Go." + name()).status()).isEqualTo(200);
    assertThat(api.post("/api/domains", "{\"slug\":\"gO.%s\"}".formatted(name())).status())
        .isEqualTo(409);
  }

  @Test
  @DisplayName("DOM-3: what cannot be a domain is refused in the order of the checks")
  void refusals() {
    for (var slug :
        new String[] {"foo", "https://acme.com", "localhost", "www.acme.com", "a_b.com"}) {
      var reply = api.post("/api/domains", "{\"slug\":\"%s\"}".formatted(slug));
      assertThat(reply.status()).as(slug).isEqualTo(422);
      assertThat(reply.message()).isEqualTo("Invalid domain");
    }
    var json = "{\"slug\":\"foo\",\"%s\":\"{\"}";
    assertThat(api.post("/api/domains", json.formatted("assetLinks")).message())
        .isEqualTo("Invalid Asset Links");
    assertThat(api.post("/api/domains", json.formatted("appleAppSiteAssociation")).message())
        .isEqualTo("Invalid Apple App Site Association");
    assertThat(api.post("/api/domains", json.formatted("deepviewData")).message())
        .isEqualTo("Invalid Deep View data");
    assertThat(
            api.post(
                    "/api/domains",
                    "{\"slug\":\"%s\",\"notFoundUrl\":\"javascript:alert(1)\"}".formatted(name()))
                .status())
        .isEqualTo(422);
    assertThat(api.post("/api/domains", "{").status()).isEqualTo(400);
    create(name());
    var again = api.post("/api/domains", "{\"slug\":\"%s\"}".formatted(name()));
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.message()).isEqualTo("Domain is already in use.");
  }

  @Test
  @DisplayName(
      "DOM-1, DOM-3: configuration files are strings of JSON in and out; empty ones are null")
  void configuration() {
    var domain =
        api.post(
                "/api/domains",
                """
                {"slug": "%s", "assetLinks": "[ {\\"relation\\": [1] } ]", "appleAppSiteAssociation": "",
                 "deepviewData": null, "expiredUrl": "acme.com/expired", "notFoundUrl": "", "placeholder": "x",
                 "archived": true}
                """
                    .formatted(name()))
            .json();

    assertThat(domain.path("assetLinks").asText()).isEqualTo("[{\"relation\":[1]}]");
    assertThat(domain.path("appleAppSiteAssociation").isNull()).isTrue();
    assertThat(domain.path("deepviewData").isNull()).isTrue();
    assertThat(domain.path("expiredUrl").asText()).isEqualTo("https://acme.com/expired");
    assertThat(domain.path("notFoundUrl").isNull()).isTrue();
    assertThat(domain.path("archived").asBoolean(true)).isFalse();
    assertThat(api.get("/api/domains/" + name()).json()).isEqualTo(domain);
  }

  @Test
  @DisplayName("DOM-4, defect 1: a change touches only what it names; null clears; PUT is the same")
  void partialUpdate() {
    api.post(
        "/api/domains",
        """
        {"slug": "%s", "expiredUrl": "https://a.com/", "notFoundUrl": "https://b.com/", "placeholder": "p",
         "assetLinks": "[]"}
        """
            .formatted(name()));
    api.patch("/api/domains/" + name(), "{\"archived\":true}");
    var changed = api.patch("/api/domains/" + name(), "{\"placeholder\":\"q\"}").json();

    assertThat(changed.path("archived").asBoolean()).isTrue();
    assertThat(changed.path("expiredUrl").asText()).isEqualTo("https://a.com/");
    assertThat(changed.path("notFoundUrl").asText()).isEqualTo("https://b.com/");
    assertThat(changed.path("placeholder").asText()).isEqualTo("q");
    assertThat(changed.path("assetLinks").asText()).isEqualTo("[]");
    var cleared =
        api.send(
                "PUT",
                "/api/domains/" + name(),
                "{\"expiredUrl\":null,\"assetLinks\":\"\",\"archived\":false,\"autoRenew\":true}",
                Map.of())
            .json();
    assertThat(cleared.path("expiredUrl").isNull()).isTrue();
    assertThat(cleared.path("assetLinks").isNull()).isTrue();
    assertThat(cleared.path("archived").asBoolean(true)).isFalse();
    assertThat(cleared.path("notFoundUrl").asText()).isEqualTo("https://b.com/");
    assertThat(cleared.path("placeholder").asText()).isEqualTo("q");
    assertThat(api.patch("/api/domains/" + name(), "{}").json()).isEqualTo(cleared);
    assertThat(api.patch("/api/domains/" + name(), "{\"slug\":null}").status()).isEqualTo(422);
  }

  @Test
  @DisplayName(
      "DOM-2, DOM-7: lists are filtered, archived ones apart, with the root link if asked for")
  void lists() {
    create(name());
    create("b." + name());
    create("c." + name());
    api.patch("/api/domains/c." + name(), "{\"archived\":true}");

    assertThat(api.get("/api/domains").json().findValuesAsText("slug"))
        .containsExactly(name(), "b." + name());
    assertThat(api.get("/api/domains?archived=true").json().findValuesAsText("slug"))
        .containsExactly("c." + name());
    assertThat(api.get("/api/domains?search=B." + name()).json().findValuesAsText("slug"))
        .containsExactly("b." + name());
    assertThat(api.get("/api/domains?search=%25").json()).isEmpty();
    assertThat(api.get("/api/domains?page=2&pageSize=1").json().findValuesAsText("slug"))
        .containsExactly("b." + name());
    assertThat(api.get("/api/domains/count").text()).isEqualTo("2");
    assertThat(api.get("/api/domains/count?archived=true").text()).isEqualTo("1");
    var listed = api.get("/api/domains?includeLink=true").json().get(0);
    assertThat(listed.at("/link/key").asText()).isEqualTo("_root");
    assertThat(listed.at("/link/domain").asText()).isEqualTo(name());
    assertThat(
            api.post(
                    "/api/links",
                    "{\"url\":\"x.com\",\"domain\":\"c.%s\",\"key\":\"k\"}".formatted(name()))
                .status())
        .isEqualTo(200);
  }

  @Test
  @DisplayName(
      "DOM-9: unknown domains are 404, other workspaces' and everybody's 403, for every operation")
  void foreign() {
    create(name());
    var other = api.as(workspaces.create());
    for (var method : new String[] {"GET", "PATCH", "DELETE"}) {
      var body = method.equals("PATCH") ? "{}" : null;
      assertThat(other.send(method, "/api/domains/" + name(), body, Map.of()).status())
          .as(method)
          .isEqualTo(403);
      var unknown = other.send(method, "/api/domains/nope.example", body, Map.of());
      assertThat(unknown.status()).as(method).isEqualTo(404);
      assertThat(unknown.message()).isEqualTo("Domain nope.example not found.");
      assertThat(other.send(method, "/api/domains/git.everybody.link", body, Map.of()).status())
          .as(method)
          .isEqualTo(403);
    }
    assertThat(other.post("/api/domains/" + name() + "/primary", "").status()).isEqualTo(403);
    assertThat(
            other
                .post(
                    "/api/domains/" + name() + "/transfer",
                    "{\"newWorkspaceId\":\"%s\"}".formatted(workspace.id()))
                .status())
        .isEqualTo(403);
    assertThat(other.get("/api/domains/" + name() + "/verify").status()).isEqualTo(403);
    assertThat(other.get("/api/domains").json()).isEmpty();
  }

  @Test
  @DisplayName("G13: everybody in the workspace reads, only owners write")
  void roles() {
    create(name());
    for (var role : new Role[] {Role.MEMBER, Role.VIEWER, Role.BILLING}) {
      var member = api.as(workspaces.memberKey(workspace, role));
      assertThat(member.get("/api/domains").json()).hasSize(1);
      assertThat(member.get("/api/domains/" + name()).status()).isEqualTo(200);
      assertThat(member.post("/api/domains", "{\"slug\":\"x.com\"}").status()).isEqualTo(403);
      assertThat(member.patch("/api/domains/" + name(), "{}").status()).isEqualTo(403);
      assertThat(member.delete("/api/domains/" + name()).status()).isEqualTo(403);
      assertThat(member.post("/api/domains/" + name() + "/primary", "").status()).isEqualTo(403);
      assertThat(member.patch("/api/domains/default", "{\"defaultDomains\":[]}").status())
          .isEqualTo(403);
    }
  }

  @Test
  @DisplayName("DOM-3: at the workspace's limit, archived domains included, 403 exceeded_limit")
  void limit() {
    set("domains_limit", 2L);
    create(name());
    create("b." + name());
    api.patch("/api/domains/b." + name(), "{\"archived\":true}");
    var reply = api.post("/api/domains", "{\"slug\":\"c.%s\"}".formatted(name()));

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.code()).isEqualTo("exceeded_limit");
    assertThat(api.delete("/api/domains/b." + name()).status()).isEqualTo(200);
    assertThat(create("c." + name()).path("primary").asBoolean(true)).isFalse();
  }

  @Test
  @DisplayName("DOM-3: of several who want one name at once, one gets it and the others a conflict")
  void race() throws Exception {
    var callers =
        IntStream.range(0, 4).mapToObj(i -> i < 2 ? api : api.as(workspaces.create())).toList();
    var calls = new ArrayList<Callable<Integer>>();
    for (var caller : callers) {
      calls.add(() -> caller.post("/api/domains", "{\"slug\":\"%s\"}".formatted(name())).status());
    }
    var statuses = new ArrayList<Integer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var call : threads.invokeAll(calls)) {
        statuses.add(call.get());
      }
    }
    assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409, 409);
  }

  @Test
  @DisplayName(
      "DOM-3: of several domains added at once to a new workspace, one is primary, and limits hold")
  void raceForFirst() throws Exception {
    set("domains_limit", 3L);
    var calls = new ArrayList<Callable<Integer>>();
    for (var i = 0; i < 6; i++) {
      var body = "{\"slug\":\"n%d.%s\"}".formatted(i, name());
      calls.add(() -> api.post("/api/domains", body).status());
    }
    var statuses = new ArrayList<Integer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var call : threads.invokeAll(calls)) {
        statuses.add(call.get());
      }
    }
    assertThat(statuses).containsExactlyInAnyOrder(201, 201, 201, 403, 403, 403);
    assertThat(api.get("/api/domains").json().findValuesAsText("primary"))
        .containsOnlyOnce("true")
        .hasSize(3);
  }

  @Test
  @DisplayName("DOM-14: domains for everybody are offered until the workspace says otherwise")
  void offered() {
    assertThat(api.get("/api/domains/default").json().toString())
        .isEqualTo("[\"localhost:8080\",\"git.everybody.link\"]");
    var chosen = api.patch("/api/domains/default", "{\"defaultDomains\":[\"git.everybody.link\"]}");
    assertThat(chosen.status()).isEqualTo(200);
    assertThat(chosen.json().toString()).isEqualTo("[\"git.everybody.link\"]");
    assertThat(api.get("/api/domains/default?search=local").json()).isEmpty();
    assertThat(api.as(workspaces.create()).get("/api/domains/default").json()).hasSize(2);
    assertThat(api.patch("/api/domains/default", "{\"defaultDomains\":[\"acme.com\"]}").status())
        .isEqualTo(422);
    assertThat(api.patch("/api/domains/default", "{").status()).isEqualTo(400);
  }

  @Test
  @DisplayName(
      "decision 10, DOM-9: shared domains take links and filter lists; nobody can add them")
  void shared() {
    var link =
        api.post(
            "/api/links",
            "{\"url\":\"https://github.com/x\",\"domain\":\"git.everybody.link\",\"key\":\"%s\"}"
                .formatted(workspace.slug()));
    assertThat(link.status()).as(link.text()).isEqualTo(200);
    assertThat(api.get("/api/links?domain=git.everybody.link").json()).hasSize(1);
    assertThat(api.post("/api/domains", "{\"slug\":\"git.everybody.link\"}").status())
        .isEqualTo(409);
  }

  @Test
  @DisplayName("DOM-14: names are not registered here")
  void registration() {
    assertThat(api.get("/api/domains/status?domains=a.com").status()).isEqualTo(400);
    assertThat(api.get("/api/domains/status?domains=a.link").status()).isEqualTo(403);
    assertThat(api.post("/api/domains/register", "{\"domain\":\"a.com\"}").status()).isEqualTo(422);
    assertThat(api.post("/api/domains/register", "{\"domain\":\"a.link\"}").status())
        .isEqualTo(403);
  }

  @Test
  @DisplayName("names with characters the database cannot hold are unknown, not failures")
  void strangeNames() {
    assertThat(api.get("/api/domains/%00").status()).isEqualTo(404);
    assertThat(api.get("/api/domains/%C3%BC.de").status()).isEqualTo(404);
    assertThat(api.get("/api/domains/%00/validate").status()).isEqualTo(404);
  }
}
