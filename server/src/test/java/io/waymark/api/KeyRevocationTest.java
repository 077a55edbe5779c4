package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.keys.TestNode;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;

/** The server under test and a second one, which share nothing but the database. */
@QuarkusTest
class KeyRevocationTest extends ApiTest {
  private static final int CALLERS = 6;

  /** How many calls were let in that began before the answer, and how many that began after. */
  private record Outcome(AtomicInteger before, AtomicInteger after) {}

  @RepeatedTest(3)
  @DisplayName("no call that begins after a key's deletion was answered succeeds, on either server")
  void deletion() throws Exception {
    var key = workspaces.key(workspace, null);
    var id = api.get("/api/tokens").json().path(0).path("id").asText();
    var other = new TestNode(database);
    var outcome = race(other, key, () -> api.delete("/api/tokens/" + id));
    assertThat(outcome.before()).hasPositiveValue();
    assertThat(outcome.after()).hasValue(0);
  }

  @RepeatedTest(3)
  @DisplayName("the same for a rotation at once, asked for at the other server")
  void rotation() throws Exception {
    var key = workspaces.key(workspace, null);
    var id = api.get("/api/tokens").json().path(0).path("id").asText();
    var other = new TestNode(database);
    var outcome =
        race(
            other, key, () -> other.call("POST", "/tokens/{id}/rotate", id, workspace.key(), "{}"));
    assertThat(outcome.before()).hasPositiveValue();
    assertThat(outcome.after()).hasValue(0);
  }

  private Outcome race(TestNode other, String key, Callable<?> end) throws Exception {
    var outcome = new Outcome(new AtomicInteger(), new AtomicInteger());
    var answered = new AtomicBoolean();
    var stop = new AtomicBoolean();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<Future<?>>();
      for (var i = 0; i < CALLERS; i++) {
        var here = i % 2 == 0;
        all.add(
            callers.submit(
                () -> {
                  while (!stop.get()) {
                    var late = answered.get();
                    var admitted =
                        here
                            ? api.as(key).get("/api/tags").status() == 200
                            : other.call("GET", "/tokens", "", key, "") == 200;
                    if (admitted) {
                      (late ? outcome.after() : outcome.before()).incrementAndGet();
                    }
                  }
                }));
      }
      await("calls before the end", () -> outcome.before().get() > CALLERS);
      end.call();
      answered.set(true);
      for (var i = 0; i < 10; i++) {
        api.as(key).get("/api/tags");
        other.call("GET", "/tokens", "", key, "");
      }
      stop.set(true);
      for (var each : all) {
        each.get();
      }
    }
    return outcome;
  }
}
