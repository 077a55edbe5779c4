package io.waymark.traffic.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.waymark.traffic.journal.JournalSettings.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RefusingDiskTest {
  @TempDir Path folder;
  private final FaultyDisk disk = new FaultyDisk();

  @Test
  void aFullDiskRefusesRecordsAndIsUsedAgainWhenItHasSpace() throws Exception {
    try (var journal = FileJournal.open(JournalSettings.in(folder), disk)) {
      Records.append(journal, "one");
      disk.space.set(30); // a whole frame of 19 bytes and part of the next
      Records.append(journal, "two");
      assertThatThrownBy(() -> Records.append(journal, "three"))
          .isInstanceOf(CompletionException.class)
          .hasRootCauseMessage("No space left on device");
      assertThat(journal.status().problem()).contains("No space left on device");
      assertThat(journal.status().failedRecords()).isEqualTo(1);
      assertThat(journal.nextSequence()).isEqualTo(3);

      disk.space.set(Long.MAX_VALUE);
      assertThat(Records.append(journal, "four")).containsExactly(3L);
      assertThat(journal.status().problem()).isEmpty();
      assertThat(Records.texts(journal.read(1, 9))).containsExactly("one", "two", "four");
    }
    assertReopens("one", "two", "four");
    assertThat(FileJournalTest.segments(folder)).hasSize(1);
  }

  @Test
  void theRecordsOfABatchThatStillFitAreKept() throws Exception {
    try (var journal = FileJournal.open(JournalSettings.in(folder), disk)) {
      Records.append(journal, "first");
      disk.writes.drainPermits();
      var held = Records.hand(journal, "held");
      var answers = IntStream.range(0, 10).mapToObj(i -> Records.hand(journal, "r" + i)).toList();
      disk.space.set(Frame.SMALLEST + 3 + 4 * (Frame.SMALLEST + 1) + 5);
      disk.writes.release(1_000_000);
      held.join();
      for (int i = 0; i < 10; i++) {
        var answer = answers.get(i).handle((sequence, failure) -> failure == null).join();
        assertThat(answer).as("record %d", i).isEqualTo(i < 4);
      }
      assertThat(journal.status().failedRecords()).isEqualTo(6);
    }
    assertReopens("first", "held", "r0", "r1", "r2", "r3");
  }

  @Test
  void whatCannotBeCutOffIsLeftBehindInItsSegmentAndNeverRead() throws Exception {
    try (var journal = FileJournal.open(JournalSettings.in(folder), disk)) {
      Records.append(journal, "one");
      disk.space.set(2 * 20 + 3); // two of the three frames, which cannot be cut off again
      disk.refusesTruncation = true;
      disk.writes.drainPermits();
      var held = Records.hand(journal, "abcd");
      var refused = List.of(Records.hand(journal, "efgh"), Records.hand(journal, "ijkl"));
      disk.writes.release(1_000_000);
      var all = new ArrayList<CompletableFuture<Long>>(refused);
      all.add(held);
      assertThat(
              CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                  .handle((done, failure) -> failure != null)
                  .join())
          .isTrue();
      long kept = all.stream().filter(answer -> !answer.isCompletedExceptionally()).count();
      assertThat(journal.nextSequence()).isEqualTo(2 + kept);

      disk.space.set(Long.MAX_VALUE);
      assertThat(Records.append(journal, "after")).containsExactly(2 + kept);
      assertThat(Records.texts(journal.read(2 + kept, 9))).containsExactly("after");
      assertThat(FileJournalTest.segments(folder)).hasSize(2);
      assertThat(Records.all(journal, 1)).hasSize((int) (2 + kept));
    }
    try (var journal = FileJournal.open(JournalSettings.in(folder))) {
      var texts = Records.texts(Records.all(journal, 1));
      assertThat(texts).startsWith("one").endsWith("after").doesNotContain("ijkl");
      assertThat(journal.status().recovery().clean()).isTrue();
    }
  }

  @Test
  void afterAFailedSyncTheRecordsGoIntoANewSegment() throws Exception {
    var settings = JournalSettings.in(folder).withDurability(Durability.SYNCED);
    try (var journal = FileJournal.open(settings, disk)) {
      Records.append(journal, "one");
      disk.refusesSync = true;
      assertThat(Records.hand(journal, "two").handle((ok, failure) -> failure != null).join())
          .isTrue();
      disk.refusesSync = false;
      assertThat(Records.append(journal, "three")).containsExactly(2L);
      assertThat(FileJournalTest.segments(folder))
          .containsExactly("0000000000000001.journal", "0000000000000002.journal");
    }
    assertReopens("one", "three");
  }

  @Test
  void aJournalOpensOnAFullDisk() throws Exception {
    disk.refusesCreation = true;
    try (var journal = FileJournal.open(JournalSettings.in(folder), disk)) {
      assertThat(Records.hand(journal, "refused").handle((ok, failure) -> failure != null).join())
          .isTrue();
      assertThat(journal.status().problem()).isPresent();
      disk.refusesCreation = false;
      disk.space.set(10); // not even the header fits
      assertThat(Records.hand(journal, "refused").handle((ok, failure) -> failure != null).join())
          .isTrue();
      disk.space.set(Long.MAX_VALUE);
      assertThat(Records.append(journal, "kept")).containsExactly(1L);
    }
    assertReopens("kept");
  }

  @Test
  void aTornTailOnAFullDiskKeepsItsSequencesUntilThereIsSpace() throws Exception {
    try (var journal = FileJournal.open(JournalSettings.in(folder))) {
      Records.append(journal, "one", "torn");
    }
    var segment = folder.resolve("0000000000000001.journal");
    var bytes = Files.readAllBytes(segment);
    Files.write(segment, Arrays.copyOf(bytes, bytes.length - 1));
    disk.refusesCreation = true;
    for (int i = 0; i < 2; i++) {
      try (var journal = FileJournal.open(JournalSettings.in(folder), disk)) {
        assertThat(journal.nextSequence()).isEqualTo(4);
        assertThat(Records.texts(journal.read(1, 9))).containsExactly("one");
      }
    }
    disk.refusesCreation = false;
    try (var journal = FileJournal.open(JournalSettings.in(folder), disk)) {
      assertThat(Records.append(journal, "two")).containsExactly(4L);
    }
    assertReopens("one", "two");
  }

  @Test
  void whatExceedsTheQueueIsRefusedAtOnceAndTheRestGoesOn() throws Exception {
    var settings = JournalSettings.in(folder).withQueueBytes(100L * (10 + Append.OVERHEAD));
    try (var journal = FileJournal.open(settings, disk)) {
      Records.append(journal, "first");
      disk.writes.drainPermits();
      var answers =
          IntStream.range(0, 500).mapToObj(i -> Records.hand(journal, "0123456789")).toList();
      long refused = answers.stream().filter(CompletableFuture::isCompletedExceptionally).count();
      // The writer may have taken up to a queue's worth before the disk stopped it.
      assertThat(refused).isBetween(300L, 400L);
      assertThat(journal.status().failedRecords()).isEqualTo(refused);
      // Between the queue and the writer's hands a record is in neither for a moment.
      while (journal.status().queuedRecords() != 500 - refused) {
        Thread.onSpinWait();
      }
      disk.writes.release(1_000_000);
      assertThat(journal.await(501 - refused, JournalContract.LONG)).isTrue();
      assertThat(Records.append(journal, "last")).containsExactly(502 - refused);
    }
  }

  @Test
  void aRealDiskRunsFullAndIsFreedByRelease() throws Exception {
    assumeThat(mount()).as("a small file system could be mounted").isTrue();
    try {
      var settings = JournalSettings.in(folder).withSegmentBytes(64 * 1024);
      long appended;
      try (var journal = FileJournal.open(settings)) {
        int written = 0;
        while (journal.status().failedRecords() == 0) {
          var payload = Records.bytes("record %d ".formatted(written).repeat(50));
          Records.hand(journal, payload, Runnable::run).exceptionally(failure -> -1L).join();
          written++;
        }
        appended = written - 1L;
        assertThat(journal.status().problem()).isPresent();
        assertThat(Records.all(journal, 1)).hasSize((int) appended);

        journal.release(journal.nextSequence());
        assertThat(Records.append(journal, "after")).containsExactly(appended + 1);
        assertThat(journal.status().problem()).isEmpty();
      }
      try (var journal = FileJournal.open(settings)) {
        assertThat(journal.nextSequence()).isEqualTo(appended + 2);
        assertThat(Records.text(journal.read(appended + 1, 1).getFirst())).isEqualTo("after");
        assertThat(journal.status().recovery().clean()).isTrue();
      }
    } finally {
      run("umount", folder.toString());
    }
  }

  private boolean mount() throws IOException, InterruptedException {
    return Files.isExecutable(Path.of("/usr/bin/mount"))
        && run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.toString());
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    var output = ProcessBuilder.Redirect.DISCARD;
    return new ProcessBuilder(command)
            .redirectOutput(output)
            .redirectError(output)
            .start()
            .waitFor()
        == 0;
  }

  private void assertReopens(String... texts) throws IOException {
    try (var journal = FileJournal.open(JournalSettings.in(folder))) {
      assertThat(Records.texts(Records.all(journal, 1))).containsExactly(texts);
    }
  }
}
