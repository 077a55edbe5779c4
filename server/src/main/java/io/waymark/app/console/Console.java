package io.waymark.app.console;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a command reads and writes.
 *
 * @param in what is handed to it
 * @param out what was asked for
 * @param err what went wrong
 * @param terminal whether {@code out} is shown to somebody, who may be misled by control characters
 */
public record Console(InputStream in, PrintStream out, PrintStream err, boolean terminal) {
  private static final int LONGEST_SECRET = 4_096;

  /** What the launcher sets, outside the configuration, where standard output is a terminal. */
  private static final String TOLD_BY_LAUNCHER = "output.terminal";

  /** With nothing to read, and nobody who looks on. */
  public Console(PrintStream out, PrintStream err) {
    this(InputStream.nullInputStream(), out, err, false);
  }

  /** That of this process, in UTF-8 whatever the locale. */
  public static Console standard() {
    return new Console(
        System.in,
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        System.getProperty(TOLD_BY_LAUNCHER) != null || person().isPresent());
  }

  private static PrintStream stream(FileDescriptor file) {
    return new PrintStream(new FileOutputStream(file), true, StandardCharsets.UTF_8);
  }

  private static Optional<java.io.Console> person() {
    return Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal);
  }

  /** Says what went wrong. */
  public void complain(String what) {
    err.println("waymark: " + Visible.lines(what));
  }

  /**
   * A secret: typed without being shown where somebody sits at a terminal, else the first line of
   * what is handed over.
   *
   * @param what it is, for the prompt
   * @return empty if there is none
   */
  public String secret(String what) throws IOException {
    var person = person();
    if (in.equals(System.in) && person.isPresent()) {
      var typed = person.get().readPassword("%s: ", what);
      return typed == null ? "" : new String(typed);
    }
    return firstLine();
  }

  /**
   * The same for a secret that somebody chooses, who types it twice.
   *
   * @throws IOException if the two are not the same
   */
  public String newSecret(String what) throws IOException {
    var chosen = secret(what);
    if (in.equals(System.in) && person().isPresent() && !secret("The same again").equals(chosen)) {
      throw new IOException("the two are not the same");
    }
    return chosen;
  }

  private String firstLine() throws IOException {
    var line = new ByteArrayOutputStream();
    for (var read = in.read(); read >= 0 && read != '\n'; read = in.read()) {
      if (line.size() == LONGEST_SECRET) {
        throw new IOException("a secret has at most %d bytes".formatted(LONGEST_SECRET));
      }
      line.write(read);
    }
    var text = line.toString(StandardCharsets.UTF_8);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }
}
