package io.waymark.app.remote;

/** A server that could not be reached, or stopped to answer; the message says why. */
final class Unreachable extends Exception {
  private static final long serialVersionUID = 1;

  Unreachable(String why) {
    super(why);
  }
}
