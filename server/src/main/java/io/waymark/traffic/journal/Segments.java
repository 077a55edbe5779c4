package io.waymark.traffic.journal;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.util.Collection;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The segments that hold records, in order. The last one may still grow; the others are final. */
final class Segments {
  private static final Logger log = System.getLogger(Segments.class.getName());

  private final ConcurrentNavigableMap<Long, Segment> byFirst = new ConcurrentSkipListMap<>();

  Segments(Collection<Segment> found) {
    found.forEach(this::add);
  }

  void add(Segment segment) {
    byFirst.put(segment.first(), segment);
  }

  boolean holds(Segment segment) {
    return byFirst.get(segment.first()) == segment;
  }

  /** The segment to read a sequence from, or the oldest if that one is gone. */
  @Nullable Segment from(long sequence) {
    var entry = byFirst.floorEntry(sequence);
    if (entry == null) {
      entry = byFirst.firstEntry();
    }
    return entry == null ? null : entry.getValue();
  }

  @Nullable Segment after(Segment segment) {
    var entry = byFirst.higherEntry(segment.first());
    return entry == null ? null : entry.getValue();
  }

  /**
   * Deletes, oldest first, the segments whose records are all below a sequence. The newest one
   * stays whatever it holds: it remembers the next sequence. A file that cannot be deleted now is
   * left for the next time.
   */
  synchronized void release(long sequence) {
    for (var segment : byFirst.values()) {
      var successor = after(segment);
      if (successor == null || successor.first() > sequence) {
        return;
      }
      try {
        Files.deleteIfExists(segment.path());
      } catch (IOException e) {
        log.log(Level.WARNING, "A passed journal segment could not be deleted", e);
        return;
      }
      byFirst.remove(segment.first());
    }
  }

  int count() {
    return byFirst.size();
  }

  long bytes() {
    return byFirst.values().stream().mapToLong(segment -> segment.extent().bytes()).sum();
  }
}
