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
        links disable   make a link, or all of a workspace, lead nowhere
        links enable    make them lead to their destinations again
        links ban       tell visitors of a link that it was banned
        links keep      say for how long a domain keeps links
        export          write everything down as an archive
        import          take an archive in
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
          "links",
          """
          Usage: waymark links disable LINK | --workspace SLUG
                 waymark links enable LINK | --workspace SLUG
                 waymark links ban LINK
                 waymark links keep DOMAIN --days N|forever

          LINK is a link's id or its short link, such as acme.link/offer. All of these work whether
          the server runs or not, and a server that runs heeds them at once.

          disable   visitors are answered as if there were no such link; API users see disabledAt
          enable    takes that back
          ban       moves the link to the workspace that redirects.legal-workspace names, whose
                    links' visitors are told that they were banned; it leaves its own workspace
          keep      links on the domain are deleted when they are older, but for those whose
                    linkRetentionCleanupDisabledAt is set; looked after twice a day
          """,
          "export",
          """
          Usage: waymark export DIR|FILE [--workspace SLUG] [--without-secrets] [--data DIR]

          Writes everything that the server has, or one workspace, as the files that
          docs/archive-format.md describes: into the folder DIR, which must be empty or not there, or
          into one FILE whose name ends with .zip. The server has to be stopped.

          The archive has secrets in plain text: passwords of links, what signs webhooks, keys of
          connected systems. Nobody but you may read it. --without-secrets leaves them out.
          """,
          "import",
          """
          Usage: waymark import DIR|FILE [--dry-run] [--json] [--data DIR]

          Takes an archive in, one that export wrote or one that you write by hand: see
          docs/archive-format.md. Rows that are there already, by their ids, become what the archive
          says. Either all of it is taken in, or, if a line is wrong, nothing. A second time nothing
          changes. The server has to be stopped.

          --dry-run   says what would become of each line, and changes nothing
          --json      says it as a line of JSON each
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
    return topic.isEmpty() ? Optional.of(GENERAL) : Optional.ofNullable(TOPICS.get(page(topic)));
  }

  private static String page(String topic) {
    if (topic.equals("token")) {
      return "token create";
    }
    return topic.startsWith("links ") ? "links" : topic;
  }
}
