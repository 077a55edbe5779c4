package io.waymark.traffic.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.traffic.journal.JournalSettings.Durability;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class KilledProcessTest {

  @ParameterizedTest
  @EnumSource
  void everyAcknowledgedRecordSurvivesSigkill(Durability durability, @TempDir Path folder)
      throws Exception {
    var acknowledged = new HashMap<Long, String>();
    for (int round = 1; round <= 3; round++) {
      appendAndKill(folder, durability, round, acknowledged, 20_000L * round + round * 777L);
      try (var journal = FileJournal.open(JournalSettings.in(folder))) {
        var entries = Records.all(journal, 1);
        assertThat(Records.sequences(entries)).isSorted().doesNotHaveDuplicates();
        var readable = new HashMap<Long, String>();
        entries.forEach(entry -> readable.put(entry.sequence(), Records.text(entry)));
        assertThat(readable).containsAllEntriesOf(acknowledged);
        assertThat(journal.nextSequence()).isGreaterThan(entries.getLast().sequence());
        assertThat(journal.status().recovery().damages())
            .allMatch(damage -> damage.kind() == RecoveryReport.Kind.TORN_TAIL);
      }
    }
  }

  private static void appendAndKill(
      Path folder, Durability durability, int round, Map<Long, String> acknowledged, long until)
      throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                AppendingProcess.class.getName(),
                folder.toString(),
                durability.name(),
                "round" + round)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var lines = process.inputReader(UTF_8)) {
      while (acknowledged.size() < until && take(lines, acknowledged)) {
        // reading what the process acknowledges
      }
      // By its handle: Process.destroyForcibly() would close what is still to be read.
      process.toHandle().destroyForcibly();
      while (take(lines, acknowledged)) {
        // what it had printed before it died
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(acknowledged.size()).isGreaterThanOrEqualTo((int) until);
  }

  /** Takes a line; the last one may be cut and then counts for nothing. */
  private static boolean take(BufferedReader lines, Map<Long, String> acknowledged)
      throws IOException {
    var line = lines.readLine();
    if (line == null) {
      return false;
    }
    var parts = line.split("[ -]", -1);
    if (parts.length == 5 && parts[4].length() == Long.parseLong(parts[3]) % 300) {
      var before =
          acknowledged.put(Long.parseLong(parts[0]), line.substring(parts[0].length() + 1));
      assertThat(before).as("sequence %s was given before", parts[0]).isNull();
    }
    return true;
  }
}
