package io.waymark.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.security.auth.module.UnixSystem;
import io.waymark.platform.postgres.EmbeddedPostgres.Settings;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who PostgreSQL runs as. Needs root, to become others. */
class AccountTest {
  private static final int NOBODY = 65534;
  private static final int NAMELESS = 54_321;

  private Path shared;
  private Path folder;

  @BeforeEach
  void createFolder() throws Exception {
    assumeThat(new UnixSystem().getUid()).as("tests run as root").isZero();
    shared = SharedFolder.create();
    folder = shared.resolve("postgres");
  }

  @AfterEach
  void removeFolder() throws Exception {
    if (shared != null) {
      FileTree.delete(shared);
    }
  }

  private EmbeddedPostgres start() {
    return EmbeddedPostgres.start(
        Settings.in(folder).withBinaries(TestPostgres.binaries()).notDurable());
  }

  private int owner() throws Exception {
    return (int)
        Files.getAttribute(folder.resolve("cluster"), "unix:uid", LinkOption.NOFOLLOW_LINKS);
  }

  private static int effectiveUser(long pid) throws Exception {
    return (int) Files.getAttribute(Path.of("/proc/" + pid), "unix:uid");
  }

  private void giveFolderTo(int uid) throws Exception {
    Files.createDirectory(folder);
    FileTree.chown(folder, uid, uid);
  }

  @Test
  void asRootItRunsAsAnUnprivilegedUser() throws Exception {
    try (var postgres = start()) {
      assertThat(effectiveUser(postgres.pid())).isEqualTo(NOBODY);
      assertThat(owner()).isEqualTo(NOBODY);
    }
    try (var postgres = start()) {
      assertThat(effectiveUser(postgres.pid())).isEqualTo(NOBODY);
    }
  }

  @Test
  void asRootInAFolderOthersCannotReachItRunsInAUserNamespace() throws Exception {
    assumeThat(Command.run(shared, List.of("unshare", "-U", "--", "true")).succeeded()).isTrue();
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwx------"));
    try (var postgres = start()) {
      Sql.run(postgres.connection(), "CREATE TABLE kept AS SELECT 42 AS answer");
      assertThat(owner()).isZero();
      assertThat(Files.readString(Path.of("/proc/" + postgres.pid() + "/status")))
          .containsPattern("CapEff:\\s+0000000000000000");
    }
    // Open to others now, it stays as it was; closed again, what was another's moves over.
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwx--x--x"));
    try (var postgres = start()) {
      assertThat(owner()).isZero();
      assertThat(Sql.value(postgres.connection(), "SELECT answer FROM kept")).isEqualTo("42");
    }
  }

  @Test
  void asRootDataThatBecameUnreachableForItsOwnerChangesHands() throws Exception {
    assumeThat(Command.run(shared, List.of("unshare", "-U", "--", "true")).succeeded()).isTrue();
    try (var postgres = start()) {
      Sql.run(postgres.connection(), "CREATE TABLE kept AS SELECT 42 AS answer");
    }
    assertThat(owner()).isEqualTo(NOBODY);
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwx------"));
    try (var postgres = start()) {
      assertThat(Sql.value(postgres.connection(), "SELECT answer FROM kept")).isEqualTo("42");
      assertThat(owner()).isZero();
    }
  }

  @Test
  void anOrphanInAUserNamespaceIsFoundAndStopped() throws Exception {
    assumeThat(Command.run(shared, List.of("unshare", "-U", "--", "true")).succeeded()).isTrue();
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwx------"));
    var orphan = orphan(ChildJvm.start(folder));
    start().close();
    Await.ended(orphan);
  }

  @Test
  void inAContainerAnOrphanIsFoundAndStopped() throws Exception {
    var orphan = orphan(ChildJvm.startAsInContainer(folder));
    try (var child = ChildJvm.startAsInContainer(folder)) {
      assertThat(effectiveUser(child.awaitReady())).isEqualTo(NOBODY);
      Await.ended(orphan);
    }
  }

  /** Kills everything but PostgreSQL itself; gives the postmaster's pid. */
  private static long orphan(ChildJvm child) throws Exception {
    try (child) {
      var postmaster = child.awaitReady();
      var watchdog = ProcessHandle.of(postmaster).orElseThrow().parent().orElseThrow();
      watchdog
          .children()
          .filter(process -> process.pid() != postmaster)
          .forEach(ProcessHandle::destroyForcibly);
      watchdog.destroyForcibly();
      child.kill();
      assertThat(Await.running(postmaster)).isTrue();
      return postmaster;
    }
  }

  @Test
  void aNormalUserRunsItDirectlyAndRootCanTakeATurn() throws Exception {
    giveFolderTo(NOBODY);
    try (var child = ChildJvm.startAs(NOBODY, shared, folder)) {
      var postmaster = child.awaitReady();
      assertThat(effectiveUser(postmaster)).isEqualTo(NOBODY);
      Sql.run(
          EmbeddedPostgres.running(folder).orElseThrow(),
          "CREATE TABLE kept AS SELECT 42 AS answer");
    }
    try (var postgres = start()) {
      assertThat(Sql.value(postgres.connection(), "SELECT answer FROM kept")).isEqualTo("42");
      assertThat(owner()).isEqualTo(NOBODY);
    }
    try (var child = ChildJvm.startAs(NOBODY, shared, folder)) {
      var postmaster = child.awaitReady();
      child.kill();
      Await.ended(postmaster);
    }
    try (var child = ChildJvm.startAs(NOBODY, shared, folder)) {
      child.awaitReady();
      assertThat(
              Sql.value(EmbeddedPostgres.running(folder).orElseThrow(), "SELECT answer FROM kept"))
          .isEqualTo("42");
    }
  }

  @Test
  void aUserWithoutANameCanRunItToo() throws Exception {
    giveFolderTo(NAMELESS);
    try (var child = ChildJvm.startAs(NAMELESS, shared, folder)) {
      assertThat(effectiveUser(child.awaitReady())).isEqualTo(NAMELESS);
      assertThat(owner()).isEqualTo(NAMELESS);
    }
  }

  @Test
  void aUserIsToldWhoOwnsTheData() throws Exception {
    giveFolderTo(NAMELESS);
    FileTree.chown(Files.createDirectory(folder.resolve("cluster")), NOBODY, NOBODY);
    try (var child = ChildJvm.startAs(NAMELESS, shared, folder)) {
      assertThat(child.awaitLine())
          .contains("belongs to user " + NOBODY + ", but this is user " + NAMELESS);
    }
  }
}
