package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LinkListTest extends ApiTest {

  private String create(String fields) {
    var reply = api.post("/api/links", "{" + fields + "}");
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json().path("id").asText();
  }

  private List<String> list(String query) {
    var reply = api.get("/api/links?" + query);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return StreamSupport.stream(reply.json().spliterator(), false)
        .map(link -> link.path("id").asText())
        .toList();
  }

  private String count(String query) {
    return api.get("/api/links/count?" + query).text();
  }

  @Test
  @DisplayName("LNK-59: every filter, and the count agrees with the list")
  void filters() {
    var a = create("\"url\":\"https://shop.test/Summer%20Sale\",\"tenantId\":\"t1\"");
    var b = create("\"url\":\"https://shop.test/100%25\",\"key\":\"" + workspace.slug() + "_x\"");
    var c = create("\"url\":\"https://other.test/\",\"archived\":true");

    for (var expectation :
        List.of(
            new Expected("", List.of(b, a)),
            new Expected("showArchived=true", List.of(c, b, a)),
            new Expected("tenantId=t1", List.of(a)),
            new Expected("tenantId=t2", List.of()),
            new Expected("userId=" + workspace.userId(), List.of(b, a)),
            new Expected("userId=nobody", List.of()),
            new Expected("domain=localhost:8080", List.of(b, a)),
            new Expected("search=summer", List.of(a)),
            new Expected("search=SHOP.test", List.of(b, a)),
            new Expected("search=" + workspace.slug() + "_X", List.of(b)),
            new Expected("search=100%2525", List.of(b)),
            new Expected("search=%25", List.of(b, a)),
            new Expected("search=_", List.of(b)),
            new Expected("search=%5C", List.of()),
            new Expected("tagIds=tag_none", List.of()),
            new Expected("tagNames=none", List.of()),
            new Expected("withTags=true", List.of()),
            new Expected("folderId=unsorted", List.of(b, a)))) {
      assertThat(list(expectation.query())).as(expectation.query()).isEqualTo(expectation.ids());
      assertThat(count(expectation.query()))
          .as(expectation.query())
          .isEqualTo(Integer.toString(expectation.ids().size()));
    }
    assertThat(list("linkIds=" + a + "," + c)).containsExactly(a);
    assertThat(api.get("/api/links?domain=unknown.test").status()).isEqualTo(404);
    assertThat(api.get("/api/links?folderId=fold_none").status()).isEqualTo(404);
  }

  private record Expected(String query, List<String> ids) {}

  @Test
  @DisplayName("LNK-61: pages and cursors walk through all links once")
  void paging() {
    var ids = new ArrayList<String>();
    for (var i = 0; i < 7; i++) {
      ids.addFirst(create("\"url\":\"https://shop.test/" + i + "\""));
    }

    assertThat(list("pageSize=3")).isEqualTo(ids.subList(0, 3));
    assertThat(list("pageSize=3&page=3")).isEqualTo(ids.subList(6, 7));
    assertThat(list("pageSize=3&page=9")).isEmpty();
    assertThat(list("pageSize=3&startingAfter=" + ids.get(2))).isEqualTo(ids.subList(3, 6));
    assertThat(list("pageSize=2&endingBefore=" + ids.get(4))).isEqualTo(ids.subList(2, 4));
    for (var bad :
        List.of(
            "page=0",
            "page=1001",
            "pageSize=0",
            "pageSize=101",
            "startingAfter=link_none",
            "startingAfter=a&endingBefore=b",
            "page=1&startingAfter=" + ids.getFirst(),
            "sortBy=clicks&startingAfter=" + ids.getFirst(),
            "sortBy=name")) {
      assertThat(api.get("/api/links?" + bad).status()).as(bad).isEqualTo(422);
    }
  }

  @Test
  @DisplayName("LNK-62: groups, the largest first, the one without a value last")
  void groups() {
    create("\"url\":\"https://shop.test/1\"");
    create("\"url\":\"https://shop.test/2\"");

    assertThat(count("groupBy=domain")).isEqualTo("[{\"domain\":\"localhost:8080\",\"_count\":2}]");
    assertThat(count("groupBy=userId"))
        .isEqualTo("[{\"userId\":\"%s\",\"_count\":2}]".formatted(workspace.userId()));
    assertThat(count("groupBy=userId&userId=nobody")).contains("\"_count\":2");
    assertThat(count("groupBy=folderId")).isEqualTo("[{\"folderId\":null,\"_count\":2}]");
    assertThat(count("groupBy=tagId")).isEqualTo("[]");
    assertThat(api.get("/api/links/count?groupBy=key").status()).isEqualTo(422);
  }

  @Test
  @DisplayName("LNK-57: the maker of each link is shown to those who ask")
  void includesUsers() {
    create("\"url\":\"https://shop.test/1\"");

    var user = api.get("/api/links?includeUser=true").json().get(0).path("user");

    assertThat(user.path("id").asText()).isEqualTo(workspace.userId());
    assertThat(user.path("email").asText()).isEqualTo(workspace.email());
    assertThat(api.get("/api/links").json().get(0).has("user")).isFalse();
  }

  @Test
  void anotherWorkspaceSeesNothing() {
    var id = create("\"url\":\"https://shop.test/1\"");
    var stranger = api.as(workspaces.create());

    assertThat(stranger.get("/api/links").text()).isEqualTo("[]");
    assertThat(stranger.get("/api/links?linkIds=" + id).text()).isEqualTo("[]");
    assertThat(stranger.get("/api/links/count").text()).isEqualTo("0");
    assertThat(stranger.get("/api/links?startingAfter=" + id).status()).isEqualTo(422);
    assertThat(api.as(workspaces.memberKey(workspace, Role.VIEWER)).get("/api/links").json())
        .hasSize(1);
  }
}
