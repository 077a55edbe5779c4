package io.waymark.app.cli;

/** What a command line asks for. */
sealed interface Command {

  /** Serve, and see to it that there is a workspace. */
  record Up(Settings settings) implements Command {}

  /** Serve. */
  record Serve(Settings settings) implements Command {}

  /** Create an API key. */
  record TokenCreate(String workspace, String name, boolean json, Settings settings)
      implements Command {}

  /** Start, serve a few requests and stop, for the JVM to learn from it. */
  record Rehearse(Settings settings) implements Command {}

  /** Explain what is missing. */
  record Doctor(Settings settings) implements Command {}

  /**
   * Explain how to use a command.
   *
   * @param topic the command, or empty for all of them
   */
  record Help(String topic) implements Command {}

  /** Tell the version. */
  record Version() implements Command {}

  /**
   * Nothing that can be done.
   *
   * @param why in words for people
   */
  record Wrong(String why) implements Command {}
}
