package io.waymark.product;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts a command as an interactive shell would: leader of a process group, which Ctrl-C is sent
 * to as a whole, and listening to signals, which a build in the background ignores and passes on.
 */
final class Terminal {
  private Terminal() {}

  /** What to put in front of the command, as far as this system has it. */
  static String[] prefix() throws IOException, InterruptedException {
    var prefix = new ArrayList<String>();
    for (var part : List.of(List.of("env", "--default-signal=INT,TERM"), List.of("setsid"))) {
      var command = new ArrayList<>(part);
      command.add("true");
      if (succeeds(command)) {
        prefix.addAll(part);
      }
    }
    return prefix.toArray(String[]::new);
  }

  private static boolean succeeds(List<String> command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException absent) {
      return false;
    }
  }
}
