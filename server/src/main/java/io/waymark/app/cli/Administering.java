package io.waymark.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.waymark.app.config.Config;
import io.waymark.app.console.Console;
import io.waymark.app.console.Exit;
import io.waymark.app.console.Table;
import io.waymark.app.start.Administration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Carries out what operators order of people, workspaces and apps. */
record Administering(
    Console console, DatabaseDoor database, Supplier<Administration> administration) {
  private static final ObjectMapper JSON = new ObjectMapper();

  int run(Command.Administer command, Config config) {
    try {
      // what is wrong with the line is said before anybody types a password
      Orders.of(command.name(), command.subject(), command.options(), "");
      var password = Orders.needsPassword(command.name()) ? console.newSecret("Password") : "";
      var order = Orders.of(command.name(), command.subject(), command.options(), password);
      var json = command.options().containsKey("json");
      return database.open(
          config, login -> told(administration.get().carryOut(config, login, order), json));
    } catch (Orders.Unclear unclear) {
      console.complain(String.valueOf(unclear.getMessage()));
      return Exit.WRONG;
    } catch (IOException failure) {
      console.complain(String.valueOf(failure.getMessage()));
      return Exit.FAILED;
    }
  }

  private int told(Administration.Outcome outcome, boolean json) {
    switch (outcome) {
      case Administration.Done(var what, var facts) ->
          console.out().println(json ? JSON.valueToTree(facts).toString() : what);
      case Administration.Listed(var rows) -> {
        JsonNode tree = JSON.valueToTree(rows);
        if (json) {
          console.out().println(tree);
        } else {
          table(tree.valueStream().toList());
        }
      }
      case Administration.NotDone(var why) -> {
        console.complain(why);
        return Exit.FAILED;
      }
    }
    return Exit.DONE;
  }

  private void table(List<JsonNode> rows) {
    if (!rows.isEmpty()) {
      var columns = new ArrayList<String>();
      rows.getFirst().fieldNames().forEachRemaining(columns::add);
      var table = Table.of(rows, columns);
      console.out().println(table.head());
      rows.forEach(row -> console.out().println(table.row(row)));
    }
  }
}
