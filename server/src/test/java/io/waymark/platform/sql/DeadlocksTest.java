package io.waymark.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.platform.postgres.TestPostgres;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DeadlocksTest {

  @Test
  @DisplayName("two that take rows in opposite orders both end well")
  void both() throws Exception {
    var database = TestPostgres.freshDatabase();
    var jdbi = Jdbi.create(database.jdbcUrl(), database.user(), database.password());
    jdbi.useHandle(
        handle -> {
          handle.execute("create table things (id int primary key, changes int not null)");
          handle.execute("insert into things values (1, 0), (2, 0)");
        });
    var bothHaveOne = new CountDownLatch(2);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var one = threads.submit(() -> change(jdbi, 1, 2, bothHaveOne));
      var other = threads.submit(() -> change(jdbi, 2, 1, bothHaveOne));
      one.get();
      other.get();
    }
    int changes =
        jdbi.withHandle(
            handle ->
                handle.createQuery("select sum(changes) from things").mapTo(Integer.class).one());
    assertThat(changes).isEqualTo(4);
  }

  private static boolean change(Jdbi jdbi, int first, int second, CountDownLatch bothHaveOne)
      throws InterruptedException {
    return Deadlocks.inTransaction(
        jdbi,
        handle -> {
          handle.execute("update things set changes = changes + 1 where id = ?", first);
          bothHaveOne.countDown();
          bothHaveOne.await();
          handle.execute("update things set changes = changes + 1 where id = ?", second);
          return true;
        });
  }
}
