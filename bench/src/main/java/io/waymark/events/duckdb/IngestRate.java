package io.waymark.events.duckdb;

import io.waymark.events.Agent;
import io.waymark.events.Click;
import io.waymark.events.Place;
import io.waymark.events.Trigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** How many clicks a second go through {@link DuckDbEventStore#append}. */
final class IngestRate {
  private static final int BATCHES = Integer.getInteger("ingest-batches", 100);
  private static final int SIZE = 10_000;

  private IngestRate() {}

  static void measure(Path folder) throws IOException {
    Files.createDirectories(folder);
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    var settings =
        new DuckDbSettings(folder.resolve("events.duckdb"), 512, 2, 1, Duration.ofMinutes(1));
    var nanos = 0L;
    try (var store = DuckDbEventStore.open(settings)) {
      for (var batch = 0; batch < BATCHES; batch++) {
        var clicks = clicks(batch, random);
        var began = System.nanoTime();
        store.append(clicks, clicks.getLast().sequence());
        nanos += System.nanoTime() - began;
      }
    }
    IO.println(
        "append: %.0f clicks/s in batches of %d".formatted(BATCHES * SIZE / (nanos / 1e9), SIZE));
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static List<Click> clicks(int batch, RandomGenerator random) {
    var clicks = new ArrayList<Click>();
    var began = Instant.parse("2026-11-20T00:00:00Z").plusSeconds(batch);
    for (var i = 0; i < SIZE; i++) {
      var sequence = (long) batch * SIZE + i + 1;
      var link = (long) Math.pow(100_000, random.nextDouble());
      clicks.add(
          new Click(
              sequence,
              began.plusNanos(i * 100_000L),
              "%016x".formatted(random.nextLong()),
              Scene.workspace((int) (link % 200)),
              Scene.link(link),
              "go.example",
              "k" + link,
              "https://www.shop.example/products/"
                  + link
                  + "?utm_source=newsletter&utm_medium=email",
              HexFormat.of().formatHex(bytes(random)),
              "203.0.113." + random.nextInt(256),
              new Place("NA", "US", "CA", "City " + random.nextInt(1000), "37.3387", "-121.8853"),
              agent(random.nextInt(300)),
              false,
              "google.com",
              "https://www.google.com/" + random.nextInt(1000),
              Trigger.LINK,
              null));
    }
    return clicks;
  }

  private static byte[] bytes(RandomGenerator random) {
    var bytes = new byte[32];
    random.nextBytes(bytes);
    return bytes;
  }

  private static Agent agent(int version) {
    var number = version + ".0.0.0";
    return new Agent(
        "Desktop",
        "Apple",
        "Macintosh",
        "Chrome",
        number,
        "Blink",
        number,
        "Mac OS",
        "10.15.7",
        "arm64",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/"
            + number
            + " Safari/537.36");
  }
}
