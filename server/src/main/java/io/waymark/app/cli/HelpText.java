package io.waymark.app.cli;

import java.util.Map;
import java.util.Optional;

/** How to use the commands. */
final class HelpText {

  private static final String GENERAL =
      """
      Waymark: short links, click analytics, conversions and partner programs on your own server.

      Usage: waymark COMMAND [OPTIONS]

        up              build what is missing, start the server, create the first workspace
        serve           start the server in the foreground
        token create    print a new API key
        doctor          show what is configured and explain what is missing
        build           build the server
        test            run every test
        jdk             print the Java installation that is used
        version         print the version
        help [COMMAND]  explain a command

      Options of every command:
        --data DIR      folder for everything the server keeps (default: data)
        --port N        port to listen on (default: 8080)
        --config FILE   configuration file
        --KEY VALUE     any key of docs/configuration.md, such as --log.level debug

      Exit codes: 0 done, 1 failed, 2 wrong command line or configuration.
      """;

  private static final Map<String, String> TOPICS =
      Map.of(
          "up",
          """
          Usage: waymark up [--port N] [--data DIR] [--config FILE] [--KEY VALUE ...]

          Builds the server if it is missing or older than its sources and starts it in the
          foreground. The first time, it creates the workspace "main" with an owner and an API key, and
          prints the sign-in and the key once. Ctrl-C stops everything.
          """,
          "serve",
          """
          Usage: waymark serve [--port N] [--data DIR] [--config FILE] [--KEY VALUE ...]

          Starts the server in the foreground. Unlike "up" it creates no workspace.
          """,
          "token create",
          """
          Usage: waymark token create --workspace SLUG --name NAME [--data DIR] [--json]

          Creates an API key and prints it; it is not shown again. Works whether the server
          runs or not. With --json: {"token": ..., "name": ..., "workspace": ...}.
          """,
          "doctor",
          """
          Usage: waymark doctor [--data DIR] [--config FILE] [--KEY VALUE ...]

          Shows the configuration and where it comes from, and explains what is missing.
          Secrets are masked. The exit code is 1 if the server could not start.
          """,
          "build",
          """
          Usage: waymark build

          Builds the server if it is missing or older than its sources, and does nothing else.
          """,
          "test",
          """
          Usage: waymark test

          Runs every test, and the browser tests if Node.js is there. Prints the counts at the end.
          """);

  private HelpText() {}

  /** The text on a command, or on all of them if the topic is empty. */
  static Optional<String> on(String topic) {
    return topic.isEmpty()
        ? Optional.of(GENERAL)
        : Optional.ofNullable(TOPICS.get(topic.equals("token") ? "token create" : topic));
  }
}
