package io.waymark.traffic.journal;

import io.waymark.traffic.journal.RecoveryReport.Damage;
import io.waymark.traffic.journal.RecoveryReport.Kind;
import io.waymark.traffic.journal.Segment.Extent;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a folder holds, found out when it is opened. Headers are read of all segments; only the
 * newest is read through, since the others were complete when it was begun.
 *
 * <p><b>Sequences after a torn tail.</b> After the death of the process alone a torn record was
 * surely never acknowledged. But a crash of the machine, or a fault of the disk, can leave the very
 * same bytes of an acknowledged record, and nothing tells the two apart. So no sequence that the
 * tail could have held is used again: a tail of n bytes sets aside as many as frames could have
 * begun in it. What a machine's crash removes without a trace can only be known to the consumers;
 * {@link JournalSettings#firstSequenceAtLeast()} is for them.
 *
 * @param segments those with records, oldest first
 * @param readableEnd the sequence after the last good record
 * @param previousEnd what the next segment's header tells of the one before
 * @param next the sequence to go on with
 * @param torn the unfinished end to cut off, if any
 */
record Recovery(
    List<Segment> segments, long readableEnd, long previousEnd, long next, Optional<Torn> torn) {

  /** A file with an unfinished end, and how much of it is good. */
  record Torn(Path path, long goodBytes) {
    void cut() throws IOException {
      try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
        channel.truncate(goodBytes);
      }
    }
  }

  private record Found(Path path, long first, long size, Optional<SegmentHeader> header) {
    long previousEnd() {
      return header.map(SegmentHeader::previousEnd).orElse(first);
    }
  }

  static Recovery of(Path folder, long floor, DamageLog damages) throws IOException {
    var files = list(folder);
    if (files.isEmpty()) {
      return new Recovery(List.of(), 1, floor, floor, Optional.empty());
    }
    var segments = new ArrayList<Segment>();
    for (int i = 0; i < files.size(); i++) {
      var file = files.get(i);
      if (file.header.isEmpty() && file.size >= SegmentHeader.BYTES) {
        damages.add(
            new Damage(
                file.path.getFileName().toString(),
                0,
                SegmentHeader.BYTES,
                file.first,
                0,
                Kind.UNREADABLE));
      }
      if (i < files.size() - 1) {
        long end = Math.max(file.first, files.get(i + 1).previousEnd());
        segments.add(new Segment(file.path, file.first, new Extent(file.size, end)));
      }
    }
    return withNewest(segments, files.getLast(), floor, damages);
  }

  private static List<Found> list(Path folder) throws IOException {
    var files = new ArrayList<Found>();
    try (var paths = Files.newDirectoryStream(folder)) {
      for (var path : paths) {
        var first = Segment.firstOf(path);
        if (first.isPresent() && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
          var header = SegmentHeader.read(path, first.getAsLong());
          files.add(new Found(path, first.getAsLong(), Files.size(path), header));
        }
      }
    }
    files.sort((a, b) -> Long.compare(a.first, b.first));
    return files;
  }

  private static Recovery withNewest(
      List<Segment> older, Found newest, long floor, DamageLog damages) throws IOException {
    var segments = new ArrayList<>(older);
    var scanned = scan(newest, damages);
    var good = scanned.extent();
    boolean empty = good.end() == newest.first;
    long tail = Math.max(0, newest.size - good.bytes());
    long next = Math.max(floor, good.end() + Frame.most(tail));
    // An empty newest segment is begun again under its name, unless the next sequence has moved on.
    boolean begunAgain = empty && next == newest.first;
    if (!begunAgain) {
      segments.add(scanned);
    }
    // A file in which nothing is ours is left alone; it is not read either.
    boolean ours = !empty || newest.header.isPresent();
    var torn =
        tail > 0 && ours
            ? Optional.of(new Torn(newest.path, good.bytes()))
            : Optional.<Torn>empty();
    return new Recovery(
        segments,
        empty ? newest.previousEnd() : good.end(),
        begunAgain ? newest.previousEnd() : good.end(),
        next,
        torn);
  }

  /** Reads the newest segment through; its extent then ends with the last good record. */
  private static Segment scan(Found newest, DamageLog damages) throws IOException {
    long assumedEnd = newest.first + Segment.MOST_RECORDS;
    var segment = new Segment(newest.path, newest.first, new Extent(newest.size, assumedEnd));
    var good = new Extent[] {new Extent(newest.size, assumedEnd)};
    Skips skips =
        (skipped, offset, bytes, from, end) -> {
          if (end < assumedEnd) {
            damages.skipped(skipped, offset, bytes, from, end);
            return;
          }
          good[0] = new Extent(offset, from);
          if (bytes > 0) {
            damages.add(
                new Damage(skipped.name(), offset, bytes, from, Frame.most(bytes), Kind.TORN_TAIL));
          }
        };
    try (var cursor = new SegmentCursor(segment, newest.first, skips)) {
      while (cursor.advance()) {
        // passing the good records
      }
    }
    segment.extent(good[0]);
    return segment;
  }
}
