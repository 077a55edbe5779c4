package io.waymark.app;

import io.waymark.app.cli.Cli;
import io.waymark.app.cli.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A command as an operator gives it at the machine, here in the test's process. */
public final class OperatorCommand {
  private OperatorCommand() {}

  /**
   * Carries out a command.
   *
   * @return the exit code, and what it wrote to either stream
   */
  public static String run(Map<String, String> environment, String... arguments) {
    var out = new ByteArrayOutputStream();
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    var code =
        new Cli(
                new Console(stream, stream),
                environment,
                FolderStorage::new,
                DatabaseProvisioning::new,
                DatabaseModeration::new,
                DatabaseArchiving::new,
                new QuarkusFramework())
            .run(List.of(arguments));
    return code + " " + out.toString(StandardCharsets.UTF_8).strip();
  }
}
