package io.waymark.traffic.journal;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The writing end of the segments: gives out sequences, begins new segments and gets over a
 * refusing disk. Used by the writer's thread alone, except for what {@link #next()} and {@link
 * #problem()} tell.
 *
 * <p>A segment is begun with the first record for it, and shown to readers once that is in.
 */
final class Output {
  private static final Logger log = System.getLogger(Output.class.getName());

  private final JournalSettings settings;
  private final Disk disk;
  private final Segments segments;
  private final Progress progress;
  private @Nullable SegmentWriter writer;
  private long previousEnd;
  private volatile long next;
  private volatile @Nullable String problem;

  Output(
      JournalSettings settings,
      Disk disk,
      Segments segments,
      Progress progress,
      long previousEnd,
      long next) {
    this.settings = settings;
    this.disk = disk;
    this.segments = segments;
    this.progress = progress;
    this.previousEnd = previousEnd;
    this.next = next;
  }

  /** The sequence the next record will get. */
  long next() {
    return next;
  }

  /** Why the disk refuses; empty if it does not. */
  Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  /** How many bytes of frames may be appended together, if the first has this size. */
  long room(int firstFrame) {
    var here = writer;
    long used = here != null && fits(here, firstFrame) ? here.position() : SegmentHeader.BYTES;
    return Math.max(firstFrame, settings.segmentBytes() - used);
  }

  /**
   * Appends frames numbered from {@link #next()} on. What the disk refuses is tried once more,
   * after cutting off the unfinished part or in a new segment.
   *
   * @param end the sequence after the last frame
   * @return null if all are in. Otherwise why not, and the buffer stands at the first that is not
   */
  @Nullable IOException append(ByteBuffer frames, long end) {
    @Nullable IOException refusal = null;
    for (int attempt = 0; attempt < 2 && frames.hasRemaining(); attempt++) {
      try {
        var target = target(frames.remaining());
        refusal = write(target, frames);
        acknowledge(target, reached(frames, end));
      } catch (IOException e) {
        refusal = e;
      }
    }
    return frames.hasRemaining() ? refused(refusal) : accepted();
  }

  /** Begins a segment now, so that its name and header keep the next sequence. */
  void begin() throws IOException {
    retire();
    writer =
        SegmentWriter.create(
            disk, settings.folder(), new SegmentHeader(next, previousEnd), settings.durability());
  }

  /** Leaves numbers out: the next record begins a segment of its own. */
  void leaveOut(long count) throws IOException {
    retire();
    var from = next;
    next = from + count;
  }

  void close() {
    try {
      if (writer != null) {
        writer.settle();
      }
      retire();
    } catch (IOException e) {
      log.log(Level.WARNING, "The journal's last segment could not be closed", e);
    }
  }

  private static @Nullable IOException write(SegmentWriter target, ByteBuffer frames) {
    try {
      target.write(frames);
      return null;
    } catch (IOException e) {
      return e;
    }
  }

  private SegmentWriter target(int bytes) throws IOException {
    if (writer == null || !fits(writer, bytes)) {
      begin();
    }
    if (writer == null) {
      throw new IOException("no segment could be begun");
    }
    return writer;
  }

  private boolean fits(SegmentWriter candidate, int bytes) {
    return !candidate.broken()
        && (candidate.empty() || candidate.position() + bytes <= settings.segmentBytes());
  }

  private void retire() throws IOException {
    var old = writer;
    writer = null;
    if (old != null) {
      old.close();
    }
  }

  private static long reached(ByteBuffer frames, long end) {
    return frames.hasRemaining() ? frames.getLong(frames.position() + Frame.SEQUENCE_AT) : end;
  }

  private void acknowledge(SegmentWriter target, long reached) {
    if (reached == next) {
      return;
    }
    var segment = target.segment();
    segment.extent(new Segment.Extent(target.position(), reached));
    if (segment.first() == next) {
      segments.add(segment);
    }
    previousEnd = reached;
    next = reached;
    progress.advance(reached);
  }

  private @Nullable IOException accepted() {
    if (problem != null) {
      problem = null;
      log.log(Level.INFO, "The disk takes journal records again");
    }
    return null;
  }

  private @Nullable IOException refused(@Nullable IOException refusal) {
    if (problem == null) {
      log.log(Level.ERROR, "The disk refuses journal records", refusal);
    }
    problem = String.valueOf(refusal == null ? null : refusal.getMessage());
    return refusal;
  }
}
