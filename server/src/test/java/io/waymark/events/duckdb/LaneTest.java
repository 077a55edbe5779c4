package io.waymark.events.duckdb;

import static io.waymark.events.duckdb.Sql.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.waymark.events.EventStoreException;
import io.waymark.events.EventStoreException.Reason;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LaneTest {
  private static final Sql HOURS_LONG =
      sql("SELECT sum(a.range * b.range) FROM range(10000000) a, range(10000000) b");

  @TempDir private Path folder;
  private Database root;
  private Lane lane;

  @BeforeEach
  void open() {
    root = Database.open(TempStore.settings(folder));
    lane = new Lane(Thread.ofPlatform().daemon().name("test-", 1).factory(), 1, root);
  }

  @AfterEach
  void close() throws Exception {
    lane.stop();
    assertThat(lane.awaitEnd(Duration.ofSeconds(30))).isTrue();
    root.close();
  }

  @Test
  void givesUpWhenTheTimeIsOverAndIsFreeAgain() {
    assertThat(reasonOf(() -> lane.call(Duration.ofMillis(50), LaneTest::hours)))
        .isEqualTo(Reason.TIMEOUT);
    assertThat(lane.finish(LaneTest::one)).isEqualTo(1);
  }

  @Test
  void givesUpWhenTheCallerIsInterruptedAndIsFreeAgain() throws Exception {
    var started = new CountDownLatch(1);
    var reason =
        new FutureTask<>(
            () ->
                reasonOf(
                    () ->
                        lane.call(
                            Duration.ofHours(1),
                            session -> {
                              started.countDown();
                              return hours(session);
                            })));
    var caller = Thread.ofVirtual().start(reason);
    started.await();
    caller.interrupt();
    assertThat(reason.get()).isEqualTo(Reason.CANCELLED);
    assertThat(lane.finish(LaneTest::one)).isEqualTo(1);
  }

  @Test
  void neverStartsWhatWasGivenUpWhileWaiting() throws Exception {
    var blocked = new CountDownLatch(1);
    var first = occupy(blocked);
    var ran = new ArrayList<String>();
    assertThat(reasonOf(() -> lane.call(Duration.ofMillis(50), session -> ran.add("late"))))
        .isEqualTo(Reason.TIMEOUT);
    blocked.countDown();
    first.join();
    lane.finish(LaneTest::one);
    assertThat(ran).isEmpty();
  }

  @Test
  void refusesMoreWorkThanItLetsWait() throws Exception {
    var blocked = new CountDownLatch(1);
    var callers = new ArrayList<Thread>();
    callers.add(occupy(blocked));
    Reason reason = null;
    while (reason == null) {
      var answer = new FutureTask<>(() -> reasonOf(() -> lane.finish(LaneTest::one)));
      var caller = Thread.ofVirtual().start(answer);
      callers.add(caller);
      while (caller.isAlive() && caller.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      if (callers.size() > 200 && !caller.isAlive()) {
        reason = answer.get();
      }
    }
    assertThat(reason).isEqualTo(Reason.BUSY);
    assertThat(callers.size()).isLessThan(300);
    blocked.countDown();
    for (var caller : callers) {
      caller.join();
    }
  }

  @Test
  void stoppingEndsWhatRunsAndRefusesWhatWaits() throws Exception {
    var started = new CountDownLatch(1);
    var running =
        new FutureTask<>(
            () ->
                reasonOf(
                    () ->
                        lane.finish(
                            session -> {
                              started.countDown();
                              return hours(session);
                            })));
    Thread.ofVirtual().start(running);
    started.await();
    var waiting = new FutureTask<>(() -> reasonOf(() -> lane.finish(LaneTest::one)));
    Thread.ofVirtual().start(waiting);
    lane.stop();
    assertThat(running.get()).isEqualTo(Reason.CANCELLED);
    assertThat(waiting.get()).isEqualTo(Reason.CANCELLED);
    assertThat(lane.awaitEnd(Duration.ofSeconds(30))).isTrue();
  }

  @Test
  void reportsWhatTheDatabaseSays() {
    var failure =
        catchThrowableOfType(
            EventStoreException.class,
            () -> lane.finish(session -> session.list(sql("SELECT nothing"), row -> row)));
    assertThat(failure.reason()).isEqualTo(Reason.FAILED);
    assertThat(failure).hasMessageContaining("nothing");
  }

  /** Returns once the lane's only thread is busy, until the latch opens. */
  private Thread occupy(CountDownLatch blocked) throws InterruptedException {
    var started = new CountDownLatch(1);
    var caller =
        Thread.ofVirtual()
            .start(
                () ->
                    lane.finish(
                        session -> {
                          started.countDown();
                          return await(blocked);
                        }));
    started.await();
    return caller;
  }

  private static Reason reasonOf(Runnable action) {
    return catchThrowableOfType(EventStoreException.class, action::run).reason();
  }

  private static Object hours(Session session) throws SQLException {
    return session.list(HOURS_LONG, row -> row.getLong(1));
  }

  private static int one(Session session) throws SQLException {
    return session.first(sql("SELECT 1"), row -> row.getInt(1)).orElseThrow();
  }

  private static boolean await(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
