package io.waymark.app.cli;

import io.waymark.app.config.Keys;
import io.waymark.app.config.Nearest;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads command lines: words that name a command, and options written {@code --name VALUE} or
 * {@code --name=VALUE}. Every configuration key is an option of every command.
 */
final class CommandLine {

  private final List<String> words = new ArrayList<>();
  private final Map<String, String> options = new HashMap<>();

  private final Keys keys;
  private final Supplier<List<String>> others;

  private CommandLine(Keys keys, Supplier<List<String>> others) {
    this.keys = keys;
    this.others = others;
  }

  static Command parse(List<String> arguments, Keys keys) {
    return parse(arguments, keys, List::of);
  }

  /**
   * The same where there are more commands.
   *
   * @param others names of commands that may be meant by one that is mistyped
   */
  static Command parse(List<String> arguments, Keys keys, Supplier<List<String>> others) {
    try {
      var line = new CommandLine(keys, others);
      line.read(arguments);
      return line.command();
    } catch (WrongLine wrong) {
      return new Command.Wrong(wrong.why);
    }
  }

  /** Whether these words, or the first of them, are the whole name of a command. */
  static boolean isCommand(String name) {
    return Commands.NAMES.contains(name) || Commands.NAMES.contains(name.split(" ", 2)[0]);
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
          if (Commands.SWITCHES.contains(name)) {
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
    all.addAll(Commands.SHORT.keySet());
    all.addAll(Commands.SWITCHES);
    all.addAll(Commands.OWN);
    all.add("config");
    if (!all.contains(name)) {
      throw new WrongLine(
          "unknown option --%s; did you mean --%s?"
              .formatted(name, Nearest.to(name, all, Function.identity())));
    }
    return Commands.SHORT.getOrDefault(name, name);
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
    if (!Commands.NAMES.contains(name)) {
      throw new WrongLine(
          "unknown command '%s'; did you mean '%s'? See waymark help."
              .formatted(name, meant(name)));
    }
    for (var option : Commands.OWN) {
      if (options.containsKey(option) && !Commands.options(name).contains(option)) {
        throw new WrongLine("--%s is no option of waymark %s".formatted(option, name));
      }
    }
    if (Commands.isAdministration(name)) {
      var own = new HashMap<>(options);
      own.keySet().retainAll(Commands.options(name));
      return new Command.Administer(name, subject, Map.copyOf(own), settings());
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
      case "export", "import", "backup", "backup list", "restore" ->
          new Command.OnArchives(ArchiveWords.order(name, subject, options), settings());
      case "backup verify" -> new Command.BackupVerify(ArchiveWords.path(name, subject));
      case "rehearse" -> new Command.Rehearse(settings());
      case "doctor" -> new Command.Doctor(settings());
      default -> new Command.Version();
    };
  }

  /** Takes the word off that says what a command is about; empty if there is none. */
  private String subject() {
    var named =
        switch (words.getFirst()) {
          case "links", "user", "workspace", "app" -> words.size() == 3;
          case "export", "import", "restore" -> words.size() == 2;
          case "backup" -> words.size() == 3 || (words.size() == 2 && !isBackupWord(words.get(1)));
          default -> false;
        };
    return named ? words.removeLast() : "";
  }

  /** Any other word behind "backup" is a place; one that is called so is written ./list. */
  private static boolean isBackupWord(String word) {
    return word.equals("list") || word.equals("verify");
  }

  static String named(String command, String what, String subject) throws WrongLine {
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

  private String meant(String name) {
    var all = Stream.concat(Commands.NAMES.stream(), others.get().stream()).toList();
    return Commands.NAMES.stream()
        .filter(command -> command.startsWith(name + " "))
        .findFirst()
        .orElseGet(() -> Nearest.to(name, all, Function.identity()));
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
    flags.keySet().removeAll(Commands.OWN);
    var file = flags.remove("config");
    try {
      return new Settings(Map.copyOf(flags), file == null ? null : Path.of(file));
    } catch (InvalidPathException invalid) {
      throw new WrongLine("--config is not a file path: " + invalid.getMessage());
    }
  }

  /** Leaves the reading of a line that makes no sense. */
  static final class WrongLine extends Exception {
    private final String why;

    WrongLine(String why) {
      super(why);
      this.why = why;
    }
  }
}
