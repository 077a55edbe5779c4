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
import java.util.Comparator;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;

/** What a click costs that goes through {@link DuckDbEventStore#append}, by the size of batches. */
final class IngestRate {
  private static final long CLICKS = Long.getLong("ingest-clicks", 1_000_000);
  private static final String SIZES = System.getProperty("ingest-sizes", "10000");

  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
  private final int size;

  private IngestRate(int size) {
    this.size = size;
  }

  static void measure(Path folder, int memory) throws IOException {
    for (var size : SIZES.split(",")) {
      new IngestRate(Integer.parseInt(size)).append(folder, memory);
    }
  }

  private void append(Path folder, int memory) throws IOException {
    Files.createDirectories(folder);
    var settings =
        new DuckDbSettings(folder.resolve("events.duckdb"), memory, 2, 1, Duration.ofMinutes(1));
    var stored = 0L;
    try (var store = DuckDbEventStore.open(settings)) {
      var began = System.nanoTime();
      var used = used();
      while (stored < CLICKS) {
        var after = stored;
        // Made as they are stored, as the pipeline does.
        store.append(
            () -> LongStream.rangeClosed(after + 1, after + size).mapToObj(this::click).iterator(),
            after + size);
        stored += size;
      }
      IO.println(
          "append: %.0f clicks/s in batches of %d, %.2f us of a processor each"
              .formatted(
                  stored / ((System.nanoTime() - began) / 1e9),
                  size,
                  (used() - used) / 1e3 / stored));
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Nanoseconds of processors that this process had. */
  private static long used() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }

  private Click click(long sequence) {
    var link = (long) Math.pow(100_000, random.nextDouble());
    return new Click(
        sequence,
        Instant.parse("2026-11-20T00:00:00Z").plusNanos(sequence * 100_000L),
        "%016x".formatted(random.nextLong()),
        Scene.workspace((int) (link % 200)),
        Scene.link(link),
        "go.example",
        "k" + link,
        "https://www.shop.example/products/" + link + "?utm_source=newsletter&utm_medium=email",
        HexFormat.of().formatHex(bytes(random)),
        "203.0.113." + random.nextInt(256),
        new Place("NA", "US", "CA", "City " + random.nextInt(1000), "37.3387", "-121.8853"),
        agent(random.nextInt(300)),
        false,
        "google.com",
        "https://www.google.com/" + random.nextInt(1000),
        Trigger.LINK,
        null);
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
