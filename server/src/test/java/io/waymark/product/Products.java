package io.waymark.product;

import com.google.common.io.Closer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The products that one test starts. After it, none of their processes is left. */
final class Products implements AutoCloseable {
  private static final long ENDS_WITHIN_SECONDS = 60;

  private final List<Product> started = new ArrayList<>();

  /** A command that came to its end. */
  record Ended(int exit, String output) {}

  /** Starts a server; it need not be ready yet. */
  Product start(Launch launch, Path data, int port) throws IOException {
    var product = Product.start(launch, data, port);
    started.add(product);
    return product;
  }

  /** Starts a server and waits until it answers, and prints how long that took. */
  Product up(Path data, int port, String... options) throws Exception {
    var which = Files.exists(data) ? "a" : "a first";
    var began = System.nanoTime();
    var product = start(Launch.of("up").with(options), data, port).awaitReady();
    System.out.printf("%s start took %d ms%n", which, (System.nanoTime() - began) / 1_000_000);
    return product;
  }

  /** Runs a command to its end. */
  static Ended run(Launch launch) throws Exception {
    var output = Files.createTempFile("waymark-command-", ".log");
    var process = launch.process(output).start();
    try {
      if (!process.waitFor(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("Does not end: " + launch + "\n" + Files.readString(output));
      }
      return new Ended(process.exitValue(), Files.readString(output));
    } finally {
      process.destroyForcibly().waitFor();
      Files.delete(output);
    }
  }

  @Override
  public void close() throws IOException {
    try (var all = Closer.create()) {
      started.forEach(all::register);
    }
  }
}
