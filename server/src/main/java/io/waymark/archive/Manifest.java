package io.waymark.archive;

import com.fasterxml.jackson.annotation.JsonProperty;
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

  /** What this program writes, and the newest it reads. */
  static final int FORMAT = 1;

  /** How long a file is, and the SHA-256 of its bytes in hexadecimal digits. */
  record Entry(@JsonProperty("lines") long lines, @JsonProperty("sha256") String sha256) {}
}
