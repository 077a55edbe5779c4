package io.waymark.identity.setup;

import io.waymark.platform.text.RandomText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What the first person shows to prove that they can read the server's log or its data folder. It
 * lies there for as long as nobody has an account, readable by the server's user only.
 */
final class SetUpCode {
  private static final int SYMBOLS = 24;

  private final Path file;
  private final RandomGenerator random;

  /**
   * @param random cryptographically strong
   */
  SetUpCode(Path file, RandomGenerator random) {
    this.file = file;
    this.random = random;
  }

  /** The code, made if there is none. */
  synchronized String ensure() {
    try {
      var kept = read();
      return kept == null ? make() : kept;
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be written".formatted(file), e);
    }
  }

  /** Whether somebody shows the right one; takes the same time for any wrong one. */
  synchronized boolean fits(String shown) {
    try {
      var kept = read();
      return kept != null
          && MessageDigest.isEqual(
              kept.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read".formatted(file), e);
    }
  }

  /** It opens nothing any more. */
  synchronized void discard() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be deleted".formatted(file), e);
    }
  }

  private @Nullable String read() throws IOException {
    var kept = Files.exists(file) ? Files.readString(file).strip() : "";
    return kept.length() < SYMBOLS ? null : kept;
  }

  private String make() throws IOException {
    var code = RandomText.of(SYMBOLS, random);
    var folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    var fresh = Files.createTempFile(folder, "set-up", ".code");
    if (Files.getFileStore(fresh).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
    }
    Files.writeString(fresh, code + "\n");
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    return code;
  }
}
