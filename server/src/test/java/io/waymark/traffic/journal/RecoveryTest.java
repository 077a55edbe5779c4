package io.waymark.traffic.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.waymark.traffic.journal.RecoveryReport.Damage;
import io.waymark.traffic.journal.RecoveryReport.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {
  private static final String FIRST = "0000000000000001.journal";
  private static final int FRAME = Frame.HEADER + 1000;

  @TempDir Path folder;

  @Test
  void aTailTornAtAnyByteCostsOnlyTheTornRecordAndItsSequenceIsNotUsedAgain() throws Exception {
    try (var journal = open()) {
      Records.append(journal, "one", "two", "the third and last");
    }
    var whole = Files.readAllBytes(folder.resolve(FIRST));
    int last = SegmentHeader.BYTES + 2 * (Frame.HEADER + 3);
    for (int cut = last; cut < whole.length; cut++) {
      var copy = Files.createDirectory(folder.resolve("cut" + cut));
      Files.write(copy.resolve(FIRST), Arrays.copyOf(whole, cut));
      long next = cut == last ? 3 : 3 + Frame.most(cut - last);
      try (var journal = FileJournal.open(JournalSettings.in(copy))) {
        assertThat(journal.nextSequence()).as("cut at %d", cut).isEqualTo(next);
        var tail = new Damage(FIRST, last, cut - last, 3, Frame.most(cut - last), Kind.TORN_TAIL);
        if (cut == last) {
          assertThat(journal.status().recovery().clean()).isTrue();
        } else {
          assertThat(journal.status().recovery().damages()).containsExactly(tail);
        }
        assertThat(Files.size(copy.resolve(FIRST))).isEqualTo(last);
      }
      try (var journal = FileJournal.open(JournalSettings.in(copy))) {
        assertThat(journal.status().recovery().clean()).isTrue();
        assertThat(Records.append(journal, "again")).containsExactly(next);
        assertThat(Records.texts(Records.all(journal, 1))).containsExactly("one", "two", "again");
        assertThat(journal.status().recovery().clean()).as("a gap is no loss").isTrue();
      }
    }
  }

  @Test
  void aLastRecordThatRottedIsNotTakenForANewOne() throws Exception {
    try (var journal = open()) {
      Records.append(journal, "one", "two");
    }
    damage(FIRST, SegmentHeader.BYTES + 19 + Frame.HEADER);
    try (var journal = open()) {
      assertThat(journal.nextSequence()).isGreaterThan(2);
      assertThat(Records.texts(journal.read(1, 9))).containsExactly("one");
    }
  }

  @Test
  void aHeaderCutAtAnyByteKeepsTheNextSequence() throws Exception {
    try (var journal = open()) {
      Records.append(journal, "one", "two");
    }
    var header = new SegmentHeader(3, 3).bytes().array();
    for (int cut = 0; cut <= header.length; cut++) {
      Files.write(folder.resolve("0000000000000003.journal"), Arrays.copyOf(header, cut));
      try (var journal = open()) {
        assertThat(journal.nextSequence()).isEqualTo(3);
        assertThat(Records.texts(Records.all(journal, 1))).containsExactly("one", "two");
        assertThat(journal.status().recovery().clean()).isTrue();
      }
    }
    try (var journal = open()) {
      assertThat(Records.append(journal, "three")).containsExactly(3L);
      assertThat(Records.texts(Records.all(journal, 1))).containsExactly("one", "two", "three");
    }
  }

  @Test
  void aDamagedHeaderCostsNoRecord() throws Exception {
    fill(10);
    damage("0000000000000005.journal", 9);
    damage("0000000000000009.journal", 0);
    try (var journal = open()) {
      assertThat(Records.all(journal, 1)).hasSize(10);
      assertThat(journal.nextSequence()).isEqualTo(11);
      assertThat(journal.status().recovery().damages())
          .containsExactly(
              new Damage("0000000000000005.journal", 0, 32, 5, 0, Kind.UNREADABLE),
              new Damage("0000000000000009.journal", 0, 32, 9, 0, Kind.UNREADABLE));
    }
  }

  @Test
  void damageInTheMiddleCostsTheDamagedRecordAndIsReportedOnce() throws Exception {
    fill(10);
    int third = SegmentHeader.BYTES + 2 * FRAME;
    damage(FIRST, third + 500);
    try (var journal = open()) {
      for (int i = 0; i < 3; i++) {
        assertThat(Records.sequences(Records.all(journal, 1)))
            .containsExactly(1L, 2L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
        assertThat(Records.sequences(journal.read(3, 1))).containsExactly(4L);
      }
      assertThat(journal.status().recovery().damages())
          .containsExactly(new Damage(FIRST, third, FRAME, 3, 1, Kind.UNREADABLE));
    }
  }

  @Test
  void nothingInsideADamagedRecordPassesForARecord() throws Exception {
    var forged = ByteBuffer.allocate(Frame.HEADER + 6);
    Frame.put(forged, 3, Records.bytes("forged"), new CRC32C());
    try (var journal = open()) {
      Records.append(journal, "one");
      Records.hand(journal, forged.array(), Runnable::run).join();
      Records.append(journal, "three");
    }
    damage(FIRST, SegmentHeader.BYTES + Frame.HEADER + 3 + Frame.CRC_AT);
    try (var journal = open()) {
      assertThat(Records.texts(journal.read(1, 9))).containsExactly("one", "three");
    }
  }

  @Test
  void aMissingSegmentIsReported() throws Exception {
    fill(12);
    Files.delete(folder.resolve("0000000000000005.journal"));
    try (var journal = open()) {
      assertThat(Records.sequences(Records.all(journal, 1)))
          .containsExactly(1L, 2L, 3L, 4L, 9L, 10L, 11L, 12L);
      assertThat(journal.status().recovery().damages())
          .containsExactly(
              new Damage(FIRST, SegmentHeader.BYTES + 4 * FRAME, 0, 5, 4, Kind.MISSING));
    }
  }

  @Test
  void aSegmentThatVanishesWhileOpenIsReported() throws Exception {
    fill(12);
    try (var journal = open()) {
      Files.delete(folder.resolve("0000000000000005.journal"));
      assertThat(Records.all(journal, 1)).hasSize(8);
      assertThat(journal.status().recovery().damages())
          .containsExactly(new Damage("0000000000000005.journal", 0, 0, 5, 4, Kind.MISSING));
    }
  }

  @Test
  void anEmptiedOrShortenedSegmentIsReported() throws Exception {
    fill(12);
    var emptied = folder.resolve(FIRST);
    Files.write(emptied, new byte[0]);
    var shortened = folder.resolve("0000000000000005.journal");
    Files.write(shortened, Arrays.copyOf(Files.readAllBytes(shortened), 32 + FRAME));
    try (var journal = open()) {
      assertThat(Records.sequences(Records.all(journal, 1))).containsExactly(5L, 9L, 10L, 11L, 12L);
      assertThat(journal.status().recovery().damages())
          .extracting(Damage::firstSequence, Damage::sequences, Damage::kind)
          .containsExactly(tuple(1L, 4L, Kind.MISSING), tuple(6L, 3L, Kind.MISSING));
    }
  }

  @Test
  void foreignFilesAreLeftAlone() throws Exception {
    fill(4);
    Files.writeString(folder.resolve("notes.txt"), "hello");
    Files.createDirectory(folder.resolve("0000000000000abc.journal"));
    Files.writeString(folder.resolve("ffffffffffffffff.journal"), "not a sequence of ours");
    Files.writeString(folder.resolve("0000000000000002.journal.bak"), "hello");
    var disguised = folder.resolve("0000000000000100.journal");
    Files.writeString(disguised, "somebody's file with a name like ours, longer than a header");
    try (var journal = open()) {
      assertThat(Records.all(journal, 1)).hasSize(4);
      assertThat(journal.nextSequence()).isGreaterThanOrEqualTo(0x100);
      assertThat(journal.status().recovery().clean()).isFalse();
      Records.append(journal, "five");
      assertThat(Records.texts(journal.read(5, 9))).containsExactly("five");
    }
    assertThat(disguised).content().startsWith("somebody's");
    assertThat(folder.resolve("notes.txt")).hasContent("hello");
  }

  @Test
  void filesOfANewerFormatAreNotTouched() throws Exception {
    fill(1);
    var path = folder.resolve(FIRST);
    var bytes = ByteBuffer.wrap(Files.readAllBytes(path));
    var crc = new CRC32C();
    bytes.putInt(4, 2);
    crc.update(bytes.slice(0, 24));
    bytes.putInt(24, (int) crc.getValue());
    Files.write(path, bytes.array());
    assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("newer");
    assertThat(Files.readAllBytes(path)).isEqualTo(bytes.array());
  }

  @Test
  void whoeverWaitsForADamagedRecordIsToldOnlyOfTheNext() throws Exception {
    try (var journal = open()) {
      Records.append(journal, "one", "two");
      damage(FIRST, SegmentHeader.BYTES + 19 + Frame.HEADER);
      assertThat(journal.await(2, Duration.ZERO)).isTrue();
      assertThat(journal.read(2, 1)).isEmpty();
      assertThat(journal.await(2, Duration.ZERO)).isFalse();
      assertThat(journal.await(1, Duration.ZERO)).isTrue();
      Records.append(journal, "three");
      assertThat(journal.await(2, Duration.ZERO)).isTrue();
      assertThat(Records.texts(journal.read(2, 1))).containsExactly("three");
    }
  }

  @Test
  void theReportIsBounded() {
    var log = new DamageLog();
    for (int i = 0; i < RecoveryReport.LISTED + 50; i++) {
      log.add(new Damage(FIRST, i, 1, 1, 1, Kind.UNREADABLE));
    }
    assertThat(log.report().damages()).hasSize(RecoveryReport.LISTED);
    assertThat(log.report().found()).isEqualTo(RecoveryReport.LISTED + 50);
  }

  /** Records of 1000 bytes, four to a segment. */
  private void fill(int records) throws IOException {
    try (var journal = FileJournal.open(settings().withSegmentBytes(4200))) {
      var payloads = new ArrayList<String>();
      for (int i = 0; i < records; i++) {
        payloads.add("x".repeat(1000));
      }
      Records.append(journal, payloads.toArray(String[]::new));
    }
  }

  private void damage(String file, int offset) throws IOException {
    var path = folder.resolve(file);
    var bytes = Files.readAllBytes(path);
    bytes[offset] ^= 0x55;
    Files.write(path, bytes);
  }

  private JournalSettings settings() {
    return JournalSettings.in(folder);
  }

  private FileJournal open() throws IOException {
    return FileJournal.open(settings());
  }
}
