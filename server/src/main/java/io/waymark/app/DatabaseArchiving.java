package io.waymark.app;

import io.waymark.app.archiving.Archives;
import io.waymark.app.archiving.Clerk;
import io.waymark.app.backup.BackupState;
import io.waymark.app.config.Config;
import io.waymark.app.start.Archiving;
import io.waymark.app.start.DatabaseLogin;
import io.waymark.archive.Export;
import io.waymark.archive.Import;
import io.waymark.archive.Report;
import io.waymark.events.EventArchive;
import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.crypto.ServerKey;
import io.waymark.traffic.clicks.ClickSlice;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Archives straight from the database and the event store, and into them. */
final class DatabaseArchiving implements Archiving {

  @Override
  public int carryOut(Config config, DatabaseLogin database, Order order)
      throws IOException, SQLException {
    var jdbi = OperatorDatabase.open(database);
    try (var archives = new Still(config, jdbi)) {
      var backups =
          BackupSettings.backups(config, to -> archives.write(to, null, true), Clock.systemUTC());
      return order.with(
          new Clerk(archives, backups, () -> BackupState.UNKNOWN, new ReentrantLock()));
    }
  }

  static boolean isEmpty(Jdbi jdbi) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select not exists (select from workspaces)")
                .mapTo(Boolean.class)
                .one());
  }

  /** The version of this program. */
  static String product() {
    var version = DatabaseArchiving.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** The data of a server that does not run. */
  private static final class Still implements Archives {
    private final SecureRandom random = new SecureRandom();
    private final Config config;
    private final Jdbi jdbi;
    private final SecretBox secrets;
    private final EventArchive events;

    Still(Config config, Jdbi jdbi) throws IOException {
      this.config = config;
      this.jdbi = jdbi;
      this.secrets =
          new SecretBox(ServerKey.in(config.data().resolve("secrets/server.key"), random), random);
      this.events = Stores.archive(config);
      Import.settle(jdbi, events);
    }

    @Override
    public boolean isEmpty() {
      return DatabaseArchiving.isEmpty(jdbi);
    }

    @Override
    public Optional<SortedMap<String, Long>> write(
        Path to, @Nullable String workspace, boolean withSecrets) throws IOException {
      var _ = reached();
      return new Export(jdbi, secrets, events::snapshot, product())
          .write(to, workspace, withSecrets);
    }

    @Override
    public long take(Path from, boolean rehearsal, Report report) throws IOException {
      var reached = reached();
      return taking().run(from, reached, rehearsal, report);
    }

    @Override
    public long replace(Path from, Report report) throws IOException {
      var reached = reached();
      return taking().replace(from, reached, report);
    }

    private Import taking() {
      return new Import(jdbi, secrets, events, random, Clock.systemUTC());
    }

    /**
     * The highest sequence that the journal ever gave.
     *
     * @throws IOException if visits are in the journal alone, or stored and not counted yet, as
     *     after a crash
     */
    private long reached() throws IOException {
      var stored = events.position();
      var counted = ClickSlice.counted(jdbi);
      try (var journal = Stores.journal(config, Math.max(stored, counted) + 1)) {
        if (counted < stored || !journal.read(stored + 1, 1).isEmpty()) {
          throw new IOException(
              "the last visits are not counted yet, because the server was not stopped in order: start it, stop it with Ctrl-C, and try again");
        }
        return journal.nextSequence() - 1;
      }
    }

    @Override
    public void close() {
      events.close();
    }
  }
}
