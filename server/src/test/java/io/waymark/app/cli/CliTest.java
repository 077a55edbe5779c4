package io.waymark.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.app.config.Keys;
import io.waymark.app.console.Exit;
import io.waymark.app.start.Provisioning;
import io.waymark.app.start.RecordedParts;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {

  private final RecordedConsole recorded = new RecordedConsole();
  private final RecordedParts parts = new RecordedParts();

  private int run(Map<String, String> environment, String... arguments) {
    return new Cli(
            recorded.console(),
            environment,
            () -> parts,
            () -> parts,
            () -> parts,
            () -> parts,
            () -> parts,
            parts)
        .run(List.of(arguments));
  }

  private int run(String... arguments) {
    return run(Map.of(), arguments);
  }

  private static String freePort() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return String.valueOf(socket.getLocalPort());
    }
  }

  @Test
  void theFirstUpPrintsTheSignInAndAFirstKeyOnce() throws Exception {
    var port = freePort();
    parts.firstRun =
        Optional.of(new Provisioning.FirstRun("main", "owner@localhost", "pass-1", "key-1"));

    assertThat(run("up", "--port", port)).isZero();
    assertThat(recorded.out())
        .contains("Waymark is ready: http://localhost:" + port + "/app/")
        .contains("owner@localhost")
        .containsOnlyOnce("pass-1")
        .contains("curl http://localhost:" + port + "/api/links")
        .contains("-H 'Authorization: Bearer key-1'");
  }

  @Test
  void aLaterUpPrintsTheAddressOnly() throws Exception {
    var port = freePort();

    assertThat(run("up", "--port", port)).isZero();
    assertThat(recorded.out())
        .isEqualTo(
            "\n  Waymark is ready: http://localhost:%s/app/\n  Ctrl-C stops it.\n\n"
                .formatted(port));
  }

  @Test
  void serveCreatesNothingAndPrintsNothing() throws Exception {
    assertThat(run("serve", "--port", freePort())).isZero();
    assertThat(parts.steps).containsExactly("prepare", "start data", "framework", "stop");
    assertThat(recorded.out()).isEmpty();
  }

  @Test
  void aServerThatCannotStartIsExplained() throws Exception {
    parts.folderIsTaken = true;

    assertThat(run("serve", "--port", freePort())).isEqualTo(Exit.FAILED);
    assertThat(recorded.err()).isEqualTo("waymark: The data folder is in use by process 4711.\n");
  }

  @Test
  void theExitCodeOfTheServerIsPassedOn() throws Exception {
    parts.frameworkFails = true;

    assertThat(run("serve", "--port", freePort())).isEqualTo(1);
  }

  @Test
  void aWrongConfigurationStopsTheStartWithEveryMistake() {
    assertThat(run(Map.of("WAYMARK_HTPP_PORT", "1", "WAYMARK_LOG_LEVEL", "loud"), "serve"))
        .isEqualTo(Exit.WRONG);
    assertThat(recorded.err())
        .contains("did you mean WAYMARK_HTTP_PORT?")
        .contains("waymark: log.level = loud");
    assertThat(parts.steps).isEmpty();
  }

  @Test
  void aTokenIsCreatedWhileTheServerRuns() {
    parts.runs = true;

    assertThat(run("token", "create", "--workspace", "main", "--name", "ci")).isZero();
    assertThat(recorded.out()).isEqualTo("key-1\n");
    assertThat(parts.steps).containsExactly("create key as way");
  }

  @Test
  void aTokenIsCreatedWhileNoServerRuns() {
    assertThat(
            run(
                "token",
                "create",
                "--workspace",
                "main",
                "--name",
                "say \"hi\"",
                "--json",
                "--data",
                "d"))
        .isZero();
    assertThat(recorded.out())
        .isEqualTo("{\"token\":\"key-1\",\"name\":\"say \\\"hi\\\"\",\"workspace\":\"main\"}\n");
    assertThat(parts.steps).containsExactly("start d", "create key as way", "stop");
  }

  @Test
  void aTokenIsCreatedInAnExternalDatabase() {
    assertThat(
            run(
                Map.of("WAYMARK_DATABASE_URL", "postgres://me@db/waymark"),
                "token",
                "create",
                "--workspace",
                "main",
                "--name",
                "ci"))
        .isZero();
    assertThat(parts.steps).containsExactly("create key as me");
  }

  @Test
  void aTokenForAWorkspaceThatIsNotThereNamesThoseThatAre() {
    assertThat(run("token", "create", "--workspace", "nain", "--name", "ci"))
        .isEqualTo(Exit.FAILED);
    assertThat(recorded.err())
        .isEqualTo("waymark: there is no workspace 'nain', but there is: main\n");
    assertThat(recorded.out()).isEmpty();
  }

  @Test
  void aFolderInUseByAServerThatDoesNotAnswerFailsTheToken() {
    parts.folderIsTaken = true;

    assertThat(run("token", "create", "--workspace", "main", "--name", "ci"))
        .isEqualTo(Exit.FAILED);
    assertThat(recorded.err()).contains("in use by process 4711");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "up",
        "serve",
        "token",
        "token create",
        "user",
        "workspace",
        "app",
        "doctor",
        "build",
        "test"
      })
  void everyCommandHasHelp(String command) {
    assertThat(run(("help " + command).split(" "))).isZero();
    assertThat(recorded.out()).startsWith("Usage: waymark " + command);
  }

  @Test
  void helpListsTheCommandsAndTheExitCodes() {
    assertThat(run()).isZero();
    assertThat(recorded.out()).contains("token create", "doctor", "Exit codes");
    assertThat(run("help", "nothing")).isEqualTo(Exit.WRONG);
  }

  @Test
  void theVersionIsPrinted() {
    assertThat(run("version")).isZero();
    assertThat(recorded.out()).startsWith("waymark ").contains("Java " + Runtime.version());
  }

  @Test
  void aWrongLineIsExplainedOnStandardError() {
    assertThat(run("serve", "--prot", "1")).isEqualTo(Exit.WRONG);
    assertThat(recorded.err()).isEqualTo("waymark: unknown option --prot; did you mean --port?\n");
  }

  @Test
  void ordersOnLinksReachTheDatabaseWhetherTheServerRunsOrNot() {
    assertThat(run("links", "disable", "link_1")).isZero();
    assertThat(recorded.out()).isEqualTo("done: disable link_1\n");
    parts.runs = true;
    assertThat(run("links", "enable", "--workspace", "main")).isZero();
    assertThat(run("links", "keep", "acme.link", "--days", "30")).isZero();
    assertThat(run("links", "keep", "acme.link", "--days=forever")).isZero();
    assertThat(run("links", "ban", "acme.link/x", "--redirects.legal-workspace", "ws_1")).isZero();
    assertThat(parts.steps)
        .containsSubsequence("disable link_1", "stop")
        .endsWith(
            "enable all of main",
            "keep acme.link 30",
            "keep acme.link null",
            "ban acme.link/x to ws_1");
  }

  @Test
  void aBanNeedsAWorkspaceThatTakesTheLinkIn() {
    assertThat(run("links", "ban", "acme.link/x")).isEqualTo(1);
    assertThat(recorded.err()).contains("set redirects.legal-workspace");
    assertThat(run("help", "links", "ban")).isZero();
    assertThat(recorded.out()).contains("waymark links ban LINK");
  }

  @Test
  void retiredKeysStopTheStartFromEverySource(@TempDir Path folder) throws Exception {
    var keys =
        Keys.waymark()
            .retiring(
                Map.of(
                    "http.bind", "use http.host instead",
                    "beacon", "nothing was ever sent, so there is nothing to switch off"));
    var file = Files.writeString(folder.resolve("waymark.properties"), "beacon = off\n");
    var code =
        new Cli(
                recorded.console(),
                Map.of("WAYMARK_HTTP_BIND", "x"),
                () -> parts,
                () -> parts,
                () -> parts,
                () -> parts,
                () -> parts,
                parts,
                keys)
            .run(List.of("serve", "--http.bind", "x", "--beacon=off", "--config", file.toString()));

    assertThat(code).isEqualTo(2);
    var why = "; nothing was ever sent, so there is nothing to switch off";
    assertThat(recorded.err().lines())
        .containsExactlyInAnyOrder(
            "waymark: http.bind (flag --http.bind) is no longer a configuration key; use http.host instead",
            "waymark: http.bind (environment variable WAYMARK_HTTP_BIND) is no longer a configuration key; use http.host instead",
            "waymark: beacon (flag --beacon) is no longer a configuration key" + why,
            "waymark: beacon (" + file + ":1) is no longer a configuration key" + why);
    assertThat(parts.steps).isEmpty();
  }

  @Test
  void anArchiveIsWrittenWhileNoServerRuns() {
    assertThat(run("export", "out.zip", "--workspace", "main", "--without-secrets", "--data", "d"))
        .isZero();
    assertThat(parts.steps)
        .containsExactly("start d", "export but secrets of main to out.zip as way", "stop");
    assertThat(recorded.out()).contains("links.ndjson").contains("without secrets");
  }

  @Test
  void anArchiveOfAWorkspaceThatIsNotThereIsRefused() {
    assertThat(run("export", "out", "--workspace", "nowhere")).isEqualTo(Exit.FAILED);
    assertThat(recorded.err()).isEqualTo("waymark: there is no workspace 'nowhere'\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"export", "import", "backup", "restore"})
  void aServerThatTakesNoOrdersHasToBeStopped(String command) {
    parts.runs = true;

    assertThat(run(command, "out")).isEqualTo(Exit.FAILED);
    assertThat(recorded.err())
        .contains("a server runs on data that takes no orders: stop it first");
    assertThat(parts.steps).isEmpty();
  }

  @Test
  void anImportSaysWhatChangesLineByLine() {
    assertThat(run("import", "in", "--dry-run")).isZero();
    assertThat(parts.steps).containsExactly("start data", "rehearse in", "stop");
    assertThat(recorded.out())
        .isEqualTo(
            """
            links.ndjson:1: would be created: link_1
            links.ndjson: 1 created, 0 updated, 1 unchanged, 0 refused
            Nothing was changed.
            """);
  }

  @Test
  void anImportThatIsRefusedSaysWhyAndFails() {
    assertThat(run("import", "wrong", "--json")).isEqualTo(Exit.FAILED);
    assertThat(recorded.out())
        .contains(
            "{\"file\":\"links.ndjson\",\"line\":3,\"outcome\":\"refused\",\"id\":null,\"problem\":\"url: expected text, not 1\"}");
    assertThat(recorded.err()).contains("nothing was imported: 1 line is refused");
  }

  @Test
  void ordersOnPeopleReachTheDatabaseWhetherTheServerRunsOrNot() {
    assertThat(run("user", "disable-totp", "a@x.com", "--data", "d")).isZero();
    assertThat(parts.steps).containsExactly("start d", "RemoveSecondFactor[email=a@x.com]", "stop");
    parts.runs = true;
    assertThat(run("user", "password", "a@x.com")).isZero();
    assertThat(run("workspace", "limits", "acme", "--links", "5", "--users=none")).isZero();
    assertThat(run("app", "unverify", "report", "--json")).isZero();
    assertThat(parts.steps)
        .endsWith(
            "SetPassword[a@x.com]",
            "LimitWorkspace[slug=acme, limits={links=5, users=null}]",
            "VerifyApp[slug=report, verified=false]");
    assertThat(recorded.out()).isEqualTo("did it\ndid it\ndid it\n{\"did\":\"it\"}\n");
  }

  @Test
  void accountsAreListedWithoutSteeringTheTerminal() {
    assertThat(run("user", "list")).isZero();
    assertThat(recorded.out()).isEqualTo("email\na@x.com\nb\\u001b[2J@x.com\n");
    assertThat(run("user", "delete", "c@x.com", "--yes")).isEqualTo(Exit.FAILED);
    assertThat(recorded.err()).isEqualTo("waymark: there is no c@x.com\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user create",
        "user delete a@x.com",
        "user list a@x.com",
        "user create a@x.com --password secret",
        "workspace create acme",
        "workspace limits acme",
        "workspace limits acme --links -1",
        "workspace delete acme",
        "app verify",
        "link list"
      })
  void ordersThatMakeNoSenseChangeNothing(String line) {
    assertThat(run(line.split(" "))).isEqualTo(Exit.WRONG);
    assertThat(recorded.err()).isNotEmpty().doesNotContain("secret");
    assertThat(parts.steps).isEmpty();
  }

  @Test
  void aMistypedCommandIsGuessedAmongThoseForTheApiToo() {
    assertThat(run("link", "list")).isEqualTo(Exit.WRONG);
    assertThat(recorded.err()).contains("did you mean 'links list'?");
  }

  @Test
  void aRestoreWhereThereIsSomethingHasToBeConfirmed() {
    assertThat(run("restore", "x.tar.gz")).isEqualTo(Exit.FAILED);
    assertThat(recorded.err()).contains("replaces everything", "add --yes");
    assertThat(parts.steps).containsExactly("start data", "stop");
  }

  @Test
  void aBackupIsCheckedWithoutAnyServer(@TempDir Path folder) {
    var file = folder.resolve("nothing.tar.gz").toString();

    assertThat(run("backup", "verify", file)).isEqualTo(Exit.FAILED);
    assertThat(recorded.err()).isEqualTo("waymark: there is no archive " + file + "\n");
    assertThat(parts.steps).isEmpty();
  }
}
