package io.waymark.archive;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Where an archive is written: a folder, or one file in the ZIP format or a compressed TAR file.
 * For the eyes of whoever writes it alone.
 */
sealed interface ArchiveSink extends AutoCloseable
    permits TarSink, ArchiveSink.Folder, ArchiveSink.Zip {

  /** Begins a file of the archive; one at a time. */
  OutputStream begin(String name) throws IOException;

  @Override
  void close() throws IOException;

  /** Whether an archive of that name is a compressed TAR file. */
  static boolean isTar(Path path) {
    var name = path.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".tar.gz") || name.endsWith(".tgz");
  }

  private static boolean isZip(Path path) {
    return path.toString().toLowerCase(Locale.ROOT).endsWith(".zip");
  }

  /**
   * Makes an archive, which must not be there yet: a folder may be, if it is empty.
   *
   * @throws IOException with words for people if it is there, or cannot be made
   */
  static ArchiveSink create(Path path) throws IOException {
    try {
      if (isTar(path)) {
        return TarSink.create(path);
      }
      return isZip(path) ? Zip.create(path) : Folder.create(path);
    } catch (FileAlreadyExistsException e) {
      throw new IOException(path + " is there already; name one that is not", e);
    }
  }

  /** Read and write for its owner, nothing for others, where there is such a thing. */
  private static FileAttribute<?>[] mine(Path path, String permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /** A file that is not there yet, for its owner alone. */
  static OutputStream newFile(Path file) throws IOException {
    Files.newByteChannel(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            mine(file, "rw-------"))
        .close();
    return new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
  }

  /** A folder of files. */
  record Folder(Path folder) implements ArchiveSink {
    static Folder create(Path folder) throws IOException {
      if (Files.isDirectory(folder)) {
        try (var inside = Files.newDirectoryStream(folder)) {
          if (inside.iterator().hasNext()) {
            throw new IOException(folder + " is not empty; name a folder that is, or is not there");
          }
        }
      } else {
        var parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
          Files.createDirectories(parent);
        }
        Files.createDirectory(folder, mine(folder, "rwx------"));
      }
      return new Folder(folder);
    }

    @Override
    public OutputStream begin(String name) throws IOException {
      return newFile(folder.resolve(name));
    }

    @Override
    public void close() {}
  }

  /** One file. */
  record Zip(ZipOutputStream zip) implements ArchiveSink {
    /** The earliest that the format knows: the same data makes the same file. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    static Zip create(Path file) throws IOException {
      return new Zip(new ZipOutputStream(newFile(file)));
    }

    @Override
    public OutputStream begin(String name) throws IOException {
      var entry = new ZipEntry(name);
      entry.setTimeLocal(NO_TIME);
      zip.putNextEntry(entry);
      return new FilterOutputStream(zip) {
        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
          out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
          zip.closeEntry();
        }
      };
    }

    @Override
    public void close() throws IOException {
      zip.close();
    }
  }
}
