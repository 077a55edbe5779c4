package io.waymark.app.remote;

/** A command line that makes no sense, with the reason in words for people. */
final class WrongUse extends Exception {
  private static final long serialVersionUID = 1;

  WrongUse(String why) {
    super(why);
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
