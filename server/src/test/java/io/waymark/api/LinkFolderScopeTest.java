package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Which folders a list of links reaches into, for everybody who may read some of them. There is a
 * link in each of four folders, named after the access level, and one outside: {@code u}.
 */
@QuarkusTest
class LinkFolderScopeTest extends ApiTest {
  private static final List<String> OUTSIDE = List.of("u");

  private final Map<String, String> folders = new TreeMap<>();
  private final List<String> links = new ArrayList<>();
  private String tag;

  @BeforeEach
  void aLinkInEveryFolder() {
    tag = made("/api/tags", "{\"name\":\"t\"}", 201);
    link("u", null);
    folder("write", "\"write\"");
    folder("read", "\"read\"");
    folder("none", "null");
    folder("named", "null");
  }

  @Test
  @DisplayName("LNK-58: the owner reaches every folder, but only with a filter that widens")
  void owner() {
    assertScopes(api, List.of("u", "write", "read", "none", "named"));
  }

  @Test
  @DisplayName("LNK-58, FLD-6: members reach the folders that their role or its level opens")
  void members() {
    for (var role : List.of(Role.MEMBER, Role.VIEWER)) {
      var key = workspaces.memberKey(workspace, role);
      assertScopes(api.as(key), List.of("u", "write", "read"));
      grant("named", role, "viewer");
      assertScopes(api.as(key), List.of("u", "write", "read", "named"));
      grant("write", role, null);
      assertScopes(api.as(key), List.of("u", "read", "named"));
    }
  }

  @Test
  @DisplayName("LNK-58: a folder that may not be read is refused by name, an unknown one not found")
  void named() {
    var member = api.as(workspaces.memberKey(workspace, Role.MEMBER));
    for (var path : List.of("/api/links", "/api/links/count", "/api/links/export")) {
      assertThat(member.get(path + "?folderId=" + folders.get("none")).status()).isEqualTo(403);
      assertThat(member.get(path + "?folderId=fold_nope").status()).isEqualTo(404);
      assertThat(api.get(path + "?folderId=" + folders.get("none")).status()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("LNK-62: groups count every readable folder; those by folder all, unless widened")
  void groups() {
    var member = api.as(workspaces.memberKey(workspace, Role.MEMBER));
    for (var group : List.of("domain", "userId", "tagId")) {
      assertThat(grouped(api, group)).as(group).isEqualTo(5);
      assertThat(grouped(member, group)).as(group).isEqualTo(3);
    }
    assertThat(grouped(member, "folderId")).isEqualTo(5);
    assertThat(grouped(member, "folderId&tenantId=acme")).isEqualTo(3);
    assertThat(grouped(api, "folderId&tenantId=acme")).isEqualTo(5);
  }

  @Test
  @DisplayName("LNK-58: a workspace without folders has everything outside of any")
  void withoutFolders() {
    folders
        .values()
        .forEach(id -> assertThat(api.delete("/api/folders/" + id).status()).isEqualTo(200));
    assertScopes(api, List.of("u", "write", "read", "none", "named"), true);
  }

  private void assertScopes(Api reader, List<String> readable) {
    assertScopes(reader, readable, false);
  }

  private void assertScopes(Api reader, List<String> readable, boolean withoutFolders) {
    var narrow = withoutFolders ? readable : OUTSIDE;
    for (var query :
        List.of(
            "",
            "folderId=unsorted",
            "userId=" + workspace.userId(),
            "withTags=true",
            "showArchived=true",
            "userId=%s&withTags=true".formatted(workspace.userId()))) {
      assertShown(reader, query, narrow);
    }
    for (var query :
        List.of(
            "search=x.com",
            "domain=localhost:8080",
            "tagId=" + tag,
            "tagIds=" + tag,
            "tagNames=T",
            "tenantId=acme",
            "folderId=unsorted&search=x.com",
            "folderId=&tenantId=acme",
            "userId=%s&tenantId=acme".formatted(workspace.userId()))) {
      assertShown(reader, query, readable);
    }
    assertListed(reader, "linkIds=" + String.join(",", links), readable);
    if (!withoutFolders) {
      for (var name : readable) {
        if (folders.containsKey(name)) {
          assertShown(reader, "folderId=" + folders.get(name), List.of(name));
          assertShown(
              reader, "folderId=%s&search=x.com".formatted(folders.get(name)), List.of(name));
        }
      }
    }
  }

  /** The list, its number and its export agree. */
  private void assertShown(Api reader, String query, List<String> expected) {
    assertListed(reader, query, expected);
    assertThat(reader.get("/api/links/count?" + query).text())
        .as("count " + query)
        .isEqualTo(Integer.toString(expected.size()));
    var export = reader.get("/api/links/export?columns=url&interval=all&" + query);
    assertThat(export.text().lines().skip(1).map(LinkFolderScopeTest::name))
        .as("export " + query)
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static void assertListed(Api reader, String query, List<String> expected) {
    var names = new ArrayList<String>();
    reader
        .get("/api/links?" + query)
        .json()
        .forEach(row -> names.add(name(row.path("url").asText())));
    assertThat(names).as("list " + query).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static String name(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }

  private static int grouped(Api reader, String group) {
    var sum = 0;
    for (var row : reader.get("/api/links/count?groupBy=" + group).json()) {
      sum += row.path("_count").asInt();
    }
    return sum;
  }

  private void folder(String name, String accessLevel) {
    var body = "{\"name\":\"%s\",\"accessLevel\":%s}".formatted(name, accessLevel);
    folders.put(name, made("/api/folders", body, 201));
    link(name, folders.get(name));
  }

  private void link(String name, @Nullable String folderId) {
    var folder = folderId == null ? "null" : '"' + folderId + '"';
    links.add(
        made(
            "/api/links",
            """
            {"url":"https://x.com/%s","tenantId":"acme","tagIds":["%s"],"folderId":%s}
            """
                .formatted(name, tag, folder),
            200));
  }

  private String made(String path, String body, int status) {
    var reply = api.post(path, body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    return reply.json().path("id").asText();
  }

  /** Sets what the only member of that role may do in a folder. */
  private void grant(String folder, Role role, @Nullable String folderRole) {
    Jdbi.create(database)
        .useHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        insert into folder_users (folder_id, user_id, role, created_at)
                        select :folder, user_id, :folderRole, now() from memberships
                        where workspace_id = :workspace and role = :role
                        """)
                    .bind("folder", folders.get(folder))
                    .bind("folderRole", folderRole)
                    .bind("workspace", workspace.id())
                    .bind("role", role.label())
                    .execute());
  }
}
