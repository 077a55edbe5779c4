package io.waymark.app.start;

import io.waymark.app.config.Config;
import java.util.Optional;

/** Finds what is wrong with the configuration of backups as a whole. */
public final class BackupCheck {
  private BackupCheck() {}

  /** The problem, in words for people; empty if there is none. */
  public static Optional<String> problem(Config config) {
    var s3 = config.backup().s3();
    return s3.accessKey().isPresent() == s3.secretKey().isPresent()
        ? Optional.empty()
        : Optional.of("backup.s3.access-key and backup.s3.secret-key belong together: set both");
  }
}
