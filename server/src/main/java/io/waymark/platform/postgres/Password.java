package io.waymark.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * The role's password, kept in a file only its owner can read.
 *
 * @param text letters, digits, {@code -} and {@code _} only, so it needs no quoting anywhere
 * @param fresh whether it was made just now, so that the cluster does not know it yet
 */
record Password(String text, boolean fresh) {
  private static final int BYTES = 32;

  /** Reads the password, making one up if there is none. */
  static Password in(Path file, RandomGenerator random) throws IOException {
    if (Files.exists(file)) {
      return new Password(Files.readString(file).strip(), false);
    }
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new Password(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), true);
  }

  /** Keeps it. Only once the cluster knows it: a lost password is replaced, a wrong one is not. */
  void save(Path file) throws IOException {
    if (fresh) {
      WholeFile.writePrivate(file, text + "\n");
    }
  }

  @Override
  public String toString() {
    return "Password[fresh=" + fresh + "]";
  }
}
