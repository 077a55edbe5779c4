package io.waymark.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds out whether an archive is what it was when it was written, to the last byte. */
public final class Verification {
  private Verification() {}

  /**
   * What an archive is.
   *
   * @param product the version of Waymark that wrote it
   * @param workspace the slug if it is of one workspace; null if of a whole server
   * @param secrets whether secrets are in it
   * @param files how many lines each file has
   */
  public record Summary(
      String product, @Nullable String workspace, boolean secrets, SortedMap<String, Long> files) {}

  /**
   * Reads all of an archive, every line of it.
   *
   * @param report hears of lines that are no lines of their files
   * @return what the archive is, if nothing was refused
   * @throws IOException naming the file, and the line if it is one, that is not as it was written
   */
  public static Summary of(Path archive, Report report) throws IOException {
    try (var source = ArchiveSource.of(archive)) {
      var manifest = Manifest.of(source);
      if (manifest == null) {
        throw new IOException(
            "%s has no %s, so nobody knows whether it is whole".formatted(archive, Manifest.FILE));
      }
      for (var name : source.names()) {
        if (!name.equals(Manifest.FILE) && !manifest.files().containsKey(name)) {
          throw new IOException(
              "%s:0: %s does not know this file".formatted(LineReader.shown(name), Manifest.FILE));
        }
      }
      return read(source, manifest, report);
    }
  }

  private static Summary read(ArchiveSource source, Manifest manifest, Report report)
      throws IOException {
    var files = new TreeMap<String, Long>();
    var known =
        Contents.all().stream().collect(Collectors.toMap(Described::fileName, file -> file));
    for (var name : manifest.files().keySet()) {
      if (!known.containsKey(name)) {
        throw new IOException("%s:0: archives have no such file".formatted(LineReader.shown(name)));
      }
    }
    for (var file : Contents.all()) {
      var entry = manifest.files().get(file.fileName());
      if (entry != null) {
        compare(source, file, entry, report);
        files.put(file.fileName(), entry.lines());
      }
    }
    return new Summary(manifest.product(), manifest.workspace(), manifest.secrets(), files);
  }

  private static void compare(
      ArchiveSource source, Described file, Manifest.Entry entry, Report report)
      throws IOException {
    var name = file.fileName();
    var found = source.open(name);
    if (found.isEmpty()) {
      throw new IOException("%s:0: is missing, but %s names it".formatted(name, Manifest.FILE));
    }
    try (var in = found.get()) {
      var lines = new Lines(in);
      var reader = new LineReader(file.fields());
      var count = new long[1];
      lines.each(
          (_, line) -> {
            count[0]++;
            reader.read(line, LineReader.Taker.NONE);
          },
          (number, words) -> report.line(name, number, Outcome.REFUSED, null, words));
      if (!lines.sha256().equals(entry.sha256()) || count[0] != entry.lines()) {
        throw new IOException(
            "%s:%d: is not what %s says it is: damaged, cut off or changed by hand"
                .formatted(name, count[0] < entry.lines() ? count[0] + 1 : 0, Manifest.FILE));
      }
    }
  }

  /** How many lines of clicks an archive has, at most. */
  public static long clicks(Path archive) throws IOException {
    try (var source = ArchiveSource.of(archive)) {
      var found = source.open(EventFile.CLICKS.fileName());
      if (found.isEmpty()) {
        return 0;
      }
      try (var in = found.get()) {
        var lines = new long[1];
        new Lines(in).each((_, _) -> lines[0]++, (_, _) -> {});
        return lines[0];
      }
    }
  }
}
