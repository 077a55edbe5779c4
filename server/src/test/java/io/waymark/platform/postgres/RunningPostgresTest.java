package io.waymark.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.platform.folder.FolderInUseException;
import io.waymark.platform.postgres.EmbeddedPostgres.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is true of a server while it runs. */
class RunningPostgresTest {
  private static Path shared;
  private static Path folder;
  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() throws Exception {
    shared = SharedFolder.create();
    folder = shared.resolve("postgres");
    postgres = start(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    postgres.close();
    FileTree.delete(shared);
  }

  private static EmbeddedPostgres start(Path folder) {
    return EmbeddedPostgres.start(Settings.in(folder).withBinaries(TestPostgres.binaries()));
  }

  @Test
  void isSafeAgainstPowerCutsStrangersAndLocales() throws Exception {
    var database = postgres.connection();
    assertThat(Sql.value(database, "SHOW server_version")).startsWith("18.");
    assertThat(Sql.value(database, "SHOW fsync")).isEqualTo("on");
    assertThat(Sql.value(database, "SHOW data_checksums")).isEqualTo("on");
    assertThat(Sql.value(database, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(Sql.value(database, "SHOW unix_socket_directories")).isEmpty();
    assertThat(
            Sql.value(
                database,
                """
                SELECT concat_ws(' ', datlocprovider, datlocale, pg_encoding_to_char(encoding))
                FROM pg_database WHERE datname = current_database()"""))
        .isEqualTo("b C.UTF-8 UTF8");
    assertThat(Sql.value(database, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
        .isEqualTo("f");
    assertThat(Sql.value(database, "SELECT lower('ÄÖ')")).isEqualTo("äö");
    Sql.run(database, "CREATE EXTENSION pg_trgm");

    var wrong =
        new PostgresConnection(postgres.port(), postgres.database(), postgres.user(), "guess");
    assertThatThrownBy(() -> Sql.run(wrong, "SELECT 1"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
    var superuser =
        new PostgresConnection(
            postgres.port(), postgres.database(), "postgres", postgres.password());
    assertThatThrownBy(() -> Sql.run(superuser, "SELECT 1"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("no pg_hba.conf entry");
  }

  @Test
  void thePasswordIsInPrivateFilesAndNoProcessesArguments() throws Exception {
    for (var name : new String[] {"password", "connection.properties", "postgres.log"}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
          .as(name)
          .isEqualTo("rw-------");
    }
    assertThat(postgres.connection().toString()).doesNotContain(postgres.password());
    assertThat(Files.readString(folder.resolve("postgres.log")))
        .doesNotContain(postgres.password());
    assertThat(ProcessHandle.allProcesses())
        .noneMatch(
            process -> process.info().commandLine().orElse("").contains(postgres.password()));
  }

  @Test
  void itsProcessesSeeNothingOfOurEnvironment() throws Exception {
    var environment = Files.readString(Path.of("/proc/" + postgres.pid() + "/environ"));
    assertThat(environment.split("\0", -1))
        .filteredOn(entry -> !entry.isEmpty())
        .extracting(entry -> entry.replaceFirst("=.*", ""))
        .contains("LC_ALL")
        .isSubsetOf(
            "PATH",
            "LC_ALL",
            "PWD",
            "OLDPWD",
            "SHLVL",
            "_",
            "PGDATA",
            "PGLOCALEDIR",
            "PGSYSCONFDIR");
  }

  @Test
  void aFolderInUseIsRefusedAndItsOwnerNotDisturbed() throws Exception {
    assertThatThrownBy(() -> start(folder))
        .isInstanceOf(FolderInUseException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("process " + ProcessHandle.current().pid());
    assertThat(Sql.value(postgres.connection(), "SELECT 1")).isEqualTo("1");
  }

  @Test
  void postgresLivesInASessionOfItsOwnOutOfCtrlCsReach() throws Exception {
    assertThat(session(postgres.pid())).isNotEqualTo(session(ProcessHandle.current().pid()));
  }

  private static String session(long pid) throws Exception {
    var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    return stat.substring(stat.lastIndexOf(')') + 2).split(" ", 5)[3];
  }
}
