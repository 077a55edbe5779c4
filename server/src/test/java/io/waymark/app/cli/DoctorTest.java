package io.waymark.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.app.config.ConfigLoader;
import io.waymark.app.console.Exit;
import io.waymark.app.start.RecordedParts;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {

  @TempDir Path folder;

  private final RecordedConsole recorded = new RecordedConsole();
  private final RecordedParts parts = new RecordedParts();
  private final Map<String, String> flags = new HashMap<>();

  @BeforeEach
  void aHealthyConfiguration() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      flags.put("http.port", String.valueOf(socket.getLocalPort()));
    }
    flags.put("http.host", "127.0.0.1");
    flags.put("data", folder.resolve("new/data").toString());
  }

  private int run(Map<String, String> environment) {
    return new Doctor(recorded.console(), () -> parts)
        .run(ConfigLoader.load(flags, environment, null));
  }

  @Test
  void aHealthyServerCanStart() {
    assertThat(run(Map.of())).isZero();
    assertThat(recorded.out())
        .contains("ok       java")
        .contains("ok       configuration")
        .contains("data = " + folder.resolve("new/data") + " (flag --data)")
        .contains("not there yet")
        .contains("ok       postgresql     embedded, not running")
        .contains("is free")
        .endsWith("The server can start.\n");
    assertThat(folder.resolve("new")).doesNotExist();
  }

  @Test
  void whatIsMissingComesWithAdvice() {
    run(Map.of());

    assertThat(recorded.out())
        .contains("note     places         visitors' places stay Unknown")
        .contains("-> set geo.database to an MMDB file")
        .contains("note     mail           none are sent")
        .contains("-> set app-url and default-domain");
  }

  @Test
  void settingsOfMailThatDoNotFitAreAProblem() {
    flags.put("mail.host", "smtp.example.com");
    assertThat(run(Map.of())).isEqualTo(Exit.FAILED);
    assertThat(recorded.out()).contains("problem  mail           mail.from is not set");
  }

  @Test
  void theMailServerIsNamed() {
    flags.put("mail.host", "smtp.example.com");
    flags.put("mail.from", "links@example.com");
    assertThat(run(Map.of())).isZero();
    assertThat(recorded.out()).contains("ok       mail           handed to smtp.example.com");
  }

  @Test
  void waysInAreNamedWithWhatTheProviderHasToKnow() {
    assertThat(run(Map.of())).isZero();
    assertThat(recorded.out()).contains("ok       sign-in        by password");
    flags.put("signin.oidc.issuer", "https://id.example.com");
    assertThat(run(Map.of())).isEqualTo(Exit.FAILED);
    assertThat(recorded.out()).contains("problem  sign-in        signin.oidc.client-id is not set");
    flags.put("signin.oidc.client-id", "waymark");
    flags.put("app-url", "https://app.example.com");
    assertThat(run(Map.of())).isZero();
    assertThat(recorded.out())
        .contains("by password, or at https://id.example.com")
        .contains("https://app.example.com/api/auth/oidc/callback");
  }

  @Test
  void everyMistakeInTheConfigurationIsAProblem() {
    flags.put("log.level", "loud");

    assertThat(run(Map.of("WAYMARK_HTPP_PORT", "1"))).isEqualTo(Exit.FAILED);
    assertThat(recorded.out())
        .contains("problem  configuration  log.level = loud (flag --log.level)")
        .contains("did you mean WAYMARK_HTTP_PORT?")
        .endsWith("The server could not start.\n");
  }

  @Test
  void anExternalDatabaseThatDoesNotAnswerIsAProblemWithoutItsPassword() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      flags.put(
          "database.url",
          "postgresql://me:hunter2@127.0.0.1:%d/waymark".formatted(socket.getLocalPort()));
    }

    assertThat(run(Map.of())).isEqualTo(Exit.FAILED);
    assertThat(recorded.out())
        .contains("problem  postgresql     external, cannot be used")
        .contains("database.url = postgresql://me:********@127.0.0.1")
        .doesNotContain("hunter2");
  }

  @Test
  void aPortInUseIsAProblemUnlessItMayBeTheServerThatRuns() throws Exception {
    var port = Integer.parseInt(flags.get("http.port"));
    try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(run(Map.of())).isEqualTo(Exit.FAILED);
      assertThat(recorded.out()).contains("problem  port           port " + port + " is in use");

      parts.runs = true;
      assertThat(run(Map.of())).isZero();
      assertThat(recorded.out()).contains("-> that may be your running server");
    }
  }

  @Test
  void aDataFolderThatIsAFileIsAProblem() throws Exception {
    flags.put("data", Files.createFile(folder.resolve("file")).toString());

    assertThat(run(Map.of())).isEqualTo(Exit.FAILED);
    assertThat(recorded.out()).contains("problem  data folder").contains("is not a folder");
  }

  @Test
  void aMissingGeoDatabaseIsAProblem() {
    flags.put("geo.database", folder.resolve("none.mmdb").toString());

    assertThat(run(Map.of())).isEqualTo(Exit.FAILED);
    assertThat(recorded.out()).contains("problem  places         geo.database cannot be read");
  }
}
