package io.waymark.events.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.events.ConversionContract;
import io.waymark.events.EventKind;
import io.waymark.events.EventQuestionsContract;
import io.waymark.events.EventStore;
import io.waymark.events.EventStoreContract;
import io.waymark.events.RetentionContract;
import io.waymark.events.SampleClick;
import io.waymark.events.SampleConversion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbEventStoreTest
    implements EventStoreContract, EventQuestionsContract, ConversionContract, RetentionContract {
  @TempDir private Path folder;
  private DuckDbEventStore store;

  @BeforeEach
  void open() {
    store = TempStore.open(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  public EventStore store() {
    return store;
  }

  @Override
  public EventStore reopened() {
    store.close();
    store = TempStore.open(folder);
    return store;
  }

  @Test
  void writesAllColumnsOfTheSelectedEventsIntoParquet() throws Exception {
    store.append(
        List.of(
            SampleClick.sequence(1).at("2026-08-21T12:00:01Z").click(),
            SampleClick.sequence(2).at("2026-08-21T12:00:00Z").url("it's").click(),
            SampleClick.sequence(3).workspace("ws_2").click()),
        3);
    store.appendConversions(List.of(SampleConversion.sale("sale1").sale()));
    assertThat(rows(EventKind.CLICKS, "sequence, url"))
        .containsExactly("2 it's", "1 https://shop.test/");
    assertThat(rows(EventKind.SALES, "event_id, amount")).containsExactly("sale1 4900");
    assertThat(folder.resolve("exports")).isEmptyDirectory();
  }

  private List<String> rows(EventKind kind, String columns) throws Exception {
    var file = folder.resolve("copy.parquet");
    try (var out = Files.newOutputStream(file)) {
      store.writeParquet(EventQuestionsContract.EVERYTHING.of(kind), out);
    }
    var rows = new ArrayList<String>();
    try (var connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
        var statement = connection.createStatement();
        var found =
            statement.executeQuery("SELECT " + columns + " FROM read_parquet('" + file + "')")) {
      while (found.next()) {
        rows.add(found.getString(1) + " " + found.getString(2));
      }
    }
    return rows;
  }
}
