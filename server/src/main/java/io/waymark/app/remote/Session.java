package io.waymark.app.remote;

import io.waymark.app.console.Console;
import io.waymark.app.console.Exit;
import io.waymark.app.console.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Talks to a server on behalf of one command line, and shows what it answers. */
final class Session {
  private static final int DEFAULT_PATIENCE_SECONDS = 60;

  private final Console console;
  private final Target target;
  private final Line line;
  private final Duration patience;
  private final @Nullable Path out;
  private final boolean json;

  Session(Console console, Target target, Line line) throws WrongUse {
    this.console = console;
    this.target = target;
    this.line = line;
    this.patience = patience(line);
    var file = line.value(OwnOption.OUT);
    this.out = file == null ? null : Handed.path("out", file);
    this.json = line.has(OwnOption.JSON);
  }

  private static Duration patience(Line line) throws WrongUse {
    var written = line.value(OwnOption.TIMEOUT);
    if (written == null) {
      return Duration.ofSeconds(DEFAULT_PATIENCE_SECONDS);
    }
    if (!written.matches("[1-9][0-9]{0,4}")) {
      throw new WrongUse("--timeout: expected seconds, from 1 to 99999");
    }
    return Duration.ofSeconds(Long.parseLong(written));
  }

  /** Carries out a command of the table. */
  int run(ApiCommand command, Call call)
      throws WrongUse, Unreachable, IOException, InterruptedException {
    if (command.door() != ApiCommand.Door.OPEN) {
      requireKey();
    }
    warn();
    try (var wire = new Wire(target, patience)) {
      if (line.has(OwnOption.ALL)) {
        return all(new Pages(wire, command, call));
      }
      try (var reply = wire.send(call)) {
        return show(reply, command.answer());
      }
    }
  }

  /** Sends any request and shows the answer as it is. */
  int raw(Call call) throws WrongUse, Unreachable, IOException, InterruptedException {
    warn();
    try (var wire = new Wire(target, patience);
        var reply = wire.send(call)) {
      return show(reply, ApiCommand.Answer.DOCUMENT);
    }
  }

  private void requireKey() throws WrongUse {
    if (target.key() == null) {
      throw new WrongUse(
          """
          no API key for %s; do one of these:
            waymark login                    remembers one
            WAYMARK_API_KEY=...              in the environment
            --api-key-file FILE              from a file
          On the server's machine, waymark token create makes one."""
              .formatted(target.api()));
    }
  }

  private void warn() {
    if (target.key() != null && target.isExposed()) {
      console.complain(
          "warning: %s is not encrypted: others on the way can read the key"
              .formatted(target.api()));
    }
  }

  private int show(Reply reply, ApiCommand.Answer answer) throws IOException, WrongUse {
    if (!reply.succeeded()) {
      return refused(reply.failure());
    }
    switch (answer) {
      case JSON -> showing().json(reply);
      case DOCUMENT -> showing().document(reply);
      case NOTHING -> {
        if (!json) {
          console.out().println("Done.");
        }
      }
    }
    return Exit.DONE;
  }

  private int refused(Reply.Failure failure) {
    console.complain(failure.told());
    return Exit.FAILED;
  }

  private Showing showing() throws WrongUse {
    var columns = line.value(OwnOption.COLUMNS);
    return new Showing(
        console, columns == null ? List.of() : List.of(columns.split(",")), json, out);
  }

  private int all(Pages pages) throws WrongUse, Unreachable, IOException, InterruptedException {
    if (out != null) {
      throw new WrongUse("--all writes to standard output; leave --out out");
    }
    var joined = json ? new JoinedLists(console) : null;
    var showing = showing();
    Table table = null;
    while (true) {
      switch (pages.read()) {
        case Pages.Refused(var failure) -> {
          return refused(failure);
        }
        case Pages.Read(var page) when page.rows().isEmpty() -> {
          if (joined != null) {
            joined.end();
          }
          return Exit.DONE;
        }
        case Pages.Read(var page) -> {
          if (joined == null) {
            table = showing.rows(table, page.rows());
          } else {
            joined.add(new String(page.bytes(), StandardCharsets.UTF_8));
          }
          if (console.out().checkError()) {
            return Exit.FAILED;
          }
        }
      }
    }
  }
}
