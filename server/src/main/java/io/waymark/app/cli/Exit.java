package io.waymark.app.cli;

/** What the exit code of a command means. */
final class Exit {

  static final int DONE = 0;

  /** The command was understood, but could not be carried out. */
  static final int FAILED = 1;

  /** The command line or the configuration is wrong. */
  static final int WRONG = 2;

  private Exit() {}
}
