package io.waymark.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.waymark.app.config.Config;
import io.waymark.app.console.Console;
import io.waymark.app.console.Exit;
import io.waymark.app.start.DatabaseLogin;
import io.waymark.app.start.Provisioning;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.function.Supplier;

/** Creates an API key. */
final class TokenCreation {

  private final Console console;
  private final DatabaseDoor database;
  private final Supplier<Provisioning> provisioning;

  TokenCreation(Console console, DatabaseDoor database, Supplier<Provisioning> provisioning) {
    this.console = console;
    this.database = database;
    this.provisioning = provisioning;
  }

  int run(Command.TokenCreate command, Config config) {
    return database.open(config, login -> create(command, login));
  }

  private int create(Command.TokenCreate command, DatabaseLogin database)
      throws SQLException, JsonProcessingException {
    switch (provisioning.get().createKey(database, command.workspace(), command.name())) {
      case Provisioning.Created created -> {
        console.out().println(command.json() ? json(command, created) : created.key());
        return Exit.DONE;
      }
      case Provisioning.UnknownWorkspace unknown ->
          console.complain(
              unknown.slugs().isEmpty()
                  ? "there is no workspace yet; run: waymark up"
                  : "there is no workspace '%s', but there is: %s"
                      .formatted(command.workspace(), String.join(", ", unknown.slugs())));
      case Provisioning.Refused refused -> console.complain(refused.why());
    }
    return Exit.FAILED;
  }

  private static String json(Command.TokenCreate command, Provisioning.Created created)
      throws JsonProcessingException {
    var answer = new LinkedHashMap<String, String>();
    answer.put("token", created.key());
    answer.put("name", command.name());
    answer.put("workspace", command.workspace());
    return new ObjectMapper().writeValueAsString(answer);
  }
}
