package io.waymark.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Where an archive is read from. Its files are asked for by the names that archives have, and never
 * unpacked: what else is in it cannot get anywhere.
 */
sealed interface ArchiveSource extends AutoCloseable
    permits TarSource, ArchiveSource.Folder, ArchiveSource.Zip {

  /** The names of all that is in it but hidden files, folders included. */
  SortedSet<String> names() throws IOException;

  /** A file from its beginning; empty if the archive has none of that name. */
  Optional<InputStream> open(String name) throws IOException;

  @Override
  void close() throws IOException;

  /**
   * Opens an archive.
   *
   * @throws IOException with words for people if it is none
   */
  static ArchiveSource of(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return new Folder(path);
    }
    if (!Files.isRegularFile(path)) {
      throw new IOException("there is no archive " + path);
    }
    if (ArchiveSink.isTar(path)) {
      return new TarSource(path);
    }
    try {
      return new Zip(new ZipFile(path.toFile()));
    } catch (ZipException e) {
      throw new IOException(path + " is neither a folder nor a .zip or .tar.gz file", e);
    }
  }

  /** A folder of files. */
  record Folder(Path folder) implements ArchiveSource {
    @Override
    public SortedSet<String> names() throws IOException {
      var names = new TreeSet<String>();
      try (var inside = Files.newDirectoryStream(folder)) {
        for (var file : inside) {
          var name = String.valueOf(file.getFileName());
          if (!name.startsWith(".")) {
            names.add(name);
          }
        }
      }
      return names;
    }

    @Override
    public Optional<InputStream> open(String name) throws IOException {
      var file = folder.resolve(name);
      return Files.isRegularFile(file) ? Optional.of(Files.newInputStream(file)) : Optional.empty();
    }

    @Override
    public void close() {}
  }

  /** One file. */
  record Zip(ZipFile zip) implements ArchiveSource {
    @Override
    public SortedSet<String> names() {
      var names = new TreeSet<String>();
      zip.stream().forEach(entry -> names.add(entry.getName()));
      return names;
    }

    @Override
    public Optional<InputStream> open(String name) throws IOException {
      var entry = zip.getEntry(name);
      return entry == null || entry.isDirectory()
          ? Optional.empty()
          : Optional.of(
              new Unpacking(zip.getInputStream(entry), Math.max(0, entry.getCompressedSize())));
    }

    @Override
    public void close() throws IOException {
      zip.close();
    }
  }
}
