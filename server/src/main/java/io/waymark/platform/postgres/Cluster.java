package io.waymark.platform.postgres;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Makes PostgreSQL's data directory, with one role and its database. */
final class Cluster {
  private static final Logger LOG = Logger.getLogger(Cluster.class);
  private static final String DRAFT = "cluster-new-";

  private final Layout layout;
  private final Binaries binaries;
  private final Account account;

  Cluster(Layout layout, Binaries binaries, Account account) {
    this.layout = layout;
    this.binaries = binaries;
    this.account = account;
  }

  /**
   * Makes the cluster if there is none. It takes its final name only once it is complete, so
   * whatever an interrupted attempt leaves is thrown away by the next.
   *
   * @param name the role, and the database it owns
   * @throws PostgresException if it cannot be made, or was made by another major version
   */
  void ensure(String name, Password password, boolean durable)
      throws IOException, InterruptedException {
    discardDrafts();
    if (!Files.exists(layout.cluster())) {
      create(name, password, durable);
      return;
    }
    checkVersion();
    account.own(layout.cluster());
    if (password.fresh()) {
      LOG.warnf("The password file %s was missing: setting a new password", layout.password());
      singleUser(
          layout.cluster(), "ALTER ROLE %s PASSWORD '%s';\n".formatted(name, password.text()));
    }
  }

  private void create(String name, Password password, boolean durable)
      throws IOException, InterruptedException {
    // Never the same name twice: an initdb that outlived its killed server may still write there.
    var draft = Files.createTempDirectory(layout.folder(), DRAFT);
    account.own(draft);
    initdb(draft, durable);
    singleUser(
        draft,
        """
        CREATE ROLE %1$s LOGIN CREATEDB PASSWORD '%2$s';
        GRANT pg_monitor TO %1$s;
        CREATE DATABASE %1$s OWNER %1$s;
        """
            .formatted(name, password.text()));
    Files.move(draft, layout.cluster(), ATOMIC_MOVE);
    WholeFile.syncFolder(layout.folder());
  }

  /** The superuser gets no password and no way in: single-user mode is its only door. */
  private void initdb(Path folder, boolean durable) throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                binaries.initdb().toString(),
                "--pgdata=" + folder,
                "--username=postgres",
                "--auth=reject",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions"));
    if (!durable) {
      command.add("--no-sync");
    } else if (Files.isDirectory(Path.of("/proc/self"))) {
      // One call for the whole file system instead of a thousand; only Linux has it.
      command.add("--sync-method=syncfs");
    }
    run(command, "");
  }

  private void singleUser(Path folder, String statements) throws IOException, InterruptedException {
    run(
        List.of(
            binaries.postgres().toString(),
            "--single",
            "-D",
            folder.toString(),
            "-c",
            "exit_on_error=true",
            "-c",
            "log_min_error_statement=panic",
            "-c",
            "log_checkpoints=off",
            "postgres"),
        statements);
  }

  private void run(List<String> command, String input) throws IOException, InterruptedException {
    var outcome = Command.run(layout.folder(), account.named().command(command), input);
    if (!outcome.succeeded()) {
      throw new PostgresException(
          "%s failed with status %d:%n%s"
              .formatted(command.getFirst(), outcome.status(), outcome.output().strip()));
    }
  }

  private void checkVersion() throws IOException {
    var file = layout.cluster().resolve("PG_VERSION");
    if (!Files.isRegularFile(file)) {
      throw new PostgresException(
          layout.cluster() + " holds no PostgreSQL data. Move it away to start with an empty one.");
    }
    var data = Files.readString(file).strip();
    var programs = binaries.majorVersion();
    if (!data.equals(programs)) {
      throw new PostgresException(
          "%s was made by PostgreSQL %s, but this release brings PostgreSQL %s. Export with the release that made it and import here."
              .formatted(layout.cluster(), data, programs));
    }
  }

  private void discardDrafts() throws IOException {
    try (var drafts = Files.newDirectoryStream(layout.folder(), DRAFT + "*")) {
      for (var draft : drafts) {
        discard(draft);
      }
    }
  }

  private static void discard(Path draft) {
    try {
      FileTree.delete(draft);
    } catch (IOException e) {
      // Still being written to by an initdb about to fail; the next start finds it quiet.
      LOG.warnf("Could not remove the unfinished %s yet: %s", draft, e);
    }
  }
}
