package io.waymark.app;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether PostgreSQL answers, soon enough for whoever asks: a load balancer does not wait
 * as long as the pool does for a connection.
 */
final class DatabaseProbe {
  private final DataSource pool;
  private final Executor threads;
  private final Duration patience;
  private @Nullable CompletableFuture<Optional<String>> underWay;

  /**
   * @param threads may block
   */
  DatabaseProbe(DataSource pool, Executor threads, Duration patience) {
    this.pool = pool;
    this.threads = threads;
    this.patience = patience;
  }

  /** What is wrong with PostgreSQL, in words for an operator; empty if it answers. */
  Optional<String> problem() {
    return question()
        .copy()
        .completeOnTimeout(
            Optional.of("PostgreSQL does not answer"), patience.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  /** However many ask, one question is under way. */
  private synchronized CompletableFuture<Optional<String>> question() {
    var asked = underWay;
    if (asked == null || asked.isDone()) {
      asked = CompletableFuture.supplyAsync(this::ask, threads);
      underWay = asked;
    }
    return asked;
  }

  private Optional<String> ask() {
    try (var connection = pool.getConnection()) {
      return connection.isValid(Math.toIntExact(patience.toSeconds()))
          ? Optional.empty()
          : Optional.of("PostgreSQL does not answer");
    } catch (SQLException refused) {
      return Optional.of("PostgreSQL cannot be reached: " + refused.getMessage());
    }
  }
}
