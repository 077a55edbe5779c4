package io.waymark.traffic.geo;

import io.waymark.events.Place;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * An MMDB file that may be replaced while it is in use. Look-ups never wait for the disk: they ask
 * at most once a minute for a check, which the executor makes, and go on with the old file.
 */
final class GeoDatabase implements AutoCloseable {
  private static final Logger LOG = System.getLogger(GeoDatabase.class.getName());
  private static final Duration CHECK_EVERY = Duration.ofMinutes(1);

  private final Path path;
  private final InstantSource clock;
  private final Executor background;
  private final AtomicReference<Instant> nextCheck;
  private volatile @Nullable MmdbFile file;
  private volatile @Nullable String problem;
  private @Nullable Stamp opened;
  private boolean closed;

  /** Opens the file at once; if that fails, it is tried again with every check. */
  GeoDatabase(Path path, InstantSource clock, Executor background) {
    this.path = path;
    this.clock = clock;
    this.background = background;
    this.nextCheck = new AtomicReference<>(clock.instant().plus(CHECK_EVERY));
    check();
  }

  /** What makes two states of a file different. */
  private record Stamp(FileTime modified, long size, @Nullable Object key) {
    static Stamp of(Path path) throws IOException {
      var attributes = Files.readAttributes(path, BasicFileAttributes.class);
      return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
    }
  }

  Place place(IpAddress address) {
    checkNowAndThen();
    var current = file;
    if (current == null) {
      return Place.UNKNOWN;
    }
    try {
      return current.place(address);
    } catch (IOException | RuntimeException e) {
      // A damaged record costs the place of a click, not the click.
      return Place.UNKNOWN;
    }
  }

  GeoStatus status() {
    var current = file;
    return current == null
        ? new GeoStatus(path, null, null, problem)
        : new GeoStatus(path, current.type(), current.built(), problem);
  }

  private void checkNowAndThen() {
    var now = clock.instant();
    var due = nextCheck.get();
    if (!now.isBefore(due) && nextCheck.compareAndSet(due, now.plus(CHECK_EVERY))) {
      background.execute(this::check);
    }
  }

  private synchronized void check() {
    if (closed) {
      return;
    }
    try {
      var before = Stamp.of(path);
      if (before.equals(opened)) {
        return;
      }
      var fresh = MmdbFile.open(path);
      if (!before.equals(Stamp.of(path))) {
        report("still being written");
        return;
      }
      // The old one is left to the garbage collector: look-ups may still be reading it.
      file = fresh;
      problem = null;
      opened = before;
      LOG.log(Level.INFO, "Opened {0}: {1}, built {2}", path, fresh.type(), fresh.built());
    } catch (NoSuchFileException e) {
      report("no such file");
    } catch (IOException | RuntimeException e) {
      report(e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  private void report(String trouble) {
    if (!trouble.equals(problem)) {
      problem = trouble;
      LOG.log(Level.WARNING, "Cannot use the geo database {0}: {1}", path, trouble);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    file = null;
  }
}
