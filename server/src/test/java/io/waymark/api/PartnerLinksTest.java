package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.api.Api.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Links of single partners (B1.3 to B1.5), and links that name a program (LNK-25). */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // filled in before each test
class PartnerLinksTest extends PartnersTest {
  private String ann;

  @BeforeEach
  void ann() {
    ann = id(partner("Ann", ",\"tenantId\":\"t1\""));
    program.additionalLinks(
        "[{\"domain\":\"shop.example\",\"path\":\"\",\"validationMode\":\"domain\"},"
            + "{\"domain\":\"page.example\",\"path\":\"/a\",\"validationMode\":\"exact\"}]");
  }

  private Reply create(String fields) {
    return api.post("/api/partners/links", "{\"partnerId\":\"%s\"%s}".formatted(ann, fields));
  }

  private JsonNode created(String fields) {
    var reply = create(fields);
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return reply.json();
  }

  private Reply upsert(String fields) {
    return put("/partners/links/upsert", "{\"partnerId\":\"%s\"%s}".formatted(ann, fields));
  }

  private JsonNode upserted(String fields) {
    var reply = upsert(fields);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json();
  }

  @Test
  @DisplayName(
      "B1.4: a link on the program's domain, in its folder, of the partner; comments count")
  void creates() {
    var link =
        created(
            ",\"url\":\"shop.example/x\",\"key\":\"mine\",\"comments\":\"top\",\"linkProps\":"
                + "{\"tenantId\":\"evil\",\"domain\":\"evil.com\",\"programId\":\"p\","
                + "\"folderId\":\"f\",\"trackConversion\":false,\"utm_source\":\"u\","
                + "\"comments\":\"below\",\"title\":\"T\",\"externalId\":\"e1\"}");
    assertThat(link.path("shortLink").asText()).isEqualTo("https://" + domain + "/mine");
    assertThat(link.path("url").asText()).isEqualTo("https://shop.example/x");
    assertThat(link.path("partnerId").asText()).isEqualTo(ann);
    assertThat(link.path("programId").asText()).isEqualTo(program.id);
    assertThat(link.path("tenantId").asText()).isEqualTo("t1");
    assertThat(link.path("folderId").asText()).isEqualTo(program.folderId);
    assertThat(link.path("trackConversion").asBoolean()).isTrue();
    assertThat(link.path("comments").asText()).isEqualTo("top");
    assertThat(link.path("title").asText()).isEqualTo("T");
    assertThat(link.path("externalId").asText()).isEqualTo("e1");
    assertThat(link.size()).isGreaterThan(45);
    assertThat(created(",\"linkProps\":{\"comments\":\"below\"}").path("comments").asText())
        .isEqualTo("below");
    var random = created(",\"url\":null,\"linkProps\":{\"prefix\":\"/c/\"}");
    assertThat(random.path("key").asText()).matches("c/[0-9A-Za-z]{7}");
    assertThat(random.path("url").asText()).isEqualTo("https://acme.example/");
    var byTenant = api.post("/api/partners/links", "{\"tenantId\":\"t1\"}");
    assertThat(byTenant.json().path("partnerId").asText()).isEqualTo(ann);
    var list = get("/partners/links?tenantId=t1");
    assertThat(list).hasSize(5);
    assertThat(texts(list, "key")).startsWith("ann", "mine");
    assertThat(list.get(1).size()).isEqualTo(10);
  }

  @Test
  @DisplayName("G4.3: other sites and other pages are refused, and keys that are taken")
  void refuses() {
    assertThat(create(",\"url\":\"https://evil.example/\"").status()).isEqualTo(400);
    assertThat(create(",\"url\":\"https://page.example/a?x=1\"").status()).isEqualTo(400);
    assertThat(create(",\"url\":\"https://www.page.example/a\"").status()).isEqualTo(201);
    assertThat(create(",\"key\":\"ann\"").status()).isEqualTo(409);
    assertThat(create(",\"key\":\"favicon.ico\"").status()).isEqualTo(403);
    for (var bad :
        List.of(
            ",\"key\":\"%s\"".formatted("k".repeat(191)),
            ",\"key\":\"a b\"",
            ",\"key\":\"a\\u0000\"",
            ",\"url\":\"foo\"",
            ",\"url\":\"https://shop.example/%s\"".formatted("x".repeat(32_000)),
            ",\"linkProps\":{\"password\":5}",
            ",\"linkProps\":{\"tagIds\":[\"tag_x\"]}")) {
      assertThat(create(bad).status()).as(bad).isEqualTo(422);
    }
    created(",\"linkProps\":{\"externalId\":\"e\"}");
    assertThat(create(",\"linkProps\":{\"externalId\":\"e\"}").status()).isEqualTo(409);
    for (var nobody : List.of("{}", "{\"partnerId\":null,\"tenantId\":\"\"}")) {
      assertThat(api.post("/api/partners/links", nobody).status()).as(nobody).isEqualTo(400);
    }
    assertThat(api.get("/api/partners/links").status()).isEqualTo(400);
    for (var unknown : List.of("partnerId=pn_1", "tenantId=x", "partnerId=pn_1&tenantId=t1")) {
      assertThat(api.get("/api/partners/links?" + unknown).status()).as(unknown).isEqualTo(404);
    }
    assertThat(api.post("/api/partners/links", "{\"partnerId\":\"pn_1\"}").status()).isEqualTo(404);
    assertThat(put("/partners/links/upsert", "{\"url\":\"https://shop.example\"}").status())
        .isEqualTo(400);
    assertThat(upsert("").status()).isEqualTo(422);
  }

  @Test
  @DisplayName("B1.4: without default links the program's url; without domain or group no links")
  void setUp() {
    program.run(
        "delete from group_default_links where group_id = :id", Map.of("id", program.groupId));
    assertThat(created("").path("url").asText()).isEqualTo("https://acme.example/");
    program.run(
        "update partner_groups set additional_links = null where id = :id",
        Map.of("id", program.groupId));
    assertThat(create(",\"url\":\"https://shop.example/\"").status()).isEqualTo(400);
    program.run("update program_enrollments set group_id = null", Map.of());
    assertThat(create("").status()).isEqualTo(404);
    program.run("update programs set domain = null where id = :id", Map.of("id", program.id));
    assertThat(create("").status()).isEqualTo(400);
  }

  @Test
  @DisplayName("G4.4: the same destination is the same link, whatever its key")
  void upserts() {
    var first = upserted(",\"url\":\"https://shop.example/x\",\"key\":\"one\"");
    var second =
        upserted(
            ",\"url\":\"https://shop.example/x\",\"key\":\"two\",\"linkProps\":{\"title\":\"T\"}");
    assertThat(id(second)).isEqualTo(id(first));
    assertThat(second.path("key").asText()).isEqualTo("two");
    assertThat(second.path("title").asText()).isEqualTo("T");
    var third = upserted(",\"url\":\"https://shop.example/x\"");
    assertThat(third).isEqualTo(second);
    assertThat(upsert(",\"url\":\"https://shop.example/x\",\"key\":\"ann\"").status())
        .isEqualTo(409);
    // of another partner with that destination, a tenant's request knows nothing
    partner("Bob", ",\"tenantId\":\"t2\"");
    var bobs =
        put("/partners/links/upsert", "{\"tenantId\":\"t2\",\"url\":\"https://shop.example/x\"}")
            .json();
    assertThat(id(bobs)).isNotEqualTo(id(first));
    assertThat(bobs.path("tenantId").asText()).isEqualTo("t2");
    assertThat(get("/links/" + id(first)).path("partnerId").asText()).isEqualTo(ann);
  }

  @Test
  @DisplayName("B1.5: with a campaign the bare destination and the full one are the same link")
  void upsertsCampaign() {
    var template = id(api.post("/api/utm", "{\"name\":\"u\",\"utm_source\":\"p\"}").json());
    program.run(
        "update partner_groups set utm_template_id = :utm where id = :id",
        Map.of("utm", template, "id", program.groupId));
    var first = upserted(",\"url\":\"https://shop.example/x\"");
    assertThat(first.path("url").asText()).isEqualTo("https://shop.example/x?utm_source=p");
    assertThat(id(upserted(",\"url\":\"https://shop.example/x\""))).isEqualTo(id(first));
    assertThat(id(upserted(",\"url\":\"https://shop.example/x?utm_source=p\"")))
        .isEqualTo(id(first));
    assertThat(get("/links/" + id(first)).path("url")).isEqualTo(first.path("url"));
    assertThat(
            upserted(",\"url\":\"https://shop.example/x?utm_source=own\"")
                .path("utm_source")
                .asText())
        .isEqualTo("own");
  }

  @Test
  @DisplayName("B1.5: many at once make one link")
  void upsertsAtOnce() throws Exception {
    var calls = new ArrayList<Callable<Reply>>();
    for (var i = 0; i < 6; i++) {
      calls.add(() -> upsert(",\"url\":\"https://shop.example/race\""));
    }
    assertThat(atOnce(calls)).extracting(Reply::status).containsOnly(200);
    assertThat(get("/partners/links?partnerId=" + ann)).hasSize(2);
  }

  @Test
  @DisplayName("links of another workspace's partners are out of reach")
  void isolation() {
    var other = workspaces.create();
    var theirs = new TestProgram(Jdbi.create(database), other, domain);
    var stranger = api.as(other);
    var body = "{\"partnerId\":\"%s\",\"url\":\"https://shop.example\"}".formatted(ann);
    assertThat(stranger.get("/api/partners/links?partnerId=" + ann).status()).isEqualTo(404);
    assertThat(stranger.post("/api/partners/links", body).status()).isEqualTo(404);
    assertThat(stranger.send("PUT", "/api/partners/links/upsert", body, Map.of()).status())
        .isEqualTo(404);
    // nor does a program make links on a domain of others
    var cid = stranger.post("/api/partners", "{\"email\":\"cid@%s\"}".formatted(domain)).json();
    assertThat(cid.path("programId").asText()).isEqualTo(theirs.id);
    assertThat(cid.path("links")).isEmpty();
    assertThat(
            stranger
                .post("/api/partners/links", "{\"partnerId\":\"%s\"}".formatted(id(cid)))
                .status())
        .isEqualTo(403);
  }

  @Test
  @DisplayName("LNK-25: a link of the program and of a partner in it; of no other")
  void linksOfPrograms() {
    var body = "{\"url\":\"https://a.com\",\"programId\":\"%s\"%s}";
    var link = api.post("/api/links", body.formatted(program.id, ",\"partnerId\":\"" + ann + "\""));
    assertThat(link.status()).as(link.text()).isEqualTo(200);
    assertThat(link.json().path("programId").asText()).isEqualTo(program.id);
    assertThat(link.json().path("partnerId").asText()).isEqualTo(ann);
    assertThat(link.json().path("folderId").asText()).isEqualTo(program.folderId);
    assertThat(link.json().path("trackConversion").asBoolean()).isTrue();
    var byTenant = api.post("/api/links", body.formatted(program.id, ",\"tenantId\":\"t1\""));
    assertThat(byTenant.json().path("partnerId").asText()).isEqualTo(ann);
    var nobodys = api.post("/api/links", body.formatted(program.id, ""));
    assertThat(nobodys.json().path("partnerId").isNull()).isTrue();
    assertThat(
            api.post("/api/links", body.formatted(program.id, ",\"partnerId\":\"pn_1\"")).status())
        .isEqualTo(404);
    var other = workspaces.create();
    var theirs = new TestProgram(Jdbi.create(database), other, null);
    assertThat(api.post("/api/links", body.formatted(theirs.id, "")).status()).isEqualTo(404);
    assertThat(api.as(other).post("/api/links", body.formatted(program.id, "")).status())
        .isEqualTo(404);
    var bulk =
        api.post(
                "/api/links/bulk",
                "[%s,%s]"
                    .formatted(
                        body.formatted(program.id, ",\"partnerId\":\"" + ann + "\""),
                        body.formatted("prog_1", "")))
            .json();
    assertThat(bulk.at("/0/partnerId").asText()).isEqualTo(ann);
    assertThat(bulk.at("/1/code").asText()).isEqualTo("not_found");
    // a link changes hands within the program, and leaves it
    var bob = id(partner("Bob"));
    var path = "/api/links/" + id(nobodys.json());
    var changed = api.patch(path, "{\"partnerId\":\"%s\"}".formatted(bob));
    assertThat(changed.json().path("partnerId").asText()).isEqualTo(bob);
    assertThat(changed.json().path("trackConversion").asBoolean()).isTrue();
    assertThat(api.patch(path, "{\"partnerId\":\"pn_1\"}").status()).isEqualTo(404);
    assertThat(api.patch(path, "{\"programId\":\"%s\"}".formatted(theirs.id)).status())
        .isEqualTo(404);
    assertThat(api.patch(path, "{\"programId\":null}").json().path("programId").isNull()).isTrue();
    assertThat(
            api.patch(
                    "/api/links/bulk",
                    "{\"linkIds\":[\"%s\"],\"data\":{\"programId\":\"%s\",\"partnerId\":\"%s\"}}"
                        .formatted(id(link.json()), program.id, bob))
                .json()
                .at("/0/partnerId")
                .asText())
        .isEqualTo(bob);
  }
}
