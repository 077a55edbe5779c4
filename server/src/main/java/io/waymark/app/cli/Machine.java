package io.waymark.app.cli;

import io.waymark.app.config.DataSize;
import io.waymark.app.config.HttpConfig;
import io.waymark.app.start.PortCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the doctor says of the machine. */
final class Machine {

  private static final DataSize LITTLE_DISK = new DataSize(1L << 30);

  private Machine() {}

  static Finding java() {
    var runtime = Runtime.getRuntime();
    return Finding.ok(
        "java",
        "%s at %s, %d processors, %d MiB of heap"
            .formatted(
                Runtime.version(),
                System.getProperty("java.home"),
                runtime.availableProcessors(),
                runtime.maxMemory() >> 20));
  }

  static Finding dataFolder(Path data) {
    var folder = data.toAbsolutePath();
    var existing = folder;
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    if (!Files.isDirectory(existing)) {
      return Finding.problem(
          "data folder", existing + " is not a folder", "remove it, or choose another with --data");
    }
    if (!Files.isWritable(existing)) {
      return Finding.problem(
          "data folder",
          "%s may not be written by %s".formatted(existing, System.getProperty("user.name")),
          "change its owner, or choose another with --data");
    }
    try {
      var free = Files.getFileStore(existing).getUsableSpace();
      var text =
          "%s, %s, %d MiB free"
              .formatted(folder, existing.equals(folder) ? "there" : "not there yet", free >> 20);
      return free < LITTLE_DISK.bytes()
          ? Finding.note("data folder", text, "free some space; clicks cannot be kept without")
          : Finding.ok("data folder", text);
    } catch (IOException failure) {
      return Finding.problem(
          "data folder", folder + ": " + failure.getMessage(), "choose another with --data");
    }
  }

  /**
   * The port.
   *
   * @param running whether a server seems to run on the data folder, so that the port may be its
   */
  static Finding port(HttpConfig http, boolean running) {
    return PortCheck.problem(http.host(), http.port())
        .map(
            problem ->
                running
                    ? Finding.note("port", problem, "that may be your running server")
                    : Finding.problem("port", problem, ""))
        .orElseGet(
            () -> Finding.ok("port", "%d on %s is free".formatted(http.port(), http.host())));
  }
}
