package io.waymark.traffic.journal;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;

/**
 * One file of the journal: a header, then frames whose sequences begin with the one in the file's
 * name and grow by one without a gap. Sequences are left out only between segments.
 */
final class Segment {
  /** The largest size a segment may be set to, in bytes. */
  static final long LARGEST = 1024L * 1024 * 1024;

  /** The most records a segment can hold, its last one reaching beyond the size it is set to. */
  static final long MOST_RECORDS = LARGEST / Frame.SMALLEST + 1;

  /** Names beyond this are not ours; it leaves room to count on without overflow. */
  static final long LAST_SEQUENCE = 1L << 62;

  private static final Pattern NAME = Pattern.compile("([0-9a-f]{16})\\.journal");

  private final Path path;
  private final long first;
  private final ConcurrentNavigableMap<Long, Long> marks = new ConcurrentSkipListMap<>();
  private volatile Extent extent;

  Segment(Path path, long first, Extent extent) {
    this.path = path;
    this.first = first;
    this.extent = extent;
  }

  /**
   * How much of the file holds acknowledged records.
   *
   * @param bytes where the last one ends
   * @param end the sequence after the last one
   */
  record Extent(long bytes, long end) {}

  static Path path(Path folder, long first) {
    return folder.resolve("%016x.journal".formatted(first));
  }

  /** The first sequence a file name stands for, or empty if it is not a segment's. */
  static OptionalLong firstOf(Path path) {
    var matcher = NAME.matcher(path.getFileName().toString());
    if (!matcher.matches()) {
      return OptionalLong.empty();
    }
    long first = Long.parseUnsignedLong(matcher.group(1), 16);
    return first < 1 || first > LAST_SEQUENCE ? OptionalLong.empty() : OptionalLong.of(first);
  }

  Path path() {
    return path;
  }

  String name() {
    return path.getFileName().toString();
  }

  long first() {
    return first;
  }

  Extent extent() {
    return extent;
  }

  void extent(Extent now) {
    extent = now;
  }

  /** Remembers where a record begins, so that a later reader need not walk there. */
  void mark(long sequence, long offset) {
    marks.put(sequence, offset);
  }

  /** The last remembered record at or before a sequence, with its offset. */
  Map.Entry<Long, Long> markBefore(long sequence) {
    var mark = marks.floorEntry(sequence);
    return mark == null ? Map.entry(first, (long) SegmentHeader.BYTES) : mark;
  }
}
