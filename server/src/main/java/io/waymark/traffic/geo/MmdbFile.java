package io.waymark.traffic.geo;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import com.maxmind.db.Reader.FileMode;
import io.waymark.events.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;

/**
 * An open MMDB file. It is mapped from a private copy, so it takes no heap, and nothing that
 * happens to the original can break a look-up.
 */
final class MmdbFile {
  private final Reader reader;
  private final boolean v4Only;

  private MmdbFile(Reader reader) {
    this.reader = reader;
    this.v4Only = reader.getMetadata().ipVersion() == 4;
  }

  /**
   * Opens a file.
   *
   * @throws IOException if it cannot be read or is not an MMDB file
   */
  static MmdbFile open(Path file) throws IOException {
    var copy = Files.createTempFile("waymark-geo", ".mmdb");
    try {
      Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      return new MmdbFile(new Reader(copy.toFile(), FileMode.MEMORY_MAPPED, new CHMCache()));
    } finally {
      delete(copy);
    }
  }

  /**
   * A mapped file lives on without its name; where the system refuses, it goes with the process.
   */
  private static void delete(Path copy) {
    try {
      Files.deleteIfExists(copy);
    } catch (IOException e) {
      copy.toFile().deleteOnExit();
    }
  }

  /**
   * The place of an address, {@link Place#UNKNOWN} if the file does not know it.
   *
   * @throws IOException if the file is damaged there
   */
  Place place(IpAddress address) throws IOException {
    if (v4Only && !address.isV4()) {
      return Place.UNKNOWN;
    }
    var data = reader.get(address.toInetAddress(), Map.class);
    return data == null ? Place.UNKNOWN : MmdbRecord.place(data);
  }

  String type() {
    return reader.getMetadata().databaseType();
  }

  Instant built() {
    return reader.getMetadata().buildTime();
  }
}
