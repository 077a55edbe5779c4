package io.waymark.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.platform.folder.FolderInUseException;
import io.waymark.platform.postgres.EmbeddedPostgres.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecoveryTest {
  private Path shared;
  private Path folder;

  @BeforeEach
  void createFolder() throws Exception {
    shared = SharedFolder.create();
    folder = shared.resolve("postgres");
  }

  @AfterEach
  void removeFolder() throws Exception {
    FileTree.delete(shared);
  }

  private EmbeddedPostgres start() {
    return EmbeddedPostgres.start(Settings.in(folder).withBinaries(TestPostgres.binaries()));
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
  }

  private static void freeze(ProcessHandle... processes) throws Exception {
    for (var process : processes) {
      var kill = new ProcessBuilder("kill", "-STOP", Long.toString(process.pid())).start();
      assertThat(kill.waitFor()).isZero();
    }
  }

  private static void commitOneRow(PostgresConnection database) throws SQLException {
    Sql.run(database, "CREATE TABLE kept AS SELECT 42 AS answer");
  }

  private static void assertKept(PostgresConnection database) throws SQLException {
    assertThat(Sql.value(database, "SELECT answer FROM kept")).isEqualTo("42");
  }

  private static void awaitBack(EmbeddedPostgres postgres, long before) throws Exception {
    Await.until("PostgreSQL is back", () -> postgres.pid() != before && postgres.alive());
  }

  @Test
  void aKilledPostmasterIsReplacedOnTheSamePortWithAllThatWasCommitted() throws Exception {
    try (var postgres = start()) {
      var reached = postgres.connection();
      commitOneRow(reached);
      var first = postgres.pid();
      kill(first);
      awaitBack(postgres, first);
      assertKept(reached);
      var second = postgres.pid();
      kill(second);
      awaitBack(postgres, second);
      assertKept(reached);
    }
  }

  @Test
  void aBackendThatOutlivesItsPostmasterDoesNotKeepTheNextFromStarting() throws Exception {
    try (var postgres = start();
        var connection = TestPostgres.connect(postgres.connection());
        var statement = connection.createStatement()) {
      commitOneRow(postgres.connection());
      var busy =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      // Never waits for anything, so it does not notice the postmaster's end.
                      statement.execute("DO $$ BEGIN LOOP END LOOP; END $$");
                    } catch (SQLException e) {
                      // Killed at last.
                    }
                  });
      Await.until(
          "the backend is busy",
          () ->
              Sql.value(
                      postgres.connection(),
                      "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'DO %' AND state = 'active'")
                  .equals("1"));
      var before = postgres.pid();
      kill(before);
      awaitBack(postgres, before);
      busy.join();
      assertKept(postgres.connection());
    }
  }

  @Test
  void aKilledWatchdogIsReplacedTogetherWithItsPostmaster() throws Exception {
    try (var postgres = start()) {
      commitOneRow(postgres.connection());
      var before = postgres.pid();
      var watchdog = ProcessHandle.of(before).orElseThrow().parent().orElseThrow();
      assertThat(watchdog.parent()).contains(ProcessHandle.current());
      watchdog.destroyForcibly();
      awaitBack(postgres, before);
      Await.ended(before);
      assertKept(postgres.connection());
    }
  }

  @Test
  void nothingOutlivesAKilledServerAndTheNextStartFindsAllData() throws Exception {
    try (var child = ChildJvm.start(folder)) {
      var postmaster = child.awaitReady();
      commitOneRow(EmbeddedPostgres.running(folder).orElseThrow());
      var watchdog = ProcessHandle.of(postmaster).orElseThrow().parent().orElseThrow();
      var family = watchdog.descendants().toList();
      child.kill();
      Await.ended(postmaster);
      Await.ended(watchdog.pid());
      for (var member : family) {
        Await.ended(member.pid());
      }
      assertThat(EmbeddedPostgres.running(folder)).isEmpty();
      assertThat(PidFile.in(folder.resolve("cluster"))).as("a clean shutdown").doesNotExist();
    }
    try (var postgres = start()) {
      assertKept(postgres.connection());
    }
  }

  @Test
  void aStartRightAfterTheKillWaitsForTheOldOneToEnd() throws Exception {
    try (var child = ChildJvm.start(folder)) {
      child.awaitReady();
      commitOneRow(EmbeddedPostgres.running(folder).orElseThrow());
      child.kill();
      try (var postgres = start()) {
        assertKept(postgres.connection());
      }
    }
  }

  @Test
  void serverAndPostmasterKilledTogetherLoseNothing() throws Exception {
    try (var child = ChildJvm.start(folder)) {
      var postmaster = child.awaitReady();
      commitOneRow(EmbeddedPostgres.running(folder).orElseThrow());
      child.kill();
      kill(postmaster);
      try (var postgres = start()) {
        assertKept(postgres.connection());
      }
    }
  }

  @Test
  void anOrphanWhoseServerAndWatchdogWereKilledIsStoppedByTheNextStart() throws Exception {
    try (var child = ChildJvm.start(folder)) {
      var postmaster = child.awaitReady();
      var database = EmbeddedPostgres.running(folder).orElseThrow();
      commitOneRow(database);
      var watchdog = ProcessHandle.of(postmaster).orElseThrow().parent().orElseThrow();
      var guards = watchdog.children().filter(process -> process.pid() != postmaster).toList();
      assertThat(guards).hasSize(1);
      // One must not see the other die.
      freeze(watchdog, guards.getFirst());
      watchdog.destroyForcibly();
      guards.forEach(ProcessHandle::destroyForcibly);
      child.kill();
      assertKept(database);
      assertThat(EmbeddedPostgres.running(folder)).contains(database);
      try (var postgres = start()) {
        Await.ended(postmaster);
        assertKept(postgres.connection());
      }
    }
  }

  @Test
  void aServerKilledWhileItMakesTheClusterLeavesNothingThatCounts() throws Exception {
    try (var child = ChildJvm.start(folder)) {
      Await.until("initdb is at work", this::draftHasFiles);
      child.kill();
    }
    assertThat(folder.resolve("cluster")).doesNotExist();
    try (var postgres = start()) {
      assertThat(Sql.value(postgres.connection(), "SELECT 1")).isEqualTo("1");
    }
  }

  private boolean draftHasFiles() throws Exception {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (var drafts = Files.newDirectoryStream(folder, "cluster-new-*")) {
      for (var draft : drafts) {
        if (Files.exists(draft.resolve("PG_VERSION"))) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void aPidFileThatNamesAStrangerBlocksNothingAndTheStrangerLives() throws Exception {
    String pidFile;
    try (var postgres = start()) {
      commitOneRow(postgres.connection());
      pidFile = Files.readString(PidFile.in(folder.resolve("cluster")));
    }
    var account = Account.choose(new Layout(folder), Binaries.in(TestPostgres.binaries()));
    // Of the same user, or PostgreSQL itself would see that it is not its own.
    var stranger = Command.prepare(folder, account.command(List.of("sleep", "600"))).start();
    try {
      Files.writeString(
          PidFile.in(folder.resolve("cluster")),
          pidFile.replaceFirst("[0-9]+", Long.toString(stranger.pid())));
      try (var postgres = start()) {
        assertKept(postgres.connection());
      }
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void aFolderOwnedByAnotherProcessIsRefusedWithItsPid() throws Exception {
    try (var child = ChildJvm.start(folder)) {
      child.awaitReady();
      assertThatThrownBy(this::start)
          .isInstanceOf(FolderInUseException.class)
          .hasMessageContaining("process " + child.pid());
      assertThat(EmbeddedPostgres.running(folder)).isPresent();
    }
    start().close();
  }
}
