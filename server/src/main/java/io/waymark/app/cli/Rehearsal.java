package io.waymark.app.cli;

import io.waymark.app.config.ConfigResult;
import io.waymark.app.config.Keys;
import io.waymark.app.console.Console;
import io.waymark.app.console.Exit;
import io.waymark.app.start.Framework;
import io.waymark.app.start.Provisioning;
import io.waymark.app.start.Serving;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Starts the server on an empty folder, lets a first visitor come, and stops it again: what the JVM
 * writes down meanwhile makes later starts fast (docs/decisions/0008). Nothing of the machine's own
 * configuration plays a part.
 */
final class Rehearsal {
  /** Often enough that the code for a visit is no stranger to the compilers. */
  private static final int VISITS = 50;

  /**
   * The system property that names the process the rehearsal is for; the server must not take it
   * for a key of its own.
   */
  private static final String OF = "rehearsal.of";

  private static final String LINK =
      """
      {"url": "https://example.com/", "key": "rehearsal"}
      """;

  private final Console console;
  private final Keys keys;
  private final Serving serving;
  private final Framework framework;

  Rehearsal(Console console, Keys keys, Serving serving, Framework framework) {
    this.console = console;
    this.keys = keys;
    this.serving = serving;
    this.framework = framework;
  }

  /**
   * Plays it through.
   *
   * @param flags of the command line; host and port are chosen here
   * @return the exit code
   */
  int run(Map<String, String> flags) {
    endWith(Long.getLong(OF));
    var stage = new HashMap<>(flags);
    var port = freePort();
    stage.put("http.host", InetAddress.getLoopbackAddress().getHostAddress());
    stage.put("http.port", String.valueOf(port));
    return switch (new Settings(stage, null).load(keys, Map.of())) {
      case ConfigResult.Loaded loaded -> perform(loaded, URI.create("http://localhost:" + port));
      case ConfigResult.Rejected rejected -> {
        rejected.problems().forEach(console::complain);
        yield Exit.WRONG;
      }
    };
  }

  private int perform(ConfigResult.Loaded loaded, URI server) {
    var problem = new AtomicReference<>(Optional.of("the server did not start"));
    var outcome =
        serving.welcome(
            loaded,
            created -> {
              problem.set(
                  created
                      .map(owner -> visit(server, owner))
                      .orElse(Optional.of("the data folder is not empty")));
              framework.stop();
            });
    if (outcome instanceof Serving.Refused(var why)) {
      problem.set(Optional.of(why));
    }
    var found = Objects.requireNonNull(problem.get());
    found.ifPresent(console::complain);
    return found.isPresent() ? Exit.FAILED : Exit.DONE;
  }

  /** Returns what went wrong, if something did. */
  private static Optional<String> visit(URI server, Provisioning.FirstRun owner) {
    var once =
        List.of(
            asOwner(server, "/api/links", owner)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(LINK)),
            asOwner(server, "/api/links", owner),
            asOwner(server, "/api/analytics?groupBy=timeseries", owner),
            asked(server, "/app/"),
            asked(server, "/health"),
            asked(server, "/nowhere"));
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      for (var request : once) {
        var answer = client.send(request.build(), BodyHandlers.discarding());
        if (answer.statusCode() >= 500) {
          return Optional.of("%s: status %d".formatted(answer.uri(), answer.statusCode()));
        }
      }
      for (var visit = 0; visit < VISITS; visit++) {
        var answer = client.send(asked(server, "/rehearsal").build(), BodyHandlers.discarding());
        if (answer.statusCode() != 302) {
          return Optional.of("the short link: status " + answer.statusCode());
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("no answer: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }

  private static HttpRequest.Builder asOwner(URI server, String path, Provisioning.FirstRun owner) {
    return asked(server, path).header("Authorization", "Bearer " + owner.apiKey());
  }

  private static HttpRequest.Builder asked(URI server, String path) {
    return HttpRequest.newBuilder(server.resolve(path));
  }

  /** Ends at once with the process that the rehearsal is for, however that one ends. */
  private static void endWith(@Nullable Long process) {
    if (process == null) {
      return;
    }
    var audience = ProcessHandle.of(process);
    if (audience.isEmpty()) {
      leave();
    } else {
      var _ = audience.get().onExit().thenRun(Rehearsal::leave);
    }
  }

  /**
   * Not by an exit, at which the JVM would still write down what it has learnt so far; nor leaving
   * that one's helper or PostgreSQL behind.
   */
  private static void leave() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    try {
      new ProcessBuilder("kill", "-9", String.valueOf(ProcessHandle.current().pid())).start();
    } catch (IOException e) {
      Runtime.getRuntime().halt(Exit.FAILED);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
