package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.Caller;
import io.waymark.identity.Role;
import io.waymark.identity.Workspace;
import io.waymark.links.folders.Folder;
import io.waymark.links.folders.FolderAccess;
import io.waymark.links.folders.FolderRight;
import io.waymark.platform.http.ApiProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FolderRightsApiTest extends ApiTest {
  /** A member with a key of their own. */
  private record Person(String userId, Api api) {}

  private Person member(Role role) {
    var key = workspaces.memberKey(workspace, role);
    var userId =
        jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            select user_id from memberships
                            where workspace_id = :id and role = :role order by created_at desc limit 1
                            """)
                        .bind("id", workspace.id())
                        .bind("role", role.label())
                        .mapTo(String.class)
                        .one());
    return new Person(userId, api.as(key));
  }

  @Test
  @DisplayName("FLD-2, FLD-6: list, count, permissions and single folders agree on who sees what")
  void agreement() {
    var ids = new ArrayList<String>();
    for (var row : List.of("-", "none", "viewer", "editor", "owner")) {
      for (var level : List.of("\"write\"", "\"read\"", "null")) {
        ids.add(created(row + " " + level.replace("\"", ""), level));
      }
    }
    for (var role : Role.values()) {
      var person = member(role);
      for (var i = 3; i < ids.size(); i++) {
        var row = List.of("-", "none", "viewer", "editor", "owner").get(i / 3);
        grant(ids.get(i), person, row.equals("none") ? null : row);
      }
      var visible =
          ids.stream()
              .filter(id -> person.api().get("/api/folders/" + id).status() == 200)
              .toList();

      assertThat(visible).as(role.label()).hasSize(role == Role.OWNER ? 15 : 11);
      assertThat(listed(person.api(), "/api/folders")).isEqualTo(visible);
      assertThat(listed(person.api(), "/api/folders/permissions")).isEqualTo(visible);
      assertThat(person.api().get("/api/folders/count").json().asInt()).isEqualTo(visible.size());
      List<String> readable =
          jdbi().withHandle(handle -> FolderAccess.readable(handle, caller(person, role)));
      assertThat(readable).isEqualTo(visible);
    }
  }

  @Test
  @DisplayName("FLD-4, FLD-5, FLD-6: only a folder's owners change and delete it")
  void writing() {
    var id = created("a", "\"write\"");
    var person = member(Role.MEMBER);
    var path = "/api/folders/" + id;
    var before = api.get(path).json();
    var refused = person.api().patch(path, "{\"name\":\"x\"}");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.code()).isEqualTo("forbidden");
    assertThat(refused.message()).contains("folders.write");
    assertThat(person.api().delete(path).status()).isEqualTo(403);
    assertThat(person.api().patch(path + "/users/x", "{\"role\":null}").message())
        .contains("folders.users.write");
    assertThat(api.get(path).json()).isEqualTo(before);
    grant(id, person, null);
    assertThat(person.api().get(path).message()).contains("folders.read");
    assertThat(person.api().get(path).status()).isEqualTo(403);
    assertThat(person.api().get(path + "/users").status()).isEqualTo(403);
    grant(id, person, "owner");
    assertThat(person.api().patch(path, "{\"name\":\"x\"}").status()).isEqualTo(200);
    assertThat(person.api().delete(path).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("FLD-3, FLD-7: whoever makes a folder owns it, and is told what they may do")
  void permissions() {
    var person = member(Role.MEMBER);
    var own =
        person
            .api()
            .post("/api/folders", "{\"name\":\"own\",\"accessLevel\":null}")
            .json()
            .path("id")
            .asText();
    var edited = created("edited", "\"write\"");
    var read = created("read", "\"read\"");
    created("closed", "null");

    var permissions = person.api().get("/api/folders/permissions").json();

    assertThat(permissions).hasSize(3);
    assertStanding(
        permissions.get(0),
        own,
        "owner",
        "folders.read",
        "folders.write",
        "folders.links.write",
        "folders.users.write");
    assertStanding(permissions.get(1), edited, "editor", "folders.read", "folders.links.write");
    assertStanding(permissions.get(2), read, "viewer", "folders.read");
  }

  private static void assertStanding(JsonNode standing, String id, String role, String... rights) {
    assertThat(standing.path("id").asText()).isEqualTo(id);
    assertThat(standing.path("role").asText()).isEqualTo(role);
    var found = new ArrayList<String>();
    standing.path("permissions").forEach(right -> found.add(right.asText()));
    assertThat(found).containsExactly(rights);
  }

  @Test
  @DisplayName("FLD-7: everybody in the workspace is listed with the role that counts")
  void users() {
    var id = created("a", "\"read\"");
    var viewer = member(Role.VIEWER);
    var shut = member(Role.MEMBER);
    grant(id, shut, null);
    workspaces.create();

    var users = viewer.api().get("/api/folders/" + id + "/users").json();

    assertThat(users).hasSize(3);
    assertThat(users.get(0))
        .isEqualTo(
            Api.JSON
                .createObjectNode()
                .put("id", workspace.userId())
                .put("name", "Test")
                .put("email", workspace.email())
                .putNull("image")
                .put("role", "owner"));
    assertThat(role(users, viewer)).isEqualTo("viewer");
    assertThat(role(users, shut)).isNull();
  }

  private static @Nullable String role(JsonNode users, Person person) {
    for (var user : users) {
      if (user.path("id").asText().equals(person.userId())) {
        return user.path("role").textValue();
      }
    }
    return Assertions.fail("not listed: " + person.userId());
  }

  @Test
  @DisplayName("FLD-7: a folder's owners set everybody's role but their own and owners'")
  void assigning() {
    var id = created("a", "\"write\"");
    var person = member(Role.MEMBER);
    var other = member(Role.MEMBER);
    var users = "/api/folders/" + id + "/users/";
    for (var role : List.of("owner", "viewer", "editor")) {
      var reply = api.patch(users + person.userId(), "{\"role\":\"%s\"}".formatted(role));
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.json().path("id").asText()).isEqualTo(person.userId());
      assertThat(reply.json().path("role").asText()).isEqualTo(role);
      assertThat(role(api.get("/api/folders/" + id + "/users").json(), person)).isEqualTo(role);
    }
    assertThat(api.patch(users + person.userId(), "{\"role\":null}").json().path("role").isNull())
        .isTrue();
    assertThat(person.api().get("/api/folders").json()).isEmpty();
    grant(id, person, "owner");
    assertThat(person.api().patch(users + other.userId(), "{\"role\":\"viewer\"}").status())
        .isEqualTo(200);
    assertThat(person.api().patch(users + person.userId(), "{\"role\":\"viewer\"}").status())
        .isEqualTo(403);
    assertThat(person.api().patch(users + workspace.userId(), "{\"role\":null}").status())
        .isEqualTo(422);
    for (var nobody : List.of("user_nope", workspaces.create().userId())) {
      var missing = api.patch(users + nobody, "{\"role\":\"viewer\"}");
      assertThat(missing.status()).isEqualTo(404);
      assertThat(missing.message()).isEqualTo("User not found in this workspace.");
    }
    assertThat(api.patch(users + other.userId(), "{}").status()).isEqualTo(422);
    assertThat(api.patch(users + other.userId(), "{\"role\":\"admin\"}").status()).isEqualTo(422);
    assertThat(role(api.get("/api/folders/" + id + "/users").json(), other)).isEqualTo("viewer");
  }

  @Test
  @DisplayName("FLD-7: who may not edit asks once, sees it pending, and is granted a role")
  void requesting() {
    var id = created("a", "\"read\"");
    var asking = member(Role.MEMBER);
    var bystander = member(Role.MEMBER);
    var path = "/api/folders/" + id + "/access-requests";

    var made = asking.api().post(path, "");

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().path("folderId").asText()).isEqualTo(id);
    assertThat(made.json().path("userId").asText()).isEqualTo(asking.userId());
    assertThat(made.json().at("/user/email").asText()).contains("@");
    assertThat(asking.api().post(path, "").status()).isEqualTo(409);
    assertThat(api.post(path, "").message()).isEqualTo("You can edit this folder already.");
    assertThat(asking.api().get("/api/folders/access-requests").json())
        .containsExactly(made.json());
    assertThat(api.get("/api/folders/access-requests").json()).containsExactly(made.json());
    assertThat(bystander.api().get("/api/folders/access-requests").json()).isEmpty();

    api.patch("/api/folders/" + id + "/users/" + asking.userId(), "{\"role\":\"editor\"}");

    assertThat(api.get("/api/folders/access-requests").json()).isEmpty();
    assertThat(asking.api().post(path, "").status()).isEqualTo(409);
    assertThat(asking.api().post("/api/folders/fold_nope/access-requests", "").status())
        .isEqualTo(404);
  }

  @Test
  @DisplayName(
      "FLD-7: a request is taken back by who made it, or turned down by the folder's owners")
  void endingRequests() {
    var id = created("a", "null");
    var path = "/api/folders/" + id + "/access-requests";
    var asking = member(Role.VIEWER);
    var bystander = member(Role.MEMBER);
    var first = asking.api().post(path, "").json().path("id").asText();
    assertThat(bystander.api().delete(path + "/" + first).status()).isEqualTo(403);
    var reader = api.as(workspaces.key(workspace, List.of("folders.read")));
    assertThat(reader.delete(path + "/" + first).status()).isEqualTo(403);
    assertThat(api.as(workspaces.create()).delete(path + "/" + first).status()).isEqualTo(404);
    assertThat(api.delete(path + "/%00").status()).isEqualTo(404);
    assertThat(asking.api().delete(path + "/" + first).text())
        .isEqualTo("{\"id\":\"%s\"}".formatted(first));
    assertThat(asking.api().delete(path + "/" + first).status()).isEqualTo(404);
    var second = asking.api().post(path, "").json().path("id").asText();
    assertThat(api.delete(path + "/" + second).status()).isEqualTo(200);
    assertThat(asking.api().get("/api/folders/access-requests").json()).isEmpty();
  }

  @Test
  @DisplayName("FLD-7: of several requests at once, one is pending")
  void raceOfRequests() throws Exception {
    var path = "/api/folders/" + created("a", "\"read\"") + "/access-requests";
    var asking = member(Role.MEMBER);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          IntStream.range(0, 8)
              .<Callable<Integer>>mapToObj(i -> () -> asking.api().post(path, "").status())
              .toList();
      assertThat(
              threads.invokeAll(calls).stream()
                  .collect(Collectors.groupingBy(f -> f.resultNow(), Collectors.counting())))
          .containsOnly(Map.entry(201, 1L), Map.entry(409, 7L));
    }
  }

  @Test
  @DisplayName("FLD-7: everybody chooses their own default folder among those they may read")
  void defaults() {
    var id = created("a", "\"read\"");
    var closed = created("b", "null");
    var person = member(Role.VIEWER);
    var path = "/api/folders/default";
    assertThat(person.api().get(path).text()).isEqualTo("{\"folderId\":null}");
    var chosen = person.api().patch(path, "{\"folderId\":\"%s\"}".formatted(id));
    assertThat(chosen.status()).isEqualTo(200);
    assertThat(chosen.json().path("folderId").asText()).isEqualTo(id);
    assertThat(person.api().get(path).json()).isEqualTo(chosen.json());
    assertThat(api.get(path).json().path("folderId").isNull()).isTrue();
    assertThat(person.api().patch(path, "{\"folderId\":\"%s\"}".formatted(closed)).status())
        .isEqualTo(403);
    assertThat(person.api().patch(path, "{\"folderId\":\"fold_nope\"}").status()).isEqualTo(404);
    assertThat(person.api().patch(path, "{}").status()).isEqualTo(422);
    assertThat(person.api().get(path).json()).isEqualTo(chosen.json());
    grant(id, person, null);
    assertThat(person.api().get(path).json().path("folderId").isNull()).isTrue();
    grant(id, person, "viewer");
    assertThat(person.api().patch(path, "{\"folderId\":null}").text())
        .isEqualTo("{\"folderId\":null}");
    assertThat(person.api().get(path).json().path("folderId").isNull()).isTrue();
  }

  @Test
  @DisplayName(
      "FLD-6, defect 14: what links ask of folders; unknown ids are absent, for owners too")
  void access() {
    var open = created("open", "\"write\"");
    var read = created("read", "\"read\"");
    var person = member(Role.MEMBER);
    var foreign =
        api.as(workspaces.create())
            .post("/api/folders", "{\"name\":\"x\"}")
            .json()
            .path("id")
            .asText();
    var member = caller(person, Role.MEMBER);
    var owner = caller(new Person(workspace.userId(), api), Role.OWNER);
    var ids = List.of(open, read, foreign, "fold_nope", open);

    jdbi()
        .useTransaction(
            handle -> {
              assertThat(FolderAccess.may(handle, member, ids, FolderRight.LINKS_WRITE))
                  .isEqualTo(Map.of(open, true, read, false));
              assertThat(FolderAccess.may(handle, owner, ids, FolderRight.LINKS_WRITE))
                  .isEqualTo(Map.of(open, true, read, true));
              assertThat(FolderAccess.may(handle, owner, List.of(), FolderRight.READ)).isEmpty();
              assertThat(FolderAccess.require(handle, member, open, FolderRight.LINKS_WRITE))
                  .extracting(Folder::name)
                  .isEqualTo("open");
              assertProblem(
                  () -> FolderAccess.require(handle, member, read, FolderRight.LINKS_WRITE),
                  403,
                  "folders.links.write");
              assertProblem(
                  () -> FolderAccess.require(handle, owner, foreign, FolderRight.READ),
                  404,
                  "Folder not found.");
              assertThat(FolderAccess.any(handle, workspace.id())).isTrue();
              assertThat(FolderAccess.any(handle, workspaces.create().id())).isFalse();
            });
  }

  private static void assertProblem(Runnable work, int status, String text) {
    var problem = Assertions.catchThrowableOfType(ApiProblem.class, work::run);
    assertThat(problem.code().status()).isEqualTo(status);
    assertThat(problem.text()).contains(text);
  }

  private Caller caller(Person person, Role role) {
    return new Caller(
        new Workspace(workspace.id(), "Test", workspace.slug(), null, null, 0, 0, Instant.EPOCH),
        person.userId(),
        role,
        role.permissions(),
        "session");
  }

  private List<String> listed(Api by, String path) {
    var ids = new ArrayList<String>();
    by.get(path).json().forEach(folder -> ids.add(folder.path("id").asText()));
    return ids;
  }

  private String created(String name, String level) {
    return api.post("/api/folders", "{\"name\":\"%s\",\"accessLevel\":%s}".formatted(name, level))
        .json()
        .path("id")
        .asText();
  }

  private void grant(String folderId, Person person, @Nullable String role) {
    jdbi()
        .useHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        insert into folder_users (folder_id, user_id, role, created_at)
                        values (:folderId, :userId, :role, now())
                        on conflict (folder_id, user_id) do update set role = excluded.role
                        """)
                    .bind("folderId", folderId)
                    .bind("userId", person.userId())
                    .bind("role", role)
                    .execute());
  }

  private Jdbi jdbi() {
    return Jdbi.create(database);
  }
}
