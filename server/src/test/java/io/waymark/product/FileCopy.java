package io.waymark.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A copy of a folder that everybody may read and nobody but its owner may change. */
final class FileCopy {
  private FileCopy() {}

  static void readable(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : (Iterable<Path>) files::iterator) {
        var copy = to.resolve(from.relativize(file).toString());
        Files.copy(file, copy);
        var permissions = Files.isDirectory(copy) ? "rwxr-xr-x" : "rw-r--r--";
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString(permissions));
      }
    }
  }
}
