package io.waymark.events.duckdb;

import static io.waymark.events.duckdb.Sql.sql;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.events.EventStoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class KillTest {
  private static final int ROUNDS = 4;

  @TempDir private Path folder;

  @Test
  @DisplayName("Decision 4: after SIGKILL there are whole batches, and the position is theirs")
  void keepsWholeBatchesWhenKilled() throws Exception {
    var random = new Random(20260821);
    for (var round = 0; round < ROUNDS; round++) {
      var acknowledged = appendAndKill(1 + random.nextInt(30), random.nextInt(3_000_000));
      try (var root = Database.open(TempStore.settings(folder));
          var session = root.session()) {
        var position = Intake.position(session);
        assertThat(position)
            .isGreaterThanOrEqualTo(acknowledged)
            .matches(sequence -> sequence % AppendUntilKilled.BATCH == 0, "a whole batch");
        assertThat(
                session.list(
                    sql(
                        "SELECT count(*), count(DISTINCT sequence), min(sequence), max(sequence)"
                            + " FROM clicks"),
                    row -> List.of(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4))))
            .containsExactly(List.of(position, position, 1L, position));
      }
    }
  }

  @Test
  void refusesAFileAnotherProcessHasOpen() throws Exception {
    var child = start();
    try (var output = child.inputReader()) {
      assertThat(output.readLine()).isNotNull();
      Assertions.assertThatThrownBy(() -> TempStore.open(folder))
          .isInstanceOf(EventStoreException.class)
          .hasMessageContaining("lock");
    } finally {
      kill(child);
    }
  }

  /** Returns the last position the child spoke of before its death. */
  private long appendAndKill(int batches, int nanosLater) throws Exception {
    var child = start();
    var acknowledged = 0L;
    try (var output = child.inputReader()) {
      for (var batch = 0; batch < batches; batch++) {
        acknowledged = Long.parseLong(output.readLine());
      }
      var until = System.nanoTime() + nanosLater;
      while (System.nanoTime() < until) {
        Thread.onSpinWait();
      }
      kill(child);
      for (var line = output.readLine(); line != null; line = output.readLine()) {
        acknowledged = Math.max(acknowledged, wholeNumber(line, acknowledged));
      }
    }
    return acknowledged;
  }

  /** A line may be cut off by the kill; a shorter number is smaller, and so does not matter. */
  private static long wholeNumber(String line, long otherwise) {
    return line.isEmpty() ? otherwise : Long.parseLong(line);
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            AppendUntilKilled.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void kill(Process child) throws InterruptedException {
    child.toHandle().destroyForcibly(); // unlike the process's own, leaves its output readable
    assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }
}
