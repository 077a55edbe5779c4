package io.waymark.product;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A server that runs, or did: the packaged product under {@code waymark up}. */
final class Product implements Closeable {
  private static final Pattern FIRST_KEY = Pattern.compile("API key +(dub_\\w+)");
  private static final Duration STOPS_WITHIN = Duration.ofMinutes(1);

  private final Process process;
  private final Path data;
  private final int port;
  private final Path output;
  private final Family family;
  private final HttpClient http = HttpClient.newHttpClient();

  private Product(Process process, Path data, int port, Path output) {
    this.process = process;
    this.data = data;
    this.port = port;
    this.output = output;
    this.family = new Family(data);
  }

  /** Starts it; it need not be ready yet. */
  static Product start(Launch launch, Path data, int port) throws IOException {
    var output = Files.createTempFile("waymark-product-", ".log");
    var process =
        launch
            .with("--data", data.toString(), "--port", String.valueOf(port))
            .process(output)
            .start();
    return new Product(process, data, port, output);
  }

  /** Waits until it answers; gives up as soon as it has ended. */
  Product awaitReady() throws Exception {
    Await.until(
        "the server is ready",
        () -> {
          if (!process.isAlive()) {
            throw new AssertionError(
                "The server ended with " + process.exitValue() + ":\n" + output());
          }
          return readyNow();
        });
    family.meet(process.toHandle());
    return this;
  }

  private boolean readyNow() throws InterruptedException {
    var ready =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/ready".formatted(port)))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return http.send(ready, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  int port() {
    return port;
  }

  Path data() {
    return data;
  }

  /** The short domain of links that name none. */
  String domain() {
    return "localhost:" + port;
  }

  /** What it has printed so far. */
  String output() throws IOException {
    return Files.readString(output);
  }

  /** The API key that the first start prints. */
  String firstKey() throws Exception {
    Await.until("the first key is printed", () -> printedKey() != null);
    return String.valueOf(printedKey());
  }

  private @Nullable String printedKey() throws IOException {
    var key = FIRST_KEY.matcher(output());
    return key.find() ? key.group(1) : null;
  }

  Api api(String key) {
    return new Api(URI.create("http://127.0.0.1:" + port), key);
  }

  boolean running() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** Sends a signal to its process group if it leads one, as a terminal does; else to it alone. */
  void signal(String name) throws Exception {
    family.meet(process.toHandle());
    var group = new ProcessBuilder("ps", "-o", "pgid=", "-p", String.valueOf(pid())).start();
    var leads = new String(group.getInputStream().readAllBytes(), US_ASCII).strip();
    var target = leads.equals(String.valueOf(pid())) ? "-" + pid() : String.valueOf(pid());
    new ProcessBuilder("kill", "-s", name, "--", target).inheritIO().start().waitFor();
  }

  /** Waits for its end; gives the exit code, with 128 added for a signal. */
  int awaitExit() throws InterruptedException {
    if (!process.waitFor(STOPS_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("The server does not stop");
    }
    return process.exitValue();
  }

  /** SIGTERM, and its end. */
  int stop() throws Exception {
    signal("TERM");
    return awaitExit();
  }

  /** SIGKILL. What PostgreSQL does about that is its affair. */
  void kill() throws InterruptedException {
    family.meet(process.toHandle());
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  /** SIGKILL for PostgreSQL's first process, if it runs. */
  void killPostgres() throws IOException {
    family.meet(process.toHandle());
    try (var lines = Files.lines(data.resolve("postgres/cluster/postmaster.pid"))) {
      var pid = lines.findFirst().map(String::strip).filter(line -> line.matches("[0-9]+"));
      pid.map(Long::valueOf).flatMap(ProcessHandle::of).ifPresent(ProcessHandle::destroyForcibly);
    } catch (NoSuchFileException doesNotRun) {
      // Nothing to kill.
    }
  }

  /**
   * Waits until none of its processes is left, those of PostgreSQL included. They end before it
   * does, but a parent that has ended leaves it to the system to clear them away.
   */
  void awaitNothingLeft() throws Exception {
    Await.until("nothing of the server runs", () -> family.running().isEmpty());
  }

  /** Whatever state it is in, afterwards nothing of it runs. */
  @Override
  public void close() throws IOException {
    family.meet(process.toHandle());
    family.kill();
    http.close();
    Files.deleteIfExists(output);
  }
}
