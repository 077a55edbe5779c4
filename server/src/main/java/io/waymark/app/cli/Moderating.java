package io.waymark.app.cli;

import io.waymark.app.config.Config;
import io.waymark.app.console.Console;
import io.waymark.app.console.Exit;
import io.waymark.app.start.DatabaseLogin;
import io.waymark.app.start.Moderation;
import java.sql.SQLException;
import java.util.function.Supplier;

/** Carries out what operators order of links and domains. */
record Moderating(Console console, DatabaseDoor database, Supplier<Moderation> moderation) {

  int run(Command.OnLinks order, Config config) {
    return database.open(config, login -> told(outcome(order, config, login)));
  }

  private Moderation.Outcome outcome(Command.OnLinks order, Config config, DatabaseLogin login)
      throws SQLException {
    var desk = moderation.get();
    return switch (order) {
      case Command.LinkDisabling(var link, var disabled, _) -> desk.disable(login, link, disabled);
      case Command.WorkspaceDisabling(var slug, var disabled, _) ->
          desk.disableAll(login, slug, disabled);
      case Command.LinkRetention(var domain, var days, _) -> desk.keepLinks(login, domain, days);
      case Command.LinkBan(var link, _) -> {
        var legal = config.redirects().legalWorkspace();
        yield legal.isPresent()
            ? desk.ban(login, link, legal.get())
            : new Moderation.NotDone(
                "set redirects.legal-workspace to the id of a workspace that takes in banned links, here and for the server");
      }
    };
  }

  private int told(Moderation.Outcome outcome) {
    return switch (outcome) {
      case Moderation.Done(var what) -> {
        console.out().println(what);
        yield Exit.DONE;
      }
      case Moderation.NotDone(var why) -> {
        console.complain(why);
        yield Exit.FAILED;
      }
    };
  }
}
