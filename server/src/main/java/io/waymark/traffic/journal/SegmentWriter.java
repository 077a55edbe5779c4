package io.waymark.traffic.journal;

import io.waymark.traffic.journal.JournalSettings.Durability;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Appends frames to one segment's file and keeps it free of unfinished ones: after a refusal the
 * file ends with the last whole frame, or the writer is {@link #broken()} and must be replaced.
 */
final class SegmentWriter implements Closeable {
  private final FileChannel channel;
  private final Durability durability;
  private final Segment segment;
  private long position;
  private boolean broken;

  private SegmentWriter(FileChannel channel, Durability durability, Segment segment) {
    this.channel = channel;
    this.durability = durability;
    this.segment = segment;
    this.position = SegmentHeader.BYTES;
  }

  /** Begins a segment. A file of that name holds no acknowledged record, so it is replaced. */
  static SegmentWriter create(Disk disk, Path folder, SegmentHeader header, Durability durability)
      throws IOException {
    var path = Segment.path(folder, header.first());
    var channel = disk.create(path);
    try {
      var bytes = header.bytes();
      while (bytes.hasRemaining()) {
        channel.write(bytes, bytes.position());
      }
      if (durability == Durability.SYNCED) {
        channel.force(false);
        syncEntry(folder);
      }
    } catch (IOException e) {
      try (channel) {
        throw e;
      }
    }
    var extent = new Segment.Extent(SegmentHeader.BYTES, header.first());
    return new SegmentWriter(channel, durability, new Segment(path, header.first(), extent));
  }

  Segment segment() {
    return segment;
  }

  long position() {
    return position;
  }

  boolean empty() {
    return position == SegmentHeader.BYTES;
  }

  /** Whether the file's end is unknown, so that nothing may follow in it. */
  boolean broken() {
    return broken;
  }

  /**
   * Appends whole frames.
   *
   * @throws IOException if the disk refused some. The buffer then stands at the first frame that is
   *     not in the segment
   */
  void write(ByteBuffer frames) throws IOException {
    int start = frames.position();
    try {
      fill(frames);
    } catch (IOException e) {
      int kept = Frame.whole(frames, start, frames.position() - start);
      frames.position(start);
      try {
        cut(position + kept);
        sync(position + kept);
        frames.position(start + kept);
      } catch (IOException again) {
        e.addSuppressed(again);
      }
      throw e;
    }
    long end = position + frames.position() - start;
    try {
      sync(end);
    } catch (IOException e) {
      frames.position(start);
      throw e;
    }
  }

  private void fill(ByteBuffer frames) throws IOException {
    long at = position;
    while (frames.hasRemaining()) {
      at += channel.write(frames, at);
    }
  }

  private void cut(long end) throws IOException {
    try {
      channel.truncate(end);
    } catch (IOException e) {
      broken = true;
      throw e;
    }
  }

  /** Once a sync has failed, later ones of the same file may succeed without having written. */
  private void sync(long end) throws IOException {
    if (durability == Durability.SYNCED) {
      try {
        channel.force(false);
      } catch (IOException e) {
        broken = true;
        try {
          channel.truncate(position);
        } catch (IOException again) {
          e.addSuppressed(again);
        }
        throw e;
      }
    }
    position = end;
  }

  /** A new file's name is lost in a power cut unless its folder is synced as well. */
  private static void syncEntry(Path folder) throws IOException {
    if (!System.getProperty("os.name", "").startsWith("Windows")) {
      try (var entries = FileChannel.open(folder, StandardOpenOption.READ)) {
        entries.force(true);
      }
    }
  }

  /** Brings everything to the disk, for the last time. */
  void settle() throws IOException {
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
