package io.waymark.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.app.config.ConfigLoader;
import io.waymark.app.config.ConfigResult;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServingTest {

  private static final Provisioning.FirstRun CREATED =
      new Provisioning.FirstRun("main", "owner@localhost", "first-password", "first-key");

  private final RecordedParts parts = new RecordedParts();
  private final Serving serving = new Serving(parts, parts, parts);
  private int port;

  @BeforeEach
  void findAPort() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
  }

  private ConfigResult.Loaded config(Map<String, String> more) {
    var flags = new HashMap<>(more);
    flags.put("http.port", String.valueOf(port));
    flags.put("http.host", "127.0.0.1");
    return (ConfigResult.Loaded) ConfigLoader.load(flags, Map.of(), null);
  }

  private Serving.Outcome welcome(ConfigResult.Loaded config) {
    return serving.welcome(
        config,
        created ->
            parts.steps.add("welcome " + created.map(Provisioning.FirstRun::email).orElse("back")));
  }

  @Test
  void postgresStartsBeforeTheFrameworkAndStopsAfterIt() {
    assertThat(serving.serve(config(Map.of()))).isEqualTo(new Serving.Stopped(0));
    assertThat(parts.steps).containsExactly("prepare", "start data", "framework", "stop");
  }

  @Test
  void withAnExternalPostgresTheFolderIsClaimedOnly() {
    var outcome = serving.serve(config(Map.of("database.url", "postgres://me:pass@db/waymark")));

    assertThat(outcome).isEqualTo(new Serving.Stopped(0));
    assertThat(parts.steps).containsExactly("prepare", "claim data", "framework", "release");
    assertThat(parts.properties)
        .containsEntry("quarkus.datasource.jdbc.url", "jdbc:postgresql://db/waymark")
        .containsEntry("quarkus.datasource.username", "me")
        .containsEntry("quarkus.datasource.password", "pass");
  }

  @Test
  void whatTheFirstRunCreatedIsShownOnceWhenTheServerIsReady() {
    parts.firstRun = Optional.of(CREATED);

    assertThat(welcome(config(Map.of()))).isEqualTo(new Serving.Stopped(0));
    assertThat(parts.steps)
        .containsExactly(
            "prepare",
            "start data",
            "first run as way",
            "framework",
            "welcome owner@localhost",
            "stop");
  }

  @Test
  void whatTheFirstRunCreatedIsShownEvenIfTheFrameworkFails() {
    parts.firstRun = Optional.of(CREATED);
    parts.frameworkFails = true;

    assertThat(welcome(config(Map.of()))).isEqualTo(new Serving.Stopped(1));
    assertThat(parts.steps).endsWith("framework", "welcome owner@localhost", "stop");
  }

  @Test
  void laterStartsWelcomeBackOnlyWhenReady() {
    assertThat(welcome(config(Map.of()))).isEqualTo(new Serving.Stopped(0));
    parts.frameworkFails = true;
    assertThat(welcome(config(Map.of()))).isEqualTo(new Serving.Stopped(1));

    assertThat(parts.steps).containsOnlyOnce("welcome back");
  }

  @Test
  void aFolderInUseStopsTheStart() {
    parts.folderIsTaken = true;

    assertThat(serving.serve(config(Map.of())))
        .isEqualTo(new Serving.Refused("The data folder is in use by process 4711."));
    assertThat(parts.steps).containsExactly("prepare", "start data");
  }

  @Test
  void aPortInUseStopsTheStartBeforeAnythingElse() throws Exception {
    try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      var outcome = serving.serve(config(Map.of()));

      assertThat(outcome).isInstanceOf(Serving.Refused.class);
      assertThat(((Serving.Refused) outcome).why())
          .startsWith("port " + port + " is in use")
          .contains("--port");
      assertThat(parts.steps).isEmpty();
    }
  }

  @Test
  void theFrameworkIsToldWhatIsConfigured() {
    serving.serve(
        config(
            Map.of(
                "http.max-body", "1MiB",
                "log.format", "json",
                "log.level", "warn",
                "database.pool-size", "5")));

    assertThat(parts.properties)
        .containsEntry("waymark.http.port", String.valueOf(port))
        .containsEntry("quarkus.http.port", String.valueOf(port))
        .containsEntry("quarkus.http.host", "127.0.0.1")
        .containsEntry("quarkus.http.limits.max-body-size", "1048576")
        .containsEntry("quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:5/way\\$mark")
        .containsEntry("quarkus.datasource.jdbc.max-size", "5")
        .containsEntry("quarkus.datasource.username", "way")
        .containsEntry("quarkus.datasource.password", "hunter2")
        .containsEntry("quarkus.log.level", "warn")
        .containsEntry("quarkus.log.console.json.enabled", "true");
  }

  @Test
  void secretsDoNotPrintThemselves() {
    assertThat(RecordedParts.LOGIN.toString()).doesNotContain("hunter2");
    assertThat(CREATED.toString()).doesNotContain("first-password").doesNotContain("first-key");
    assertThat(new Provisioning.Created("key-1").toString()).doesNotContain("key-1");
  }
}
