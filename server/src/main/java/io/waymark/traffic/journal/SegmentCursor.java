package io.waymark.traffic.journal;

import io.waymark.traffic.journal.Journal.Entry;
import io.waymark.traffic.journal.Segment.Extent;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Walks through the acknowledged records of one segment and over what is damaged. For one thread at
 * a time; the segment may grow meanwhile.
 *
 * <p>After a bad frame it first trusts the frame's own length: if a good frame follows, only this
 * one is lost, and nothing inside its payload can pass for a record. Otherwise it looks at every
 * offset for a frame whose sequence belongs into this segment and whose checksum is right.
 */
final class SegmentCursor implements Closeable {
  private static final int CHUNK = 64 * 1024;
  private static final long MARK_DISTANCE = 1024 * 1024;

  private final Segment segment;
  private final Skips skips;
  // Not a FileChannel: that would be closed for good by the interruption of a reading thread.
  private final RandomAccessFile file;
  private final CRC32C crc = new CRC32C();
  private byte[] chunk = new byte[CHUNK];
  private ByteBuffer window = ByteBuffer.wrap(chunk).limit(0);
  private long windowStart;
  private long offset;
  private long expected;
  private long lastMark;

  /** The frame last found: where it begins in the window, its payload's length, its sequence. */
  private int frame;

  private int length;
  private long sequence;

  /** Opens a segment at a record, or as near before it as is known. */
  SegmentCursor(Segment segment, long from, Skips skips) throws IOException {
    this.segment = segment;
    this.skips = skips;
    this.file = new RandomAccessFile(segment.path().toFile(), "r");
    var mark = segment.markBefore(from);
    this.expected = mark.getKey();
    this.offset = mark.getValue();
    this.lastMark = offset;
  }

  Segment segment() {
    return segment;
  }

  /** The sequence after the last one passed, readable or not. */
  long expected() {
    return expected;
  }

  /** The sequence of the record stood at. */
  long sequence() {
    return sequence;
  }

  /** The record stood at. */
  Entry entry() {
    int start = frame + Frame.HEADER;
    return new Entry(sequence, Arrays.copyOfRange(chunk, start, start + length));
  }

  /** Moves to the next good record; false if there is none so far. */
  boolean advance() throws IOException {
    var extent = segment.extent();
    if (expected >= extent.end()) {
      return false;
    }
    if (good(offset, expected, expected + 1, extent.bytes())) {
      accept(offset);
      return true;
    }
    return skip(extent);
  }

  private void accept(long at) {
    if (at - lastMark >= MARK_DISTANCE) {
      segment.mark(sequence, at);
      lastMark = at;
    }
    offset = at + Frame.HEADER + length;
    expected = sequence + 1;
  }

  private boolean skip(Extent extent) throws IOException {
    long available = Math.min(extent.bytes(), file.length());
    long found = goodAfter(extent.end(), available);
    if (found < 0) {
      long end = Math.max(offset, extent.bytes());
      skips.skipped(segment, offset, end - offset, expected, extent.end());
      offset = end;
      expected = extent.end();
      return false;
    }
    skips.skipped(segment, offset, found - offset, expected, sequence);
    accept(found);
    return true;
  }

  /** Where the next good frame after the bad one at {@link #offset} begins, or -1. */
  private long goodAfter(long end, long available) throws IOException {
    if (load(offset, Frame.HEADER, available)) {
      int at = (int) (offset - windowStart);
      long next = offset + Frame.HEADER + window.getInt(at);
      boolean credible =
          window.getInt(at) > 0
              && window.getLong(at + Frame.SEQUENCE_AT) == expected
              && next <= available;
      if (credible && (next == available || good(next, expected + 1, end, available))) {
        return next == available ? -1 : next;
      }
    }
    for (long at = offset + 1; at + Frame.SMALLEST <= available; at++) {
      if (good(at, expected, end, available)) {
        return at;
      }
    }
    return -1;
  }

  /** Whether a whole frame with a sequence from lowest to before end is at this offset. */
  private boolean good(long at, long lowest, long end, long available) throws IOException {
    if (!load(at, Frame.SMALLEST, available)) {
      return false;
    }
    int start = (int) (at - windowStart);
    int payload = window.getInt(start);
    long number = window.getLong(start + Frame.SEQUENCE_AT);
    if (payload < 1 || payload > Frame.LARGEST_PAYLOAD || number < lowest || number >= end) {
      return false;
    }
    if (!load(at, Frame.HEADER + payload, available)) {
      return false;
    }
    start = (int) (at - windowStart);
    crc.reset();
    crc.update(chunk, start + Frame.SEQUENCE_AT, Frame.HEADER - Frame.SEQUENCE_AT + payload);
    if ((int) crc.getValue() != window.getInt(start + Frame.CRC_AT)) {
      return false;
    }
    frame = start;
    length = payload;
    sequence = number;
    return true;
  }

  /**
   * Brings bytes into the window; false if there are not as many. Never holds bytes beyond what is
   * available: the writer may still change them.
   */
  private boolean load(long at, int bytes, long available) throws IOException {
    if (at >= windowStart && at + bytes <= windowStart + window.limit()) {
      return true;
    }
    if (at + bytes > available) {
      return false;
    }
    int wanted = (int) Math.min(Math.max(bytes, CHUNK), available - at);
    if (chunk.length < wanted || (chunk.length > CHUNK && wanted <= CHUNK)) {
      chunk = new byte[Math.max(wanted, CHUNK)];
      window = ByteBuffer.wrap(chunk);
    }
    windowStart = at;
    file.seek(at);
    int loaded = 0;
    while (loaded < wanted) {
      int n = file.read(chunk, loaded, wanted - loaded);
      if (n < 0) {
        break;
      }
      loaded += n;
    }
    window.limit(loaded);
    return bytes <= loaded;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
