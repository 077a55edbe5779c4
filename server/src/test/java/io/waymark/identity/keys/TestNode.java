package io.waymark.identity.keys;

import io.waymark.identity.CallerLimits;
import io.waymark.identity.IdentitySlice;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.Operation;
import io.waymark.platform.http.RateLimits;
import io.waymark.platform.text.Ids;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** The part of a second server that lets callers in and keeps keys, with objects all its own. */
public final class TestNode {
  private final List<Operation> operations;

  public TestNode(DataSource database) {
    var clock = Clock.systemUTC();
    var jdbi = Jdbi.create(database);
    var limits = RateLimits.inMemory(clock);
    var unlimited = limits.limiter("calls", 0, Duration.ofMinutes(1));
    var random = new SecureRandom();
    var ids = Ids.system();
    var identity =
        new IdentitySlice(
            jdbi,
            ids,
            clock,
            random,
            new CallerLimits(unlimited, unlimited, unlimited, limits),
            false);
    this.operations =
        new KeySlice(jdbi, ids, clock, random)
            .operations(identity.workspaceOperations(), identity::user, identity::signedInUser);
  }

  /** Answers a call with a key, and tells the status. */
  public int call(String method, String path, String id, String key, String body) {
    var exchange =
        new Exchange(
            method,
            path.replace("{id}", id),
            Map.of("id", id),
            Map.of(),
            Map.of("authorization", List.of("Bearer " + key)),
            body.getBytes(StandardCharsets.UTF_8),
            "192.0.2.1",
            "192.0.2.1");
    var operation =
        operations.stream()
            .filter(each -> each.method().equals(method) && each.path().equals(path))
            .findFirst()
            .orElseThrow();
    try {
      return operation.handler().handle(exchange).status();
    } catch (ApiProblem problem) {
      return problem.code().status();
    }
  }
}
