package io.waymark.platform.crypto;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** The server's own key: random, made at the first start, readable by the server's user only. */
public final class ServerKey {
  private static final int BYTES = 32;

  private ServerKey() {}

  /**
   * Reads the key, or makes it if there is none. It appears whole or not at all, also if the
   * process dies meanwhile.
   *
   * @throws IOException if the file cannot be read or written, or is no key
   */
  public static byte[] in(Path file, SecureRandom random) throws IOException {
    if (!Files.exists(file)) {
      make(file, random);
    }
    var key = Files.readAllBytes(file);
    if (key.length < BYTES) {
      throw new IOException(
          "%s is no server key: restore it from a backup, because link passwords cannot be read without it"
              .formatted(file));
    }
    return key;
  }

  private static void make(Path file, SecureRandom random) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    var key = new byte[BYTES];
    random.nextBytes(key);
    var fresh = Files.createTempFile(folder, "server", ".key");
    if (Files.getFileStore(fresh).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
    }
    Files.write(fresh, key, StandardOpenOption.SYNC);
    try {
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException e) {
      Files.deleteIfExists(fresh);
    }
  }
}
