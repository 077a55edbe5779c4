package io.waymark.app.cli;

import io.waymark.app.archiving.ArchiveOrder;
import io.waymark.app.archiving.Clerk;
import io.waymark.app.archiving.ControlCall;
import io.waymark.app.archiving.Teller;
import io.waymark.app.config.Config;
import io.waymark.app.console.Console;
import io.waymark.app.console.Exit;
import io.waymark.app.start.Archiving;
import io.waymark.app.start.DatabaseLogin;
import io.waymark.app.start.Storage;
import io.waymark.events.EventStoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Supplier;

/**
 * Writes archives and takes them in: by the server that has the data folder, or, if none runs, in
 * this process.
 */
record ArchiveCommands(Console console, Supplier<Storage> storage, Supplier<Archiving> archives) {

  int run(ArchiveOrder order, Config config) {
    var teller = new ConsoleTeller(console);
    try {
      var server = ControlCall.to(config.data());
      if (server.isPresent()) {
        try (var call = server.get()) {
          return call.carryOut(order, teller);
        }
      }
      return alone(order, config, teller);
    } catch (IOException | SQLException | EventStoreException failure) {
      console.complain(String.valueOf(failure.getMessage()));
      return Exit.FAILED;
    }
  }

  /** Has the data folder meanwhile: events are in files that one process can open. */
  private int alone(ArchiveOrder order, Config config, Teller teller)
      throws IOException, SQLException {
    var store = storage.get();
    if (store.running(config.data()).isPresent()) {
      console.complain(
          "a server runs on %s that takes no orders: stop it first, or see its log for the reason"
              .formatted(config.data()));
      return Exit.FAILED;
    }
    var external = DatabaseLogin.external(config);
    if (external.isPresent()) {
      try (var _ = store.claim(config.data())) {
        return archives.get().carryOut(config, external.get(), by(order, teller));
      }
    }
    try (var postgres = store.start(config.data())) {
      return archives.get().carryOut(config, postgres.login(), by(order, teller));
    }
  }

  private static Archiving.Order by(ArchiveOrder order, Teller teller) {
    return clerk -> clerk.carryOut(order, teller);
  }

  int verify(Path file) {
    return Clerk.verify(file, new ConsoleTeller(console));
  }
}
