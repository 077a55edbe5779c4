package io.waymark.platform.postgres;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A JVM that runs {@link ServerProgram}, possibly as another user, to be killed. */
final class ChildJvm implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private ChildJvm(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  static ChildJvm start(Path dataFolder) throws IOException {
    return start(List.of(), classPath(), dataFolder, TestPostgres.binaries());
  }

  /** Starts it as root with no more powers than Docker gives. */
  static ChildJvm startAsInContainer(Path dataFolder) throws IOException {
    var powers =
        "-all,+chown,+dac_override,+fowner,+fsetid,+kill,+setgid,+setuid,+setpcap,+setfcap";
    return start(
        List.of("setpriv", "--bounding-set=" + powers, "--inh-caps=-all", "--"),
        classPath(),
        dataFolder,
        TestPostgres.binaries());
  }

  /**
   * Starts it as another user, who must be able to reach the shared folder.
   *
   * @param shared gets copies of the classes and jars, which may lie where that user cannot go
   */
  static ChildJvm startAs(int uid, Path shared, Path dataFolder) throws IOException {
    var prefix = List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups", "--");
    return start(prefix, copiedClassPath(shared), dataFolder, dataFolder.resolve("binaries"));
  }

  private static ChildJvm start(
      List<String> prefix, String classPath, Path dataFolder, Path binaries) throws IOException {
    var command = new ArrayList<>(prefix);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-cp",
            classPath,
            ServerProgram.class.getName(),
            dataFolder.toString(),
            binaries.toString()));
    return new ChildJvm(
        new ProcessBuilder(command)
            .directory(new File("/"))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  long pid() {
    return process.pid();
  }

  /** Waits until PostgreSQL runs; gives the postmaster's pid. */
  long awaitReady() throws IOException {
    var line = awaitLine();
    if (!line.startsWith("ready ")) {
      throw new AssertionError(line);
    }
    return Long.parseLong(line.substring("ready ".length()));
  }

  /** Waits for the program's verdict: {@code ready} or {@code failed}, with more to it. */
  String awaitLine() throws IOException {
    var printed = new StringBuilder();
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("ready ") || line.startsWith("failed ")) {
        return line;
      }
      printed.append(line).append('\n');
    }
    throw new AssertionError("The child ended without a word: " + printed);
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Lets it end well. */
  @Override
  public void close() {
    try (var input = process.getOutputStream()) {
      input.flush();
    } catch (IOException e) {
      // Killed before.
    }
    process.onExit().join();
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static String copiedClassPath(Path shared) throws IOException {
    var copies = shared.resolve("classpath");
    var parts = List.of(classPath().split(File.pathSeparator));
    if (!Files.exists(copies)) {
      Files.createDirectory(copies);
      for (var index = 0; index < parts.size(); index++) {
        copy(Path.of(parts.get(index)), copies.resolve(name(index, parts.get(index))));
      }
    }
    return IntStream.range(0, parts.size())
        .mapToObj(index -> copies.resolve(name(index, parts.get(index))).toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String name(int index, String part) {
    return index + "-" + Path.of(part).getFileName();
  }

  private static void copy(Path from, Path to) throws IOException {
    if (Files.isRegularFile(from)) {
      link(from, to);
    } else if (Files.isDirectory(from)) {
      try (var files = Files.walk(from)) {
        for (var file : (Iterable<Path>) files::iterator) {
          Files.copy(file, to.resolve(from.relativize(file).toString()));
        }
      }
    }
  }

  private static void link(Path from, Path to) throws IOException {
    try {
      Files.createLink(to, from);
    } catch (IOException | UnsupportedOperationException e) {
      Files.copy(from, to);
    }
  }
}
