package io.waymark.platform.postgres;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A small shell that runs the postmaster and holds a pipe of ours. When the pipe closes, because we
 * closed it or because we died, however violently, it shuts PostgreSQL down and ends. It also ends
 * when PostgreSQL does, with its exit status.
 *
 * @param process the shell; kept reachable, for the pipe closes with it
 * @param postmaster the postmaster's pid
 */
record Watchdog(Process process, long postmaster) {
  /**
   * A guard beside the postmaster waits for the end of the pipe, then asks for a fast shutdown
   * until the postmaster is gone: a postmaster that has only just been started ignores the first
   * request. Signals meant for us do not stop the shell; PostgreSQL sets handlers of its own.
   */
  private static final String SCRIPT =
      """
      trap '' HUP INT TERM
      exec 3<&0 </dev/null
      "$@" 3<&- >&2 &
      postmaster=$!
      echo $postmaster
      exec >&-
      {
        read -r end <&3
        while kill -INT $postmaster; do sleep 1; done
      } 2>/dev/null &
      guard=$!
      exec 3<&-
      wait $postmaster
      status=$?
      kill -KILL $guard
      exit $status
      """;

  /** Starts the postmaster, appending its output to the log. */
  static Watchdog start(Account account, Path folder, List<String> postmaster, LogFile log)
      throws IOException {
    var command = new ArrayList<String>();
    // Out of the terminal's reach: Ctrl-C is for us, and PostgreSQL has to outlive our last
    // queries.
    Command.find("setsid").ifPresent(setsid -> command.add(setsid.toString()));
    command.addAll(List.of("/bin/sh", "-c", SCRIPT, "postgres-watchdog"));
    command.addAll(postmaster);
    var process =
        Command.prepare(folder, account.command(command))
            .redirectError(ProcessBuilder.Redirect.appendTo(new File(log.path().toString())))
            .start();
    var pid = pid(process);
    if (pid.isEmpty()) {
      process.destroyForcibly();
      throw new PostgresException("PostgreSQL could not be started:\n" + log.tail());
    }
    return new Watchdog(process, pid.getAsLong());
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Asks for a fast shutdown, and returns at once. */
  void release() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OptionalLong pid(Process process) throws IOException {
    var line = process.inputReader().readLine();
    return line != null && line.matches("[0-9]+")
        ? OptionalLong.of(Long.parseLong(line))
        : OptionalLong.empty();
  }
}
