package io.waymark.app.remote;

import com.google.common.base.Suppliers;
import io.waymark.app.console.Console;
import io.waymark.app.console.Exit;
import io.waymark.platform.text.Slips;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Carries out commands for the API of a server, here or elsewhere. They begin with what they are
 * about, in the plural.
 */
public final class Remote {
  private static final String RAW = "api";
  private static final Set<String> LOGINS = Set.of("login", "logout");

  private final Console console;
  private final TargetFinder targets;

  /** Read when it is first asked for: most commands of the machine have no use for it. */
  private final Supplier<Catalogue> catalogue = Suppliers.memoize(Catalogue::load);

  /**
   * @param environment tells server, key and workspace, and where the user's configuration is
   */
  public Remote(Console console, Map<String, String> environment) {
    this.console = console;
    this.targets = new TargetFinder(environment, Logins.of(environment));
  }

  /** The names of the commands for operations. */
  public List<String> commands() {
    return catalogue.get().commands().stream().map(ApiCommand::name).toList();
  }

  /** Whether there are commands that begin with the word. */
  public boolean knows(String word) {
    return word.equals(RAW) || LOGINS.contains(word) || catalogue.get().groups().contains(word);
  }

  /** The text on commands, if the topic is the name of one, or its first word. */
  public Optional<String> help(String topic) {
    var words = topic.split(" ", 2);
    if (words.length == 2) {
      return catalogue.get().find(words[0], words[1]).map(Help::on);
    }
    return catalogue.get().groups().contains(topic)
        ? Optional.of(Help.on(topic, catalogue.get().in(topic)))
        : Optional.ofNullable(Help.TOPICS.get(topic));
  }

  /** What commands are about, for the general help: a line each. */
  public String subjects() {
    return Help.subjects(catalogue.get());
  }

  /**
   * Carries out a command line that begins with a known word.
   *
   * @return the exit code
   */
  public int run(List<String> arguments) {
    try {
      return carryOut(arguments.getFirst(), arguments.subList(1, arguments.size()));
    } catch (WrongUse wrong) {
      wrong.why().lines().forEach(console::complain);
      return Exit.WRONG;
    } catch (Unreachable unreachable) {
      console.complain(String.valueOf(unreachable.getMessage()));
      return Exit.UNREACHABLE;
    } catch (NoSuchFileException missing) {
      console.complain("there is no " + missing.getFile());
      return Exit.FAILED;
    } catch (IOException failure) {
      console.complain(String.valueOf(failure.getMessage()));
      return Exit.FAILED;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Exit.FAILED;
    }
  }

  private int carryOut(String first, List<String> rest)
      throws WrongUse, Unreachable, IOException, InterruptedException {
    if (first.equals(RAW)) {
      var line = Line.read(rest, List.of());
      return line.has(OwnOption.HELP)
          ? tell(first)
          : session(line).raw(RawCall.of(line, new Handed(console.in())));
    }
    if (LOGINS.contains(first)) {
      var line = Line.read(rest, List.of());
      var login = new LoginCommands(console, targets);
      return line.has(OwnOption.HELP)
          ? tell(first)
          : first.equals("login") ? login.in(line) : login.out(line);
    }
    if (rest.isEmpty() || rest.getFirst().equals("--help") || rest.getFirst().equals("-h")) {
      return tell(first);
    }
    var command = named(first, rest.getFirst());
    var line = Line.read(rest.subList(1, rest.size()), command.options());
    if (line.has(OwnOption.HELP)) {
      return tell(command.name());
    }
    var target = targets.find(line);
    var call = new Draft(command, line, new Handed(console.in())).call(target.workspace());
    return session(line).run(command, call);
  }

  private Session session(Line line) throws WrongUse, IOException {
    return new Session(console, targets.find(line), line);
  }

  private ApiCommand named(String group, String verb) throws WrongUse {
    var found = catalogue.get().find(group, verb);
    if (found.isEmpty()) {
      var verbs =
          new ArrayList<>(catalogue.get().in(group).stream().map(ApiCommand::verb).toList());
      throw new WrongUse(
          "unknown command '%s %s'; did you mean '%s %s'? See waymark help %s."
              .formatted(group, verb, group, Slips.nearest(verb, verbs), group));
    }
    return found.get();
  }

  private int tell(String topic) {
    help(topic).ifPresent(console.out()::print);
    return Exit.DONE;
  }
}
