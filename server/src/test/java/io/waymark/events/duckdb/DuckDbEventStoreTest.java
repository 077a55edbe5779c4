package io.waymark.events.duckdb;

import io.waymark.events.ConversionContract;
import io.waymark.events.EventQuestionsContract;
import io.waymark.events.EventStore;
import io.waymark.events.EventStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class DuckDbEventStoreTest
    implements EventStoreContract, EventQuestionsContract, ConversionContract {
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
}
