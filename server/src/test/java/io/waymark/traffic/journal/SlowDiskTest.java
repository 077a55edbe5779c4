package io.waymark.traffic.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an event loop notices of a disk that takes its time. */
class SlowDiskTest {
  private static final int VISITS = 300;

  @TempDir private Path folder;
  private final FaultyDisk disk = new FaultyDisk();
  private final ExecutorService loop = Executors.newSingleThreadExecutor();

  @AfterEach
  void stop() {
    disk.writes.release(1_000_000);
    loop.shutdownNow();
  }

  @Test
  @DisplayName("slow disk: the loop goes on, and each answer comes when its record is written")
  void theLoopIsNotHeldUp() throws Exception {
    try (var journal = FileJournal.open(JournalSettings.in(folder), disk)) {
      Records.append(journal, "first");
      disk.writes.drainPermits();
      var answers = new ArrayList<CompletableFuture<Long>>();
      var handing =
          loop.submit(
              () -> {
                for (var i = 0; i < VISITS; i++) {
                  answers.add(Records.hand(journal, Records.bytes("visit " + i), loop));
                }
              });
      handing.get(JournalContract.LONG.toSeconds(), TimeUnit.SECONDS);
      // Whatever else the loop has to do is done, and nobody has been told of a record not kept.
      loop.submit(() -> {}).get(JournalContract.LONG.toSeconds(), TimeUnit.SECONDS);
      assertThat(answers).hasSize(VISITS).noneMatch(CompletableFuture::isDone);

      var told = new ArrayList<Long>();
      disk.writes.release(1_000_000);
      for (var answer : List.copyOf(answers)) {
        told.add(answer.get(JournalContract.LONG.toSeconds(), TimeUnit.SECONDS));
      }
      assertThat(told).hasSize(VISITS).isSorted().doesNotHaveDuplicates();
      assertThat(Records.all(journal, 1)).hasSize(VISITS + 1);
      assertThat(journal.status().failedRecords()).isZero();
    }
  }
}
