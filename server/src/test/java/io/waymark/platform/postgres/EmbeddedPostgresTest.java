package io.waymark.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.platform.postgres.EmbeddedPostgres.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTest {
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

  private static EmbeddedPostgres start(Path folder) {
    return EmbeddedPostgres.start(
        Settings.in(folder).withBinaries(TestPostgres.binaries()).notDurable());
  }

  @Test
  void dataAndPasswordOutliveAStopAndAStart() throws Exception {
    String password;
    try (var postgres = start(folder)) {
      password = postgres.password();
      Sql.run(postgres.connection(), "CREATE TABLE kept AS SELECT 42 AS answer");
    }
    try (var postgres = start(folder)) {
      assertThat(Sql.value(postgres.connection(), "SELECT answer FROM kept")).isEqualTo("42");
      assertThat(postgres.password()).isEqualTo(password).hasSizeGreaterThan(40);
      assertThat(postgres.alive()).isTrue();
    }
  }

  @Test
  void twoInstancesWithFoldersOfTheirOwnRunSideBySide() throws Exception {
    try (var first = start(folder);
        var second = start(shared.resolve("second"))) {
      assertThat(first.port()).isNotEqualTo(second.port());
      assertThat(first.password()).isNotEqualTo(second.password());
      Sql.run(first.connection(), "CREATE TABLE only_here ()");
      assertThat(Sql.value(second.connection(), "SELECT to_regclass('only_here') IS NULL"))
          .isEqualTo("t");
    }
  }

  @Test
  void aSecondProcessFindsTheRunningServerAndOnlyARunningOne() throws Exception {
    assertThat(EmbeddedPostgres.running(folder)).isEmpty();
    var stale = shared.resolve("stale");
    try (var postgres = start(folder)) {
      assertThat(EmbeddedPostgres.running(folder)).contains(postgres.connection());
      Files.copy(folder.resolve("connection.properties"), stale);
    }
    assertThat(EmbeddedPostgres.running(folder)).isEmpty();
    Files.copy(stale, folder.resolve("connection.properties"));
    assertThat(EmbeddedPostgres.running(folder)).isEmpty();
  }

  @Test
  void closingTwiceLeavesASuccessorAlone() throws Exception {
    var first = start(folder);
    first.close();
    try (var second = start(folder)) {
      first.close();
      assertThat(EmbeddedPostgres.running(folder)).contains(second.connection());
    }
  }

  @Test
  void aFolderUnderAnotherNameIsStillUsable() throws Exception {
    try (var postgres = start(folder)) {
      Sql.run(postgres.connection(), "CREATE TABLE kept AS SELECT 42 AS answer");
    }
    var moved = Files.move(folder, shared.resolve("moved"));
    try (var postgres = start(moved)) {
      assertThat(Sql.value(postgres.connection(), "SELECT answer FROM kept")).isEqualTo("42");
    }
  }

  @Test
  void ownSettingsCountButCannotOpenItToTheNetwork() throws Exception {
    start(folder).close();
    Files.writeString(folder.resolve("local.conf"), "work_mem = '12MB'\nlisten_addresses = '*'\n");
    try (var postgres = start(folder)) {
      assertThat(Sql.value(postgres.connection(), "SHOW work_mem")).isEqualTo("12MB");
      assertThat(Sql.value(postgres.connection(), "SHOW listen_addresses")).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void aLostPasswordIsReplaced() throws Exception {
    try (var postgres = start(folder)) {
      Sql.run(postgres.connection(), "CREATE TABLE kept AS SELECT 42 AS answer");
    }
    Files.delete(folder.resolve("password"));
    try (var postgres = start(folder)) {
      assertThat(Sql.value(postgres.connection(), "SELECT answer FROM kept")).isEqualTo("42");
    }
  }

  @Test
  void aHalfMadeClusterIsThrownAway() throws Exception {
    var half = Files.createDirectories(folder.resolve("cluster-new-123"));
    Files.writeString(half.resolve("PG_VERSION"), "18\n");
    try (var postgres = start(folder)) {
      assertThat(Sql.value(postgres.connection(), "SELECT 1")).isEqualTo("1");
      assertThat(half).doesNotExist();
    }
  }

  @Test
  void dataOfAnotherVersionAndFoldersWithoutDataAreLeftAloneWithAClearWord() throws Exception {
    start(folder).close();
    var version = folder.resolve("cluster/PG_VERSION");
    Files.writeString(version, "17\n");
    assertThatThrownBy(() -> start(folder))
        .isInstanceOf(PostgresException.class)
        .hasMessageContaining("made by PostgreSQL 17")
        .hasMessageContaining("brings PostgreSQL 18");
    Files.delete(version);
    assertThatThrownBy(() -> start(folder))
        .isInstanceOf(PostgresException.class)
        .hasMessageContaining("holds no PostgreSQL data");
    Files.writeString(version, "18\n");
    start(folder).close();
  }

  @Test
  void aServerThatDoesNotStartIsExplainedByItsLog() throws Exception {
    start(folder).close();
    Files.writeString(folder.resolve("local.conf"), "work_mem = 'plenty'\n");
    assertThatThrownBy(() -> start(folder))
        .isInstanceOf(PostgresException.class)
        .hasMessageContaining("work_mem");
    Files.delete(folder.resolve("local.conf"));
    start(folder).close();
  }
}
