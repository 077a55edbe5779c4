package io.waymark.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.platform.postgres.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed while it restores. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class RestoreIT {
  private static final String TRUSTED = "--proxy.trusted=127.0.0.1";
  private static final String BROWSER =
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0"
          + " Safari/537.36";

  /** Before anything of the new state is in the event store. */
  private static final String EVERYTHING_REPLACED = "lock table event_generation in exclusive mode";

  /** The event store has the new state ready by then. */
  private static final String ABOUT_TO_COMMIT = "select pg_advisory_lock(4711)";

  private static final String WAIT_AT_COMMIT =
      """
      create function wait_at_commit() returns trigger language plpgsql as $$
      begin
        -- asleep, not waiting: the lock is free once its holder has been ended, which may be before this is
        if not pg_try_advisory_xact_lock(4711) then
          perform pg_sleep(600);
        end if;
        return null;
      end $$;
      create constraint trigger wait_at_commit after update on event_generation
        deferrable initially deferred for each row execute function wait_at_commit();
      """;

  private final int port = Ports.free();

  @AutoClose private final Products products = new Products();
  @AutoClose private final HttpClient visitor = HttpClient.newHttpClient();
  @TempDir private Path folder;
  private int visits;

  @BeforeEach
  void letPostgresPass() throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
  }

  @Test
  @DisplayName(
      "killed inside the transaction, at its end too, the old state is whole; then it works")
  void oldStateOrNew() throws Exception {
    var data = folder.resolve("data");
    var product = products.up(data, port, TRUSTED);
    var key = product.firstKey();
    var link = product.api(key).createLink("https://old.example/", "mine").get("id").asText();
    visit("https://old.example/");
    awaitClicks(product.api(key), link, 1);
    var backup = folder.resolve("backup.tar.gz");
    assertThat(command(data, "backup", backup.toString()).exit()).isZero();

    product.api(key).patch("/api/links/" + link, "{\"url\":\"https://new.example/\"}");
    product.api(key).createLink("https://late.example/", "late");
    visit("https://new.example/");
    awaitClicks(product.api(key), link, 2);

    product = killedWhileRestoring(product, backup, EVERYTHING_REPLACED);
    assertOldState(product.api(key), link, 2);
    try (var connection = connect(data);
        var statement = connection.createStatement()) {
      statement.execute(WAIT_AT_COMMIT);
    }
    product = killedWhileRestoring(product, backup, ABOUT_TO_COMMIT);
    assertOldState(product.api(key), link, 3);

    var restored = command(data, "restore", backup.toString(), "--yes");
    assertThat(restored.output()).endsWith("Restored.\n");
    assertThat(restored.exit()).isZero();
    visit("https://old.example/");
    awaitClicks(product.api(key), link, 2);
    assertThat(product.api(key).get("/api/links?search=late")).isEmpty();
  }

  /** Kills the server when its restore has come to where the lock holds it, and starts it again. */
  private Product killedWhileRestoring(Product product, Path backup, String lock) throws Exception {
    var data = product.data();
    CompletableFuture<Products.Ended> restoring;
    try (var holding = connect(data);
        var statement = holding.createStatement()) {
      holding.setAutoCommit(false);
      statement.execute(lock);
      restoring =
          CompletableFuture.supplyAsync(() -> command(data, "restore", backup.toString(), "--yes"));
      Await.until("the restore waits", () -> somebodyWaits(data));
      product.kill();
      // Its PostgreSQL ends too, with what was under way there, before the lock could let it go on.
      product.awaitNothingLeft();
    }
    var ended = restoring.get(1, TimeUnit.MINUTES);
    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.output()).contains("the server ended before it was done");
    return products.up(data, port, TRUSTED);
  }

  private void assertOldState(Api api, String link, int clicks) throws Exception {
    assertThat(api.link(link).get("url").asText()).isEqualTo("https://new.example/");
    assertThat(api.get("/api/links?search=late")).hasSize(1);
    visit("https://new.example/");
    awaitClicks(api, link, clicks + 1);
    var events = api.get("/api/analytics?event=clicks&linkId=" + link + "&interval=24h");
    assertThat(events.get("clicks").asInt()).isEqualTo(clicks + 1);
  }

  private static Products.Ended command(Path data, String... arguments) {
    try {
      return Products.run(Launch.of(arguments).with("--data", data.toString()));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Connection connect(Path data) throws Exception {
    var postgres = EmbeddedPostgres.running(data.resolve("postgres")).orElseThrow();
    return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
  }

  private static boolean somebodyWaits(Path data) throws Exception {
    try (var connection = connect(data);
        var statement = connection.createStatement();
        var waiting =
            statement.executeQuery(
                """
                select exists (select from pg_locks
                    where not granted and relation = 'event_generation'::regclass)
                  or exists (select from pg_stat_activity where wait_event = 'PgSleep')
                """)) {
      return waiting.next() && waiting.getBoolean(1);
    }
  }

  /** Each time another visitor, so that each visit counts. */
  private void visit(String destination) throws Exception {
    visits++;
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:%d/mine".formatted(port)))
            .header("User-Agent", BROWSER)
            .header("X-Forwarded-For", "203.0.113." + visits)
            .build();
    var answer = visitor.send(request, BodyHandlers.discarding());
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElse("")).startsWith(destination);
  }

  private static void awaitClicks(Api api, String link, int clicks) throws Exception {
    Await.until(
        clicks + " clicks are counted", () -> api.link(link).get("clicks").asInt() == clicks);
  }
}
