package io.waymark.archive;

import io.waymark.events.EventArchive;
import io.waymark.events.duckdb.DuckDbEventArchive;
import io.waymark.events.duckdb.DuckDbSettings;
import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.postgres.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The data of a server: a database, an event store and a key of its own. */
final class ArchiveServer implements AutoCloseable {
  private static final SecureRandom RANDOM = new SecureRandom();

  final Jdbi jdbi;
  final SecretBox secrets;
  final EventArchive events;

  ArchiveServer(Path folder) throws IOException {
    jdbi = TestPostgres.jdbi();
    var key = new byte[32];
    RANDOM.nextBytes(key);
    secrets = new SecretBox(key, RANDOM);
    Files.createDirectories(folder);
    events =
        DuckDbEventArchive.open(
            new DuckDbSettings(folder.resolve("events.duckdb"), 128, 1, 1, Duration.ofSeconds(30)));
  }

  Path export(Path to) throws IOException {
    return export(to, null, true);
  }

  Path export(Path to, @Nullable String workspace, boolean withSecrets) throws IOException {
    if (new Export(jdbi, secrets, events::snapshot, "test")
        .write(to, workspace, withSecrets)
        .isEmpty()) {
      throw new AssertionError("no such workspace: " + workspace);
    }
    return to;
  }

  /** Takes an archive in; tells what became of every line that changes, and of every file. */
  List<String> take(Path from) throws IOException {
    return take(from, false);
  }

  List<String> take(Path from, boolean rehearsal) throws IOException {
    var told = new ArrayList<String>();
    var _ =
        new Import(jdbi, secrets, events, RANDOM, Clock.systemUTC())
            .run(from, events.position(), rehearsal, new Recorded(told));
    return told;
  }

  /** Puts an archive in the place of everything. */
  List<String> replace(Path from) throws IOException {
    var told = new ArrayList<String>();
    var _ =
        new Import(jdbi, secrets, events, RANDOM, Clock.systemUTC())
            .replace(from, events.position(), new Recorded(told));
    return told;
  }

  String text(String sql) {
    return String.valueOf(
        jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(String.class).findOne())
            .orElse(null));
  }

  @Override
  public void close() {
    events.close();
  }

  private record Recorded(List<String> told) implements Report {
    @Override
    public void line(
        String file, long line, Outcome outcome, @Nullable String id, @Nullable String problem) {
      if (outcome == Outcome.REFUSED) {
        told.add("%s:%d: %s".formatted(file, line, problem));
      } else if (outcome != Outcome.UNCHANGED) {
        told.add("%s:%d: %s %s".formatted(file, line, outcome.label(), id));
      }
    }

    @Override
    public void file(String file, Tally tally) {
      told.add(
          "%s: +%d ~%d =%d !%d"
              .formatted(
                  file, tally.created(), tally.updated(), tally.unchanged(), tally.refused()));
    }
  }
}
