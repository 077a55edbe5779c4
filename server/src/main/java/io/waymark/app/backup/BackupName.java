package io.waymark.app.backup;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** What backups are called: {@code waymark-2026-11-22T031500Z.tar.gz}, after when they began. */
final class BackupName {
  private static final Pattern SHAPE =
      Pattern.compile("waymark-(\\d{4}-\\d{2}-\\d{2}T\\d{6}Z)\\.tar\\.gz");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmssX").withZone(ZoneOffset.UTC);

  private BackupName() {}

  static String at(Instant moment) {
    return "waymark-" + moment(moment) + ".tar.gz";
  }

  static String beforeRestore(Instant moment) {
    return "before-restore-" + moment(moment) + ".tar.gz";
  }

  private static String moment(Instant moment) {
    return MOMENT.format(moment);
  }

  /** When a backup of that name began; empty if the name is no backup's. */
  static Optional<Instant> moment(String name) {
    var match = SHAPE.matcher(name);
    if (!match.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.from(MOMENT.parse(match.group(1))));
    } catch (DateTimeException noMoment) {
      return Optional.empty();
    }
  }
}
