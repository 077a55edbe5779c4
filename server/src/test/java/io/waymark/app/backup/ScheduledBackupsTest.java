package io.waymark.app.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.app.config.Schedule;
import io.waymark.platform.postgres.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups by the clock, which the test holds. */
class ScheduledBackupsTest {
  @TempDir private Path folder;
  private Instant now = Instant.parse("2026-11-22T03:14:00Z");
  private final Jdbi jdbi = TestPostgres.jdbi();
  private Backups.Writing writing = SampleArchive::write;

  private ScheduledBackups server() {
    var backups =
        new Backups(
            to -> writing.to(to),
            folder.resolve("own"),
            new Target.Folder(folder.resolve("safe")),
            new Keep(OptionalInt.of(2), Optional.empty()),
            () -> now);
    var schedule = Schedule.parse("daily 03:15");
    return new ScheduledBackups(
        jdbi,
        backups,
        moment -> schedule.last(moment, ZoneOffset.UTC),
        new ReentrantLock(),
        () -> now);
  }

  private String[] safe() {
    var files = folder.resolve("safe").toFile().list();
    return files == null ? new String[0] : files;
  }

  private void later(Duration time) {
    now = now.plus(time);
  }

  @Test
  void oneIsMadeAtItsTimeAndTheOldestGo() {
    var server = server();
    server.tick();
    later(Duration.ofSeconds(59));
    server.tick();
    assertThat(safe()).isEmpty();
    assertThat(server.state().words()).isEqualTo("none was made yet");

    for (var day = 0; day < 3; day++) {
      later(Duration.ofMinutes(1));
      server.tick();
      server.tick();
      later(Duration.ofDays(1).minusMinutes(1));
    }
    assertThat(safe())
        .containsExactlyInAnyOrder(
            "waymark-2026-11-23T031559Z.tar.gz", "waymark-2026-11-24T031559Z.tar.gz");
    assertThat(server.state().name()).isEqualTo("waymark-2026-11-24T031559Z.tar.gz");
    assertThat(server.state().failedAt()).isNull();
  }

  @Test
  @DisplayName("Of two servers that share a database one makes the backup")
  void twoServers() {
    var one = server();
    var other = server();
    one.tick();
    later(Duration.ofMinutes(1));
    writing =
        to -> {
          SampleArchive.write(to);
          other.tick();
          assertThat(safe()).noneMatch(name -> name.startsWith("waymark"));
        };
    one.tick();
    other.tick();

    assertThat(safe()).containsExactly("waymark-2026-11-22T031500Z.tar.gz");
    assertThat(other.state()).isEqualTo(one.state());
  }

  @Test
  void whatFailsIsToldAndTriedAgainAtTheNextTime() {
    var server = server();
    server.tick();
    later(Duration.ofMinutes(1));
    writing =
        _ -> {
          throw new IOException("the disk is full");
        };
    server.tick();
    assertThat(server.state().problem()).isEqualTo("the disk is full");
    assertThat(safe()).isEmpty();
    later(Duration.ofHours(1));
    server.tick();
    assertThat(server.state().failedAt()).isEqualTo("2026-11-22T03:15:00Z");

    writing = SampleArchive::write;
    later(Duration.ofDays(1));
    server.tick();
    assertThat(server.state().failedAt()).isNull();
    assertThat(safe()).hasSize(1);
  }

  @Test
  void whatNobodyRanForIsMadeUpForOnce() {
    server().tick();
    later(Duration.ofDays(5));
    var server = server();
    server.tick();
    server.tick();

    assertThat(safe()).containsExactly("waymark-2026-11-27T031400Z.tar.gz");
  }

  @Test
  void anArchiveThatCannotBeReadAgainIsNoBackup() {
    var server = server();
    server.tick();
    later(Duration.ofMinutes(1));
    writing = SampleArchive::writeDamaged;
    server.tick();

    assertThat(server.state().problem()).contains("tags.ndjson");
    assertThat(safe()).isEmpty();
  }
}
