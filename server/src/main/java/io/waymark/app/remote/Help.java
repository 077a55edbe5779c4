package io.waymark.app.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How to use the commands of the API. */
final class Help {
  private static final int WIDTH = 100;

  /** How many verbs say what a group is about. */
  private static final int SOME = 6;

  /** Where explanations of options begin. */
  private static final int INDENT = 26;

  static final Map<String, String> TOPICS =
      Map.of(
          "api",
          """
          Usage: waymark api METHOD PATH [--body JSON|@FILE|-] [--content-type TYPE] [OPTIONS]

          Sends any request to the API and prints what it answers, untouched:

            waymark api GET '/links?search=offer'
            waymark api POST /tags --body '{"name":"news"}'

          PATH is below the API's root. For the other options, see waymark help links.
          """,
          "login",
          """
          Usage: waymark login [--server URL] [--api-key-file FILE] [--workspace SLUG]

          Asks for an API key without showing it, or reads it from standard input, tries it, and
          remembers it with the server in ~/.config/waymark/credentials, which only you can read.
          Commands without --server go to this server from then on. The key goes to no other.
          --workspace names the workspace of a personal key, and what commands on users are for.
          """,
          "logout",
          """
          Usage: waymark logout [--server URL]

          Forgets the key of the server, or of the one that commands go to. The key itself stays
          valid; to end it, use waymark keys delete.
          """);

  private Help() {}

  /** Every group with its verbs. */
  static String subjects(Catalogue catalogue) {
    var text = new StringBuilder();
    for (var group : catalogue.groups()) {
      var verbs = catalogue.in(group).stream().map(ApiCommand::verb).toList();
      var shown = String.join(", ", verbs.subList(0, Math.min(SOME, verbs.size())));
      text.append("  %-15s %s%s\n".formatted(group, shown, verbs.size() > SOME ? ", …" : ""));
    }
    return text.toString();
  }

  /** A group's commands. */
  static String on(String group, List<ApiCommand> commands) {
    var text = new StringBuilder("Usage: waymark %s COMMAND [OPTIONS]\n\n".formatted(group));
    var width = commands.stream().mapToInt(command -> usage(command).length()).max().orElse(0);
    for (var command : commands) {
      var usage = usage(command);
      text.append("  ").append(usage).repeat(' ', width - usage.length() + 2);
      text.append(command.about()).append('\n');
    }
    text.append("\nOptions of every command:\n");
    for (var option : OwnOption.values()) {
      text.append(row("--" + option.dashed() + " " + option.value(), option.about()));
    }
    return text.append(
            """

            Without --server and a key, commands go where waymark login went last, else to the server that
            this machine's configuration tells of.

            Exit codes: 0 done, 1 the API refused, 2 wrong command line, 3 the server cannot be reached.
            See waymark help %s VERB, or waymark %s VERB --help.
            """
                .formatted(group, group))
        .toString();
  }

  /** One command. */
  static String on(ApiCommand command) {
    var text =
        new StringBuilder(
            "Usage: waymark %s [OPTIONS]\n\n%s (%s %s).\n"
                .formatted(
                    usageWithGroup(command), command.about(), command.method(), command.path()));
    if (command.takesWorkspace()) {
      text.append("Needs --workspace SLUG, or WAYMARK_WORKSPACE.\n");
    }
    text.append(
        switch (command.door()) {
          case KEY -> "";
          case PUBLISHABLE_KEY -> "Needs a workspace's publishable key.\n";
          case PERSON -> "Needs a personal key.\n";
          case OPEN -> "Needs no key.\n";
        });
    if (!command.options().isEmpty()) {
      text.append('\n');
    }
    for (var option : command.options()) {
      text.append(row("--" + option.dashed() + " " + value(option), about(option)));
    }
    if (command.body() == ApiCommand.Body.LIST) {
      text.append(row("--body JSON", "a list; @FILE reads it from a file, - from standard input"));
    }
    return text.append(
            "\nFor options of every command, see waymark help %s.\n".formatted(command.group()))
        .toString();
  }

  private static String about(Option option) {
    var about = new ArrayList<String>();
    if (option.required()) {
      about.add("Required.");
    }
    if (!option.about().isEmpty()) {
      about.add(option.about().replace("`", ""));
    }
    if (!option.values().isEmpty()) {
      about.add("One of: %s.".formatted(String.join(", ", option.values())));
    }
    return String.join(" ", about);
  }

  private static String value(Option option) {
    return switch (option.kind()) {
      case TEXT -> "TEXT";
      case NUMBER -> "N";
      case SWITCH -> "";
      case LIST -> "A,B";
      case JSON -> "JSON";
      case FILE -> "FILE";
    };
  }

  private static String usageWithGroup(ApiCommand command) {
    return command.group() + " " + usage(command);
  }

  /** The verb and the words after it. */
  static String usage(ApiCommand command) {
    var usage = new StringBuilder(command.verb());
    command.places().forEach(place -> usage.append(' ').append(placeholder(place)));
    return usage.toString();
  }

  /** How a word of the command line is called. */
  static String placeholder(String place) {
    return place.equals(ApiCommand.WORKSPACE)
        ? "WORKSPACE"
        : Option.dashed(place).toUpperCase(Locale.ROOT);
  }

  private static String row(String option, String about) {
    var line = new StringBuilder("  " + option);
    if (line.length() >= INDENT - 1) {
      line.append('\n').repeat(' ', INDENT);
    } else {
      line.repeat(' ', INDENT - line.length());
    }
    var column = INDENT;
    for (var word : about.split(" ", -1)) {
      if (column > INDENT && column + 1 + word.length() > WIDTH) {
        line.append('\n').repeat(' ', INDENT);
        column = INDENT;
      } else if (column > INDENT) {
        line.append(' ');
        column++;
      }
      line.append(word);
      column += word.length();
    }
    return line.append('\n').toString();
  }
}
