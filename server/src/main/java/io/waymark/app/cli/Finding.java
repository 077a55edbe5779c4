package io.waymark.app.cli;

/**
 * One thing that the doctor found.
 *
 * @param subject what it looked at
 * @param text what is the case
 * @param advice what to do; empty if there is nothing to do
 */
record Finding(Level level, String subject, String text, String advice) {

  enum Level {
    /** As it should be. */
    OK,
    /** The server works, but something does less than it could. */
    NOTE,
    /** The server could not start. */
    PROBLEM
  }

  static Finding ok(String subject, String text) {
    return new Finding(Level.OK, subject, text, "");
  }

  static Finding note(String subject, String text, String advice) {
    return new Finding(Level.NOTE, subject, text, advice);
  }

  static Finding problem(String subject, String text, String advice) {
    return new Finding(Level.PROBLEM, subject, text, advice);
  }
}
