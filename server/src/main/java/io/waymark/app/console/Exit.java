package io.waymark.app.console;

/** What the exit code of a command means. */
public final class Exit {

  public static final int DONE = 0;

  /** The command was understood, but could not be carried out. */
  public static final int FAILED = 1;

  /** The command line or the configuration is wrong. */
  public static final int WRONG = 2;

  /** The server that the command is for does not answer. */
  public static final int UNREACHABLE = 3;

  private Exit() {}
}
