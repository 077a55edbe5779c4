package io.waymark.app;

import io.waymark.app.config.Config;
import io.waymark.archive.Import;
import io.waymark.events.EventArchive;
import io.waymark.events.EventStore;
import io.waymark.events.duckdb.DuckDbEventArchive;
import io.waymark.events.duckdb.DuckDbEventStore;
import io.waymark.events.duckdb.DuckDbSettings;
import io.waymark.traffic.journal.FileJournal;
import io.waymark.traffic.journal.JournalSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/** Opens what keeps events, as configured. */
final class Stores {
  private static final int QUESTIONS_AT_ONCE = 4;
  private static final Duration QUESTION_TIMEOUT = Duration.ofSeconds(30);

  private Stores() {}

  /** The events that belong to the database, once a restore that did not end has. */
  static EventStore events(Config config, Jdbi jdbi) throws IOException {
    var store = DuckDbEventStore.open(settings(config));
    try (var archive = store.archive()) {
      Import.settle(jdbi, archive);
    }
    return store;
  }

  /** The same events for archives, while nobody else has them open. */
  static EventArchive archive(Config config) throws IOException {
    return DuckDbEventArchive.open(settings(config));
  }

  private static DuckDbSettings settings(Config config) throws IOException {
    var folder = Files.createDirectories(config.data().resolve("events"));
    var events = config.events();
    return new DuckDbSettings(
        folder.resolve("events.duckdb"),
        Math.toIntExact(events.memoryLimit().bytes() >> 20),
        events.threads().orElse(Runtime.getRuntime().availableProcessors()),
        QUESTIONS_AT_ONCE,
        QUESTION_TIMEOUT);
  }

  static FileJournal journal(Config config, long firstSequenceAtLeast) throws IOException {
    var journal = config.journal();
    return FileJournal.open(
        JournalSettings.in(config.data().resolve("journal"))
            .withSegmentBytes(journal.segmentSize().bytes())
            .withQueueBytes(journal.queueSize().bytes())
            .withDurability(JournalSettings.Durability.valueOf(journal.durability().name()))
            .withFirstSequenceAtLeast(firstSequenceAtLeast));
  }
}
