package io.waymark.events.duckdb;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a {@link DuckDbEventStore} uses the machine.
 *
 * @param file the database, created if missing; its folder must exist. Beside it lie DuckDB's log
 *     ({@code .wal}) and, while large questions run, temporary files ({@code .tmp})
 * @param memoryMebibytes what DuckDB may use for its buffers; larger questions spill to disk
 * @param threads how many threads DuckDB computes with
 * @param parallelQuestions how many questions run at once; more wait in line
 * @param questionTimeout how long a question may take, waiting included
 */
public record DuckDbSettings(
    Path file, int memoryMebibytes, int threads, int parallelQuestions, Duration questionTimeout) {

  public DuckDbSettings {
    var path = file.toAbsolutePath().toString();
    if (path.contains(";") || path.contains("?")) {
      throw new IllegalArgumentException(
          "DuckDB takes no path with a semicolon or a question mark: " + path);
    }
    if (memoryMebibytes < 64) {
      throw new IllegalArgumentException("DuckDB needs 64 MiB of memory, not " + memoryMebibytes);
    }
    if (threads < 1 || parallelQuestions < 1 || !questionTimeout.isPositive()) {
      throw new IllegalArgumentException(
          "threads, parallel questions and the question timeout must be above zero");
    }
  }

  /** The folder for files that are being made for somebody; a sibling of the database. */
  Path exports() {
    return file.toAbsolutePath().resolveSibling("exports");
  }
}
