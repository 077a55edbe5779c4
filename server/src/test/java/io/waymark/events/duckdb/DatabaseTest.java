package io.waymark.events.duckdb;

import static io.waymark.events.duckdb.Sql.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.events.Click;
import io.waymark.events.EventKind;
import io.waymark.events.EventQuestionsContract;
import io.waymark.events.EventStoreException;
import io.waymark.events.Metrics;
import io.waymark.events.SampleClick;
import io.waymark.events.SampleConversion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {
  @TempDir private Path folder;

  @Test
  void migratesOnceAndRecordsIt() throws Exception {
    Database.open(TempStore.settings(folder)).close();
    try (var root = Database.open(TempStore.settings(folder));
        var session = root.session()) {
      assertThat(session.list(sql("SELECT version FROM schema_version"), row -> row.getInt(1)))
          .containsExactly(1, 2, 3, 4);
    }
  }

  @Test
  void bringsAFileOfTheFirstVersionForward() throws Exception {
    var click = SampleClick.sequence(7).click();
    var file = folder.resolve("events.duckdb");
    try (var root =
            new DuckDBDriver()
                .connect("jdbc:duckdb:" + file, new Properties())
                .unwrap(DuckDBConnection.class);
        var session = new Database(root).session()) {
      Schema.migrate(session, 1);
      Intake.append(session, List.of(click), 9);
    }
    try (var store = TempStore.open(folder)) {
      assertThat(store.position()).isEqualTo(9);
      assertThat(store.findClick(click.clickId())).contains(click);
      store.appendConversions(List.of(SampleConversion.lead("lead1").lead()));
      assertThat(store.total(EventQuestionsContract.EVERYTHING.of(EventKind.COMPOSITE)))
          .isEqualTo(new Metrics(1, 1, 0, 0));
    }
  }

  @Test
  void refusesAFileOfANewerVersion() throws Exception {
    try (var root = Database.open(TempStore.settings(folder));
        var session = root.session()) {
      session.execute(sql("INSERT INTO schema_version (version) VALUES (1000)"));
    }
    assertThatThrownBy(() -> TempStore.open(folder))
        .isInstanceOf(EventStoreException.class)
        .hasMessageContaining("1000")
        .hasMessageContaining("newer");
  }

  @Test
  void refusesAFileThatIsNoDatabase() throws Exception {
    Files.writeString(folder.resolve("events.duckdb"), "not a database".repeat(1_000));
    assertThatThrownBy(() -> TempStore.open(folder))
        .isInstanceOf(EventStoreException.class)
        .hasMessageContaining("events.duckdb");
  }

  @Test
  void readsNoFilesButItsOwn() throws Exception {
    try (var root = Database.open(TempStore.settings(folder));
        var session = root.session()) {
      assertThatThrownBy(
              () -> session.list(sql("SELECT * FROM read_text('/etc/hostname')"), row -> row))
          .hasMessageContaining("disabled by configuration");
      assertThatThrownBy(() -> session.execute(sql("SET enable_external_access = true")))
          .hasMessageContaining("locked");
    }
  }

  @Test
  void opensPathsWithSpacesAndQuotes() {
    var odd = folder.resolve("a b'c\"#ü");
    assertThat(odd.toFile().mkdir()).isTrue();
    TempStore.open(odd).close();
    assertThat(odd.resolve("events.duckdb")).isRegularFile();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a;threads=1", "a?x=y"})
  void refusesPathsThatWouldBeTakenForOptions(String name) {
    assertThatThrownBy(() -> TempStore.open(folder.resolve(name)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name);
  }

  @Test
  void rollsBackABatchThatFailsHalfway() throws Exception {
    var good = SampleClick.sequence(1).click();
    try (var root = Database.open(TempStore.settings(folder))) {
      try (var session = root.session()) {
        session.execute(sql("ALTER TABLE clicks ADD COLUMN later INTEGER"));
      }
      try (var session = root.session()) {
        assertThatThrownBy(() -> Intake.append(session, List.<Click>of(good), 1)).isNotNull();
      }
      try (var session = root.session()) {
        assertThat(Intake.position(session)).isZero();
        assertThat(session.list(sql("SELECT sequence FROM clicks"), row -> row.getLong(1)))
            .isEmpty();
        session.execute(sql("ALTER TABLE clicks DROP COLUMN later"));
        assertThat(Intake.append(session, List.of(good), 1)).hasValue(good.timestamp());
      }
    }
  }

  @Test
  void losesWhatWasNotCommitted() throws Exception {
    try (var root = Database.open(TempStore.settings(folder))) {
      try (var session = root.session()) {
        session.execute(sql("BEGIN TRANSACTION"));
        ClickTable.append(session, List.of(SampleClick.sequence(1).click()), 0, 1);
      }
      try (var session = root.session()) {
        assertThat(session.list(sql("SELECT sequence FROM clicks"), row -> row.getLong(1)))
            .isEmpty();
      }
    }
  }
}
