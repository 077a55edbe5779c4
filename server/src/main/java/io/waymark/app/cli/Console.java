package io.waymark.app.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes to.
 *
 * @param out what was asked for
 * @param err what went wrong
 */
public record Console(PrintStream out, PrintStream err) {

  /** That of this process, in UTF-8 whatever the locale. */
  public static Console standard() {
    return new Console(stream(FileDescriptor.out), stream(FileDescriptor.err));
  }

  private static PrintStream stream(FileDescriptor file) {
    return new PrintStream(new FileOutputStream(file), true, StandardCharsets.UTF_8);
  }

  /** Says what went wrong. */
  void complain(String what) {
    err.println("waymark: " + what);
  }
}
