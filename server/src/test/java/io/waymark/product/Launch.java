package io.waymark.product;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A command line of the product, as a process of its own.
 *
 * @param app the packaged application's folder
 * @param prefix put in front of the command, to run it as somebody else or in a session of its own
 * @param arguments what the product itself is given
 * @param environment variables beside those of this process
 */
record Launch(
    Path app, List<String> prefix, List<String> arguments, Map<String, String> environment) {

  /** A command line of the application that the build has just made. */
  static Launch of(String... arguments) {
    return new Launch(packaged(), List.of(), List.of(arguments), Map.of());
  }

  /** Where the build puts the application. */
  static Path packaged() {
    var app = Path.of(System.getProperty("waymark.app", "target/quarkus-app")).toAbsolutePath();
    if (!Files.exists(app.resolve("quarkus-run.jar"))) {
      throw new IllegalStateException(app + " holds no application; build one with mvn package");
    }
    return app;
  }

  Launch with(String... more) {
    var all = new ArrayList<>(arguments);
    all.addAll(List.of(more));
    return new Launch(app, prefix, all, environment);
  }

  Launch from(Path otherApp) {
    return new Launch(otherApp, prefix, arguments, environment);
  }

  Launch behind(String... otherPrefix) {
    return new Launch(app, List.of(otherPrefix), arguments, environment);
  }

  Launch where(String variable, String value) {
    return new Launch(app, prefix, arguments, Map.of(variable, value));
  }

  /** Its output, errors included, goes to the file. */
  ProcessBuilder process(Path output) {
    // Who brings options of the JVM's has archives of their own.
    return environment.containsKey("JAVA_TOOL_OPTIONS")
        ? process(List.of(), output)
        : process(List.of("-XX:SharedArchiveFile=" + LearntClasses.of(packaged())), output);
  }

  /** With more options of the JVM's. */
  ProcessBuilder process(List<String> options, Path output) {
    var command = new ArrayList<>(prefix);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseCompactObjectHeaders",
            "-Xmx384m",
            // A process that lives for seconds has no use for the second compiler.
            "-XX:TieredStopAtLevel=1",
            // It must not tell the product's readers what it thinks of an archive.
            "-Xlog:disable"));
    command.addAll(options);
    command.addAll(List.of("-jar", app.resolve("quarkus-run.jar").toString()));
    command.addAll(arguments);
    var builder =
        new ProcessBuilder(command)
            .directory(Path.of("/").toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("WAYMARK_"));
    builder.environment().putAll(environment);
    return builder;
  }
}
