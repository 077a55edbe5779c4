package io.waymark.product;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The processes that one data folder's server has brought into the world. PostgreSQL's lose their
 * parent when the server is killed, so they are remembered while it lives; and they name the folder
 * in their command lines.
 */
final class Family {
  private final Path data;
  private final Set<ProcessHandle> known = new HashSet<>();

  Family(Path data) {
    this.data = data;
  }

  /** Remembers a process and all its descendants of the moment. */
  void meet(ProcessHandle ancestor) {
    known.add(ancestor);
    ancestor.descendants().forEach(known::add);
  }

  /** Those that run. */
  Set<ProcessHandle> running() {
    ProcessHandle.allProcesses().filter(this::namesFolder).forEach(this::meet);
    return known.stream().filter(ProcessHandle::isAlive).collect(Collectors.toSet());
  }

  /** Kills those that run, and waits for their end. */
  void kill() {
    for (var running = running(); !running.isEmpty(); running = running()) {
      running.forEach(ProcessHandle::destroyForcibly);
      running.forEach(process -> process.onExit().orTimeout(1, TimeUnit.MINUTES).join());
    }
  }

  private boolean namesFolder(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains(data.toString())
        && process.pid() != ProcessHandle.current().pid();
  }
}
