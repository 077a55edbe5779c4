package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.Role;
import io.waymark.identity.TestWorkspaces.TestWorkspace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Two transactions that need the same workspace and the same account, in the same instant: one
 * waits for the other, and neither is ended by PostgreSQL.
 */
@QuarkusTest
class LockOrderTest extends ApiTest {
  private static final String ACCOUNT = "select id from users where id = ? for update";
  private static final String WORKSPACE =
      "select id from workspaces where id = ? for no key update";

  /** Somebody who owns a workspace with another person, and may leave it therefore. */
  private TestWorkspace leaver() {
    var leaver = workspaces.create();
    workspaces.member(leaver, Role.OWNER);
    return leaver;
  }

  private static Supplier<Api.Reply> leaving(TestWorkspace leaver, Browser browser) {
    var password = "{\"password\":\"%s\"}".formatted(leaver.password());
    return () -> browser.delete("/user", password);
  }

  /** What calls answer that begin one after another while something they need is locked. */
  private List<Api.Reply> waiting(String lock, String id, List<Supplier<Api.Reply>> calls)
      throws Exception {
    var jdbi = Jdbi.create(database);
    var before = deadlocks(jdbi);
    var replies = new ArrayList<CompletableFuture<Api.Reply>>();
    try (var holder = jdbi.open()) {
      holder.begin();
      holder.execute(lock, id);
      for (var call : calls) {
        replies.add(CompletableFuture.supplyAsync(call));
        await("call %d waits".formatted(replies.size()), () -> waiters(jdbi) == replies.size());
      }
      holder.commit();
    }
    var answered = new ArrayList<Api.Reply>();
    for (var reply : replies) {
      answered.add(reply.get());
    }
    assertThat(deadlocks(jdbi)).as("transactions that PostgreSQL ended").isEqualTo(before);
    return answered;
  }

  private static long waiters(Jdbi jdbi) {
    return number(jdbi, "select count(distinct pid) from pg_locks where not granted");
  }

  /** Once every server process has told what it knows. */
  private static long deadlocks(Jdbi jdbi) throws InterruptedException {
    Thread.sleep(1_500);
    return number(
        jdbi, "select deadlocks from pg_stat_database where datname = current_database()");
  }

  private static long number(Jdbi jdbi, String sql) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  @Test
  @DisplayName("an account is deleted while it makes an invite link: no link is left")
  void leavingAndInviting() throws Exception {
    var leaver = leaver();
    var one = Browser.of(api, leaver);
    var other = Browser.of(api, leaver);
    var reset = "/workspaces/" + leaver.slug() + "/invites/reset";

    var replies =
        waiting(
            ACCOUNT, leaver.userId(), List.of(leaving(leaver, one), () -> other.post(reset, "")));

    assertThat(replies.get(0).status()).as(replies.get(0).text()).isEqualTo(204);
    assertThat(replies.get(1).status()).as(replies.get(1).text()).isEqualTo(403);
    assertThat(links(leaver)).isZero();
  }

  @Test
  @DisplayName("an account is deleted while it joins a workspace: nobody is left there")
  void leavingAndJoining() throws Exception {
    var leaver = leaver();
    var one = Browser.of(api, leaver);
    var other = Browser.of(api, leaver);
    var link = api.post("/api/workspaces/" + workspace.slug() + "/invites/reset", "").text();
    var token = token(link);

    var replies =
        waiting(
            ACCOUNT,
            leaver.userId(),
            List.of(leaving(leaver, one), () -> other.post("/auth/join/accept", token)));

    assertThat(replies.get(0).status()).as(replies.get(0).text()).isEqualTo(204);
    assertThat(replies.get(1).status()).as(replies.get(1).text()).isEqualTo(401);
    assertThat(api.get("/api/workspaces/" + workspace.slug() + "/users").json()).hasSize(1);
  }

  @Test
  @DisplayName("an account is deleted while somebody deletes its workspace: both are gone")
  void leavingAndDeletingTheWorkspace() throws Exception {
    for (var held : List.of(ACCOUNT, WORKSPACE)) {
      var leaver = leaver();
      var browser = Browser.of(api, leaver);
      var owner = api.as(workspaces.key(leaver.id(), workspaces.member(leaver, Role.OWNER), null));

      var replies =
          waiting(
              held,
              held.equals(ACCOUNT) ? leaver.userId() : leaver.id(),
              List.of(
                  leaving(leaver, browser),
                  () -> owner.delete("/api/workspaces/" + leaver.slug())));

      assertThat(replies.get(0).status()).as(replies.get(0).text()).isEqualTo(204);
      assertThat(replies.get(1).status()).as(replies.get(1).text()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("an owner who becomes a member while making an invite link has none that works")
  void demotedWhileInviting() throws Exception {
    var demoted = workspaces.member(workspace, Role.OWNER);
    var theirs = api.as(workspaces.key(workspace.id(), demoted, null));
    var path = "/api/workspaces/" + workspace.slug();
    var role = "{\"userId\":\"%s\",\"role\":\"member\"}".formatted(demoted);
    Supplier<Api.Reply> demotion = () -> api.patch(path + "/users", role);
    Supplier<Api.Reply> reset = () -> theirs.post(path + "/invites/reset", "");

    var demotedFirst = waiting(WORKSPACE, workspace.id(), List.of(demotion, reset));

    assertThat(demotedFirst.get(0).status()).as(demotedFirst.get(0).text()).isEqualTo(200);
    assertThat(demotedFirst.get(1).status()).as(demotedFirst.get(1).text()).isEqualTo(403);
    assertThat(links(workspace)).isZero();

    workspaces.changeRole(workspace, demoted, Role.OWNER);
    var madeFirst = waiting(WORKSPACE, workspace.id(), List.of(reset, demotion));

    assertThat(madeFirst.get(0).status()).as(madeFirst.get(0).text()).isEqualTo(200);
    assertThat(madeFirst.get(1).status()).as(madeFirst.get(1).text()).isEqualTo(200);
    var guest = Browser.of(api, workspaces.create());
    assertThat(guest.post("/auth/join", token(madeFirst.get(0).text())).status()).isEqualTo(404);
    assertThat(links(workspace)).isZero();
  }

  private static String token(String reply) {
    return "{\"token\":\"%s\"}".formatted(reply.replaceAll("(?s).*#([0-9A-Za-z]{43}).*", "$1"));
  }

  private long links(TestWorkspace of) {
    return Jdbi.create(database)
        .withHandle(
            handle ->
                handle
                    .createQuery("select count(*) from invite_links where workspace_id = :id")
                    .bind("id", of.id())
                    .mapTo(Long.class)
                    .one());
  }
}
