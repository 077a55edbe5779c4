package io.waymark.app.backup;

import io.waymark.archive.Verification;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes backups: written aside, read again and compared, and only then put where they belong. */
public final class Backups {
  private static final Logger LOG = Logger.getLogger(Backups.class);
  private static final String UNFINISHED = ".unfinished-";
  private static final Duration ABANDONED = Duration.ofDays(1);

  private final Writing writing;
  private final BackupFolder own;
  private final BackupPlace place;
  private final Keep keep;
  private final InstantSource clock;

  /** Writes an archive of the whole server, secrets included. */
  @FunctionalInterface
  public interface Writing {
    void to(Path file) throws IOException;
  }

  /**
   * A backup that was made.
   *
   * @param place where it is, for people
   */
  public record Made(String name, String place, long bytes) {}

  /**
   * @param own the folder for what has no other place
   * @param target where backups go that nobody names a place for
   * @param keep which of those stay
   */
  public Backups(Writing writing, Path own, Target target, Keep keep, InstantSource clock) {
    this.writing = writing;
    this.own = new BackupFolder(own);
    this.place = target.in(this.own);
    this.keep = keep;
    this.clock = clock;
  }

  /**
   * Makes a backup.
   *
   * @param to a file that is not there, or a folder; null for the usual place, from which those
   *     that are too old are removed then
   * @param progress is told what happens
   */
  public Made make(@Nullable Path to, Consumer<String> progress) throws IOException {
    var name = BackupName.at(clock.instant());
    if (to == null) {
      var made = make(place, name, progress);
      forget(progress);
      return made;
    }
    if (isArchive(to)) {
      if (Files.exists(to)) {
        throw new IOException(to + " is there already; name one that is not");
      }
      var parent = to.toAbsolutePath().getParent();
      return make(
          new BackupFolder(parent == null ? to.toAbsolutePath() : parent),
          String.valueOf(to.getFileName()),
          progress);
    }
    return make(new BackupFolder(to), name, progress);
  }

  private static boolean isArchive(Path to) {
    var name = String.valueOf(to.getFileName());
    return !Files.isDirectory(to) && (name.endsWith(".tar.gz") || name.endsWith(".zip"));
  }

  /** Makes a backup that no schedule removes; returns where it is. */
  public String beforeRestore() throws IOException {
    return make(own, BackupName.beforeRestore(clock.instant()), _ -> {}).place();
  }

  private Made make(BackupPlace where, String name, Consumer<String> progress) throws IOException {
    var workshop = where.workshop();
    sweep(workshop);
    var file = workshop.resolve(UNFINISHED + name);
    Files.deleteIfExists(file);
    try {
      writing.to(file);
      sync(file);
      check(file);
      var bytes = Files.size(file);
      progress.accept("Written and read again: %s, %d bytes.".formatted(name, bytes));
      where.put(file, name);
      return new Made(name, where.words(name), bytes);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** What cannot be read again must not count as a backup. */
  private static void check(Path file) throws IOException {
    var first = new FirstRefusal();
    var _ = Verification.of(file, first);
    if (first.words() != null) {
      throw new IOException(first.words());
    }
  }

  private static void sync(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Removes what a process left that was killed at it. */
  private void sweep(Path folder) throws IOException {
    var longAgo = clock.instant().minus(ABANDONED);
    try (var files =
        Files.newDirectoryStream(folder, "{" + UNFINISHED + "," + "." + UNFINISHED + "}*")) {
      for (var file : files) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(longAgo)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private void forget(Consumer<String> progress) {
    try {
      for (var name : keep.tooMany(place.list(), clock.instant())) {
        place.delete(name);
        progress.accept("Removed %s.".formatted(place.words(name)));
      }
    } catch (IOException e) {
      LOG.warnf("old backups could not be removed: %s", e.getMessage());
    }
  }

  /** The backups at the usual place, the oldest first. */
  public List<Kept> list() throws IOException {
    return place.list();
  }

  /** The usual place, for people. */
  public String place() {
    return place.words();
  }
}
