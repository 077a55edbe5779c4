package io.waymark.api;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.waymark.identity.TestWorkspaces;
import io.waymark.identity.TestWorkspaces.TestWorkspace;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;

/** A test at the server's HTTP door, in a workspace of its own. */
@QuarkusTestResource(ApiServer.class)
@SuppressWarnings("NullAway.Init") // filled in by the framework before each test
abstract class ApiTest {
  @TestHTTPResource URI base;
  @Inject DataSource database;

  TestWorkspaces workspaces;
  TestWorkspace workspace;
  Api api;

  @BeforeEach
  void workspace() {
    workspaces = new TestWorkspaces(Jdbi.create(database));
    workspace = workspaces.create();
    api = new Api(base, workspace.key());
  }

  /** Waits for what happens soon but not at once. */
  static void await(String what, BooleanSupplier condition) throws InterruptedException {
    var end = Instant.now().plus(ofSeconds(20));
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("did not happen: " + what);
      }
      Thread.sleep(ofMillis(25));
    }
  }

  /** What was attempted for a webhook, newest first. */
  JsonNode attempts(String webhook) {
    // A key may ask for such logs 16 times a second; whoever waits for a row asks again and again.
    LockSupport.parkNanos(ofMillis(70).toNanos());
    var reply = api.get("/api/webhooks/" + webhook + "/events");
    if (reply.status() != 200) {
      throw new AssertionError(reply.status() + " " + reply.text());
    }
    return reply.json();
  }
}
