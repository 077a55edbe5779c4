package io.waymark.app.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class KeepTest {
  private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

  private static List<Kept> daily(int days) {
    var there = new ArrayList<Kept>();
    for (var day = 0; day < days; day++) {
      there.add(new Kept(name(day), 1));
    }
    there.add(new Kept("holiday.jpg", 1));
    there.add(new Kept("before-restore-2020-01-01T000000Z.tar.gz", 1));
    there.add(new Kept("waymark-2020-99-01T000000Z.tar.gz", 1));
    return there;
  }

  private static String name(int daysAgo) {
    return BackupName.at(NOW.minus(Duration.ofDays(daysAgo)));
  }

  @Test
  void withoutALimitAllStay() {
    assertThat(new Keep(OptionalInt.empty(), Optional.empty()).tooMany(daily(9), NOW)).isEmpty();
  }

  @Test
  void theOldestGoWhenThereAreTooMany() {
    assertThat(new Keep(OptionalInt.of(2), Optional.empty()).tooMany(daily(4), NOW))
        .containsExactlyInAnyOrder(name(2), name(3));
  }

  @Test
  void thoseGoThatAreTooOldButNeverTheNewest() {
    var keep = new Keep(OptionalInt.of(3), Optional.of(Duration.ofHours(36)));

    assertThat(keep.tooMany(daily(5), NOW)).containsExactlyInAnyOrder(name(2), name(3), name(4));
    assertThat(keep.tooMany(List.of(new Kept(name(400), 1)), NOW)).isEmpty();
  }
}
