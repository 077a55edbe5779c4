package io.waymark.app.cli;

import io.waymark.app.config.Keys;
import io.waymark.app.config.Nearest;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads command lines: words that name a command, and options written {@code --name VALUE} or
 * {@code --name=VALUE}. Every configuration key is an option of every command.
 */
final class CommandLine {

  private static final List<String> COMMANDS =
      List.of(
          "up",
          "serve",
          "token create",
          "links disable",
          "links enable",
          "links ban",
          "links keep",
          "export",
          "import",
          "doctor",
          "help",
          "version",
          "rehearse");

  /** The options that one command has beside the configuration, or two of them share. */
  private static final Map<String, Set<String>> OWN_OPTIONS =
      Map.of(
          "token create", Set.of("workspace", "name", "json"),
          "links disable", Set.of("workspace"),
          "links enable", Set.of("workspace"),
          "links keep", Set.of("days"),
          "export", Set.of("workspace", "without-secrets"),
          "import", Set.of("dry-run", "json"));

  private static final Set<String> SWITCHES =
      Set.of("help", "json", "version", "dry-run", "without-secrets");
  private static final Map<String, String> SHORT = Map.of("host", "http.host", "port", "http.port");
  private static final Set<String> ALL_OWN_OPTIONS =
      Set.of("workspace", "name", "json", "days", "dry-run", "without-secrets");

  private final List<String> words = new ArrayList<>();
  private final Map<String, String> options = new HashMap<>();

  private final Keys keys;

  private CommandLine(Keys keys) {
    this.keys = keys;
  }

  static Command parse(List<String> arguments, Keys keys) {
    try {
      var line = new CommandLine(keys);
      line.read(arguments);
      return line.command();
    } catch (WrongLine wrong) {
      return new Command.Wrong(wrong.why);
    }
  }

  private void read(List<String> arguments) throws WrongLine {
    for (var at = 0; at < arguments.size(); at++) {
      var argument = arguments.get(at);
      switch (argument) {
        case "-h" -> put("help", "");
        case "-v" -> put("version", "");
        case String option when option.startsWith("--") -> {
          var parts = option.substring(2).split("=", 2);
          var name = known(parts[0]);
          if (SWITCHES.contains(name)) {
            if (parts.length == 2) {
              throw new WrongLine("--%s takes no value".formatted(name));
            }
            put(name, "");
          } else if (parts.length == 2) {
            put(name, parts[1]);
          } else if (at + 1 < arguments.size() && !arguments.get(at + 1).startsWith("--")) {
            at++;
            put(name, arguments.get(at));
          } else {
            throw new WrongLine("--%s needs a value".formatted(parts[0]));
          }
        }
        case String option when option.startsWith("-") && option.length() > 1 ->
            throw new WrongLine("unknown option %s; options begin with --".formatted(option));
        default -> words.add(argument);
      }
    }
  }

  private void put(String name, String value) throws WrongLine {
    if (options.put(name, value) != null) {
      throw new WrongLine("--%s is given twice".formatted(name));
    }
  }

  /** The full name of an option. */
  private String known(String name) throws WrongLine {
    var all = new TreeSet<>(keys.options());
    all.addAll(SHORT.keySet());
    all.addAll(SWITCHES);
    all.addAll(ALL_OWN_OPTIONS);
    all.add("config");
    if (!all.contains(name)) {
      throw new WrongLine(
          "unknown option --%s; did you mean --%s?"
              .formatted(name, Nearest.to(name, all, Function.identity())));
    }
    return SHORT.getOrDefault(name, name);
  }

  private Command command() throws WrongLine {
    if (words.isEmpty() && options.containsKey("version")) {
      return new Command.Version();
    }
    if (words.isEmpty() || words.getFirst().equals("help") || options.containsKey("help")) {
      words.removeIf("help"::equals);
      return new Command.Help(String.join(" ", words));
    }
    var subject = subject();
    var name = String.join(" ", words);
    if (!COMMANDS.contains(name)) {
      throw new WrongLine(
          "unknown command '%s'; did you mean '%s'? See waymark help."
              .formatted(name, meant(name)));
    }
    for (var option : ALL_OWN_OPTIONS) {
      if (options.containsKey(option)
          && !OWN_OPTIONS.getOrDefault(name, Set.of()).contains(option)) {
        throw new WrongLine("--%s is no option of waymark %s".formatted(option, name));
      }
    }
    return switch (name) {
      case "up" -> new Command.Up(settings());
      case "serve" -> new Command.Serve(settings());
      case "token create" ->
          new Command.TokenCreate(
              required("workspace"), required("name"), options.containsKey("json"), settings());
      case "links disable", "links enable" -> disabling(name, subject);
      case "links ban" -> new Command.LinkBan(named(name, "LINK", subject), settings());
      case "links keep" ->
          new Command.LinkRetention(named(name, "DOMAIN", subject), days(), settings());
      case "export" ->
          new Command.Export(
              path(name, subject),
              options.get("workspace"),
              !options.containsKey("without-secrets"),
              settings());
      case "import" ->
          new Command.Import(
              path(name, subject),
              options.containsKey("dry-run"),
              options.containsKey("json"),
              settings());
      case "rehearse" -> new Command.Rehearse(settings());
      case "doctor" -> new Command.Doctor(settings());
      default -> new Command.Version();
    };
  }

  /** Takes the word off that says what a command is about; empty if there is none. */
  private String subject() {
    var named =
        switch (words.getFirst()) {
          case "links" -> words.size() == 3;
          case "export", "import" -> words.size() == 2;
          default -> false;
        };
    return named ? words.removeLast() : "";
  }

  private static Path path(String command, String subject) throws WrongLine {
    try {
      return Path.of(named(command, "DIR or a FILE", subject));
    } catch (InvalidPathException invalid) {
      throw new WrongLine("waymark %s: no path: %s".formatted(command, invalid.getMessage()));
    }
  }

  private static String named(String command, String what, String subject) throws WrongLine {
    if (subject.isBlank()) {
      throw new WrongLine("waymark %s needs a %s".formatted(command, what));
    }
    return subject;
  }

  private Command disabling(String name, String subject) throws WrongLine {
    var disabled = name.endsWith("disable");
    var workspace = options.get("workspace");
    if (workspace == null) {
      return new Command.LinkDisabling(named(name, "LINK", subject), disabled, settings());
    }
    if (!subject.isEmpty()) {
      throw new WrongLine("waymark %s takes a LINK or --workspace, not both".formatted(name));
    }
    return new Command.WorkspaceDisabling(workspace, disabled, settings());
  }

  private @Nullable Integer days() throws WrongLine {
    var written = options.getOrDefault("days", "");
    if (written.equals("forever")) {
      return null;
    }
    if (!written.matches("[1-9][0-9]{0,4}")) {
      throw new WrongLine("waymark links keep needs --days, from 1 to 99999, or forever");
    }
    return Integer.valueOf(written);
  }

  private static String meant(String name) {
    return COMMANDS.stream()
        .filter(command -> command.startsWith(name + " "))
        .findFirst()
        .orElseGet(() -> Nearest.to(name, COMMANDS, Function.identity()));
  }

  private String required(String name) throws WrongLine {
    var value = options.get(name);
    if (value == null || value.isBlank()) {
      throw new WrongLine("waymark token create needs --%s".formatted(name));
    }
    return value;
  }

  private Settings settings() throws WrongLine {
    var flags = new HashMap<>(options);
    flags.keySet().removeAll(ALL_OWN_OPTIONS);
    var file = flags.remove("config");
    try {
      return new Settings(Map.copyOf(flags), file == null ? null : Path.of(file));
    } catch (InvalidPathException invalid) {
      throw new WrongLine("--config is not a file path: " + invalid.getMessage());
    }
  }

  /** Leaves the reading of a line that makes no sense. */
  private static final class WrongLine extends Exception {
    private final String why;

    WrongLine(String why) {
      super(why);
      this.why = why;
    }
  }
}
