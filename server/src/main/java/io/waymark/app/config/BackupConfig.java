package io.waymark.app.config;

import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;

/** Copies of everything, made by the server itself. */
public interface BackupConfig {
  @Meaning(
      "When the server makes a backup: hourly, daily 03:15, weekly sunday 03:15, a cron expression"
          + " of five fields such as 15 3 * * 1-5, or none.")
  @WithDefault("none")
  Schedule schedule();

  @Meaning("Time zone of backup.schedule, such as Europe/Berlin.")
  @WithDefault("UTC")
  ZoneId zone();

  @Meaning(
      "Where backups go: a folder, or s3://BUCKET/PREFIX. When not set, the folder backups in the"
          + " data folder, which is no help if its disk breaks.")
  @Matching(value = Shapes.BACKUP_PLACE, expected = "a folder, or s3://BUCKET/PREFIX")
  Optional<String> to();

  @Meaning("How many backups of the same place are kept. When not set, any number.")
  @Within(min = "1", max = "100000")
  OptionalInt keep();

  @Meaning(
      "For how long backups of the same place are kept. The newest is kept whatever its age. When"
          + " not set, for ever.")
  @Within(min = "1d", max = "36500d")
  Optional<Duration> keepFor();

  /** Storage that speaks S3. */
  S3 s3();

  /** Storage that speaks S3. */
  interface S3 {
    @Meaning("Address of the storage, such as https://s3.example.com. When not set, Amazon's.")
    Optional<URI> endpoint();

    @Meaning("Region of the bucket, which other stores than Amazon's mostly do not care for.")
    @WithDefault("us-east-1")
    @Matching(value = "[a-z0-9-]{1,63}", expected = "a region such as eu-central-1")
    String region();

    @Meaning(
        "Access key. Without it and the secret key, they come from where Amazon's own tools look:"
            + " AWS_ACCESS_KEY_ID, profiles, the machine's role.")
    Optional<String> accessKey();

    @Meaning("Secret key that belongs to the access key.")
    Optional<Password> secretKey();

    @Meaning("Whether the bucket's name is in the path, not in the host, as most stores want it.")
    @WithDefault("true")
    boolean pathStyle();
  }
}
