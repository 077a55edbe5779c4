package io.waymark.platform.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs short programs to their end. */
final class Command {
  private Command() {}

  /**
   * @param status the exit status; 0 means success
   * @param output what it printed, standard error included
   */
  record Outcome(int status, String output) {
    boolean succeeded() {
      return status == 0;
    }
  }

  static Outcome run(Path folder, List<String> command) throws IOException, InterruptedException {
    return run(folder, command, "");
  }

  /**
   * @param input what it reads from standard input; small enough for a pipe
   * @throws IOException if the program cannot be started
   */
  static Outcome run(Path folder, List<String> command, String input)
      throws IOException, InterruptedException {
    var process = prepare(folder, command).redirectErrorStream(true).start();
    try {
      try (var stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(UTF_8));
      } catch (IOException e) {
        // It ended without reading; its status and output say why.
      }
      var output = new String(process.getInputStream().readAllBytes(), UTF_8);
      return new Outcome(process.waitFor(), output);
    } finally {
      process.destroyForcibly();
    }
  }

  /**
   * A process that sees nothing of our environment but the search path: it may hold secrets, and
   * PG* variables would change what PostgreSQL does.
   */
  static ProcessBuilder prepare(Path folder, List<String> command) {
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    var environment = builder.environment();
    var path = searchPath();
    environment.clear();
    environment.putAll(Map.of("PATH", path, "LC_ALL", "C"));
    return builder;
  }

  static Optional<Path> find(String program) {
    return List.of(searchPath().split(File.pathSeparator)).stream()
        .map(folder -> Path.of(folder).resolve(program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static String searchPath() {
    return Optional.ofNullable(System.getenv("PATH")).orElse("/usr/sbin:/usr/bin:/sbin:/bin");
  }
}
