package io.waymark.product;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Copies of folders. */
final class FileCopy {
  private FileCopy() {}

  /** The same again, with owners and permissions. */
  static void exact(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : (Iterable<Path>) files::iterator) {
        Files.copy(
            file, to.resolve(from.relativize(file).toString()), COPY_ATTRIBUTES, NOFOLLOW_LINKS);
      }
    }
  }

  /** One that everybody may read and nobody but its owner may change. */
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
