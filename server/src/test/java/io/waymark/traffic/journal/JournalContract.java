package io.waymark.traffic.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.traffic.journal.Journal.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link Journal} does. An implementation's test says only how to open one. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
interface JournalContract {
  Duration LONG = Duration.ofSeconds(60);

  /**
   * Opens the journal of this folder; the same folder means the same records.
   *
   * @param firstSequenceAtLeast the floor for the next sequence
   */
  Journal open(Path folder, long firstSequenceAtLeast) throws IOException;

  default Journal open(Path folder) throws IOException {
    return open(folder, 1);
  }

  @Test
  default void aNewJournalIsEmptyAndBeginsAtOne(@TempDir Path folder) throws Exception {
    try (var journal = open(folder)) {
      assertThat(journal.nextSequence()).isEqualTo(1);
      assertThat(journal.read(1, 10)).isEmpty();
      assertThat(journal.await(1, Duration.ZERO)).isFalse();
      assertThat(Records.append(journal, "a", "b", "c")).containsExactly(1L, 2L, 3L);
      assertThat(journal.nextSequence()).isEqualTo(4);
    }
  }

  @Test
  default void recordsAreReadAsTheyWereHandedOver(@TempDir Path folder) throws Exception {
    try (var journal = open(folder)) {
      Records.append(journal, "a", "b", "c", "d");
      assertThat(Records.texts(journal.read(1, 10))).containsExactly("a", "b", "c", "d");
      assertThat(Records.sequences(journal.read(2, 2))).containsExactly(2L, 3L);
      assertThat(journal.read(5, 10)).isEmpty();
      assertThat(journal.read(1000, 10)).isEmpty();
    }
  }

  @Test
  default void sequencesThatAreLeftOutAreNoRecords(@TempDir Path folder) throws Exception {
    try (var journal = open(folder)) {
      Records.append(journal, "a", "b");
      assertThat(journal.leaveOut(10)).isEqualTo(2);
      assertThat(journal.lastReadable()).isEqualTo(2);
      assertThat(journal.await(3, Duration.ZERO)).isFalse();
      assertThat(journal.read(3, 10)).isEmpty();
      assertThat(Records.append(journal, "c")).containsExactly(13L);
      assertThat(journal.await(3, Duration.ZERO)).isTrue();
      assertThat(Records.sequences(journal.read(1, 10))).containsExactly(1L, 2L, 13L);
      assertThat(Records.texts(journal.read(3, 10))).containsExactly("c");
      journal.release(13);
    }
    try (var journal = open(folder)) {
      assertThat(Records.append(journal, "d")).containsExactly(14L);
      assertThat(Records.sequences(journal.read(13, 10))).containsExactly(13L, 14L);
    }
  }

  @Test
  default void theLargestRecordFitsAndALargerOrEmptyOneIsRejected(@TempDir Path folder)
      throws Exception {
    try (var journal = open(folder)) {
      var largest = new byte[journal.maxRecordBytes()];
      largest[largest.length - 1] = 1;
      assertThat(Records.hand(journal, largest, Runnable::run).join()).isEqualTo(1);
      assertThat(journal.read(1, 1).getFirst().payload()).isEqualTo(largest);
      for (int size : new int[] {0, journal.maxRecordBytes() + 1}) {
        assertThatThrownBy(() -> Records.hand(journal, new byte[size], Runnable::run))
            .isInstanceOf(IllegalArgumentException.class);
      }
      assertThat(Records.append(journal, "after")).containsExactly(2L);
    }
  }

  @Test
  default void readingNonsenseIsRejected(@TempDir Path folder) throws Exception {
    try (var journal = open(folder)) {
      assertThatThrownBy(() -> journal.read(0, 1)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> journal.read(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  default void manyWritersLoseAndDoubleNothingAndKeepTheirOrder(@TempDir Path folder)
      throws Exception {
    int writers = 8;
    int each = 5_000;
    try (var journal = open(folder);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = Collections.synchronizedList(new ArrayList<CompletableFuture<Long>>());
      for (int w = 0; w < writers; w++) {
        var name = "w" + w;
        threads.execute(
            () -> {
              for (int i = 0; i < each; i++) {
                answers.add(Records.hand(journal, name + " " + i));
              }
            });
      }
      var read = new ArrayList<Entry>();
      while (read.size() < writers * each) {
        long position = read.isEmpty() ? 1 : read.getLast().sequence() + 1;
        assertThat(journal.await(position, LONG)).isTrue();
        read.addAll(journal.read(position, 777));
      }

      assertThat(Records.sequences(read))
          .isEqualTo(LongStream.rangeClosed(1, writers * (long) each).boxed().toList());
      var next = new HashMap<String, Integer>();
      for (var entry : read) {
        var parts = Records.text(entry).split(" ", 2);
        assertThat(Integer.parseInt(parts[1])).isEqualTo(next.merge(parts[0], 1, Integer::sum) - 1);
      }
      threads.shutdown();
      assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
      assertThat(answers.stream().map(CompletableFuture::join).sorted().toList())
          .isEqualTo(Records.sequences(read));
    }
  }

  @Test
  default void aSequenceBelongsToTheRecordItWasAnsweredFor(@TempDir Path folder) throws Exception {
    try (var journal = open(folder)) {
      var answers =
          IntStream.range(0, 2000).mapToObj(i -> Records.hand(journal, "record " + i)).toList();
      for (int i = 0; i < answers.size(); i++) {
        var entry = journal.read(answers.get(i).join(), 1).getFirst();
        assertThat(entry.sequence()).isEqualTo(answers.get(i).join());
        assertThat(Records.text(entry)).isEqualTo("record " + i);
      }
    }
  }

  @Test
  default void outcomesArriveOnTheirOwnExecutorInOrder(@TempDir Path folder) throws Exception {
    var journal = open(folder);
    var executors = List.of(new RecordingExecutor(), new RecordingExecutor());
    var arrived = List.of(new ArrayList<Long>(), new ArrayList<Long>());
    var answers = new ArrayList<CompletableFuture<?>>();
    for (int i = 0; i < 2000; i++) {
      int which = i % 2;
      var answer = Records.hand(journal, Records.bytes("r" + i), executors.get(which));
      answers.add(answer.thenAccept(arrived.get(which)::add));
    }
    journal.close();
    assertThat(answers).as("no outcome but on its executor").noneMatch(CompletableFuture::isDone);
    executors.forEach(RecordingExecutor::runAll);
    assertThat(answers).allMatch(CompletableFuture::isDone);
    assertThat(arrived.get(0)).hasSize(1000).isSorted();
    assertThat(arrived.get(1)).hasSize(1000).isSorted();
  }

  @Test
  default void aFailingOutcomeOrExecutorHarmsNoOther(@TempDir Path folder) throws Exception {
    try (var journal = open(folder)) {
      Executor refusing =
          task -> {
            throw new RejectedExecutionException("shut down");
          };
      var unanswered = Records.hand(journal, Records.bytes("lost answer"), refusing);
      journal.append(
          Records.bytes("thrower"),
          Runnable::run,
          new Journal.Outcome() {
            @Override
            public void appended(long sequence) {
              throw new IllegalStateException("on purpose");
            }

            @Override
            public void failed(Exception cause) {}
          });
      assertThat(Records.append(journal, "after")).containsExactly(3L);
      assertThat(unanswered).isNotDone();
    }
  }

  @Test
  default void awaitReturnsWhenTheRecordComes(@TempDir Path folder) throws Exception {
    try (var journal = open(folder);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var third = threads.submit(() -> journal.await(3, LONG));
      Records.append(journal, "a", "b");
      assertThat(journal.await(3, Duration.ofMillis(20))).isFalse();
      assertThat(third.isDone()).isFalse();
      Records.append(journal, "c");
      assertThat(third.get()).isTrue();
      assertThat(journal.await(1, Duration.ZERO)).isTrue();
    }
  }

  @Test
  default void closingEndsTheWaiting(@TempDir Path folder) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var journal = open(folder);
      var waiting = threads.submit(() -> journal.await(1, LONG));
      journal.close();
      assertThat(waiting.get()).isFalse();
    }
  }

  @Test
  default void anInterruptedReaderHarmsNoOther(@TempDir Path folder) throws Exception {
    try (var journal = open(folder);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Records.append(journal, "a", "b");
      threads
          .submit(
              () -> {
                Thread.currentThread().interrupt();
                journal.read(1, 1);
              })
          .get();
      assertThat(Records.texts(journal.read(2, 1))).containsExactly("b");
      assertThat(Records.append(journal, "c")).containsExactly(3L);
      assertThat(Records.texts(journal.read(3, 1))).containsExactly("c");
    }
  }

  @Test
  default void closeAnswersEverythingHandedOver(@TempDir Path folder) throws Exception {
    var journal = open(folder);
    var answers = IntStream.range(0, 20_000).mapToObj(i -> Records.hand(journal, "r" + i)).toList();
    journal.close();
    assertThat(answers).allMatch(CompletableFuture::isDone);
    assertThat(answers.getLast().join()).isEqualTo(20_000);
    try (var again = open(folder)) {
      assertThat(Records.all(again, 1)).hasSize(20_000);
    }
  }

  @Test
  default void aClosedJournalRefuses(@TempDir Path folder) throws Exception {
    var journal = open(folder);
    Records.append(journal, "a");
    journal.close();
    journal.close();
    assertThat(Records.hand(journal, "b")).isCompletedExceptionally();
    assertThatThrownBy(() -> journal.read(1, 1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  default void sequencesGoOnAfterARestart(@TempDir Path folder) throws Exception {
    for (int round = 0; round < 5; round++) {
      try (var journal = open(folder)) {
        assertThat(journal.nextSequence()).isEqualTo(1 + 2 * round);
        Records.append(journal, "a" + round, "b" + round);
      }
      try (var idle = open(folder)) {
        assertThat(idle.nextSequence()).isEqualTo(3 + 2 * round);
      }
    }
    try (var journal = open(folder)) {
      assertThat(Records.texts(Records.all(journal, 1)))
          .containsExactly("a0", "b0", "a1", "b1", "a2", "b2", "a3", "b3", "a4", "b4");
    }
  }

  @Test
  default void theFloorLiftsTheNextSequence(@TempDir Path folder) throws Exception {
    try (var journal = open(folder, 1000)) {
      assertThat(journal.nextSequence()).isEqualTo(1000);
      assertThat(journal.await(999, Duration.ZERO)).isFalse();
      assertThat(Records.append(journal, "a", "b")).containsExactly(1000L, 1001L);
    }
    try (var journal = open(folder, 500)) {
      assertThat(journal.nextSequence()).isEqualTo(1002);
      assertThat(Records.append(journal, "c")).containsExactly(1002L);
    }
    try (var journal = open(folder, 2000)) {
      assertThat(Records.append(journal, "d")).containsExactly(2000L);
      assertThat(Records.sequences(journal.read(1, 10)))
          .containsExactly(1000L, 1001L, 1002L, 2000L);
      assertThat(Records.sequences(journal.read(1500, 10))).containsExactly(2000L);
    }
  }

  @Test
  default void releaseKeepsWhatIsNotPassed(@TempDir Path folder) throws Exception {
    try (var journal = open(folder)) {
      for (int i = 1; i <= 500; i++) {
        Records.send(journal, "r" + i);
      }
      assertThat(journal.await(500, LONG)).isTrue();
      journal.release(301);
      var kept = Records.all(journal, 301);
      assertThat(kept).hasSize(200);
      assertThat(Records.text(kept.getFirst())).isEqualTo("r301");
      journal.release(Long.MAX_VALUE);
      assertThat(Records.append(journal, "next")).containsExactly(501L);
    }
    try (var journal = open(folder)) {
      journal.release(Long.MAX_VALUE);
      assertThat(journal.nextSequence()).isEqualTo(502);
    }
    try (var journal = open(folder)) {
      assertThat(journal.nextSequence()).isEqualTo(502);
    }
  }

  @Test
  default void severalReadersGoTheirOwnWays(@TempDir Path folder) throws Exception {
    try (var journal = open(folder);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      int total = 20_000;
      var readers =
          IntStream.rangeClosed(1, 4)
              .mapToObj(
                  bite ->
                      threads.submit(
                          () -> {
                            var seen = new ArrayList<Long>();
                            while (seen.size() < total) {
                              long position = seen.isEmpty() ? 1 : seen.getLast() + 1;
                              journal.await(position, LONG);
                              seen.addAll(Records.sequences(journal.read(position, bite * 37)));
                            }
                            return seen;
                          }))
              .toList();
      for (int i = 0; i < total; i++) {
        Records.send(journal, "some record " + i);
      }
      var expected = LongStream.rangeClosed(1, total).boxed().toList();
      for (var reader : readers) {
        assertThat(reader.get()).isEqualTo(expected);
      }
    }
  }

  /** Keeps its tasks until told to run them. */
  final class RecordingExecutor implements Executor {
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();

    @Override
    public void execute(Runnable task) {
      tasks.add(task);
    }

    int waiting() {
      return tasks.size();
    }

    void runAll() {
      for (var task = tasks.poll(); task != null; task = tasks.poll()) {
        task.run();
      }
    }
  }
}
