package io.waymark.traffic.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.traffic.journal.Journal.Entry;
import io.waymark.traffic.journal.RecoveryReport.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damages journals at random and checks what comes back. Repeat a run with {@code
 * -Dwaymark.seed=<the printed number>}.
 */
class RecoveryMutationTest {
  private static final int RUNS = 60;
  private static final int RECORDS = 150;

  @TempDir Path temp;

  /** Where a record lies. */
  private record Place(Path file, int offset, int length, byte[] payload, long sequence) {
    boolean touches(Path other, int from, int to) {
      return file.equals(other) && offset < to && from < offset + length;
    }
  }

  @TestFactory
  List<DynamicTest> overwrittenBytesCostOnlyTheRecordsTheyTouch(TestReporter reporter) {
    return runs(reporter, this::overwrite);
  }

  @TestFactory
  List<DynamicTest> whateverHappensToAFileWhatIsReadIsGenuineAndTheRestIsReported(
      TestReporter reporter) {
    return runs(reporter, this::maul);
  }

  private void overwrite(long seed) throws IOException {
    var random = new SplittableRandom(seed);
    var places = fill(folder(seed), random);
    var lost = new HashSet<Long>();
    var hit = new HashSet<Path>();
    for (int hits = random.nextInt(1, 6); hits > 0; hits--) {
      var file = places.get(random.nextInt(places.size())).file;
      // Bytes hit twice could be whole again.
      if (hit.add(file)) {
        var bytes = Files.readAllBytes(file);
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(random.nextBoolean() ? 3 : 400));
        for (int i = from; i < to; i++) {
          bytes[i] ^= (byte) random.nextInt(1, 256);
        }
        Files.write(file, bytes);
        places.stream().filter(p -> p.touches(file, from, to)).forEach(p -> lost.add(p.sequence));
      }
    }
    try (var journal = open(folder(seed), random)) {
      var read = Records.all(journal, 1);
      assertGenuine(read, places);
      var expected = places.stream().map(Place::sequence).filter(s -> !lost.contains(s)).toList();
      assertThat(Records.sequences(read)).isEqualTo(expected);
      assertReported(journal, lost);
      assertGoesOn(journal);
    }
  }

  private void maul(long seed) throws IOException {
    var random = new SplittableRandom(seed);
    var places = fill(folder(seed), random);
    var newest = places.getLast().file;
    for (int hits = random.nextInt(1, 5); hits > 0; hits--) {
      var file = places.get(random.nextInt(places.size())).file;
      // What the newest file lost at its end cannot be known.
      if (!file.equals(newest) && Files.exists(file)) {
        maul(file, random);
      }
    }
    try (var journal = open(folder(seed), random)) {
      var read = Records.all(journal, 1);
      assertGenuine(read, places);
      // Files gone from the front cannot be told from released ones.
      var rest = places.stream().dropWhile(place -> !Files.exists(place.file));
      var lost = new HashSet<>(rest.map(Place::sequence).toList());
      Records.sequences(read).forEach(lost::remove);
      assertReported(journal, lost);
      assertGoesOn(journal);
    }
  }

  private static void maul(Path file, SplittableRandom random) throws IOException {
    var bytes = Files.readAllBytes(file);
    int at = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
    int n = Math.min(bytes.length - at, random.nextInt(1, 3000));
    switch (random.nextInt(6)) {
      case 0 -> Files.delete(file);
      case 1 -> Files.write(file, Arrays.copyOf(bytes, at));
      case 2 -> Files.write(file, spliced(bytes, at, n, new byte[0]));
      case 3 -> Files.write(file, spliced(bytes, at, 0, noise(random, n)));
      case 4 -> Files.write(file, spliced(bytes, at, n, new byte[n]));
      default -> Files.write(file, spliced(bytes, at, 0, Arrays.copyOfRange(bytes, at, at + n)));
    }
  }

  private static byte[] spliced(byte[] bytes, int at, int removed, byte[] inserted) {
    return ByteBuffer.allocate(bytes.length - removed + inserted.length)
        .put(bytes, 0, at)
        .put(inserted)
        .put(bytes, at + removed, bytes.length - at - removed)
        .array();
  }

  private static byte[] noise(SplittableRandom random, int n) {
    var bytes = new byte[n];
    random.nextBytes(bytes);
    return bytes;
  }

  private static void assertGenuine(List<Entry> read, List<Place> places) {
    assertThat(Records.sequences(read)).isSorted().doesNotHaveDuplicates();
    for (var entry : read) {
      assertThat(entry.payload()).isEqualTo(places.get((int) entry.sequence() - 1).payload);
    }
  }

  private static void assertReported(FileJournal journal, Set<Long> lost) {
    var damages = journal.status().recovery().damages();
    assertThat(lost)
        .allSatisfy(
            sequence ->
                assertThat(damages)
                    .anyMatch(
                        damage ->
                            sequence >= damage.firstSequence()
                                && sequence < damage.firstSequence() + damage.sequences()));
    long told =
        damages.stream()
            .filter(damage -> damage.kind() != Kind.TORN_TAIL)
            .mapToLong(RecoveryReport.Damage::sequences)
            .sum();
    assertThat(told).as("no more is reported than is lost").isLessThanOrEqualTo(lost.size());
  }

  private static void assertGoesOn(FileJournal journal) {
    long next = journal.nextSequence();
    assertThat(next).isGreaterThan(RECORDS);
    assertThat(Records.append(journal, "goes on")).containsExactly(next);
    assertThat(Records.texts(journal.read(next, 1))).containsExactly("goes on");
  }

  private static List<Place> fill(Path folder, SplittableRandom random) throws IOException {
    var payloads = new ArrayList<byte[]>();
    try (var journal = open(folder, random)) {
      for (int i = 0; i < RECORDS; i++) {
        boolean large = random.nextInt(40) == 0;
        var payload = noise(random, random.nextInt(1, large ? 90_000 : 400));
        if (random.nextInt(10) == 0) {
          Arrays.fill(payload, (byte) 0);
        }
        payloads.add(payload);
        Records.hand(journal, payload, Runnable::run).join();
      }
    }
    var places = new ArrayList<Place>();
    for (var name : FileJournalTest.segments(folder)) {
      var file = folder.resolve(name);
      int offset = SegmentHeader.BYTES;
      while (offset < Files.size(file)) {
        var payload = payloads.get(places.size());
        int length = Frame.size(payload);
        places.add(new Place(file, offset, length, payload, places.size() + 1L));
        offset += length;
      }
    }
    assertThat(places).hasSize(RECORDS);
    return places;
  }

  private static FileJournal open(Path folder, SplittableRandom random) throws IOException {
    return FileJournal.open(
        JournalSettings.in(folder).withSegmentBytes(random.nextLong(4096, 100_000)));
  }

  private Path folder(long seed) {
    return temp.resolve(Long.toHexString(seed));
  }

  @FunctionalInterface
  private interface Run {
    void with(long seed) throws IOException;
  }

  private static List<DynamicTest> runs(TestReporter reporter, Run run) {
    var given = Long.getLong("waymark.seed");
    if (given != null) {
      return List.of(DynamicTest.dynamicTest("seed " + given, () -> run.with(given)));
    }
    var seeds = new Random(new SecureRandom().nextLong());
    return seeds
        .longs(RUNS)
        .mapToObj(
            seed ->
                DynamicTest.dynamicTest(
                    "seed " + seed,
                    () -> {
                      reporter.publishEntry("waymark.seed", Long.toString(seed));
                      run.with(seed);
                    }))
        .toList();
  }
}
