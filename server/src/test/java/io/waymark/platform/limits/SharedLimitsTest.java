package io.waymark.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.platform.http.RateLimiter;
import io.waymark.platform.http.RateLimiter.Verdict;
import io.waymark.platform.postgres.PostgresConnection;
import io.waymark.platform.postgres.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two servers with one database; windows of a day, so that none ends during a test by itself. */
@DisplayName("c.5: limits of servers that share PostgreSQL")
class SharedLimitsTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final PostgresConnection DATABASE = TestPostgres.migratedDatabase();

  private final DataSource source = TestPostgres.source(DATABASE);
  private final Jdbi jdbi = Jdbi.create(source);
  private final Node one = new Node();
  private final Node two = new Node();

  /** A server with a connection of its own, and a clock that the other one's does not know. */
  private static final class Node {
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private boolean reachable = true;
    private int asked;
    private final SharedLimits limits;

    Node() {
      var source = TestPostgres.source(DATABASE);
      this.limits = new SharedLimits(Jdbi.create(() -> connect(source)), Node::digest, () -> now);
    }

    private Connection connect(DataSource source) throws SQLException {
      asked++;
      if (!reachable) {
        throw new SQLException("the network is down");
      }
      return source.getConnection();
    }

    private static String digest(String text) {
      return Integer.toHexString(text.hashCode());
    }

    RateLimiter limiter(int limit) {
      return limits.limiter("calls", limit, DAY);
    }
  }

  @BeforeEach
  void nobodyHasCalled() {
    jdbi.useHandle(handle -> handle.execute("truncate call_windows"));
  }

  @Test
  @DisplayName("many threads at two servers are admitted exactly as often as the limit says")
  void exact() throws Exception {
    for (var limit : new int[] {1, 37, 200}) {
      nobodyHasCalled();
      var admitted = new AtomicInteger();
      var start = new CountDownLatch(1);
      var threads = new ArrayList<Thread>();
      for (var i = 0; i < 12; i++) {
        var limiter = (i % 2 == 0 ? one : two).limiter(limit);
        threads.add(
            Thread.ofVirtual()
                .start(
                    () -> {
                      await(start);
                      for (var call = 0; call < 40; call++) {
                        if (limiter.admit("key").allowed()) {
                          admitted.incrementAndGet();
                        }
                      }
                    }));
      }
      start.countDown();
      for (var thread : threads) {
        thread.join();
      }
      assertThat(admitted).hasValue(limit);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  @DisplayName("both tell what is left of both, and the database's time, however wrong theirs is")
  void headers() {
    two.now = one.now.plus(400, ChronoUnit.DAYS);
    var here = one.limiter(3);
    var there = two.limiter(3);

    var first = here.admit("key");
    var second = there.admit("key");
    assertThat(first.remaining()).isEqualTo(2);
    assertThat(second.remaining()).isEqualTo(1);
    assertThat(here.admit("key").remaining()).isZero();
    var refused = there.admit("key");
    assertThat(refused.allowed()).isFalse();
    assertThat(refused.remaining()).isZero();
    assertThat(second.resetMillis())
        .isEqualTo(first.resetMillis())
        .isEqualTo(refused.resetMillis());
    assertThat(first.resetMillis() % DAY.toMillis()).isZero();
    assertThat(first.resetMillis() - first.nowMillis()).isBetween(1L, DAY.toMillis());
    assertThat(refused.headers())
        .containsEntry("X-RateLimit-Limit", "3")
        .containsEntry("X-RateLimit-Remaining", "0")
        .containsKeys("X-RateLimit-Reset", "Retry-After");
    assertThat(here.admit("another").allowed()).isTrue();
  }

  @Test
  @DisplayName("a window that has ended counts with the share of it that is not a window ago")
  void windowEdge() {
    // Room for those of a whole window before, which is what counts just after midnight.
    var limiter = one.limiter(200);
    for (var i = 0; i < 100; i++) {
      limiter.admit("key");
    }
    windowsAgo(1);
    for (var calls = 1; calls <= 3; calls++) {
      var verdict = two.limiter(200).admit("key");
      assertThat(used(verdict)).isEqualTo(shareOf(100, verdict) + calls);
    }
    windowsAgo(1);
    var next = limiter.admit("key");
    assertThat(used(next)).as("only the window before").isEqualTo(shareOf(3, next) + 1);
    windowsAgo(2);
    assertThat(used(limiter.admit("key"))).isEqualTo(1);
  }

  @Test
  @DisplayName("a server that is late for a window's end counts in the window that has begun")
  void late() {
    var limiter = one.limiter(2);
    limiter.admit("key");
    windowsAgo(-1);
    var verdict = limiter.admit("key");
    assertThat(verdict.remaining()).isZero();
    assertThat(limiter.admit("key").allowed()).isFalse();
  }

  private void windowsAgo(int windows) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update call_windows set opened_at = opened_at - ?", windows * DAY.toMillis()));
  }

  private static int used(Verdict verdict) {
    assertThat(verdict.allowed()).isTrue();
    return verdict.limit() - verdict.remaining();
  }

  private static int shareOf(int calls, Verdict verdict) {
    return (int) (calls * (verdict.resetMillis() - verdict.nowMillis()) / DAY.toMillis());
  }

  @Test
  @DisplayName("a server without the database keeps to the limit by itself, and comes back")
  void databaseGone() {
    var limiter = one.limiter(3);
    limiter.admit("key");
    one.reachable = false;
    var askedBefore = one.asked;
    for (var left = 2; left >= 0; left--) {
      assertThat(limiter.admit("key").remaining()).isEqualTo(left);
    }
    assertThat(limiter.admit("key").allowed()).isFalse();
    assertThat(one.asked).as("nobody else waits for it").isEqualTo(askedBefore + 1);
    assertThat(one.limits.problem()).get().asString().contains("by itself");
    assertThat(two.limits.problem()).isEmpty();

    one.reachable = true;
    assertThat(limiter.admit("key").allowed()).as("not asked yet").isFalse();
    one.now = one.now.plusSeconds(5);
    assertThat(limiter.admit("key").remaining()).as("of both again").isEqualTo(1);
    assertThat(one.limits.problem()).isEmpty();
  }

  @Test
  @DisplayName("a table that is gone is no reason to fail or to admit everybody")
  void tableGone() {
    jdbi.useHandle(handle -> handle.execute("alter table call_windows rename to elsewhere"));
    try {
      assertThat(one.limiter(1).admit("key").allowed()).isTrue();
      assertThat(one.limits.problem()).isPresent();
    } finally {
      jdbi.useHandle(handle -> handle.execute("alter table elsewhere rename to call_windows"));
    }
  }

  @Test
  @DisplayName("limiters with other names or windows, and those without a limit, count apart")
  void apart() {
    assertThat(one.limits.limiter("a", 1, DAY).admit("key").allowed()).isTrue();
    assertThat(one.limits.limiter("b", 1, DAY).admit("key").allowed()).isTrue();
    assertThat(one.limits.limiter("a", 1, Duration.ofHours(1)).admit("key").allowed()).isTrue();
    assertThat(two.limits.limiter("a", 1, DAY).admit("key").allowed()).isFalse();
    var asked = one.asked;
    assertThat(one.limiter(0).admit("key").headers()).isEmpty();
    assertThat(one.asked).isEqualTo(asked);
  }

  @Test
  @DisplayName("in a transaction, whose rollback would take a call back, nothing is counted")
  void inTransaction() {
    assertThatThrownBy(
            () ->
                jdbi.useTransaction(
                    handle -> WindowTable.admit(handle, "caller", 1, DAY.toMillis())))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName("windows that count no more are removed, others stay")
  void cleanUp() {
    var limiter = one.limiter(5);
    limiter.admit("old");
    jdbi.useHandle(
        handle ->
            handle.execute("update call_windows set ends_at = ends_at - ?", 4 * DAY.toMillis()));
    limiter.admit("new");
    one.limits.cleanUp();
    int rows =
        jdbi.withHandle(
            handle ->
                handle.createQuery("select count(*) from call_windows").mapTo(int.class).one());
    assertThat(rows).isEqualTo(1);
    assertThat(limiter.admit("new").remaining()).isEqualTo(3);
  }
}
