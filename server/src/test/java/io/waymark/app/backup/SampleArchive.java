package io.waymark.app.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Small archives. */
final class SampleArchive {
  private static final String TAGS = "{\"workspaceId\":\"ws_1\",\"name\":\"news\"}\n";

  private SampleArchive() {}

  static void write(Path file) throws IOException {
    write(file, TAGS);
  }

  static void writeDamaged(Path file) throws IOException {
    write(file, TAGS.replace("news", "mews"));
  }

  private static void write(Path file, String tags) throws IOException {
    try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
      add(tar, "tags.ndjson", tags);
      add(
          tar,
          "manifest.json",
          "{\"format\":1,\"product\":\"test\",\"workspace\":null,\"secrets\":true,\"files\":{\"tags.ndjson\":{\"lines\":1,\"sha256\":\"%s\"}}}"
              .formatted(Hashing.sha256().hashString(TAGS, UTF_8)));
    }
  }

  private static void add(TarArchiveOutputStream tar, String name, String text) throws IOException {
    var bytes = text.getBytes(UTF_8);
    var entry = new TarArchiveEntry(name);
    entry.setSize(bytes.length);
    tar.putArchiveEntry(entry);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }
}
