package io.waymark.app.start;

import io.waymark.app.config.Config;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds out why HTTPS cannot be served, before anything else is started for it. */
final class TlsCheck {
  private TlsCheck() {}

  /** What stands in the way, in words for people; empty if nothing does or nobody asked for it. */
  static Optional<String> problem(Config config) {
    var tls = config.tls();
    if (tls.certificate().isEmpty() && tls.key().isEmpty()) {
      return Optional.empty();
    }
    if (tls.certificate().isEmpty() || tls.key().isEmpty()) {
      return Optional.of("tls.certificate and tls.key belong together: only one of them is set");
    }
    if (tls.port() == config.http().port()) {
      return Optional.of(
          "HTTP and HTTPS cannot share port %d: choose another tls.port".formatted(tls.port()));
    }
    return unreadable("tls.certificate", tls.certificate().get())
        .or(() -> unreadable("tls.key", tls.key().get()))
        .or(() -> PortCheck.problem(config.http().host(), tls.port()));
  }

  private static Optional<String> unreadable(String key, Path file) {
    return Files.isRegularFile(file) && Files.isReadable(file)
        ? Optional.empty()
        : Optional.of("%s: %s is no file that can be read".formatted(key, file));
  }
}
