package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.Role;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Managing webhooks, and choosing those of a link. */
@QuarkusTest
class WebhooksApiTest extends ApiTest {
  private static final String HOOKS = "/api/webhooks";

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private Api.Reply create(String url, String more) {
    return api.post(HOOKS, json("{'name':'w','url':'%s',%s}".formatted(url, more)));
  }

  private JsonNode created(String url, String more) {
    var reply = create(url, more);
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return reply.json();
  }

  private String link(String more) {
    var reply = api.post("/api/links", json("{'url':'https://x.com'%s}".formatted(more)));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json().path("id").asText();
  }

  private JsonNode changed(JsonNode webhook, String body) {
    var reply = api.patch(HOOKS + "/" + webhook.path("id").asText(), json(body));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json();
  }

  private Api.Reply change(JsonNode webhook, String body) {
    return api.patch(HOOKS + "/" + webhook.path("id").asText(), json(body));
  }

  private List<String> told(JsonNode webhook, String what) {
    return Api.JSON.convertValue(
        api.get(HOOKS + "/" + webhook.path("id").asText() + "/" + what).json(),
        new com.fasterxml.jackson.core.type.TypeReference<>() {});
  }

  @Test
  @DisplayName("webhooks 1: a webhook with its eight members, listed newest first, then gone")
  void life() {
    var first = created("hooks.acme.co/a", "'triggers':['link.created','link.created']");
    assertThat(first.fieldNames())
        .toIterable()
        .containsExactly(
            "id", "name", "url", "secret", "triggers", "linkScope", "disabledAt", "installationId");
    assertThat(first.path("id").asText()).matches("wh_[0-9A-Z]{25}");
    assertThat(first.path("url").asText()).isEqualTo("https://hooks.acme.co/a");
    assertThat(first.path("secret").asText()).matches("whsec_[0-9a-f]{32}");
    assertThat(first.path("triggers").toString()).isEqualTo("[\"link.created\"]");
    assertThat(first.path("linkScope").isNull()).isTrue();
    var second = created("http://hooks.acme.co/b", "'triggers':[]");
    assertThat(second.path("secret")).isNotEqualTo(first.path("secret"));
    assertThat(api.get(HOOKS).json()).containsExactly(second, first);
    var one = HOOKS + "/" + first.path("id").asText();
    assertThat(api.get(one).json()).isEqualTo(first);
    var gone = api.delete(one);
    assertThat(gone.json().toString()).isEqualTo("{\"id\":%s}".formatted(first.path("id")));
    assertThat(api.get(one).status()).isEqualTo(404);
    assertThat(api.delete(one).status()).isEqualTo(404);
    assertThat(api.get(HOOKS).json()).containsExactly(second);
  }

  @Test
  @DisplayName("webhooks 3: every trigger of the contract can be chosen")
  void triggers() {
    var all =
        "'link.created','link.updated','link.deleted','link.clicked','lead.created','sale.created',"
            + "'partner.application_submitted','partner.enrolled','partner.merged',"
            + "'commission.created','bounty.created','bounty.updated','payout.confirmed',"
            + "'discount_code.created','discount_code.deleted'";
    var webhook = created("https://a.co", "'linkScope':'workspace','triggers':[%s]".formatted(all));
    assertThat(webhook.path("triggers").toString()).isEqualTo(json("[" + all + "]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ftp://a.co                | 422
          javascript:alert(1)       | 422
          nonsense                  | 422
          https://user:pw@a.co/     | 422
          https://a.co/ä?x=1        | 201
          """)
  @DisplayName("webhooks 1: a URL is one of http or https, without credentials")
  void urls(String url, int status) {
    assertThat(create(url, "'triggers':[]").status()).isEqualTo(status);
  }

  @Test
  @DisplayName("webhooks 5: Segment's write key is the secret, and no part of the URL")
  void segment() {
    var webhook = created("https://KEY123@api.segment.io/v1/track", "'triggers':[]");
    assertThat(webhook.path("secret").asText()).isEqualTo("KEY123");
    assertThat(webhook.path("url").asText()).isEqualTo("https://api.segment.io/v1/track");
    assertThat(changed(webhook, "{'url':'https://K2@api.segment.io/v1/track'}").path("secret"))
        .hasToString("\"K2\"");
  }

  @Test
  @DisplayName("webhooks 1: a URL is registered once in a workspace, also by many at once")
  void oneUrl() throws Exception {
    var calls =
        IntStream.range(0, 8)
            .<Callable<Integer>>mapToObj(
                _ -> () -> create("https://same.co/", "'triggers':[]").status())
            .toList();
    try (var threads = Executors.newFixedThreadPool(8)) {
      var statuses = threads.invokeAll(calls).stream().map(f -> f.resultNow()).toList();
      assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    }
    var other = created("https://other.co/", "'triggers':[]");
    assertThat(change(other, "{'url':'https://same.co/'}").status()).isEqualTo(409);
    assertThat(changed(other, "{'url':'https://other.co/','name':'n'}").path("name").asText())
        .isEqualTo("n");
    assertThat(
            api.as(workspaces.create())
                .post(HOOKS, json("{'name':'w','url':'https://same.co/','triggers':[]}"))
                .status())
        .isEqualTo(201);
  }

  @Test
  @DisplayName(
      "webhooks 1: the scope of clicks goes with the trigger link.clicked, and only with it")
  void scopes() {
    var clicked = "'triggers':['link.clicked']";
    assertThat(create("https://a.co", clicked).message())
        .isEqualTo(
            "custom: linkScope: \"linkScope\" is required when the \"link.clicked\" trigger is enabled.");
    assertThat(create("https://a.co", clicked + ",'linkScope':'folders','folderIds':[]").message())
        .isEqualTo("custom: folderIds: Select at least one folder");
    assertThat(create("https://a.co", clicked + ",'linkScope':'links'").message())
        .isEqualTo("custom: linkIds: Select at least one link");

    var link = link("");
    var folder = api.post("/api/folders", json("{'name':'f'}")).json().path("id").asText();
    var webhook =
        created("https://a.co", clicked + ",'linkScope':'links','linkIds':['%s']".formatted(link));
    assertThat(webhook.path("linkScope").asText()).isEqualTo("links");
    assertThat(told(webhook, "links")).containsExactly(link);
    assertThat(told(webhook, "folders")).isEmpty();
    assertThat(changed(webhook, "{'name':'other'}").path("linkScope").asText()).isEqualTo("links");
    assertThat(told(webhook, "links")).containsExactly(link);
    assertThat(change(webhook, "{'linkIds':[]}").status()).isEqualTo(422);
    assertThat(change(webhook, "{'linkScope':null}").status()).isEqualTo(422);
    assertThat(change(webhook, "{'linkScope':'folders'}").status()).isEqualTo(422);
    assertThat(told(webhook, "links")).as("a refused change").containsExactly(link);
    changed(webhook, "{'linkScope':'folders','folderIds':['%s']}".formatted(folder));
    assertThat(told(webhook, "links")).isEmpty();
    assertThat(told(webhook, "folders")).containsExactly(folder);
    assertThat(change(webhook, "{'triggers':['link.created'],'linkScope':'links'}").message())
        .isEqualTo(
            "custom: linkScope: \"linkScope\" can only be set when the \"link.clicked\" trigger is enabled.");
    assertThat(changed(webhook, "{'triggers':['link.created']}").path("linkScope").isNull())
        .isTrue();
    assertThat(told(webhook, "folders")).isEmpty();
    assertThat(change(webhook, "{'triggers':['link.clicked']}").status()).isEqualTo(422);
  }

  @Test
  @DisplayName("webhooks 1: links and folders that the caller cannot see are refused with 400")
  void invisible() {
    var clicked = "'triggers':['link.clicked'],'linkScope':";
    var stranger = api.as(workspaces.create());
    var foreign =
        stranger.post("/api/links", json("{'url':'https://x.com'}")).json().path("id").asText();
    var folder = stranger.post("/api/folders", json("{'name':'f'}")).json().path("id").asText();
    assertThat(
            create("https://a.co", clicked + "'links','linkIds':['%s']".formatted(foreign))
                .status())
        .isEqualTo(400);
    assertThat(create("https://a.co", clicked + "'links','linkIds':['link_no']").status())
        .isEqualTo(400);
    assertThat(
            create("https://a.co", clicked + "'folders','folderIds':['%s']".formatted(folder))
                .status())
        .isEqualTo(400);
    assertThat(api.get(HOOKS).json()).isEmpty();
  }

  @Test
  @DisplayName("webhooks 1: of an integration's webhook, only links and triggers can be changed")
  void installed() {
    var tokens =
        OAuthClient.register(api, false)
            .tokens(Browser.of(api, workspace), workspace, "webhooks.write");
    var app = api.as(tokens.path("access_token").asText());
    var webhook =
        app.post(
                HOOKS,
                "{\"name\":\"hook\",\"url\":\"https://a.co/x\",\"triggers\":[\"link.created\"]}")
            .json();
    assertThat(change(webhook, "{'name':'x'}").status()).isEqualTo(400);
    assertThat(change(webhook, "{'url':'https://x.co'}").status()).isEqualTo(400);
    assertThat(changed(webhook, "{'triggers':['link.deleted']}").path("installationId"))
        .isEqualTo(webhook.path("installationId"));
  }

  @Test
  @DisplayName("webhooks 1: disabling and enabling; its making is on the notice board")
  void disabling() {
    var webhook = created("https://a.co", "'triggers':['link.created']");
    var one = HOOKS + "/" + webhook.path("id").asText();
    var disabled = api.post(one + "/disable", "");
    assertThat(disabled.json().path("disabledAt").asText()).endsWith("Z");
    assertThat(api.post(one + "/disable", "").json()).isEqualTo(disabled.json());
    assertThat(api.get(one).json()).isEqualTo(disabled.json());
    assertThat(api.post(one + "/enable", "").json()).isEqualTo(webhook);
    var notices = api.get(one + "/notices").json();
    assertThat(notices).hasSize(1);
    assertThat(notices.at("/0/kind").asText()).isEqualTo("created");
  }

  @Test
  @DisplayName("decision 8: secrets and what is sent are sealed in the database")
  void sealed() {
    var webhook = created("https://a.co", "'triggers':['link.created']");
    var stored =
        Jdbi.create(database)
            .withHandle(
                handle ->
                    handle
                        .createQuery("select encode(secret, 'escape') from webhooks where id = :id")
                        .bind("id", webhook.path("id").asText())
                        .mapTo(String.class)
                        .one());
    assertThat(stored).doesNotContain(webhook.path("secret").asText(), "whsec");
  }

  @Test
  @DisplayName("LNK-26: a link's webhooks: shown to who names or asks for them, cleared by []")
  void webhooksOfLinks() {
    var links =
        created(
                "https://a.co",
                "'triggers':['link.clicked'],'linkScope':'links','linkIds':['%s']"
                    .formatted(link("")))
            .path("id")
            .asText();
    var all =
        created("https://b.co", "'triggers':['link.clicked'],'linkScope':'workspace'")
            .path("id")
            .asText();
    var made =
        api.post(
                "/api/links",
                json(
                    "{'url':'https://x.com','webhookIds':['%s','%s','%s']}"
                        .formatted(links, links, all)))
            .json();
    assertThat(made.path("webhookIds").toString()).isEqualTo("[\"%s\"]".formatted(links));
    var id = made.path("id").asText();
    var one = "/api/links/" + id;
    assertThat(api.get(one).json().path("webhookIds")).isEmpty();
    assertThat(api.get("/api/links/info?linkId=" + id).json().path("webhookIds")).isEmpty();
    assertThat(
            api.get("/api/links/info?includeWebhooks=true&linkId=" + id).json().path("webhookIds"))
        .hasSize(1);
    assertThat(api.get("/api/links?includeWebhooks=true&linkIds=" + id).json().at("/0/webhookIds"))
        .hasSize(1);
    assertThat(api.get("/api/links?linkIds=" + id).json().at("/0/webhookIds")).isEmpty();
    assertThat(api.patch(one, json("{'webhookIds':null}")).status()).isEqualTo(200);
    assertThat(api.get(HOOKS + "/" + links + "/links").json()).hasSize(2);
    assertThat(api.patch(one, json("{'webhookIds':[]}")).json().path("webhookIds")).isEmpty();
    assertThat(api.get(HOOKS + "/" + links + "/links").json()).hasSize(1);
    var back = api.patch(one, json("{'webhookIds':['%s']}".formatted(links))).json();
    assertThat(back.path("webhookIds")).hasSize(1);
  }

  @Test
  @DisplayName("LNK-26: another workspace's webhooks are unknown, for one link as for many")
  void unknownWebhooks() {
    var stranger = api.as(workspaces.create());
    var foreign =
        stranger
            .post(HOOKS, json("{'name':'w','url':'https://x.co/','triggers':[]}"))
            .json()
            .path("id")
            .asText();
    var body = json("{'url':'https://x.com','webhookIds':['%s']}".formatted(foreign));
    assertThat(api.post("/api/links", body).status()).isEqualTo(422);
    assertThat(api.post("/api/links", body).message())
        .isEqualTo("Invalid webhookIds detected: " + foreign);
    var bulk = api.post("/api/links/bulk", "[" + body + "]").json();
    assertThat(bulk.at("/0/error").asText()).isEqualTo("Invalid webhookIds detected: " + foreign);
    var link = link("");
    var change = json("{'linkIds':['%s'],'data':{'webhookIds':['%s']}}".formatted(link, foreign));
    assertThat(api.patch("/api/links/bulk", change).status()).isEqualTo(422);
  }

  @Test
  @DisplayName("LNK-42, LNK-45, LNK-65: webhooks of links in bulk, and of a link that moves away")
  void bulkAndTransfer() {
    var webhook =
        created(
            "https://a.co",
            "'triggers':['link.clicked'],'linkScope':'links','linkIds':['%s']".formatted(link("")));
    var id = webhook.path("id").asText();
    var bulk =
        api.post(
                "/api/links/bulk",
                json(
                    "[{'url':'https://x.com','webhookIds':['%s']},{'url':'https://y.com'}]"
                        .formatted(id)))
            .json();
    assertThat(bulk.at("/0/webhookIds")).hasSize(1);
    assertThat(bulk.at("/1/webhookIds")).isEmpty();
    var second = bulk.at("/1/id").asText();
    var updated =
        api.patch(
                "/api/links/bulk",
                json("{'linkIds':['%s'],'data':{'webhookIds':['%s']}}".formatted(second, id)))
            .json();
    assertThat(updated.at("/0/webhookIds")).hasSize(1);
    assertThat(told(webhook, "links")).hasSize(3).contains(second);

    var target = workspaces.create();
    Jdbi.create(database)
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into memberships (workspace_id, user_id, role, created_at)
                    values (?, ?, 'owner', now())
                    """,
                    target.id(),
                    workspace.userId()));
    var moved =
        api.post(
            "/api/links/" + second + "/transfer",
            json("{'newWorkspaceId':'%s'}".formatted(target.id())));
    assertThat(moved.status()).as(moved.text()).isEqualTo(200);
    assertThat(told(webhook, "links")).hasSize(2).doesNotContain(second);
  }

  @Test
  @DisplayName("b.4: members look at webhooks and change nothing; apis.all does not reach them")
  void permissions() {
    var webhook = created("https://a.co", "'triggers':[]");
    var member = api.as(workspaces.memberKey(workspace, Role.MEMBER));
    assertThat(member.get(HOOKS).json()).hasSize(1);
    assertThat(member.delete(HOOKS + "/" + webhook.path("id").asText()).status()).isEqualTo(403);
    assertThat(api.as(workspaces.key(workspace, List.of("apis.all"))).get(HOOKS).status())
        .isEqualTo(403);
    assertThat(api.as(workspaces.key(workspace, List.of("webhooks.read"))).get(HOOKS).status())
        .isEqualTo(200);
  }
}
