package io.waymark.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.identity.TestWorkspaces;
import io.waymark.platform.postgres.PostgresConnection;
import io.waymark.platform.postgres.TestPostgres;
import io.waymark.platform.sql.Databases;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What both logs do with rows that PostgreSQL does not like. */
@SuppressWarnings("NullAway.Init") // filled in before each test
class LoggingTest {
  private static final PostgresConnection DATABASE = TestPostgres.migratedDatabase();
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Duration A_MOMENT = Duration.ofMillis(20);

  private Jdbi jdbi;
  private String workspace;

  @BeforeEach
  void workspace() {
    jdbi = Databases.open(TestPostgres.source(DATABASE));
    workspace = new TestWorkspaces(jdbi).create().id();
  }

  private LoggedRequest call(int number, String path, int status) {
    return new LoggedRequest(
        workspace + "-%04d".formatted(number),
        workspace,
        NOW,
        "GET",
        path,
        "getLinks",
        status,
        10,
        "user_1",
        "key_1",
        "192.0.2.1",
        null,
        null,
        null,
        null);
  }

  private int logged() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select count(*) from api_requests where project_id = ?")
                .bind(0, workspace)
                .mapTo(int.class)
                .one());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 250, 499, 600})
  @Timeout(60)
  @DisplayName("a call that PostgreSQL refuses is left out and counted; those around it are logged")
  void refused(int bad) throws InterruptedException {
    var log = new RequestLog(jdbi);
    IntStream.range(0, 700)
        .mapToObj(number -> call(number, number == bad ? "/a\0b" : "/links", 200))
        .forEach(log::add);
    log.start();
    while (logged() < 699) {
      Thread.sleep(A_MOMENT);
    }
    log.stop();
    assertThat(logged()).isEqualTo(699);
    assertThat(log.leftOut()).isEqualTo(1);
  }

  @Test
  @Timeout(60)
  @DisplayName("several that are refused, for several reasons, keep nobody else out")
  void severalRefused() throws InterruptedException {
    var log = new RequestLog(jdbi);
    log.start();
    for (var number = 0; number < 40; number++) {
      log.add(
          switch (number) {
            case 3, 4, 39 -> call(number, "/\0", 200);
            case 20 -> call(number, "/links", 70_000);
            default -> call(number, "/links", 200);
          });
    }
    while (logged() < 36 || log.leftOut() < 4) {
      Thread.sleep(A_MOMENT);
    }
    log.add(call(99, "/links", 200));
    while (logged() < 37) {
      Thread.sleep(A_MOMENT);
    }
    log.stop();
    assertThat(log.leftOut()).isEqualTo(4);
  }

  @Test
  @DisplayName("the longest target there can be is written down, and found again")
  void longTargets() {
    // More than a page of an index takes, even compressed.
    var target =
        IntStream.range(0, 2_000).mapToObj(LoggingTest::symbol).collect(Collectors.joining());
    var other = target.substring(0, 1_999) + "x";
    jdbi.useHandle(
        handle -> {
          AuditTable.insert(handle, entry("aud_" + workspace + 1, target));
          AuditTable.insert(handle, entry("aud_" + workspace + 2, other));
        });
    assertThat(listed(target)).extracting(AuditEntry::target).containsExactly(target);
    assertThat(listed(null)).hasSize(2);
  }

  private static String symbol(int number) {
    return Character.toString(0x4E00 + number * 7_919 % 20_000);
  }

  private AuditEntry entry(String id, String target) {
    return new AuditEntry(
        id,
        workspace,
        NOW,
        "user_1",
        "key_1",
        "192.0.2.1",
        "req_1",
        "updateLink",
        target,
        null,
        null,
        null);
  }

  private List<AuditEntry> listed(@Nullable String target) {
    var filter = new AuditFilter(null, target, null, null, null, null, 10);
    return jdbi.withHandle(handle -> AuditTable.list(handle, workspace, filter));
  }
}
