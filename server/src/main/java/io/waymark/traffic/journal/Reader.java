package io.waymark.traffic.journal;

import io.waymark.traffic.journal.Journal.Entry;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads on from segment to segment. For one thread at a time. */
final class Reader implements Closeable {
  /** How many bytes of payload one answer holds before it ends. */
  static final long ANSWER_BYTES = 4 * 1024 * 1024;

  private final Segments segments;
  private final Skips skips;
  private @Nullable SegmentCursor cursor;
  private long position;

  Reader(Segments segments, Skips skips, long position) {
    this.segments = segments;
    this.skips = skips;
    this.position = position;
  }

  /** The sequence this reader goes on with. */
  long position() {
    return position;
  }

  /** The sequence after the last one that was looked at, readable or not; 0 if there is none. */
  long reached() {
    return cursor == null ? 0 : cursor.expected();
  }

  /** Whether the file it holds open was released meanwhile. */
  boolean stale() {
    return cursor != null && !segments.holds(cursor.segment());
  }

  List<Entry> read(int maxRecords) throws IOException {
    var entries = new ArrayList<Entry>();
    long bytes = 0;
    while (entries.size() < maxRecords && bytes < ANSWER_BYTES) {
      var at = next();
      if (at == null) {
        break;
      }
      if (at.sequence() >= position) {
        var entry = at.entry();
        entries.add(entry);
        bytes += entry.payload().length;
        position = entry.sequence() + 1;
      }
    }
    return entries;
  }

  private @Nullable SegmentCursor next() throws IOException {
    if (cursor == null) {
      cursor = open(segments.from(position));
    }
    while (cursor != null) {
      if (cursor.advance()) {
        return cursor;
      }
      var successor = segments.after(cursor.segment());
      if (successor == null) {
        return null;
      }
      // Once there is a successor the segment is final; it may have grown since the last look.
      if (cursor.advance()) {
        return cursor;
      }
      var following = open(successor);
      if (following == null) {
        return null;
      }
      cursor.close();
      cursor = following;
    }
    return null;
  }

  /** Opens a segment, or the next one that is still there. */
  private @Nullable SegmentCursor open(@Nullable Segment first) throws IOException {
    @Nullable Segment segment = first;
    while (segment != null) {
      try {
        return new SegmentCursor(segment, position, skips);
      } catch (FileNotFoundException e) {
        // Too many open files are told in the same way; those records are not lost.
        if (!Files.notExists(segment.path())) {
          throw e;
        }
        var extent = segment.extent();
        if (segments.holds(segment)) {
          skips.skipped(segment, 0, 0, segment.first(), extent.end());
        }
        segment = segments.after(segment);
      }
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    if (cursor != null) {
      cursor.close();
    }
  }
}
