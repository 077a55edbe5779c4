package io.waymark.archive;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/**
 * A compressed TAR file, read from its beginning to its end: files that are asked for in the order
 * in which they are there take one pass together. Only plain files are taken; nothing is unpacked.
 */
final class TarSource implements ArchiveSource {
  /** More than names and numbers ever need. */
  private static final int HEADERS = 1 << 20;

  private static final int MOST_FILES = 1000;

  private final Path file;
  private final SortedSet<String> names;
  private @Nullable Pass pass;

  TarSource(Path file) throws IOException {
    this.file = file;
    this.names = list();
  }

  private SortedSet<String> list() throws IOException {
    var found = new TreeSet<String>();
    try (var once = new Pass(file)) {
      for (var name = once.next(); name != null; name = once.next()) {
        if (!found.add(name)) {
          throw new IOException("%s: %s is in it twice".formatted(file, name));
        }
        if (found.size() > MOST_FILES) {
          throw new IOException("%s: expected %d files at most".formatted(file, MOST_FILES));
        }
      }
      once.finish();
    }
    return found;
  }

  @Override
  public SortedSet<String> names() {
    return names;
  }

  @Override
  public Optional<InputStream> open(String name) throws IOException {
    if (!names.contains(name)) {
      return Optional.empty();
    }
    var found = pass == null ? Optional.<InputStream>empty() : forward(pass, name);
    if (found.isPresent()) {
      return found;
    }
    close();
    pass = new Pass(file);
    return forward(pass, name);
  }

  private static Optional<InputStream> forward(Pass pass, String name) throws IOException {
    for (var next = pass.next(); next != null; next = pass.next()) {
      if (next.equals(name)) {
        return Optional.of(pass.content());
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    if (pass != null) {
      pass.close();
      pass = null;
    }
  }

  /** It is told where the file is wrong. */
  private static final class Damage extends IOException {
    private static final long serialVersionUID = 1;

    Damage(String words, Exception cause) {
      super(words, cause);
    }
  }

  /** One reading of the file. */
  private static final class Pass implements AutoCloseable {
    private static final Set<Byte> PLAIN = Set.of(TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM);

    private final Path file;
    private final Unpacking unpacked;
    private final TarArchiveInputStream tar;
    private String at = "its beginning";
    private long line;

    Pass(Path file) throws IOException {
      this.file = file;
      var raw = Files.newInputStream(file);
      try {
        unpacked =
            new Unpacking(
                new GZIPInputStream(new BufferedInputStream(raw, 1 << 16), 1 << 16),
                Files.size(file));
        tar = new TarArchiveInputStream(unpacked);
      } catch (IOException e) {
        raw.close();
        throw new IOException("%s is no compressed TAR file".formatted(file), e);
      }
    }

    /** The next plain file's name; null at the end. */
    @Nullable String next() throws IOException {
      try {
        if (line > 0) {
          content().transferTo(OutputStream.nullOutputStream());
        }
        unpacked.atMost(HEADERS);
        var entry = tar.getNextEntry();
        while (entry != null && isTop(entry)) {
          entry = tar.getNextEntry();
        }
        if (entry == null) {
          return null;
        }
        at = plain(entry);
        line = 1;
        unpacked.atMost(Long.MAX_VALUE);
        return at;
      } catch (Damage e) {
        throw e;
      } catch (IOException | IllegalArgumentException e) {
        throw damaged(e);
      }
    }

    private static boolean isTop(TarArchiveEntry entry) {
      return entry.isDirectory() && (entry.getName().equals("./") || entry.getName().equals("."));
    }

    private static String plain(TarArchiveEntry entry) throws IOException {
      var name = entry.getName().startsWith("./") ? entry.getName().substring(2) : entry.getName();
      var shown = LineReader.shown(name);
      if (entry.isSymbolicLink() || entry.isLink()) {
        throw new IOException("%s: is a link; archives have plain files only".formatted(shown));
      }
      if (!PLAIN.contains(entry.getLinkFlag()) || entry.isSparse() || !entry.isCheckSumOK()) {
        throw new IOException("%s: is no plain file".formatted(shown));
      }
      if (name.isEmpty() || name.contains("/") || name.contains("\\") || name.equals("..")) {
        throw new IOException("%s: archives have no folders".formatted(shown));
      }
      return name;
    }

    InputStream content() {
      return new FilterInputStream(tar) {
        @Override
        public int read() throws IOException {
          var one = new byte[1];
          return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
          try {
            var read = super.read(bytes, offset, length);
            for (var index = offset; index < offset + read; index++) {
              line += bytes[index] == '\n' ? 1 : 0;
            }
            return read;
          } catch (IOException e) {
            throw damaged(e);
          }
        }

        @Override
        public void close() {
          // the pass goes on
        }
      };
    }

    /** Reads what follows the last file, so that a checksum that is wrong is found. */
    void finish() throws IOException {
      try {
        unpacked.atMost(HEADERS);
        unpacked.transferTo(OutputStream.nullOutputStream());
      } catch (IOException e) {
        throw damaged(e);
      }
    }

    private Damage damaged(Exception e) {
      return new Damage(
          "%s: damaged, cut off or no archive, at %s: %s"
              .formatted(file, line == 0 ? at : at + ":" + line, e.getMessage()),
          e);
    }

    @Override
    public void close() throws IOException {
      tar.close();
    }
  }
}
