package io.waymark.app;

import io.waymark.app.backup.Backups;
import io.waymark.app.backup.BucketSettings;
import io.waymark.app.backup.Keep;
import io.waymark.app.backup.Target;
import io.waymark.app.config.BackupConfig;
import io.waymark.app.config.Config;
import io.waymark.app.config.Password;
import java.nio.file.Path;
import java.time.InstantSource;

/** Backups, as they are configured. */
final class BackupSettings {
  private static final String S3 = "s3://";

  private BackupSettings() {}

  static Backups backups(Config config, Backups.Writing writing, InstantSource clock) {
    var backup = config.backup();
    return new Backups(
        writing,
        config.data().toAbsolutePath().resolve("backups"),
        target(backup),
        new Keep(backup.keep(), backup.keepFor()),
        clock);
  }

  static Target target(BackupConfig backup) {
    var to = backup.to().orElse("");
    if (to.isEmpty()) {
      return new Target.DataFolder();
    }
    return to.startsWith(S3)
        ? new Target.Bucket(bucket(to.substring(S3.length()), backup.s3()))
        : new Target.Folder(Path.of(to).toAbsolutePath());
  }

  private static BucketSettings bucket(String place, BackupConfig.S3 s3) {
    var slash = place.indexOf('/');
    var prefix = slash < 0 ? "" : place.substring(slash + 1);
    return new BucketSettings(
        slash < 0 ? place : place.substring(0, slash),
        prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/",
        s3.endpoint().orElse(null),
        s3.region(),
        s3.accessKey().orElse(null),
        s3.secretKey().map(Password::value).orElse(null),
        s3.pathStyle());
  }
}
