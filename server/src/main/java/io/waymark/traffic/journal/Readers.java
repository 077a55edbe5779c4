package io.waymark.traffic.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps readers where consumers stopped, so that whoever reads on does it without searching. One
 * taken belongs to its taker until it is put back, so no lock is held while reading.
 */
final class Readers {
  private static final int KEPT = 16;

  private final Segments segments;
  private final Skips skips;
  private final List<Reader> idle = new ArrayList<>();
  private boolean closed;

  Readers(Segments segments, Skips skips) {
    this.segments = segments;
    this.skips = skips;
  }

  /** A reader that stands at a sequence. */
  synchronized Reader take(long sequence) {
    if (closed) {
      throw new IllegalStateException("The journal is closed");
    }
    for (int i = idle.size() - 1; i >= 0; i--) {
      if (idle.get(i).position() == sequence) {
        return idle.remove(i);
      }
    }
    return new Reader(segments, skips, sequence);
  }

  synchronized void putBack(Reader reader) {
    if (closed || reader.stale()) {
      close(reader);
      return;
    }
    idle.add(reader);
    if (idle.size() > KEPT) {
      close(idle.removeFirst());
    }
  }

  /** Closes the files of released segments: their space is free only then. */
  synchronized void dropStale() {
    idle.removeIf(
        reader -> {
          boolean stale = reader.stale();
          if (stale) {
            close(reader);
          }
          return stale;
        });
  }

  synchronized void close() {
    closed = true;
    idle.forEach(Readers::close);
    idle.clear();
  }

  private static void close(Reader reader) {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
