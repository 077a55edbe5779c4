package io.waymark.events.duckdb;

import java.nio.file.Path;
import java.time.Duration;

/** Small stores for tests. */
public final class TempStore {

  private TempStore() {}

  public static DuckDbEventStore open(Path folder) {
    return DuckDbEventStore.open(settings(folder));
  }

  static DuckDbSettings settings(Path folder) {
    return new DuckDbSettings(folder.resolve("events.duckdb"), 256, 1, 2, Duration.ofSeconds(30));
  }
}
