package io.waymark.platform.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Tells one set of migrations from another, by the checksums that a jar has of its files. */
final class Fingerprint {
  private Fingerprint() {}

  /** That of the jar this class is in; nothing where classes are in folders, as in tests. */
  static Optional<String> ofBuild() {
    try {
      var source = Fingerprint.class.getProtectionDomain().getCodeSource();
      if (source == null) {
        return Optional.empty();
      }
      var jar = Path.of(source.getLocation().toURI());
      return Files.isRegularFile(jar) ? Optional.of(of(jar)) : Optional.empty();
    } catch (IOException | URISyntaxException | IllegalArgumentException e) {
      // Without one, the migrations are looked at at every start.
      return Optional.empty();
    }
  }

  /**
   * Hexadecimal digits, other ones if a migration of the jar has another name or another content.
   */
  static String of(Path jar) throws IOException {
    var hash = Hashing.sha256().newHasher();
    try (var file = new ZipFile(jar.toFile())) {
      file.stream()
          .filter(entry -> entry.getName().startsWith(Migrations.FOLDER))
          .sorted(Comparator.comparing(ZipEntry::getName))
          .forEach(
              entry ->
                  hash.putString(entry.getName(), UTF_8)
                      .putLong(entry.getCrc())
                      .putLong(entry.getSize()));
    }
    return hash.hash().toString();
  }
}
