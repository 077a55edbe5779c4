package io.waymark.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Temporary folders that other users can pass through, unlike JUnit's. */
final class SharedFolder {
  private SharedFolder() {}

  static Path create() throws IOException {
    var folder = Files.createTempDirectory("waymark-postgres-");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    return folder.toRealPath();
  }
}
