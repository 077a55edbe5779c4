package io.waymark.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Dwaymark.crash.seed=N} repeats the moments of a run, as far as a machine allows. */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class CrashIT {
  private static final int ROUNDS = 20;
  private static final int PEOPLE = 6;
  private static final int LINKS = 5;
  private static final String[] OPTIONS = {
    "--proxy.trusted=127.0.0.1",
    // Often enough that many a death falls into the middle of storing and counting.
    "--events.flush-interval=30ms",
    "--events.batch-size=100",
    "--journal.segment-size=1MiB",
  };

  private final long seed = Long.getLong("waymark.crash.seed", System.currentTimeMillis());
  private final Random random = new Random(seed);
  private final Visits visits = new Visits();
  private final Map<String, String> linkIds = new HashMap<>();
  private final int port = Ports.free();

  @AutoClose private final Products products = new Products();
  @TempDir private Path folder;

  @BeforeEach
  void letPostgresPass() throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
  }

  /** What dies in a round, and when. */
  private enum Death {
    SERVER_AT_WORK,
    POSTGRES_THEN_SERVER,
    POSTGRES_AND_SERVER,
    SERVER_AT_ITS_START;

    static Death of(int round) {
      return switch (round % 5) {
        case 1 -> POSTGRES_THEN_SERVER;
        case 2 -> POSTGRES_AND_SERVER;
        case 3 -> SERVER_AT_ITS_START;
        default -> SERVER_AT_WORK;
      };
    }
  }

  @Test
  @DisplayName(
      "design 1.1: whatever is killed, and when, each answered visit is stored and counted once")
  void survivesTwentyDeaths() throws Exception {
    System.out.printf("CrashIT: -Dwaymark.crash.seed=%d%n", seed);
    var data = folder.resolve("data");
    var key = prepare(data);

    try (var _ = Crowd.gather(visits, List.copyOf(linkIds.keySet()), port, PEOPLE, seed)) {
      for (var round = 0; round < ROUNDS; round++) {
        liveAndDie(data, round);
      }
    }
    System.out.printf("CrashIT: %d visits answered%n", visits.answers());

    var last = products.up(data, port, OPTIONS);
    assertThat(last.stop()).as(last.output()).isEqualTo(128 + 15);
    var stored = StoredClicks.in(data);
    System.out.printf("CrashIT: %d visits stored%n", stored.rows().size());
    assertThat(visits.answers()).isGreaterThan(ROUNDS * PEOPLE);
    stored.assertAgreeWith(visits, linkIds);
    assertCountersAgreeWith(stored, products.up(data, port, OPTIONS).api(key));
  }

  /** Makes the links; gives the key to ask for them. */
  private String prepare(Path data) throws Exception {
    var product = products.up(data, port, OPTIONS);
    var key = product.firstKey();
    for (var link = 0; link < LINKS; link++) {
      var linkKey = "crash" + link;
      var created = product.api(key).createLink("https://example.com/" + link, linkKey);
      linkIds.put(linkKey, created.get("id").asText());
    }
    product.kill();
    return key;
  }

  private void liveAndDie(Path data, int round) throws Exception {
    var death = Death.of(round);
    var begin = System.nanoTime();
    var product = products.start(Launch.of("up").with(OPTIONS), data, port);
    if (death == Death.SERVER_AT_ITS_START) {
      pause(3000);
    } else {
      product.awaitReady();
    }
    var ready = Duration.ofNanos(System.nanoTime() - begin);
    var before = visits.answers();
    pause(800);
    switch (death) {
      case POSTGRES_THEN_SERVER -> {
        product.killPostgres();
        pause(1200);
      }
      case POSTGRES_AND_SERVER -> product.killPostgres();
      case SERVER_AT_WORK, SERVER_AT_ITS_START -> {}
    }
    assertThat(product.running()).as(product.output()).isTrue();
    product.kill();
    System.out.printf(
        "CrashIT: round %d, %s, %d ms before, %d visits%n",
        round, death, ready.toMillis(), visits.answers() - before);
  }

  private void pause(int mostMillis) throws InterruptedException {
    Thread.sleep(random.nextInt(mostMillis));
  }

  private void assertCountersAgreeWith(StoredClicks stored, Api api) throws Exception {
    var counters = new ArrayList<Long>();
    var events = new ArrayList<Long>();
    for (var id : linkIds.values()) {
      counters.add(api.link(id).get("clicks").asLong());
      events.add(stored.counted(id));
    }
    assertThat(counters).isEqualTo(events);
  }
}
