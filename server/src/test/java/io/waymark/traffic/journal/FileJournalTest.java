package io.waymark.traffic.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.traffic.journal.JournalSettings.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest implements JournalContract {
  @Override
  public Journal open(Path folder, long firstSequenceAtLeast) throws IOException {
    return FileJournal.open(
        JournalSettings.in(folder).withFirstSequenceAtLeast(firstSequenceAtLeast));
  }

  @Nested
  class WithSmallSegments implements JournalContract {
    @Override
    public Journal open(Path folder, long firstSequenceAtLeast) throws IOException {
      return FileJournal.open(
          JournalSettings.in(folder)
              .withSegmentBytes(4096)
              .withFirstSequenceAtLeast(firstSequenceAtLeast));
    }
  }

  @Nested
  class Synced implements JournalContract {
    @Override
    public Journal open(Path folder, long firstSequenceAtLeast) throws IOException {
      return FileJournal.open(
          JournalSettings.in(folder)
              .withDurability(Durability.SYNCED)
              .withSegmentBytes(256 * 1024)
              .withFirstSequenceAtLeast(firstSequenceAtLeast));
    }
  }

  @Test
  void oneWriteAnswersEachExecutorWithOneTask(@TempDir Path folder) throws Exception {
    var disk = new FaultyDisk();
    var journal = FileJournal.open(JournalSettings.in(folder), disk);
    Records.append(journal, "first, with its header");
    disk.writes.drainPermits();
    Records.send(journal, "held by the disk");
    var executors = List.of(new RecordingExecutor(), new RecordingExecutor());
    var answers =
        IntStream.range(0, 100)
            .mapToObj(i -> Records.hand(journal, Records.bytes("r" + i), executors.get(i % 2)))
            .toList();
    disk.writes.release(1_000_000);
    journal.close();

    // The writer may have taken some together with the one held, and the others after it.
    assertThat(executors).allSatisfy(executor -> assertThat(executor.waiting()).isBetween(1, 2));
    executors.forEach(RecordingExecutor::runAll);
    assertThat(answers).allMatch(CompletableFuture::isDone);
    assertThat(answers.get(99).join()).isEqualTo(102);
  }

  @Test
  void segmentsAreNamedByTheirFirstSequenceAndGoWhole(@TempDir Path folder) throws Exception {
    var settings = JournalSettings.in(folder).withSegmentBytes(4096);
    try (var journal = FileJournal.open(settings)) {
      // 1000 bytes and a header of 16: four go into 4096 bytes, less the file's header, as three.
      for (int i = 1; i <= 20; i++) {
        Records.append(journal, "x".repeat(1000));
      }
      assertThat(segments(folder)).hasSize(5).startsWith("0000000000000001.journal");
      assertThat(journal.status().segments()).isEqualTo(5);
      assertThat(journal.status().bytesOnDisk()).isEqualTo(5 * 32 + 20 * 1016);

      journal.release(8);
      assertThat(segments(folder)).hasSize(4).startsWith("0000000000000005.journal");
      assertThat(Records.sequences(journal.read(1, 1))).containsExactly(5L);
      journal.release(Long.MAX_VALUE);
      assertThat(segments(folder)).containsExactly("0000000000000011.journal");
      assertThat(Records.sequences(Records.all(journal, 1))).containsExactly(17L, 18L, 19L, 20L);
    }
  }

  @Test
  void restartsWithoutRecordsLeaveNoFilesBehind(@TempDir Path folder) throws Exception {
    for (int i = 0; i < 5; i++) {
      open(folder).close();
    }
    assertThat(segments(folder)).isEmpty();
    try (var journal = open(folder)) {
      Records.append(journal, "a");
    }
    for (int i = 0; i < 5; i++) {
      open(folder).close();
    }
    assertThat(segments(folder)).hasSize(1);
  }

  @Test
  void onlyOneJournalHasAFolderOpen(@TempDir Path folder) throws Exception {
    try (var journal = open(folder)) {
      assertThatThrownBy(() -> open(folder))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("in use");
      assertThat(Records.append(journal, "still works")).containsExactly(1L);
    }
    open(folder).close();
  }

  @Test
  void anOutcomeThatInterruptsTheWriterCostsNothing(@TempDir Path folder) throws Exception {
    try (var journal = open(folder)) {
      for (int i = 1; i <= 5; i++) {
        Records.hand(journal, "a").thenRun(() -> Thread.currentThread().interrupt()).join();
      }
      Thread.interrupted();
      assertThat(Records.append(journal, "b")).containsExactly(6L);
      assertThat(journal.read(1, 9)).hasSize(6);
    }
    assertThat(segments(folder)).hasSize(1);
  }

  @Test
  void anOutcomeMayCloseTheJournal(@TempDir Path folder) throws Exception {
    var journal = open(folder);
    var closed = Records.hand(journal, "a").thenRun(journal::close);
    closed.join();
    journal.close();
    try (var again = open(folder)) {
      assertThat(Records.texts(again.read(1, 9))).containsExactly("a");
    }
  }

  @Test
  void oneAnswerHoldsAFewMegabytes(@TempDir Path folder) throws Exception {
    try (var journal = open(folder)) {
      var large = new byte[1024 * 1024];
      for (int i = 0; i < 10; i++) {
        Records.hand(journal, large, Runnable::run).join();
      }
      assertThat(journal.read(1, 1000)).hasSize(4);
      assertThat(Records.sequences(Records.all(journal, 1))).hasSize(10);
    }
  }

  @Test
  void aReleasedSegmentIsNotHeldOpenByAnIdleReader(@TempDir Path folder) throws Exception {
    try (var journal = FileJournal.open(JournalSettings.in(folder).withSegmentBytes(4096))) {
      for (int i = 0; i < 10; i++) {
        Records.append(journal, "x".repeat(3000));
      }
      assertThat(Records.sequences(journal.read(2, 1))).containsExactly(2L);
      journal.release(10);
      assertThat(Records.sequences(journal.read(3, 1))).containsExactly(10L);
    }
  }

  @Test
  void settingsOutsideTheirLimitsAreRejected(@TempDir Path folder) {
    var settings = JournalSettings.in(folder);
    assertThatThrownBy(() -> settings.withSegmentBytes(1)).hasMessageContaining("segmentBytes");
    assertThatThrownBy(() -> settings.withMaxRecordBytes(0)).hasMessageContaining("maxRecord");
    assertThatThrownBy(() -> settings.withQueueBytes(0)).hasMessageContaining("queueBytes");
    assertThatThrownBy(() -> settings.withFirstSequenceAtLeast(0))
        .hasMessageContaining("firstSequenceAtLeast");
  }

  static List<String> segments(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".journal"))
          .sorted()
          .toList();
    }
  }
}
