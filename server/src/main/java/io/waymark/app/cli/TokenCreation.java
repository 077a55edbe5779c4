package io.waymark.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.waymark.app.config.Config;
import io.waymark.app.start.DatabaseLogin;
import io.waymark.app.start.Provisioning;
import io.waymark.app.start.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.function.Supplier;

/**
 * Creates an API key in the database that the server uses: through the PostgreSQL that runs, if one
 * does, else through one started for the moment.
 */
final class TokenCreation {

  private final Console console;
  private final Supplier<Storage> storage;
  private final Supplier<Provisioning> provisioning;

  TokenCreation(Console console, Supplier<Storage> storage, Supplier<Provisioning> provisioning) {
    this.console = console;
    this.storage = storage;
    this.provisioning = provisioning;
  }

  int run(Command.TokenCreate command, Config config) {
    try {
      var external = DatabaseLogin.external(config);
      return external.isPresent()
          ? create(command, external.get())
          : embedded(command, config.data());
    } catch (IOException | SQLException failure) {
      console.complain(String.valueOf(failure.getMessage()));
      return Exit.FAILED;
    }
  }

  private int embedded(Command.TokenCreate command, Path data) throws IOException, SQLException {
    var store = storage.get();
    var running = store.running(data);
    if (running.isPresent()) {
      return create(command, running.get());
    }
    try (var postgres = store.start(data)) {
      return create(command, postgres.login());
    }
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
