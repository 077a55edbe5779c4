package io.waymark.platform.folder;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Exclusive ownership of a data folder, for as long as this object is open and its process lives.
 * The operating system holds the lock, so a lock file left behind by a killed process blocks
 * nobody.
 */
public final class DataFolderLock implements AutoCloseable {
  private static final String FILE = ".lock";

  /**
   * The folders this process owns. POSIX drops a process's lock as soon as the process closes any
   * descriptor of the file, so a second attempt must be refused before it opens the file.
   */
  private static final Set<Path> OWNED = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private DataFolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Takes ownership of a folder, creating it if it is missing.
   *
   * @throws FolderInUseException if another instance, in this process or another, owns it
   * @throws UncheckedIOException if the folder or its lock file cannot be written
   */
  public static DataFolderLock acquire(Path folder) {
    try {
      Files.createDirectories(folder);
      return acquireExisting(folder.toRealPath());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot lock the data folder " + folder + ": " + e, e);
    }
  }

  private static DataFolderLock acquireExisting(Path folder) throws IOException {
    if (!OWNED.add(folder)) {
      throw new FolderInUseException(folder, OptionalLong.of(ProcessHandle.current().pid()));
    }
    FileChannel channel = null;
    var acquired = false;
    try {
      channel = FileChannel.open(folder.resolve(FILE), CREATE, READ, WRITE);
      if (channel.tryLock() == null) {
        throw new FolderInUseException(folder, holder(channel));
      }
      name(channel);
      acquired = true;
      return new DataFolderLock(folder, channel);
    } finally {
      if (!acquired) {
        release(folder, channel);
      }
    }
  }

  /** The folder owned, as a real path. */
  public Path folder() {
    return folder;
  }

  /** Gives the folder up; calling it again does nothing. */
  @Override
  public void close() {
    if (channel.isOpen()) {
      try {
        release(folder, channel);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void release(Path folder, @Nullable FileChannel channel) throws IOException {
    try (channel) {
      // The file stays: removing it would let two others lock two different files of this name.
    } finally {
      OWNED.remove(folder);
    }
  }

  private static void name(FileChannel channel) throws IOException {
    var pid = US_ASCII.encode(ProcessHandle.current().pid() + "\n");
    channel.truncate(0);
    while (pid.hasRemaining()) {
      channel.write(pid, pid.position());
    }
  }

  /** Unknown while the holder has not written its pid yet. */
  private static OptionalLong holder(FileChannel channel) throws IOException {
    var buffer = ByteBuffer.allocate(20);
    channel.read(buffer, 0);
    var text = US_ASCII.decode(buffer.flip()).toString().strip();
    return text.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }
}
