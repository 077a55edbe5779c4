package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The first set-up of a server in a browser. */
@QuarkusTest
@QuarkusTestResource(value = SetUpServer.class, restrictToAnnotatedClass = true)
class SetUpTest extends ApiTest {
  private static final Path CODE =
      ConfigProvider.getConfig()
          .getValue("waymark.data", Path.class)
          .resolve("secrets/set-up-code");

  @BeforeEach
  void nobody() {
    Jdbi.create(database)
        .useHandle(
            handle -> {
              handle.execute("delete from workspaces");
              handle.execute("delete from users");
            });
  }

  /** The code that is in the data folder; after a set-up there is one as soon as somebody asks. */
  private String code() throws IOException {
    if (!Files.exists(CODE)) {
      assertThat(setUp(new Browser(api), "x", "acme").status()).isEqualTo(401);
    }
    return Files.readString(CODE).strip();
  }

  private static Api.Reply setUp(Browser browser, String code, String slug) {
    return browser.post(
        "/auth/set-up",
        """
        {"code":"%s","name":"Ada","email":"ada@%s.example","password":"a long password",
         "workspace":"Acme","slug":"%s"}
        """
            .formatted(code, slug, slug));
  }

  private boolean needed() {
    return api.get("/api/auth/set-up").json().path("needed").asBoolean();
  }

  @Test
  @DisplayName("whoever has the code makes the first user and workspace, and is signed in")
  void setUp() throws IOException {
    assertThat(needed()).isTrue();
    var code = code();
    assertThat(code).hasSize(24);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(CODE)))
        .isEqualTo("rw-------");
    var browser = new Browser(api);

    var reply = setUp(browser, code, "acme");

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.json().path("slug").asText()).isEqualTo("acme");
    assertThat(browser.get("/user").json().path("email").asText()).isEqualTo("ada@acme.example");
    var workspaces = browser.get("/workspaces").json();
    assertThat(workspaces).hasSize(1);
    assertThat(workspaces.get(0).path("role").asText()).isEqualTo("owner");
    var id = reply.json().path("workspace").asText();
    assertThat(workspaces.get(0).path("id").asText()).isEqualTo(id);
    var domain = browser.post("/domains?workspaceId=" + id, "{\"slug\":\"go.acme.example\"}");
    assertThat(domain.status()).as(domain.text()).isEqualTo(201);
    var entry = browser.get("/audit-logs?action=signIn&workspaceId=" + id).json().get(0);
    assertThat(entry.at("/changes/method").asText()).isEqualTo("set-up");
    assertThat(new Browser(api).signIn("ada@acme.example", "a long password").status())
        .isEqualTo(204);
  }

  @Test
  @DisplayName("it is over as soon as there is a user, the code with it")
  void over() throws IOException {
    var code = code();
    assertThat(setUp(new Browser(api), code, "acme").status()).isEqualTo(200);

    assertThat(needed()).isFalse();
    assertThat(CODE).doesNotExist();
    var late = setUp(new Browser(api), code, "late");
    assertThat(late.code()).isEqualTo("conflict");
    assertThat(late.message()).isEqualTo("This server is set up already: sign in instead.");

    nobody();
    workspaces.create();
    assertThat(needed()).as("a user who came otherwise").isFalse();
    assertThat(setUp(new Browser(api), code, "late").status()).isEqualTo(409);
  }

  @Test
  @DisplayName("without the code nothing happens, however often somebody guesses")
  void guesses() throws IOException {
    var code = code();
    var stranger = new Browser(api);
    var refused = 0;
    for (var i = 0; i < 22; i++) {
      var guess = i == 0 ? code.toLowerCase(Locale.ROOT) + "x" : "guess" + i;
      var reply = setUp(stranger, guess, "evil");
      assertThat(reply.status()).isIn(401, 429);
      refused += reply.status() == 429 ? 1 : 0;
    }
    assertThat(refused).isPositive();
    var foreign = new Browser(api).with("Sec-Fetch-Site", "cross-site");
    assertThat(setUp(foreign, code, "evil").status()).isEqualTo(403);
    assertThat(needed()).isTrue();
    assertThat(code()).as("the code stays what it was").isEqualTo(code);
  }

  @Test
  @DisplayName("what cannot be is refused, and the code works for another try")
  void wrong() throws IOException {
    var code = code();
    var browser = new Browser(api);
    var body =
        "{\"code\":\"%s\",\"name\":\"Ada\",\"email\":\"ada@acme.example\",\"password\":\"%s\","
            + "\"workspace\":\"Acme\",\"slug\":\"%s\"}";
    assertThat(browser.post("/auth/set-up", body.formatted(code, "short", "acme")).status())
        .isEqualTo(422);
    assertThat(browser.post("/auth/set-up", body.formatted(code, "a long one", "no")).status())
        .isEqualTo(422);
    assertThat(browser.post("/auth/set-up", "{}").status()).isEqualTo(422);

    assertThat(setUp(browser, code, "acme").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("two at once make one user")
  void twoAtOnce() throws Exception {
    var code = code();
    var gate = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var replies =
          IntStream.range(0, 4)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            gate.await();
                            return setUp(new Browser(api), code, "acme-" + i).status();
                          }))
              .toList();
      gate.countDown();
      var statuses = new ArrayList<Integer>();
      for (var reply : replies) {
        statuses.add(reply.get());
      }
      assertThat(statuses).filteredOn(each -> each == 200).hasSize(1);
      // 401 if the winner had taken the code away by then
      assertThat(statuses).allMatch(each -> each == 200 || each == 409 || each == 401);
    }
    var users =
        Jdbi.create(database)
            .withHandle(
                handle ->
                    handle.createQuery("select count(*) from users").mapTo(Integer.class).one());
    assertThat(users).isEqualTo(1);
  }
}
