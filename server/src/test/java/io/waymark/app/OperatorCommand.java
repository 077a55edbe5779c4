package io.waymark.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.waymark.app.cli.Cli;
import io.waymark.app.console.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** A command as it is given at a machine, here in the test's process. */
public final class OperatorCommand {
  private OperatorCommand() {}

  /**
   * What came of a command.
   *
   * @param out what it wrote to standard output
   * @param err what it complained of
   */
  public record Ran(int code, String out, String err) {}

  /**
   * Carries out a command.
   *
   * @return the exit code, and what it wrote to either stream
   */
  public static String run(Map<String, String> environment, String... arguments) {
    var ran = run(environment, "", false, arguments);
    return ran.code() + " " + (ran.out() + ran.err()).strip();
  }

  /**
   * Carries out a command.
   *
   * @param in what is handed to it
   * @param terminal whether somebody looks on
   */
  public static Ran run(
      Map<String, String> environment, String in, boolean terminal, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var console =
        new Console(
            new ByteArrayInputStream(in.getBytes(UTF_8)),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            terminal);
    var code =
        new Cli(
                console,
                environment,
                FolderStorage::new,
                DatabaseProvisioning::new,
                DatabaseModeration::new,
                DatabaseAdministration::new,
                DatabaseArchiving::new,
                new QuarkusFramework())
            .run(List.of(arguments));
    return new Ran(code, out.toString(UTF_8), err.toString(UTF_8));
  }
}
