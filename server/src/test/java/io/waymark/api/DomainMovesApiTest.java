package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.TestWorkspaces.TestWorkspace;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Domains that are renamed, given away and deleted, and what becomes of their links. */
@QuarkusTest
class DomainMovesApiTest extends ApiTest {
  private static final int MANY = 350;

  private String name() {
    return workspace.slug().toLowerCase(Locale.ROOT) + ".com";
  }

  private void create(Api caller, String slug) {
    assertThat(caller.post("/api/domains", "{\"slug\":\"%s\"}".formatted(slug)).status())
        .isEqualTo(201);
  }

  private void link(String domain, String key) {
    var reply =
        api.post(
            "/api/links",
            "{\"url\":\"https://x.com/%2$s\",\"domain\":\"%1$s\",\"key\":\"%2$s\"}"
                .formatted(domain, key));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
  }

  /** More links than fit into a few batches: k1 to k350. */
  private void many(String domain) {
    Jdbi.create(database)
        .useHandle(
            handle -> {
              handle
                  .createUpdate(
                      """
                      insert into links (id, domain, key, folded_key, url, short_link, project_id,
                        created_at, updated_at)
                      select 'link_' || :domain || i, :domain, 'k' || i, 'k' || i, 'https://x.com/' || i,
                        'https://' || :domain || '/k' || i, :project, now(), now()
                      from generate_series(1, :many) i
                      """)
                  .bind("domain", domain)
                  .bind("project", workspace.id())
                  .bind("many", MANY)
                  .execute();
              handle
                  .createUpdate(
                      "update workspaces set total_links = total_links + :many where id = :id")
                  .bind("many", MANY)
                  .bind("id", workspace.id())
                  .execute();
            });
  }

  private String location(String domain, String key) {
    var reply = api.send("GET", "/" + key, null, Map.of("Host", domain, "User-Agent", Api.BROWSER));
    var location = reply.header("Location");
    return location == null ? "none" : location;
  }

  private long number(String sql, String value) {
    return Jdbi.create(database)
        .withHandle(handle -> handle.createQuery(sql).bind("value", value).mapTo(Long.class).one());
  }

  private long linksOn(String domain) {
    return number("select count(*) from links where domain = :value", domain);
  }

  private long total(TestWorkspace of) {
    return number("select total_links from workspaces where id = :value", of.id());
  }

  @Test
  @DisplayName(
      "DOM-4: links follow a renamed domain; visitors of the new name find them, of the old none")
  void rename() {
    create(api, name());
    link(name(), "a");
    assertThat(location(name(), "a")).isEqualTo("https://x.com/a");
    assertThat(location("new." + name(), "a")).isEqualTo("none");
    var renamed =
        api.patch("/api/domains/" + name(), "{\"slug\":\"New.%s\"}".formatted(name())).json();

    assertThat(renamed.path("slug").asText()).isEqualTo("new." + name());
    assertThat(renamed.path("primary").asBoolean()).isTrue();
    assertThat(location("new." + name(), "a")).isEqualTo("https://x.com/a");
    assertThat(location(name(), "a")).isEqualTo("none");
    var link = api.get("/api/links/info?domain=new.%s&key=a".formatted(name())).json();
    assertThat(link.path("shortLink").asText()).isEqualTo("https://new." + name() + "/a");
    var root = api.get("/api/links/info?domain=new." + name()).json();
    assertThat(root.path("shortLink").asText()).isEqualTo("https://new." + name());
    assertThat(api.get("/api/domains/" + name()).status()).isEqualTo(404);
  }

  @Test
  @DisplayName("DOM-4: the old name is free again at once, for a new domain or for going back")
  void renameBack() {
    create(api, name());
    link(name(), "a");
    api.patch("/api/domains/" + name(), "{\"slug\":\"new.%s\"}".formatted(name()));
    var back = api.patch("/api/domains/new." + name(), "{\"slug\":\"%s\"}".formatted(name()));

    assertThat(back.status()).as(back.text()).isEqualTo(200);
    assertThat(location(name(), "a")).isEqualTo("https://x.com/a");
    assertThat(location("new." + name(), "a")).isEqualTo("none");
    create(api, "new." + name());
    assertThat(linksOn("new." + name())).isEqualTo(1);
  }

  @Test
  @DisplayName("DOM-4: another name follows the rules for new ones")
  void renameRefused() {
    create(api, name());
    create(api, "b." + name());
    assertThat(
            api.patch("/api/domains/" + name(), "{\"slug\":\"b.%s\"}".formatted(name())).message())
        .isEqualTo("Domain is already in use.");
    assertThat(api.patch("/api/domains/" + name(), "{\"slug\":\"foo\"}").message())
        .isEqualTo("Invalid domain");
    assertThat(api.patch("/api/domains/" + name(), "{\"slug\":\"git.everybody.link\"}").status())
        .isEqualTo(409);
    assertThat(api.get("/api/domains/" + name()).status()).isEqualTo(200);
  }

  @Test
  @DisplayName(
      "DOM-4: many links follow in the background, and are found under the new name all the while")
  void renameMany() throws InterruptedException {
    create(api, name());
    many(name());
    for (var i = 1; i <= MANY; i += 25) {
      location(name(), "k" + i);
      location("new." + name(), "k" + i);
    }
    api.patch("/api/domains/" + name(), "{\"slug\":\"new.%s\"}".formatted(name()));
    for (var i = 1; i <= MANY; i += 25) {
      assertThat(location("new." + name(), "k" + i)).isEqualTo("https://x.com/" + i);
    }
    await("every link has moved", () -> linksOn("new." + name()) == MANY + 1);
    assertThat(linksOn(name())).isZero();
    for (var i = 1; i <= MANY; i += 25) {
      var key = "k" + i;
      assertThat(location("new." + name(), key)).isEqualTo("https://x.com/" + i);
      await(key + " is gone from the old name", () -> location(name(), key).equals("none"));
    }
    assertThat(total(workspace)).isEqualTo(MANY + 1);
    assertThat(
            number(
                "select count(*) from links where domain = :value and short_link <> 'https://' ||"
                    + " domain || case when key = '_root' then '' else '/' || key end",
                "new." + name()))
        .isZero();
  }

  @Test
  @DisplayName(
      "DOM-5: a deleted domain is gone at once, its links are gone for visitors, counts follow")
  void delete() throws InterruptedException {
    create(api, name());
    link(name(), "a");
    many(name());
    assertThat(location(name(), "a")).isEqualTo("https://x.com/a");
    var reply = api.delete("/api/domains/" + name());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().toString()).isEqualTo("{\"slug\":\"%s\"}".formatted(name()));
    assertThat(api.get("/api/domains/" + name()).status()).isEqualTo(404);
    assertThat(api.get("/api/domains").json()).isEmpty();
    await("every link is deleted", () -> linksOn(name()) == 0);
    await("visitors find nothing", () -> location(name(), "a").equals("none"));
    await("the count follows", () -> total(workspace) == 0);
    create(api, name());
    assertThat(location(name(), "k1")).isEqualTo("none");
  }

  @Test
  @DisplayName("DOM-5: another primary domain is not chosen")
  void deletePrimary() {
    create(api, name());
    create(api, "b." + name());
    api.delete("/api/domains/" + name());

    assertThat(api.get("/api/domains").json().findValuesAsText("primary")).containsOnly("false");
  }

  private TestWorkspace joined() {
    var other = workspaces.create();
    workspaces.join(other, workspace.userId());
    return other;
  }

  private Api.Reply transfer(String slug, String target) {
    return api.post(
        "/api/domains/" + slug + "/transfer", "{\"newWorkspaceId\":\"%s\"}".formatted(target));
  }

  @Test
  @DisplayName("DOM-8: a transferred domain is the other workspace's, with its links starting anew")
  void transfer() throws InterruptedException {
    var other = joined();
    create(api, name());
    link(name(), "a");
    many(name());
    Jdbi.create(database)
        .useHandle(
            handle ->
                handle.execute(
                    "update links set clicks = 7, external_id = 'e', last_clicked = now() where domain = ? and key = 'a'",
                    name()));
    var reply = transfer(name(), other.id());

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.json().path("primary").asBoolean()).isTrue();
    assertThat(api.get("/api/domains/" + name()).status()).isEqualTo(403);
    assertThat(api.as(other).get("/api/domains/" + name()).status()).isEqualTo(200);
    assertThat(location(name(), "a?dub-no-track=1")).isEqualTo("https://x.com/a");
    await(
        "every link has moved",
        () ->
            number("select count(*) from links where project_id = :value", other.id()) == MANY + 2);
    var link = api.as(other).get("/api/links/info?domain=%s&key=a".formatted(name())).json();
    assertThat(link.path("clicks").asInt(-1)).isZero();
    assertThat(link.path("lastClicked").isNull()).isTrue();
    assertThat(link.path("externalId").isNull()).isTrue();
    assertThat(List.of(total(workspace), total(other))).containsExactly(0L, MANY + 2L);
    assertThat(location(name(), "a")).isEqualTo("https://x.com/a");
  }

  @Test
  @DisplayName("DOM-8: it is primary there only if there was none")
  void transferToOneWithDomains() {
    var other = joined();
    create(api.as(other), "own." + name());
    create(api, name());

    assertThat(transfer(name(), other.id()).json().path("primary").asBoolean(true)).isFalse();
  }

  @Test
  @DisplayName("DOM-8: same workspace 400, not a member 404, no room 403, bad JSON 400")
  void transferRefused() {
    var other = joined();
    create(api, name());
    assertThat(transfer(name(), workspace.id()).status()).isEqualTo(400);
    assertThat(transfer(name(), workspaces.create().id()).status()).isEqualTo(404);
    assertThat(api.post("/api/domains/" + name() + "/transfer", "{").status()).isEqualTo(400);
    Jdbi.create(database)
        .useHandle(
            handle ->
                handle.execute("update workspaces set domains_limit = 0 where id = ?", other.id()));
    var full = transfer(name(), other.id());
    assertThat(full.status()).isEqualTo(403);
    assertThat(full.code()).isEqualTo("exceeded_limit");
    Jdbi.create(database)
        .useHandle(
            handle ->
                handle.execute(
                    "update workspaces set domains_limit = null, links_limit = 0 where id = ?",
                    other.id()));
    assertThat(transfer(name(), other.id()).code()).isEqualTo("exceeded_limit");
    assertThat(api.get("/api/domains/" + name()).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("DOM-8: more than five in an hour are too many")
  void transferTooOften() throws InterruptedException {
    create(api, name());
    RateWindows.awaitRoom(Duration.ofHours(1), Duration.ofSeconds(10));
    for (var i = 0; i < 5; i++) {
      assertThat(transfer(name(), "ws_unknown").status()).isEqualTo(404);
    }
    assertThat(transfer(name(), "ws_unknown").status()).isEqualTo(429);
  }
}
