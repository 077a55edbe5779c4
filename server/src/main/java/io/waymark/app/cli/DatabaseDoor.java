package io.waymark.app.cli;

import io.waymark.app.config.Config;
import io.waymark.app.console.Console;
import io.waymark.app.console.Exit;
import io.waymark.app.start.DatabaseLogin;
import io.waymark.app.start.Storage;
import java.io.IOException;
import java.sql.SQLException;
import java.util.function.Supplier;

/**
 * Leads commands to the database that the server uses: the PostgreSQL that runs, if one does, else
 * one started for the moment.
 */
record DatabaseDoor(Console console, Supplier<Storage> storage) {

  /** What a command does with the database. */
  interface Work {
    /** Returns the exit code. */
    int with(DatabaseLogin database) throws IOException, SQLException;
  }

  /** Does the work; what keeps it from the database is said, and the exit code tells. */
  int open(Config config, Work work) {
    try {
      var external = DatabaseLogin.external(config);
      return external.isPresent() ? work.with(external.get()) : embedded(config, work);
    } catch (IOException | SQLException failure) {
      console.complain(String.valueOf(failure.getMessage()));
      return Exit.FAILED;
    }
  }

  private int embedded(Config config, Work work) throws IOException, SQLException {
    var store = storage.get();
    var running = store.running(config.data());
    if (running.isPresent()) {
      return work.with(running.get());
    }
    try (var postgres = store.start(config.data())) {
      return work.with(postgres.login());
    }
  }
}
