package io.waymark.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.waymark.app.config.Config;
import io.waymark.app.config.ConfigResult;
import io.waymark.app.start.Archiving;
import io.waymark.app.start.DatabaseLogin;
import io.waymark.app.start.Storage;
import io.waymark.archive.Outcome;
import io.waymark.archive.Report;
import io.waymark.events.EventStoreException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes archives and takes them in, while no server runs. */
record ArchiveCommands(Console console, Supplier<Storage> storage, Supplier<Archiving> archives) {

  int run(Command.Export export, ConfigResult.Loaded loaded) {
    return still(loaded.config(), login -> write(export, loaded.config(), login));
  }

  int run(Command.Import order, ConfigResult.Loaded loaded) {
    return still(loaded.config(), login -> take(order, loaded.config(), login));
  }

  /**
   * Has the data folder for this process alone meanwhile: events are in files that one can open.
   */
  private int still(Config config, DatabaseDoor.Work work) {
    try {
      var store = storage.get();
      if (store.running(config.data()).isPresent()) {
        console.complain(
            "a server runs on %s: stop it first, an archive needs all of its data to stand still"
                .formatted(config.data()));
        return Exit.FAILED;
      }
      var external = DatabaseLogin.external(config);
      if (external.isPresent()) {
        try (var _ = store.claim(config.data())) {
          return work.with(external.get());
        }
      }
      try (var postgres = store.start(config.data())) {
        return work.with(postgres.login());
      }
    } catch (IOException | SQLException | EventStoreException failure) {
      console.complain(String.valueOf(failure.getMessage()));
      return Exit.FAILED;
    }
  }

  private int write(Command.Export export, Config config, DatabaseLogin login)
      throws IOException, SQLException {
    var written =
        archives.get().write(config, login, export.to(), export.workspace(), export.withSecrets());
    if (written.isEmpty()) {
      console.complain("there is no workspace '%s'".formatted(export.workspace()));
      return Exit.FAILED;
    }
    written
        .get()
        .forEach((file, lines) -> console.out().println("%-28s %10d".formatted(file, lines)));
    console
        .out()
        .println(
            export.withSecrets()
                ? "Written to %s, with secrets in plain text: keep it to yourself."
                    .formatted(export.to())
                : "Written to %s, without secrets.".formatted(export.to()));
    return Exit.DONE;
  }

  private int take(Command.Import order, Config config, DatabaseLogin login)
      throws IOException, SQLException {
    var report = order.json() ? new JsonReport() : new TextReport(order.rehearsal());
    var refused = archives.get().take(config, login, order.from(), order.rehearsal(), report);
    if (refused > 0) {
      console.complain(
          "nothing was imported: %d %s refused, as said above"
              .formatted(refused, refused == 1 ? "line is" : "lines are"));
      return Exit.FAILED;
    }
    if (!order.json()) {
      console.out().println(order.rehearsal() ? "Nothing was changed." : "Imported.");
    }
    return Exit.DONE;
  }

  /** For people: what changes, line by line, and how much of each file does. */
  private final class TextReport implements Report {
    private final String would;

    TextReport(boolean rehearsal) {
      would = rehearsal ? "would be " : "";
    }

    @Override
    public void line(
        String file, long line, Outcome outcome, @Nullable String id, @Nullable String problem) {
      var place = line == 0 ? file : file + ":" + line;
      if (outcome == Outcome.REFUSED) {
        console.complain("%s: %s".formatted(place, problem));
      } else if (outcome != Outcome.UNCHANGED) {
        console.out().println("%s: %s%s: %s".formatted(place, would, outcome.label(), id));
      }
    }

    @Override
    public void file(String file, Tally tally) {
      console
          .out()
          .println(
              "%s: %d created, %d updated, %d unchanged, %d refused"
                  .formatted(
                      file, tally.created(), tally.updated(), tally.unchanged(), tally.refused()));
    }
  }

  /** For programs: a JSON object for each line, and for each file. */
  private final class JsonReport implements Report {
    private final ObjectMapper json = new ObjectMapper();

    @Override
    public void line(
        String file, long line, Outcome outcome, @Nullable String id, @Nullable String problem) {
      var told = new LinkedHashMap<String, @Nullable Object>();
      told.put("file", file);
      told.put("line", line);
      told.put("outcome", outcome.label());
      told.put("id", id);
      told.put("problem", problem);
      print(told);
    }

    @Override
    public void file(String file, Tally tally) {
      var told = new LinkedHashMap<String, @Nullable Object>();
      told.put("file", file);
      told.put("created", tally.created());
      told.put("updated", tally.updated());
      told.put("unchanged", tally.unchanged());
      told.put("refused", tally.refused());
      print(told);
    }

    private void print(Map<String, @Nullable Object> told) {
      console.out().println(json.valueToTree(told).toString());
    }
  }
}
