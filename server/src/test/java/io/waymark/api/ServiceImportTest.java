package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.Role;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Links from Bitly, Rebrandly and Short.io, by real HTTP on both sides. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // filled in before each test
class ServiceImportTest extends ApiTest {
  private FakeLinkServices services;
  private String token;
  private String domain;

  @BeforeEach
  void open() throws IOException {
    services = new FakeLinkServices();
    token = "token-" + workspace.slug();
    domain = workspace.slug().toLowerCase(Locale.ROOT) + ".link";
  }

  @AfterEach
  void close() {
    services.close();
  }

  private String path(String service) {
    return "/api/workspaces/%s/import/%s".formatted(workspace.slug(), service);
  }

  private Api.Reply put(Api caller, String service, String wanted) {
    return caller.send("PUT", path(service), "{\"token\":\"%s\"}".formatted(wanted), Map.of());
  }

  private JsonNode connect(String service) {
    var reply = put(api, service, token);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.text()).doesNotContain(token);
    return reply.json();
  }

  private Api.Reply start(String service, String more) {
    return api.post(path(service), "{\"domains\":[\"%s\"]%s}".formatted(domain, more));
  }

  private JsonNode job(String id) {
    var reply = api.get("/api/workspaces/%s/imports/%s".formatted(workspace.slug(), id));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json();
  }

  private JsonNode ended(String id) throws InterruptedException {
    await("the end of " + id, () -> !job(id).path("status").asText().equals("running"));
    return job(id);
  }

  private JsonNode imported(String service, String more) throws InterruptedException {
    var reply = start(service, more);
    assertThat(reply.status()).as(reply.text()).isEqualTo(202);
    return ended(reply.json().path("id").asText());
  }

  private JsonNode link(String key) {
    var query =
        "domain=%s&key=%s".formatted(domain, URLEncoder.encode(key, StandardCharsets.UTF_8));
    var reply = api.get("/api/links/info?" + query);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json();
  }

  private static List<String> tags(JsonNode link) {
    var names = new ArrayList<String>();
    link.path("tags").forEach(tag -> names.add(tag.path("name").asText()));
    return names;
  }

  private void assertCounts(JsonNode job, int imported, int skipped, int failed) {
    assertThat(job.path("status").asText()).as(job.toString()).isEqualTo("done");
    assertThat(job.path("imported").asInt()).as(cut(job)).isEqualTo(imported);
    assertThat(job.path("skipped").asInt()).as(cut(job)).isEqualTo(skipped);
    assertThat(job.path("failed").asInt()).as(cut(job)).isEqualTo(failed);
  }

  private static String cut(JsonNode job) {
    var failed = new ArrayList<JsonNode>();
    job.path("rows")
        .forEach(
            row -> {
              if (row.path("outcome").asText().equals("failed")) {
                failed.add(row);
              }
            });
    return failed.toString();
  }

  /** A Short.io account with one domain of that many links. */
  private FakeLinkServices.Account shortAccount(int links) {
    var account = services.account(token).domain("71", domain);
    for (var i = 0; i < links; i++) {
      account.link("71", "{'path':'s%d','originalURL':'https://example.com/%d'}".formatted(i, i));
    }
    return account;
  }

  @Test
  @DisplayName(
      "IMP-3: from Bitly come the links of chosen branded domains, custom bitlinks as links of their own")
  void bitly() throws Exception {
    var account = services.account(token).domain("Bg1", "Acme").domain("Bg2", "No domains");
    account.branded.put("Bg1", List.of(domain, "other-" + domain));
    account.tags.add("Spring");
    for (var i = 0; i < 210; i++) {
      account.link(
          "Bg1",
          "{'id':'%s/b%d','long_url':'https://example.com/%d','created_at':'2020-02-29T12:00:00+0000','archived':%s,'tags':['Spring','t%d'],'custom_bitlinks':[]}"
              .formatted(domain, i, i, i == 209, i % 3));
    }
    account
        .link(
            "Bg1",
            "{'id':'bit.ly/abc','long_url':'https://example.com/c','custom_bitlinks':['https://%s/Custom','http://%s/two','https://bit.ly/three']}"
                .formatted(domain, domain))
        .link("Bg1", "{'id':'bit.ly/only','long_url':'https://example.com/o'}")
        .link("Bg1", "{'id':'%s/bad','long_url':'javascript:alert(1)'}".formatted(domain))
        .link("Bg1", "{'id':'%s/none'}".formatted(domain));
    account.instead.put(1, new FakeLinkServices.Canned(429, "{}", "1"));

    var offer = connect("bitly");
    assertThat(offer.path("connected").asBoolean()).isTrue();
    assertThat(offer.at("/domains/0/domain").asText()).isEqualTo(domain);
    assertThat(offer.at("/domains/0/group").asText()).isEqualTo("Acme");
    assertThat(offer.at("/domains/0/links").asInt()).isEqualTo(214);
    assertThat(offer.path("domains")).hasSize(2);
    assertThat(offer.at("/tags/0").asText()).isEqualTo("Spring");
    var job = imported("bitly", "");

    assertCounts(job, 212, 0, 2);
    assertThat(account.pages).hasSize(4);
    assertThat(job.path("domains")).hasSize(1);
    assertThat(link("b0").path("createdAt").asText()).isEqualTo("2020-02-29T12:00:00.000Z");
    assertThat(link("b209").path("archived").asBoolean()).isTrue();
    assertThat(tags(link("b0"))).containsExactly("Spring", "t0");
    assertThat(tags(link("b208"))).containsExactly("Spring", "t1");
    assertThat(link("Custom").path("url").asText()).isEqualTo("https://example.com/c");
    assertThat(link("two").path("url").asText()).isEqualTo("https://example.com/c");
    assertThat(api.get("/api/links/info?domain=bit.ly&key=only").status()).isNotEqualTo(200);
    assertThat(api.get("/api/domains").json().path(0).path("slug").asText()).isEqualTo(domain);
    assertThat(cut(job)).contains("/bad").contains("scripts").contains("/none");

    // The token has gone with the end.
    assertThat(api.get(path("bitly")).json().path("connected").asBoolean()).isFalse();
    assertThat(start("bitly", "").message()).startsWith("custom: token:");
    connect("bitly");
    assertCounts(imported("bitly", ""), 0, 212, 2);
  }

  @Test
  @DisplayName("IMP-3: a plan without counts and tags can be imported all the same")
  void poorPlan() throws Exception {
    var account = services.account(token).domain("Bg1", "Acme");
    account.branded.put("Bg1", List.of(domain));
    account.link("Bg1", "{'id':'%s/one','long_url':'https://example.com/'}".formatted(domain));
    account.poor = true;

    var offer = connect("bitly");
    assertThat(offer.at("/domains/0/links").isNull()).isTrue();
    assertThat(offer.path("tags")).isEmpty();
    assertCounts(imported("bitly", ""), 1, 0, 0);
  }

  @Test
  @DisplayName("IMP-4: from Rebrandly come pages of 25, tags on every page, and dates")
  void rebrandly() throws Exception {
    var account = services.account(token).domain("d1", domain);
    account.tags.add("news");
    for (var i = 0; i < 60; i++) {
      account.link(
          "d1",
          "{'id':'l%d','slashtag':'r%d','destination':'https://example.com/%d','title':'T %d','createdAt':'%s','updatedAt':'2022-03-04T05:06:07.000Z','tags':[{'id':'x','name':'news'}]}"
              .formatted(
                  i, i, i, i, i < 40 ? "2021-06-01T00:00:00.000Z" : "2019-06-01T00:00:00.000Z"));
    }
    account.instead.put(1, new FakeLinkServices.Canned(503, "<h1>away</h1>", null));

    var offer = connect("rebrandly");
    assertThat(offer.path("domains")).hasSize(1);
    assertThat(offer.at("/domains/0/links").asInt()).isEqualTo(60);
    assertThat(offer.at("/tags/0").asText()).isEqualTo("news");
    assertCounts(imported("rebrandly", ",\"createdAfter\":\"2020-01-01T00:00:00Z\""), 40, 0, 0);
    assertThat(account.pages).as("two pages, one of them twice").hasSize(3);
    connect("rebrandly");
    assertCounts(imported("rebrandly", ""), 20, 40, 0);

    assertThat(link("r0").path("title").asText()).isEqualTo("T 0");
    assertThat(link("r0").path("createdAt").asText()).isEqualTo("2021-06-01T00:00:00.000Z");
    assertThat(link("r0").path("updatedAt").asText()).isEqualTo("2022-03-04T05:06:07.000Z");
    assertThat(tags(link("r59"))).containsExactly("news");
  }

  @Test
  @DisplayName(
      "IMP-5: from Short.io come targets, archived links and emoji; the domain's own link does not")
  void shortIo() throws Exception {
    var account = shortAccount(110);
    account
        .link("71", "{'path':'','originalURL':'https://example.com/root'}")
        .link(
            "71",
            "{'path':'🎉','originalURL':'https://example.com/party','title':'Party','iphoneURL':'https://apps.example/i','androidURL':'https://apps.example/a','archived':true,'tags':['Late'],'createdAt':'2021-01-02T03:04:05.678Z'}");
    var folder =
        api.post("/api/folders", "{\"name\":\"From Short.io\"}").json().path("id").asText();

    assertThat(connect("short").at("/domains/0/links").asInt()).isEqualTo(112);
    var job = imported("short", ",\"folderId\":\"%s\"".formatted(folder));

    assertCounts(job, 111, 0, 0);
    assertThat(job.path("total").asInt()).isEqualTo(112);
    assertThat(account.pages).hasSize(3);
    var party = link("xn--dk8h");
    assertThat(party.path("title").asText()).isEqualTo("Party");
    assertThat(party.path("ios").asText()).isEqualTo("https://apps.example/i");
    assertThat(party.path("android").asText()).isEqualTo("https://apps.example/a");
    assertThat(party.path("archived").asBoolean()).isTrue();
    assertThat(party.path("folderId").asText()).isEqualTo(folder);
    assertThat(party.path("createdAt").asText()).isEqualTo("2021-01-02T03:04:05.678Z");
    assertThat(tags(party))
        .as("IMP-5 [DEFECT]: not only on the first page")
        .containsExactly("Late");
  }

  @Test
  @DisplayName("IMP-5: a total that turns out to be too small is told no longer")
  void wrongTotal() throws Exception {
    var account = shortAccount(60);
    account.gate = new CountDownLatch(1);
    connect("short");
    var id = start("short", "").json().path("id").asText();
    await("the second page", () -> account.pages.size() == 2);
    for (var i = 60; i < 90; i++) {
      account.link("71", "{'path':'s%d','originalURL':'https://example.com/%d'}".formatted(i, i));
    }
    account.gate.countDown();

    var job = ended(id);
    assertCounts(job, 90, 0, 0);
    assertThat(job.path("total").isNull()).as(job.path("total").toString()).isTrue();
  }

  @Test
  @DisplayName("IMP-5: without importTags no tag is made")
  void withoutTags() throws Exception {
    shortAccount(0)
        .link("71", "{'path':'t','originalURL':'https://example.com/','tags':['unwanted']}");
    connect("short");

    assertCounts(imported("short", ",\"importTags\":false"), 1, 0, 0);
    assertThat(api.get("/api/tags").json()).isEmpty();
  }

  @Test
  @DisplayName("IMP-3, IMP-4, IMP-5: a dry run tells the same and writes nothing")
  void dryRun() throws Exception {
    shortAccount(120).link("71", "{'path':'bad','originalURL':'nonsense','tags':['dry']}");
    connect("short");

    var dry = imported("short", ",\"dryRun\":true");
    assertCounts(dry, 120, 0, 1);
    assertThat(dry.path("domains")).hasSize(1);
    assertThat(api.get("/api/links/count?domain=" + domain).status()).isIn(200, 403, 404);
    assertThat(api.get("/api/domains").json()).isEmpty();
    assertThat(api.get("/api/tags").json()).isEmpty();
    assertThat(api.get(path("short")).json().path("connected").asBoolean()).isTrue();
    var real = imported("short", "");
    assertThat(real.path("rows")).isEqualTo(dry.path("rows"));
    assertThat(real.path("domains")).isEqualTo(dry.path("domains"));
  }

  @Test
  @DisplayName("IMP-3, IMP-4, IMP-5: a token that the service does not accept is told at its field")
  void wrongToken() throws Exception {
    for (var service : List.of("bitly", "rebrandly", "short")) {
      var reply = put(api, service, "wrong");
      assertThat(reply.status()).isEqualTo(422);
      assertThat(reply.message()).startsWith("custom: token: ").contains("does not accept");
      assertThat(api.get(path(service)).json().path("connected").asBoolean()).isFalse();
      assertThat(start(service, "").status()).isEqualTo(422);
    }
    assertThat(put(api, "short", "").status()).isEqualTo(422);
    assertThat(put(api, "short", "two words").status()).isEqualTo(422);
    assertThat(put(api, "short", "emoji-🎉").status()).isEqualTo(422);
    assertThat(put(api, "short", "x".repeat(3_000)).status()).isEqualTo(422);

    // One that was accepted once, and is revoked in the middle.
    var account = shortAccount(60);
    account.gate = new CountDownLatch(1);
    connect("short");
    var id = start("short", "").json().path("id").asText();
    await("the second page", () -> account.pages.size() == 2);
    account.instead.put(1, new FakeLinkServices.Canned(401, "{}", null));
    account.gate.countDown();
    var job = ended(id);
    assertThat(job.path("status").asText()).isEqualTo("failed");
    assertThat(job.path("problem").asText()).contains("does not accept the token");
    assertThat(job.path("imported").asInt()).isEqualTo(50);
  }

  @Test
  @DisplayName("tokens are in no answer, no log and not readable in the database")
  void secret() throws Exception {
    shortAccount(1);
    connect("short");
    assertThat(api.get(path("short")).text()).doesNotContain(token);
    await(
        "the log", () -> api.get("/api/logs?search=import").text().contains("connectShortImport"));
    for (var request : api.get("/api/logs").json().path("logs")) {
      assertThat(api.get("/api/logs/" + request.path("id").asText()).text()).doesNotContain(token);
    }
    var stored =
        Jdbi.create(database)
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "select encode(token, 'escape') from link_service_tokens where project_id = :id")
                        .bind("id", workspace.id())
                        .mapTo(String.class)
                        .one());
    assertThat(stored).doesNotContain(token);
  }

  @Test
  @DisplayName(
      "one import of a service at a time; others' imports, tokens and folders are not there")
  void strangers() throws Exception {
    var account = shortAccount(60);
    account.gate = new CountDownLatch(1);
    connect("short");
    var id = start("short", "").json().path("id").asText();
    assertThat(start("short", "").status()).isEqualTo(409);

    var stranger = workspaces.create();
    var theirs = "/api/workspaces/%s".formatted(stranger.slug());
    var other = api.as(stranger);
    assertThat(other.get(theirs + "/imports/" + id).status()).isEqualTo(404);
    assertThat(other.delete(theirs + "/imports/" + id).status()).isEqualTo(404);
    assertThat(other.get(theirs + "/import/" + id + "/download").status()).isEqualTo(404);
    assertThat(other.get(theirs + "/imports").json()).isEmpty();
    assertThat(other.get(path("short")).status()).isEqualTo(404);
    assertThat(other.get("/api/workspaces/%s/imports/%s".formatted(workspace.slug(), id)).status())
        .isEqualTo(404);
    assertThat(other.get(theirs + "/import/short").json().path("connected").asBoolean()).isFalse();
    var folder = other.post("/api/folders", "{\"name\":\"Theirs\"}").json().path("id").asText();
    assertThat(start("short", ",\"folderId\":\"%s\"".formatted(folder)).status()).isEqualTo(404);
    var colleague = api.as(workspaces.memberKey(workspace, Role.MEMBER));
    assertThat(colleague.get(path("short")).json().path("connected").asBoolean())
        .as("a token is its user's own")
        .isFalse();
    assertThat(
            colleague.get("/api/workspaces/%s/imports/%s".formatted(workspace.slug(), id)).status())
        .isEqualTo(200);

    account.gate.countDown();
    assertCounts(ended(id), 60, 0, 0);
  }

  @Test
  @DisplayName("b.4: viewers neither hand tokens over nor start, look or cancel")
  void viewers() {
    var viewer = api.as(workspaces.memberKey(workspace, Role.VIEWER));
    assertThat(put(viewer, "bitly", token).status()).isEqualTo(403);
    assertThat(viewer.get(path("bitly")).status()).isEqualTo(403);
    assertThat(viewer.post(path("bitly"), "{\"domains\":[\"x\"]}").status()).isEqualTo(403);
    assertThat(viewer.get("/api/workspaces/%s/imports".formatted(workspace.slug())).status())
        .isEqualTo(403);
  }

  @Test
  @DisplayName("whoever loses the right to make links in the middle makes no more")
  void roleLost() throws Exception {
    var account = shortAccount(60);
    account.gate = new CountDownLatch(1);
    var member = workspaces.member(workspace, Role.MEMBER);
    api = api.as(workspaces.key(workspace.id(), member, null));
    connect("short");
    var id = start("short", "").json().path("id").asText();
    await("the second page", () -> account.pages.size() == 2);
    workspaces.changeRole(workspace, member, Role.VIEWER);
    account.gate.countDown();

    api = api.as(workspace);
    var job = ended(id);
    assertThat(job.path("status").asText()).isEqualTo("failed");
    assertThat(job.path("problem").asText()).contains("may not make links");
    assertThat(job.path("imported").asInt()).isEqualTo(50);
  }

  @Test
  @DisplayName("a cancelled import writes nothing more, and can be started again")
  void cancelled() throws Exception {
    var account = shortAccount(60);
    account.gate = new CountDownLatch(1);
    connect("short");
    var id = start("short", "").json().path("id").asText();
    await("the second page", () -> account.pages.size() == 2);
    var cancelled =
        api.delete("/api/workspaces/%s/imports/%s".formatted(workspace.slug(), id)).json();
    assertThat(cancelled.path("status").asText()).isEqualTo("cancelled");
    account.gate.countDown();

    connect("short");
    assertCounts(imported("short", ""), 10, 50, 0);
    assertThat(job(id).path("imported").asInt()).isEqualTo(50);
    assertThat(job(id).path("status").asText()).isEqualTo("cancelled");
  }

  @Test
  @DisplayName("an import goes on from the page that is not written yet, whoever began it")
  void resumes() throws Exception {
    var account = shortAccount(120);
    connect("short");
    var id = "import_" + workspace.slug();
    // As a server leaves it behind that died in the middle: the lease is over.
    Jdbi.create(database)
        .useHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        insert into link_imports (
                          id, project_id, user_id, service, dry_run, import_tags, sources, state, place, cursor,
                          pages, landmark, made, due_at, lease, created_at, updated_at)
                        values (
                          :id, :workspace, :user, 'short', false, true, :sources::jsonb, 'running', 0, 't50',
                          1, 't50', 50, now() - interval '1 s', 'lease_gone', now(), now())
                        """)
                    .bind("id", id)
                    .bind("workspace", workspace.id())
                    .bind("user", workspace.userId())
                    .bind(
                        "sources",
                        "[{\"id\":\"71\",\"domain\":\"%s\",\"group\":null,\"links\":120}]"
                            .formatted(domain))
                    .execute());

    assertCounts(ended(id), 120, 0, 0);
    assertThat(account.pages).hasSize(2).allMatch(page -> page.contains("pageToken=t"));
    assertThat(link("s119").path("url").asText()).isEqualTo("https://example.com/119");
  }

  @Test
  @DisplayName("hostile answers: refused link by link, or the import fails and says why")
  void hostile() throws Exception {
    var account = shortAccount(0);
    account
        .link(
            "71",
            "{'path':'long','originalURL':'https://example.com/','title':'%s'}"
                .formatted("x".repeat(1 << 20)))
        .link("71", "{'path':'data','originalURL':'data:text/html,x'}")
        .link(
            "71",
            "{'path':'ios','originalURL':'https://example.com/','iphoneURL':'javascript:alert(1)'}")
        .link("71", "{'path':'nul\\u0000','originalURL':'https://example.com/'}")
        .link(
            "71", "{'path':'nul2','originalURL':'https://example.com/\\u0000','title':'a\\u0000b'}")
        .link(
            "71",
            "{'path':'half','originalURL':'https://example.com/','title':'\\ud83d','tags':['\\u0000','\\ud83d', {'a':[1]}, null]}")
        .link("71", "{'path':{'a':1},'originalURL':['x'],'archived':'yes','createdAt':{}}")
        .link(
            "71", "{'path':'%s','originalURL':'https://example.com/'}".formatted("k".repeat(5_000)))
        .link(
            "71",
            "{'path':'far','originalURL':'https://example.com/%s'}".formatted("u".repeat(40_000)))
        .link(
            "71",
            "{'path':'old','originalURL':'https://example.com/','createdAt':'+999999999-01-01T00:00:00Z','unknown':{'x':[[[]]]}}")
        .link("71", "{'path':'<img src=x>','originalURL':'https://example.com/'}")
        .link(
            "71",
            "{'path':'title','originalURL':'https://example.com/','title':'<script>alert(1)</script>'}");
    connect("short");
    var job = imported("short", "");

    assertThat(job.path("status").asText()).as(job.path("problem").asText()).isEqualTo("done");
    assertThat(job.path("imported").asInt() + job.path("failed").asInt()).isEqualTo(12);
    assertThat(cut(job)).contains("/data").contains("/ios").contains("/far");
    assertThat(link("long").path("title").asText()).hasSize(120);
    assertThat(link("title").path("title").asText()).isEqualTo("<script>alert(1)</script>");
    assertThat(link("old").path("createdAt").asText()).startsWith("20");
    assertThat(link("half").path("url").asText()).isEqualTo("https://example.com/");
    var file = api.get(path(job.path("id").asText()) + "/download");
    assertThat(file.header("Content-Type")).isEqualTo("text/csv; charset=utf-8");
    assertThat(file.text().lines()).hasSize(13).startsWith("Line,Short link,Outcome,Reason");

    for (var nonsense :
        List.of("{\"links\":", "[]", "{\"links\":3}", "7", "{\"links\":[" + "[".repeat(200))) {
      for (var i = 0; i < 3; i++) {
        account.instead.put(
            account.pages.size() + i, new FakeLinkServices.Canned(200, nonsense, null));
      }
      connect("short");
      var broken = imported("short", "");
      assertThat(broken.path("status").asText()).as(nonsense).isEqualTo("failed");
      assertThat(broken.path("problem").asText()).contains("cannot be read");
    }
    for (var i = 0; i < 3; i++) {
      account.instead.put(
          account.pages.size() + i,
          new FakeLinkServices.Canned(200, " ".repeat(9 << 20) + "{\"links\":[]}", null));
    }
    connect("short");
    assertThat(imported("short", "").path("problem").asText()).contains("more than 8 MiB");
  }

  @Test
  @DisplayName("a page token that repeats for ever ends the import, which keeps what it has")
  void endless() throws Exception {
    var account = shortAccount(3);
    account.endless = "again";
    connect("short");
    var job = imported("short", "");
    assertThat(job.path("status").asText()).isEqualTo("failed");
    assertThat(job.path("problem").asText()).contains("again and again");
    assertThat(job.path("imported").asInt()).isEqualTo(3);
    assertThat(account.pages).hasSizeLessThan(5);

    var bitly = services.account(token + "b").domain("Bg1", "Acme");
    bitly.branded.put("Bg1", List.of(domain));
    bitly.link("Bg1", "{'id':'%s/one','long_url':'https://example.com/'}".formatted(domain));
    bitly.endless = "again";
    assertThat(put(api, "bitly", token + "b").status()).isEqualTo(200);
    assertThat(imported("bitly", "").path("status").asText()).isEqualTo("failed");
  }

  @Test
  @DisplayName("domains that the token does not show, or that another workspace has, are refused")
  void domains() throws Exception {
    shortAccount(2);
    connect("short");
    assertThat(
            api.post(path("short"), "{\"domains\":[\"%s\",\"evil.link\"]}".formatted(domain))
                .message())
        .isEqualTo("custom: domains[1]: The token shows no such domain.");
    assertThat(api.post(path("short"), "{\"domains\":[]}").status()).isEqualTo(422);
    assertThat(api.post(path("short"), "[]").status()).isEqualTo(422);
    assertThat(api.post(path("short"), "{\"domains\":[\"71\\u0000\"]}").status()).isEqualTo(422);

    var stranger = api.as(workspaces.create());
    assertThat(stranger.post("/api/domains", "{\"slug\":\"%s\"}".formatted(domain)).status())
        .isEqualTo(201);
    var job = imported("short", "");
    assertCounts(job, 0, 0, 2);
    assertThat(cut(job)).contains("Domain does not belong to workspace.");
  }
}
