package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LinksApiTest extends ApiTest {
  private static final Set<String> MEMBERS =
      new TreeSet<>(
          Set.of(
              ("id domain key url shortLink archived expiresAt expiredUrl disabledAt password"
                      + " trackConversion proxy title description image video utm_source utm_medium"
                      + " utm_campaign utm_term utm_content rewrite linkRetentionCleanupDisabledAt"
                      + " doIndex ios android geo testVariants testStartedAt testCompletedAt userId"
                      + " projectId folderId externalId tenantId publicStats clicks leads conversions"
                      + " sales saleAmount lastClicked createdAt updatedAt comments programId partnerId"
                      + " identifier tagId tags webhookIds qrCode workspaceId")
                  .split(" ", -1)));

  @Test
  @DisplayName("DAT-1, DAT-2, DAT-6, G9: a minimal creation answers every member, null where empty")
  void minimal() {
    var reply = api.post("/api/links", "{\"url\":\"google.com\"}");

    assertThat(reply.status()).isEqualTo(200);
    var link = reply.json();
    assertThat(new TreeSet<>(link.properties().stream().map(e -> e.getKey()).toList()))
        .isEqualTo(MEMBERS);
    assertThat(link.path("url").asText()).isEqualTo("https://google.com/");
    assertThat(link.path("key").asText()).matches("[0-9A-Za-z]{7}");
    assertThat(link.path("id").asText()).matches("link_[0-9A-HJKMNP-TV-Z]{25}");
    assertThat(link.path("domain").asText()).isEqualTo("localhost:8080");
    assertThat(link.path("shortLink").asText())
        .isEqualTo("http://localhost:8080/" + link.path("key").asText());
    assertThat(link.path("qrCode").asText())
        .isEqualTo("http://localhost:8080/api/qr?url=" + link.path("shortLink").asText() + "?qr=1");
    assertThat(link.path("userId").asText()).isEqualTo(workspace.userId());
    assertThat(link.path("workspaceId").asText()).isEqualTo(workspace.id());
    assertThat(link.path("createdAt").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    assertThat(link.path("clicks").asInt()).isZero();
    assertThat(link.path("testVariants").isNull()).isTrue();
    assertThat(link.path("tags").isEmpty()).isTrue();
  }

  @Test
  @DisplayName("every field that is written is read back the same, by every way of reading")
  void allFields() {
    var created =
        api.post(
                "/api/links",
                """
                {"url": "https://example.com/?a=1", "key": "%s", "externalId": "ext_order-7", "tenantId": "t1",
                 "trackConversion": true, "archived": true, "comments": "mine", "expiresAt": "2030-04-16",
                 "expiredUrl": "example.org", "password": "s3cret", "proxy": true, "title": "T", "description": "D",
                 "image": "https://example.com/a.png", "video": "v", "rewrite": true, "ios": "apps.apple.com/x",
                 "android": "https://play.google.com/x", "geo": {"DE": "example.de"}, "doIndex": true,
                 "utm_source": " news ", "ref": "r", "publicStats": true,
                 "testVariants": [{"url": "https://a.com", "percentage": 40}, {"url": "https://b.com", "percentage": 60}],
                 "testStartedAt": "2030-01-01T00:00:00Z", "testCompletedAt": "2030-02-01T00:00:00Z"}
                """
                    .formatted(workspace.slug()))
            .json();

    assertThat(created.path("url").asText())
        .isEqualTo("https://example.com/?a=1&utm_source=news&ref=r");
    assertThat(created.path("externalId").asText()).isEqualTo("order-7");
    assertThat(created.path("expiresAt").asText()).isEqualTo("2030-04-16T12:00:00.000Z");
    assertThat(created.path("expiredUrl").asText()).isEqualTo("https://example.org/");
    assertThat(created.path("password").asText()).isEqualTo("s3cret");
    assertThat(created.at("/geo/DE").asText()).isEqualTo("https://example.de/");
    assertThat(created.at("/testVariants/1/percentage").toString()).isEqualTo("60");
    assertThat(created.path("utm_source").asText()).isEqualTo("news");
    var id = created.path("id").asText();
    assertThat(api.get("/api/links/" + id).json()).isEqualTo(created);
    assertThat(api.get("/api/links/ext_order-7").json()).isEqualTo(created);
    assertThat(api.get("/api/links/info?linkId=" + id).json()).isEqualTo(created);
    assertThat(api.get("/api/links/info?externalId=ext_order-7").json()).isEqualTo(created);
    assertThat(api.get("/api/links/info?domain=localhost:8080&key=" + workspace.slug()).json())
        .isEqualTo(created);
    assertThat(api.get("/api/links?showArchived=true").json().get(0)).isEqualTo(created);
    assertThat(api.get("/api/links").json()).isEmpty();
  }

  @Test
  @DisplayName(
      "LNK-19, LNK-20: keys are sanitised, refused when bad, and unique whatever their case")
  void keys() {
    var key = workspace.slug();
    assertThat(create("/" + key + "/").json().path("key").asText()).isEqualTo(key);
    var duplicate = create(key.toUpperCase(Locale.ROOT));
    assertThat(duplicate.status()).isEqualTo(409);
    assertThat(duplicate.code()).isEqualTo("conflict");
    assertThat(create("über" + key).json().path("key").asText()).startsWith("xn--");
    for (var bad : List.of("a b", "_x", "x.php", ".well-known/a", "a+b", "a?b")) {
      var reply = create(bad);
      assertThat(reply.status()).as(bad).isEqualTo(422);
      assertThat(reply.message()).as(bad).isEqualTo("Invalid key.");
    }
    for (var reserved : List.of("favicon.ico", "robots.txt", "api/x", "app", "_waymark")) {
      assertThat(create(reserved).status()).as(reserved).isIn(403, 422);
    }
    var prefixed =
        api.post(
            "/api/links",
            "{\"url\":\"https://a.com\",\"prefix\":\"/%s/\",\"keyLength\":5}".formatted(key));
    assertThat(prefixed.json().path("key").asText()).matches(key + "/[0-9A-Za-z]{5}");
  }

  @Test
  @DisplayName("(c.3), LNK-10: bad input is told with the field and what was expected")
  void badInput() {
    assertError("{}", 422, "invalid_type: url: Invalid input: expected string, received undefined");
    assertError(
        "{\"url\":\"https://a.com\",\"geo\":{\"US\":\"foo\"}}", 422, "custom: geo.US: Invalid URL");
    assertError("{\"url\":\"google\"}", 422, "Invalid destination URL");
    assertError("{\"url\":\"\"}", 400, "Missing destination url.");
    assertError(
        "{\"url\":\"javascript:alert(1)\"}",
        422,
        "Invalid destination URL: links must not run scripts (javascript:).");
    assertError(
        "{\"url\":\"https://a.com\",\"tagIds\":[\"x\",\"y\"]}",
        422,
        "Invalid tagIds detected: x, y");
    assertError("{\"url\":\"https://a.com\",\"folderId\":\"f\"}", 404, "Folder not found.");
    assertError(
        "{\"url\":\"https://a.com\",\"domain\":\"other.com\"}",
        403,
        "Domain does not belong to workspace.");
    assertThat(api.post("/api/links", "{\"url\":").code()).isEqualTo("bad_request");
    assertThat(api.post("/api/links", "").status()).isEqualTo(400);
    assertThat(api.post("/api/links", "{\"url\":\"https://a.com/\\u0000\"}").status())
        .isEqualTo(422);
    assertThat(api.post("/api/links", "{\"url\":\"https://a.com\",\"expiresAt\":\"abc\"}").status())
        .isEqualTo(422);
  }

  private void assertError(String body, int status, String message) {
    var reply = api.post("/api/links", body);
    assertThat(reply.message()).isEqualTo(message);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.json().at("/error/doc_url").asText()).startsWith("http");
    assertThat(reply.json().path("error")).hasSize(3);
  }

  @Test
  @DisplayName("14.7, LNK-52: campaigns are merged into the destination and carried along")
  void campaigns() {
    var id = create(workspace.slug()).json().path("id").asText();
    assertThat(patched(id, "{\"utm_source\":\"s\",\"utm_medium\":\"m\"}"))
        .isEqualTo("https://example.com/?utm_source=s&utm_medium=m");
    assertThat(patched(id, "{\"utm_campaign\":\"c\"}"))
        .isEqualTo("https://example.com/?utm_source=s&utm_medium=m&utm_campaign=c");
    assertThat(patched(id, "{\"url\":\"https://example.org/x\"}"))
        .isEqualTo("https://example.org/x?utm_source=s&utm_medium=m&utm_campaign=c");
    assertThat(patched(id, "{\"utm_campaign\":\"\"}"))
        .isEqualTo("https://example.org/x?utm_source=s&utm_medium=m");
    assertThat(api.get("/api/links/" + id).json().path("utm_campaign").isNull()).isTrue();
    assertThat(patched(id, "{\"url\":\"https://example.org/?utm_source=own\"}"))
        .isEqualTo("https://example.org/?utm_source=own&utm_medium=m");
  }

  private String patched(String id, String body) {
    return api.patch("/api/links/" + id, body).json().path("url").asText();
  }

  @Test
  @DisplayName(
      "LNK-51, LNK-54: a change touches what it names, null clears, no effect changes nothing")
  void changes() {
    var created =
        api.post(
                "/api/links",
                "{\"url\":\"https://example.com?flag\",\"title\":\"T\",\"comments\":\"C\",\"keyLength\":9}")
            .json();
    var id = created.path("id").asText();
    var same = api.patch("/api/links/" + id, "{\"title\":\"T\",\"unknown\":1}").json();
    assertThat(same).isEqualTo(created);
    var cleared = api.patch("/api/links/" + id, "{\"title\":null}").json();
    assertThat(cleared.path("title").isNull()).isTrue();
    assertThat(cleared.path("comments").asText()).isEqualTo("C");
    assertThat(cleared.path("url").asText()).isEqualTo("https://example.com?flag");
    assertThat(cleared.path("updatedAt").asText())
        .isGreaterThanOrEqualTo(created.path("updatedAt").asText());
    assertThat(api.patch("/api/links/" + id, "{\"url\":null}").status()).isEqualTo(422);
    assertThat(
            api.send("PUT", "/api/links/" + id, "{\"title\":\"P\"}", Map.of())
                .json()
                .path("title")
                .asText())
        .isEqualTo("P");
  }

  @Test
  @DisplayName("LNK-56: a deleted link is gone, and its address is free again")
  void deletion() {
    var created = create(workspace.slug()).json();
    var id = created.path("id").asText();
    var deleted = api.delete("/api/links/" + id);
    assertThat(deleted.text()).isEqualTo("{\"id\":\"%s\"}".formatted(id));
    assertThat(api.get("/api/links/" + id).status()).isEqualTo(404);
    assertThat(api.delete("/api/links/" + id).code()).isEqualTo("not_found");
    assertThat(create(workspace.slug()).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("LNK-48, (c.3): another workspace's link is neither seen, changed nor deleted")
  void otherTenants() {
    var id =
        api.post("/api/links", "{\"url\":\"https://a.com\",\"externalId\":\"mine\"}")
            .json()
            .path("id")
            .asText();
    var other = api.as(workspaces.create());
    assertThat(other.get("/api/links/" + id).status()).isEqualTo(401);
    assertThat(other.patch("/api/links/" + id, "{\"title\":\"x\"}").status()).isEqualTo(401);
    assertThat(other.delete("/api/links/" + id).status()).isEqualTo(401);
    assertThat(other.get("/api/links/ext_mine").status()).isEqualTo(404);
    assertThat(other.get("/api/links?startingAfter=" + id).status()).isEqualTo(422);
    assertThat(other.get("/api/links").json()).isEmpty();
    assertThat(other.get("/api/links?linkIds=" + id).json()).isEmpty();
    assertThat(api.get("/api/links/" + id).json().path("title").isNull()).isTrue();
  }

  @Test
  @DisplayName("LNK-57…61: lists are filtered, sorted and paged by number and by cursor")
  void lists() {
    var ids = new ArrayList<String>();
    for (var i = 0; i < 5; i++) {
      ids.addFirst(
          api.post(
                  "/api/links",
                  "{\"url\":\"https://example.com/p%d_%%25\",\"tenantId\":\"t%d\"}"
                      .formatted(i, i % 2))
              .json()
              .path("id")
              .asText());
    }
    assertThat(listed("")).isEqualTo(ids);
    assertThat(listed("pageSize=2")).isEqualTo(ids.subList(0, 2));
    assertThat(listed("pageSize=2&page=3")).isEqualTo(ids.subList(4, 5));
    assertThat(listed("page=4&pageSize=2")).isEmpty();
    assertThat(listed("pageSize=2&startingAfter=" + ids.get(1))).isEqualTo(ids.subList(2, 4));
    assertThat(listed("pageSize=2&endingBefore=" + ids.get(3))).isEqualTo(ids.subList(1, 3));
    assertThat(listed("search=p3_")).containsExactly(ids.get(1));
    assertThat(listed("search=p3%25_")).isEmpty();
    assertThat(listed("tenantId=t1")).hasSize(2);
    assertThat(listed("domain=localhost:8080")).hasSize(5);
    assertThat(listed("tagIds=none")).isEmpty();
    assertThat(listed("sortBy=clicks")).hasSize(5);
    assertThat(api.get("/api/links?domain=nope.com").status()).isEqualTo(404);
    for (var bad :
        List.of(
            "startingAfter=a&endingBefore=b",
            "startingAfter=" + ids.get(0) + "&page=1",
            "startingAfter=" + ids.get(0) + "&sortBy=clicks",
            "startingAfter=link_nope",
            "page=0",
            "page=1001",
            "pageSize=101",
            "sortBy=url",
            "showArchived=1")) {
      assertThat(api.get("/api/links?" + bad).status()).as(bad).isEqualTo(422);
    }
  }

  private List<String> listed(String query) {
    var ids = new ArrayList<String>();
    api.get("/api/links?" + query).json().forEach(link -> ids.add(link.path("id").asText()));
    return ids;
  }

  @Test
  @DisplayName("DAT-8: of two creators of one key, one gets the link and the others a conflict")
  void race() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          IntStream.range(0, 12)
              .<Callable<Integer>>mapToObj(i -> () -> create(workspace.slug()).status())
              .toList();
      var statuses =
          threads.invokeAll(calls).stream()
              .collect(Collectors.groupingBy(f -> f.resultNow(), Collectors.counting()));
      assertThat(statuses).containsOnlyKeys(200, 409).containsEntry(200, 1L);
    }
  }

  private Api.Reply create(String key) {
    return api.post(
        "/api/links", "{\"url\":\"https://example.com/\",\"key\":\"%s\"}".formatted(key));
  }

  @Test
  @DisplayName("LNK-16: a shared domain for some destinations takes no others, and nobody apart")
  void allowedDestinations() {
    var on = "\"domain\":\"git.everybody.link\",\"key\":\"" + workspace.slug() + "\"";
    for (var bad :
        List.of(
            "\"url\":\"https://evil.com\"",
            "\"url\":\"https://github.com.evil.com\"",
            "\"url\":\"https://github.com\",\"ios\":\"https://github.com/x\"")) {
      var reply = api.post("/api/links", "{" + bad + "," + on + "}");
      assertThat(reply.status()).as(bad).isEqualTo(422);
    }
    var made = api.post("/api/links", "{\"url\":\"https://www.github.com/a\"," + on + "}");
    assertThat(made.status()).as(made.text()).isEqualTo(200);
    var id = made.json().path("id").asText();
    assertThat(api.patch("/api/links/" + id, "{\"url\":\"https://evil.com\"}").message())
        .contains("github.com");
  }
}
