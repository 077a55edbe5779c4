package io.waymark.archive;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What an archive says of itself, in {@code manifest.json}. It has no date, so that the same data
 * makes the same archive.
 *
 * @param format the version of this format
 * @param product the version of Waymark that wrote it
 * @param workspace the slug if it is of one workspace; null if of a whole server
 * @param secrets whether secrets are in it
 * @param files by their names
 */
record Manifest(
    @JsonProperty("format") int format,
    @JsonProperty("product") String product,
    @JsonProperty("workspace") @Nullable String workspace,
    @JsonProperty("secrets") boolean secrets,
    @JsonProperty("files") SortedMap<String, Entry> files) {

  static final String FILE = "manifest.json";

  private static final int LONGEST = 1 << 20;

  /** What this program writes, and the newest it reads. */
  static final int FORMAT = 1;

  /**
   * That of an archive; null if it has none.
   *
   * @throws IOException if it is not one, or of a later format
   */
  static @Nullable Manifest of(ArchiveSource source) throws IOException {
    var file = source.open(FILE);
    if (file.isEmpty()) {
      return null;
    }
    try (var in = file.get()) {
      var bytes = in.readNBytes(LONGEST);
      var format = Json.MAPPER.readTree(bytes).path("format").asInt();
      if (format < 1 || format > FORMAT) {
        throw new IOException(
            "%s: format: expected %d at most; a newer Waymark wrote this archive"
                .formatted(FILE, FORMAT));
      }
      return Json.MAPPER.readValue(bytes, Manifest.class);
    } catch (JsonProcessingException e) {
      throw new IOException(FILE + ": expected the manifest of an archive", e);
    }
  }

  /** How long a file is, and the SHA-256 of its bytes in hexadecimal digits. */
  record Entry(@JsonProperty("lines") long lines, @JsonProperty("sha256") String sha256) {}
}
