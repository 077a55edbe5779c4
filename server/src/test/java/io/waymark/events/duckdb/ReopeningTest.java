package io.waymark.events.duckdb;

import static io.waymark.events.duckdb.Sql.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.waymark.events.Click;
import io.waymark.events.EventStoreException;
import io.waymark.events.SampleClick;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ReopeningTest {
  private static final long BATCH = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @Test
  @DisplayName("Decision 5: no click is lost, stored twice or mixed up when DuckDB has no memory")
  void goesOnWithWhatIsOnDisk() throws Exception {
    var batches = 6;
    var opened = new ArrayDeque<DuckDBConnection>();
    try (var instances = new Reopening(() -> squeezable(opened), PATIENCE)) {
      for (var batch = 0L; batch < batches; batch++) {
        append(instances, opened, batch * BATCH);
      }
      assertThat(opened).hasSizeGreaterThan(batches / 2);
      check(instances.working(), batches * BATCH);
    }
    try (var store = TempStore.open(folder)) {
      assertThat(store.position()).isEqualTo(batches * BATCH);
      assertThat(store.countedBetween(0, batches * BATCH, Set.of("link_1")))
          .isEqualTo(clicks(0, batches * BATCH));
    }
  }

  @Test
  @DisplayName("A disk that takes no more costs no click once it does again")
  void goesOnWhenThereIsRoomAgain() throws Exception {
    assumeTrue(canLimitFiles(), "prlimit is missing");
    try (var store = TempStore.open(folder)) {
      store.append(clicks(0, BATCH), BATCH);
      limitFiles(Files.size(folder.resolve("events.duckdb.wal")) + 10_000);
      try {
        for (var attempt = 0; attempt < 3; attempt++) {
          assertThatThrownBy(() -> store.append(clicks(BATCH, 2 * BATCH), 2 * BATCH))
              .isInstanceOf(EventStoreException.class);
        }
      } finally {
        limitFiles(-1);
      }
      store.append(clicks(BATCH, 2 * BATCH), 2 * BATCH);
      assertThat(store.problem()).isEmpty();
      assertThat(store.countedBetween(0, 2 * BATCH, Set.of("link_1")))
          .isEqualTo(clicks(0, 2 * BATCH));
    }
    try (var store = TempStore.open(folder)) {
      assertThat(store.countedBetween(0, 2 * BATCH, Set.of("link_1")))
          .isEqualTo(clicks(0, 2 * BATCH));
    }
  }

  private static boolean canLimitFiles() {
    return Files.isExecutable(Path.of("/usr/bin/prlimit"));
  }

  /** Lets no file of this process grow beyond so many bytes; -1 is no limit. */
  private static void limitFiles(long bytes) throws Exception {
    var own = Long.toString(ProcessHandle.current().pid());
    var limit = "--fsize=" + (bytes < 0 ? "unlimited" : bytes + ":unlimited");
    var process = new ProcessBuilder("/usr/bin/prlimit", "--pid", own, limit).inheritIO().start();
    assertThat(process.waitFor()).isZero();
  }

  /** Gives DuckDB a little more memory from time to time, until it can store the batch. */
  private static void append(Reopening instances, Deque<DuckDBConnection> opened, long after)
      throws SQLException {
    for (var more = 0; ; more++) {
      var instance = instances.working();
      limit(opened.getLast(), used(opened.getLast()) + (16 + more) * 64L * 1024);
      try {
        instance.append(clicks(after, after + BATCH), after + BATCH);
        return;
      } catch (EventStoreException e) {
        assertThat(e).hasMessageContaining("memory");
      } finally {
        limit(opened.getLast(), 512L << 20);
      }
    }
  }

  private static void check(Instance instance, long last) {
    assertThat(instance.position()).isEqualTo(last);
    assertThat(instance.countedBetween(0, last, Set.of("link_1"))).isEqualTo(clicks(0, last));
  }

  /** As {@link Database#open}, with a limit that can be changed and nowhere else to go. */
  private Instance squeezable(Deque<DuckDBConnection> opened) {
    var settings = TempStore.settings(folder);
    try {
      var connection =
          new DuckDBDriver()
              .connect("jdbc:duckdb:" + settings.file(), Database.options(settings))
              .unwrap(DuckDBConnection.class);
      var database = new Database(connection);
      try (var session = database.session()) {
        session.execute(sql("SET temp_directory = ''"));
        session.execute(sql("PRAGMA disable_checkpoint_on_shutdown"));
        session.execute(sql("ATTACH ':memory:' AS " + KeptSums.DATABASE));
        Schema.migrate(session);
      }
      opened.add(connection);
      return new Instance(database, settings, Duration.ofDays(1));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long used(DuckDBConnection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT sum(memory_usage_bytes) FROM duckdb_memory()")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void limit(DuckDBConnection connection, long bytes) throws SQLException {
    if (connection.isClosed()) {
      return;
    }
    try (var statement = connection.createStatement()) {
      statement.execute("SET memory_limit = '" + bytes / 1024 + "KiB'");
    }
  }

  private static List<Click> clicks(long after, long upTo) {
    return LongStream.rangeClosed(after + 1, upTo).mapToObj(ReopeningTest::click).toList();
  }

  /** Whose values tell to which click they belong. */
  private static Click click(long sequence) {
    return SampleClick.sequence(sequence)
        .url("https://shop.test/products/?of=a-shop-with-long-addresses&number=" + sequence)
        .identity("identity-" + sequence)
        .referrer("referrer.test", "https://referrer.test/search?for=something&number=" + sequence)
        .click();
  }
}
