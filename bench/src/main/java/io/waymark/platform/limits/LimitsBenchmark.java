package io.waymark.platform.limits;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.http.RateLimiter;
import io.waymark.platform.http.RateLimits;
import io.waymark.platform.postgres.EmbeddedPostgres;
import io.waymark.platform.postgres.EmbeddedPostgres.Settings;
import io.waymark.platform.postgres.PostgresConnection;
import io.waymark.platform.sql.Databases;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Counts calls in memory and in PostgreSQL, in turns. */
public final class LimitsBenchmark {
  private static final int CONNECTIONS = 16;
  private static final int MOST_CALLS = 2_000_000;
  private static final int NEVER_REACHED = Integer.MAX_VALUE / 2;

  private LimitsBenchmark() {}

  public static void main(String... arguments) throws Exception {
    var length = Duration.ofSeconds(Long.parseLong(arguments[1]));
    var rounds = Integer.parseInt(arguments[2]);
    try (var postgres = EmbeddedPostgres.start(Settings.in(Path.of(arguments[0])));
        var pool = pool(postgres.connection())) {
      var random = new SecureRandom();
      var secrets = new SecretBox(new byte[32], random);
      var clock = Clock.systemUTC();
      var memory = RateLimits.inMemory(clock);
      var shared = new SharedLimits(Databases.open(pool), secrets::sign, clock);
      IO.println("where       callers  keys      calls/s    p50 us    p99 us");
      for (var round = 0; round <= rounds; round++) {
        var label = round == 0 ? "(warming) " : "";
        measure(label + "memory", memory, 1, 1, length);
        measure(label + "PostgreSQL", shared, 1, 1, length);
        measure(label + "memory", memory, 16, 16, length);
        measure(label + "PostgreSQL", shared, 16, 16, length);
        measure(label + "memory", memory, 16, 1, length);
        measure(label + "PostgreSQL", shared, 16, 1, length);
      }
      shared.problem().ifPresent(IO::println);
    }
  }

  private static AgroalDataSource pool(PostgresConnection database) throws SQLException {
    return AgroalDataSource.from(
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                pool ->
                    pool.maxSize(CONNECTIONS)
                        .connectionFactoryConfiguration(
                            factory ->
                                factory
                                    .jdbcUrl(database.jdbcUrl())
                                    .principal(new NamePrincipal(database.user()))
                                    .credential(new SimplePassword(database.password())))));
  }

  private static void measure(
      String where, RateLimits limits, int callers, int keys, Duration length) throws Exception {
    var limiter = limits.limiter("bench", NEVER_REACHED, Duration.ofMinutes(1));
    var start = System.nanoTime();
    var end = start + length.toNanos();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var callings =
          threads.invokeAll(
              IntStream.range(0, callers)
                  .mapToObj(caller -> caller(limiter, "key" + caller % keys, callers, end))
                  .toList());
      var last = System.nanoTime();
      var calls =
          callings.stream()
              .flatMapToLong(taken -> Arrays.stream(taken.resultNow()))
              .sorted()
              .toArray();
      var seconds = Math.min(last - start, length.toNanos()) / 1e9;
      IO.println(
          "%-22s %3d  %4d  %11.0f  %8.1f  %8.1f"
              .formatted(
                  where,
                  callers,
                  keys,
                  calls.length / seconds,
                  calls[calls.length / 2] / 1e3,
                  calls[(int) (calls.length * 0.99)] / 1e3));
    }
  }

  /** How long each call took, in nanoseconds. */
  private static Callable<long[]> caller(RateLimiter limiter, String key, int callers, long end) {
    return () -> {
      var taken = new long[MOST_CALLS / callers];
      var count = 0;
      var began = System.nanoTime();
      while (began < end && count < taken.length) {
        limiter.admit(key);
        var now = System.nanoTime();
        taken[count++] = now - began;
        began = now;
      }
      return Arrays.copyOf(taken, count);
    };
  }
}
