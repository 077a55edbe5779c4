package io.waymark.platform.postgres;

import java.io.IOException;
import java.util.List;

/** Starts the postmaster of one cluster, again if need be. */
record Launcher(
    Layout layout, Binaries binaries, Account account, Survivors survivors, LogFile log) {

  /** Starts it; it is not ready yet. Nothing of an earlier run may be left. */
  Server launch(int port) throws IOException {
    // What keeps strangers out stands on the command line, where local.conf cannot undo it.
    var command =
        List.of(
            binaries.postgres().toString(),
            "-D",
            layout.cluster().toString(),
            "-p",
            Integer.toString(port),
            "-c",
            "config_file=" + layout.configuration(),
            "-c",
            "hba_file=" + layout.access(),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "unix_socket_directories=");
    return new Server(layout, Watchdog.start(account, layout.folder(), command, log));
  }
}
