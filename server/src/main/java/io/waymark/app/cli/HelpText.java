package io.waymark.app.cli;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;

/** How to use the commands. */
final class HelpText {

  private static final String ADMINISTRATION =
      """

      Straight in the database of this machine, whether the server runs or not. --json prints JSON.
      """;

  private static final Map<String, String> TOPICS =
      Map.ofEntries(
          entry(
              "up",
              """
          Usage: waymark up [--port N] [--data DIR] [--config FILE] [--KEY VALUE ...]

          Builds the server if it is missing or older than its sources and starts it in the
          foreground. The first time, it creates the workspace "main" with an owner and an API key, and
          prints the sign-in and the key once. Ctrl-C stops everything.
          """),
          entry(
              "serve",
              """
          Usage: waymark serve [--port N] [--data DIR] [--config FILE] [--KEY VALUE ...]

          Starts the server in the foreground. Unlike "up" it creates no workspace: as
          long as nobody has an account, its log tells the address where to make the first one.
          """),
          entry(
              "token create",
              """
          Usage: waymark token create --workspace SLUG --name NAME [--data DIR] [--json]

          Creates an API key and prints it; it is not shown again. Works whether the server
          runs or not. With --json: {"token": ..., "name": ..., "workspace": ...}.
          """),
          entry(
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
          """),
          entry(
              "export",
              """
          Usage: waymark export DIR|FILE [--workspace SLUG] [--without-secrets] [--data DIR]

          Writes everything that the server has, or one workspace, as the files that
          docs/archive-format.md describes: into the folder DIR, which must be empty or not there, or
          into one FILE whose name ends with .zip or .tar.gz. Works whether the server runs or not.

          The archive has secrets in plain text: passwords of links, what signs webhooks, keys of
          connected systems. Nobody but you may read it. --without-secrets leaves them out.
          """),
          entry(
              "import",
              """
          Usage: waymark import DIR|FILE [--dry-run] [--json] [--data DIR]

          Takes an archive in, one that export wrote or one that you write by hand: see
          docs/archive-format.md. Rows that are there already, by their ids, become what the archive
          says. Either all of it is taken in, or, if a line is wrong, nothing. A second time nothing
          changes. Works whether the server runs or not.

          --dry-run   says what would become of each line, and changes nothing
          --json      says it as a line of JSON each
          """),
          entry(
              "backup",
              """
          Usage: waymark backup [FILE|DIR] [--data DIR]
                 waymark backup list [--data DIR]
                 waymark backup verify FILE

          Writes everything that the server has into one compressed FILE, or into one in DIR that is
          named after the moment, or to where backup.to says. Works whether the server runs or not:
          visitors and users notice nothing, and the backup is of one moment. It is read again
          before it counts. With backup.schedule the server does this by itself; see docs/backup.md.

          The backup has secrets in plain text, and needs no key to be restored: whoever has it has
          the server. Keep it to yourself.

          list     the backups at the usual place
          verify   reads a backup, every byte of it, and says whether it is whole
          """),
          entry(
              "restore",
              """
          Usage: waymark restore FILE [--yes] [--data DIR]

          Puts what is in the backup FILE in the place of everything, in an empty data folder or in
          one that is in use, whether the server runs or not. Either all of it is restored or
          nothing. What there was before is written to the folder backups in the data folder.

          --yes   even if there is something to replace
          """),
          entry(
              "doctor",
              """
          Usage: waymark doctor [--data DIR] [--config FILE] [--KEY VALUE ...]

          Shows the configuration and where it comes from, and explains what is missing.
          Secrets are masked. The exit code is 1 if the server could not start.
          """),
          entry(
              "build",
              """
          Usage: waymark build

          Builds the server if it is missing or older than its sources, and does nothing else.
          """),
          entry(
              "test",
              """
          Usage: waymark test

          Runs every test, and the browser tests if Node.js is there. Prints the counts at the end.
          """),
          entry(
              "user",
              """
              Usage: waymark user list
                     waymark user create EMAIL [--name NAME]
                     waymark user password EMAIL
                     waymark user disable-totp EMAIL
                     waymark user delete EMAIL --yes

              create        asks for the password twice; it can also be handed over on standard
                            input. The account is no member of anything yet.
              password      the same for a new one, which ends every session of the account
              disable-totp  for somebody who lost their phone and recovery codes
              delete        with keys and memberships; what the account made stays. The only owner
                            of a workspace is not deleted.
              """
                  + ADMINISTRATION),
          entry(
              "workspace",
              """
              Usage: waymark workspace list
                     waymark workspace create SLUG --owner EMAIL [--name NAME]
                     waymark workspace limits SLUG [--links N|none] [--events N|none]
                             [--domains N|none] [--tags N|none] [--folders N|none] [--users N|none]
                     waymark workspace delete SLUG --yes

              limits   links and events are those of a month; what is not named stays as it is
              delete   with all links, domains, keys, webhooks and customers, for good
              """
                  + ADMINISTRATION),
          entry(
              "audit",
              """
              Usage: waymark audit list

              What operators did by commands, newest first, up to 1000, for as long as logs.changes
              says. Members of a workspace see what concerns it in its audit log, too; accounts that
              were made, and workspaces that were deleted, are here alone.
              """
                  + ADMINISTRATION),
          entry(
              "app",
              """
              Usage: waymark app verify SLUG
                     waymark app unverify SLUG

              An OAuth app that is verified can be installed by members of every workspace; one that
              is not, by its maker and the members of its own. What is installed stays.
              """
                  + ADMINISTRATION));

  private HelpText() {}

  /** The text on all commands. */
  static String general(String subjectsOfApi) {
    return """
      Waymark: short links, click analytics, conversions and partner programs on your own server.

      Usage: waymark COMMAND [OPTIONS]

        up              build what is missing, start the server, create the first workspace
        serve           start the server in the foreground
        token create    print a new API key
        user            list, create, delete accounts; new passwords; lost authenticator apps
        workspace       list, create, limit, delete workspaces
        audit           list what operators did
        app             say which OAuth apps everybody may install
        links disable   make a link, or all of a workspace, lead nowhere
        links enable    make them lead to their destinations again
        links ban       tell visitors of a link that it was banned
        links keep      say for how long a domain keeps links
        export          write everything down as an archive
        import          take an archive in
        backup          write a backup, list them, check one
        restore         put a backup in the place of everything
        doctor          show what is configured and explain what is missing
        build           build the server
        test            run every test
        jdk             print the Java installation that is used
        version         print the version
        help [COMMAND]  explain a command

      For the API of a server, here or elsewhere, with a key:

        login, logout   remember a server and a key
        api             send any request
      %s
      Options of every command but those for the API:
        --data DIR      folder for everything the server keeps (default: data)
        --port N        port to listen on (default: 8080)
        --config FILE   configuration file
        --KEY VALUE     any key of docs/configuration.md, such as --log.level debug

      Exit codes: 0 done, 1 failed, 2 wrong command line or configuration, 3 server not reached.
      """
        .formatted(subjectsOfApi);
  }

  /** The text on a command. */
  static Optional<String> on(String topic) {
    return Optional.ofNullable(TOPICS.get(page(topic)));
  }

  private static String page(String topic) {
    if (topic.equals("token")) {
      return "token create";
    }
    if (topic.startsWith("backup ")) {
      return "backup";
    }
    var first = topic.split(" ", 2)[0];
    var aboutAll =
        Commands.NAMES.contains(topic)
            && (first.equals("links") || Commands.isAdministration(topic));
    return aboutAll ? first : topic;
  }
}
