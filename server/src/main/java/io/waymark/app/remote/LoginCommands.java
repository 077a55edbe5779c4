package io.waymark.app.remote;

import io.waymark.app.console.Console;
import io.waymark.app.console.Exit;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Remembers keys, and forgets them. */
record LoginCommands(Console console, TargetFinder targets) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Asks for a key, tries it, and remembers it. */
  int in(Line line) throws WrongUse, Unreachable, IOException, InterruptedException {
    refuseWords("login", line);
    var found = targets.find(line);
    var given = line.has(OwnOption.API_KEY) || line.has(OwnOption.API_KEY_FILE);
    var key =
        given && found.key() != null
            ? found.key()
            : TargetFinder.checked(console.secret("API key for " + found.api()));
    var target = new Target(found.api(), key, line.value(OwnOption.WORKSPACE));
    if (target.isExposed()) {
      console.complain(
          "warning: %s is not encrypted: others on the way can read the key"
              .formatted(target.api()));
    }
    try (var wire = new Wire(target, PATIENCE);
        var reply = wire.send(new Call("GET", "/tags/count", Map.of(), null))) {
      // whatever else it says, it knows the key
      if (reply.status() == 401 || (!reply.succeeded() && reply.failure().code().isEmpty())) {
        console.complain(
            reply.status() == 401
                ? "%s does not know this key".formatted(target.api())
                : reply.failure().told());
        return Exit.FAILED;
      }
    }
    targets.logins().keep(new Logins.Login(target.api().toString(), key, target.workspace()));
    console
        .out()
        .println(
            "Commands go to %s from now on (%s).".formatted(target.api(), targets.logins().file()));
    return Exit.DONE;
  }

  /** Forgets the key of a server. */
  int out(Line line) throws WrongUse, IOException {
    refuseWords("logout", line);
    var api = targets.find(line).api().toString();
    var forgotten = targets.logins().forget(api);
    console.out().println(forgotten ? "Forgot " + api + "." : "Nothing to forget of " + api + ".");
    return Exit.DONE;
  }

  private static void refuseWords(String command, Line line) throws WrongUse {
    if (!line.words().isEmpty()) {
      throw new WrongUse(
          "waymark %s has no use for '%s'; name the server with --server"
              .formatted(command, line.words().getFirst()));
    }
  }
}
