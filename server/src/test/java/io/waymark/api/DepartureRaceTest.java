package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.TestWorkspaces.TestWorkspace;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What people do in the very instant in which their account is deleted. */
@QuarkusTest
class DepartureRaceTest extends ApiTest {

  /** Answers a call that began before the account was gone and goes on afterwards. */
  private Api.Reply whileLeaving(TestWorkspace leaver, Supplier<Api.Reply> call) throws Exception {
    var jdbi = Jdbi.create(database);
    try (var leaving = jdbi.open()) {
      leaving.begin();
      leaving.execute("delete from users where id = ?", leaver.userId());
      var reply = CompletableFuture.supplyAsync(call);
      await("waits for the one who leaves", () -> reply.isDone() || waiting(jdbi));
      assertThat(reply).as("the call waits").isNotDone();
      leaving.commit();
      return reply.get();
    }
  }

  private static boolean waiting(Jdbi jdbi) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select exists (select 1 from pg_locks where not granted and locktype = 'transactionid')")
                .mapTo(Boolean.class)
                .one());
  }

  private static String teammates(String email) {
    return "{\"teammates\":[{\"email\":\"%s\",\"role\":\"member\"}]}".formatted(email);
  }

  private static String token(String reply) {
    return "{\"token\":\"%s\"}".formatted(reply.replaceAll("(?s).*#([0-9A-Za-z]{43}).*", "$1"));
  }

  @Test
  @DisplayName("creating a workspace: nobody is signed in, and there is none")
  void creating() throws Exception {
    var leaver = workspaces.create();
    var browser = Browser.of(api, leaver);
    var slug = "late-" + leaver.slug();
    var body = "{\"name\":\"Late\",\"slug\":\"%s\"}".formatted(slug);

    var reply = whileLeaving(leaver, () -> browser.post("/workspaces", body));

    assertThat(reply.status()).as(reply.text()).isEqualTo(401);
    assertThat(
            Browser.of(api, workspace)
                .get("/misc/check-workspace-slug/" + slug)
                .json()
                .path("free")
                .asBoolean())
        .isTrue();
  }

  @Test
  @DisplayName("joining by the invite link: nobody is signed in")
  void joiningByLink() throws Exception {
    var invites = "/api/workspaces/" + workspace.slug() + "/invites";
    var link = token(api.post(invites + "/reset", "").text());
    var leaver = workspaces.create();
    var browser = Browser.of(api, leaver);

    var reply = whileLeaving(leaver, () -> browser.post("/auth/join/accept", link));

    assertThat(reply.status()).as(reply.text()).isEqualTo(401);
  }

  @Test
  @DisplayName("accepting an invitation: nobody is signed in, and the invitation stays")
  void accepting() throws Exception {
    var invites = "/api/workspaces/" + workspace.slug() + "/invites";
    var leaver = workspaces.create();
    var link = token(api.post(invites, teammates(leaver.email())).text());
    var browser = Browser.of(api, leaver);

    var reply = whileLeaving(leaver, () -> browser.post("/auth/invite/accept", link));

    assertThat(reply.status()).as(reply.text()).isEqualTo(401);
    assertThat(api.get(invites).json()).hasSize(1);
  }

  @Test
  @DisplayName("signing in: the browser is not")
  void signingIn() throws Exception {
    var leaver = workspaces.create();
    var browser = new Browser(api);

    var reply = whileLeaving(leaver, () -> browser.signIn(leaver.email(), leaver.password()));

    assertThat(reply.status()).as(reply.text()).isEqualTo(401);
    assertThat(browser.cookie()).isNull();
  }
}
