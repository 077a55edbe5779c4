package io.waymark.app;

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
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Archives straight from the database and the event store, and into them. */
final class DatabaseArchiving implements Archiving {
  private final SecureRandom random = new SecureRandom();

  @Override
  public Optional<SortedMap<String, Long>> write(
      Config config, DatabaseLogin database, Path to, @Nullable String workspace, boolean secrets)
      throws IOException, SQLException {
    var jdbi = OperatorDatabase.open(database);
    try (var events = Stores.archive(config)) {
      var _ = reached(config, jdbi, events);
      return new Export(jdbi, secrets(config), events, product()).write(to, workspace, secrets);
    }
  }

  @Override
  public long take(
      Config config, DatabaseLogin database, Path from, boolean rehearsal, Report report)
      throws IOException, SQLException {
    var jdbi = OperatorDatabase.open(database);
    try (var events = Stores.archive(config)) {
      var reached = reached(config, jdbi, events);
      return new Import(jdbi, secrets(config), events, random, Clock.systemUTC())
          .run(from, reached, rehearsal, report);
    }
  }

  /**
   * The highest sequence that the journal ever gave.
   *
   * @throws IOException if visits are in the journal alone, or stored and not counted yet, as after
   *     a crash
   */
  private static long reached(Config config, Jdbi jdbi, EventArchive events) throws IOException {
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

  private SecretBox secrets(Config config) throws IOException {
    return new SecretBox(ServerKey.in(config.data().resolve("secrets/server.key"), random), random);
  }

  private static String product() {
    var version = DatabaseArchiving.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
