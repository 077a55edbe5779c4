package io.waymark.traffic.journal;

import java.nio.file.Path;

/**
 * How a {@link FileJournal} is kept.
 *
 * @param folder where its files live; created if absent, and for the journal alone
 * @param segmentBytes the size at which a new file is begun, 4 KiB to 1 GiB
 * @param durability when a record counts as written
 * @param maxRecordBytes the largest payload accepted, 1 byte to 16 MiB
 * @param queueBytes how much may wait for the writer, payloads and {@value Append#OVERHEAD} bytes
 *     for each; what comes beyond is refused. The batch being written comes on top, so that memory
 *     stays below twice this
 * @param firstSequenceAtLeast a floor for the next sequence. Consumers outlive a lost or wiped
 *     folder, so this is one more than the highest position any of them remembers
 */
public record JournalSettings(
    Path folder,
    long segmentBytes,
    Durability durability,
    int maxRecordBytes,
    long queueBytes,
    long firstSequenceAtLeast) {

  private static final long MEBIBYTE = 1024 * 1024;

  /** When an outcome is {@code appended}. */
  public enum Durability {
    /** After {@code write()}: survives the death of this process, not of the machine. */
    WRITTEN,
    /** After {@code fsync()}: survives a power cut, at about a millisecond for each batch. */
    SYNCED
  }

  public JournalSettings {
    within("segmentBytes", segmentBytes, 4096, Segment.LARGEST);
    within("maxRecordBytes", maxRecordBytes, 1, Frame.LARGEST_PAYLOAD);
    within("queueBytes", queueBytes, 1, Long.MAX_VALUE / 2);
    within("firstSequenceAtLeast", firstSequenceAtLeast, 1, Segment.LAST_SEQUENCE);
  }

  /**
   * Segments of 64 MiB, answers after {@code write()}, records to 1 MiB, 64 MiB of queue, no floor.
   */
  public static JournalSettings in(Path folder) {
    return new JournalSettings(
        folder, 64 * MEBIBYTE, Durability.WRITTEN, (int) MEBIBYTE, 64 * MEBIBYTE, 1);
  }

  public JournalSettings withSegmentBytes(long bytes) {
    return new JournalSettings(
        folder, bytes, durability, maxRecordBytes, queueBytes, firstSequenceAtLeast);
  }

  public JournalSettings withDurability(Durability choice) {
    return new JournalSettings(
        folder, segmentBytes, choice, maxRecordBytes, queueBytes, firstSequenceAtLeast);
  }

  public JournalSettings withMaxRecordBytes(int bytes) {
    return new JournalSettings(
        folder, segmentBytes, durability, bytes, queueBytes, firstSequenceAtLeast);
  }

  public JournalSettings withQueueBytes(long bytes) {
    return new JournalSettings(
        folder, segmentBytes, durability, maxRecordBytes, bytes, firstSequenceAtLeast);
  }

  public JournalSettings withFirstSequenceAtLeast(long sequence) {
    return new JournalSettings(
        folder, segmentBytes, durability, maxRecordBytes, queueBytes, sequence);
  }

  private static void within(String name, long value, long low, long high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          "%s is %d; it must be from %d to %d".formatted(name, value, low, high));
    }
  }
}
