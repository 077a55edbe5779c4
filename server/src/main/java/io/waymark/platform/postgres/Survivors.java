package io.waymark.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * PostgreSQL processes that an earlier run left in a cluster: a postmaster whose server and
 * watchdog were both killed, or backends whose postmaster was. They are found by what they are, not
 * by what {@code postmaster.pid} says.
 */
final class Survivors {
  private static final Logger LOG = Logger.getLogger(Survivors.class);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration BACKENDS_NOTICE = Duration.ofSeconds(3);
  private static final Duration FAST_SHUTDOWN = Duration.ofMinutes(1);
  private static final Duration IMMEDIATE_SHUTDOWN = Duration.ofSeconds(10);

  /**
   * Every PostgreSQL process works in its cluster's folder. Run as its user, who may follow the
   * links in /proc even where root may not, as in most containers.
   */
  private static final String IN_FOLDER =
      """
      for process in /proc/[0-9]*; do
        if [ "$process/cwd" -ef "$1" ] && read -r name <"$process/comm" && [ "$name" = postgres ]
        then echo "${process#/proc/}"
        fi
      done 2>/dev/null
      exit 0
      """;

  private final Layout layout;
  private final Account account;

  Survivors(Layout layout, Account account) {
    this.layout = layout;
    this.account = account;
  }

  /** Whether there may be any, from a look at one file: a server that ended well leaves none. */
  boolean suspected() {
    return Files.exists(PidFile.in(layout.cluster()));
  }

  /**
   * Stops them, gently at first, and removes a {@code postmaster.pid} that names a stranger, which
   * would keep PostgreSQL from starting. One that names no process is left: PostgreSQL checks the
   * shared memory it mentions.
   */
  void stop() throws IOException, InterruptedException {
    stopProcesses();
    var file = PidFile.read(layout.cluster());
    if (file.isPresent() && ProcessHandle.of(file.get().pid()).isPresent()) {
      LOG.infof(
          "Removing a stale postmaster.pid: process %d is not this PostgreSQL", file.get().pid());
      Files.deleteIfExists(PidFile.in(layout.cluster()));
    }
  }

  private void stopProcesses() throws IOException, InterruptedException {
    var running = find();
    if (running.isEmpty()) {
      return;
    }
    LOG.warnf("Stopping PostgreSQL processes %s, left behind by an earlier run", running);
    var postmaster = PidFile.read(layout.cluster()).map(PidFile::pid).filter(running::contains);
    if (postmaster.isPresent()) {
      signal("INT", List.of(postmaster.get()));
      if (gone(FAST_SHUTDOWN)) {
        return;
      }
      signal("QUIT", List.of(postmaster.get()));
      if (gone(IMMEDIATE_SHUTDOWN)) {
        return;
      }
    } else if (gone(BACKENDS_NOTICE)) {
      return;
    }
    signal("KILL", find());
    if (!gone(IMMEDIATE_SHUTDOWN)) {
      throw new PostgresException(
          "PostgreSQL processes %s still use %s and cannot be stopped"
              .formatted(find(), layout.cluster()));
    }
  }

  private boolean gone(Duration limit) throws IOException, InterruptedException {
    var deadline = System.nanoTime() + limit.toNanos();
    while (!find().isEmpty()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.sleep(POLL);
    }
    return true;
  }

  private List<Long> find() throws IOException, InterruptedException {
    if (!Files.isDirectory(Path.of("/proc/self"))) {
      return PidFile.read(layout.cluster())
          .map(PidFile::pid)
          .filter(this::servesThisFolder)
          .stream()
          .toList();
    }
    var found = Command.run(layout.folder(), shell(IN_FOLDER, layout.cluster().toString()));
    return found.output().lines().map(Long::valueOf).toList();
  }

  /** Where there is no /proc, the command line has to do. */
  private boolean servesThisFolder(long pid) {
    return ProcessHandle.of(pid)
        .map(ProcessHandle::info)
        .filter(info -> info.command().orElse("").endsWith("/postgres"))
        .flatMap(ProcessHandle.Info::arguments)
        .map(List::of)
        .orElse(List.of())
        .contains(layout.cluster().toString());
  }

  private void signal(String name, List<Long> pids) throws IOException, InterruptedException {
    for (var pid : pids) {
      Command.run(layout.folder(), shell("kill -s \"$1\" \"$2\"", name, pid.toString()));
    }
  }

  private List<String> shell(String script, String... arguments) {
    var command = new ArrayList<>(List.of("/bin/sh", "-c", script, "sh"));
    command.addAll(List.of(arguments));
    return account.peerCommand(command);
  }
}
