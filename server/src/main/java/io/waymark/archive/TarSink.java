package io.waymark.archive;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * A compressed TAR file. The format tells the length of a file before the file, so each is in one
 * of its own until it is complete. The same data makes the same bytes.
 */
record TarSink(Path file, TarArchiveOutputStream tar) implements ArchiveSink {
  private static final int OWNER_READS_AND_WRITES = 0600;

  static TarSink create(Path file) throws IOException {
    var tar =
        new TarArchiveOutputStream(
            new BufferedOutputStream(new GZIPOutputStream(ArchiveSink.newFile(file)), 1 << 16));
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    return new TarSink(file, tar);
  }

  @Override
  public OutputStream begin(String name) throws IOException {
    var part = file.resolveSibling("." + file.getFileName() + ".part");
    Files.deleteIfExists(part);
    return new FilterOutputStream(ArchiveSink.newFile(part)) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
      }

      @Override
      public void close() throws IOException {
        try {
          super.close();
          add(name, part);
        } finally {
          Files.deleteIfExists(part);
        }
      }
    };
  }

  private void add(String name, Path part) throws IOException {
    var entry = new TarArchiveEntry(name);
    entry.setSize(Files.size(part));
    entry.setMode(OWNER_READS_AND_WRITES);
    entry.setModTime(0);
    tar.putArchiveEntry(entry);
    Files.copy(part, tar);
    tar.closeArchiveEntry();
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }
}
