package io.waymark.app.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which backups stay. Without either limit, all of them.
 *
 * @param most how many
 * @param age how old the oldest may be
 */
public record Keep(OptionalInt most, Optional<Duration> age) {

  /** Names of backups that may go. The newest stays whatever its age, and so does what is none. */
  List<String> tooMany(List<Kept> there, Instant now) {
    var ours =
        there.stream()
            .map(Kept::name)
            .filter(name -> BackupName.moment(name).isPresent())
            .sorted(Comparator.reverseOrder())
            .toList();
    var oldest = age.map(now::minus).orElse(Instant.MIN);
    return ours.stream()
        .skip(1)
        .filter(
            name ->
                ours.indexOf(name) >= most.orElse(Integer.MAX_VALUE)
                    || BackupName.moment(name).orElse(now).isBefore(oldest))
        .toList();
  }
}
