package io.waymark.traffic.journal;

/** Why a record was not even tried. Without a stack trace: under overload there are many. */
final class RefusedException extends Exception {
  static final RefusedException FULL =
      new RefusedException("The journal's queue is full: the disk does not keep up");
  static final RefusedException CLOSED = new RefusedException("The journal is closed");

  private RefusedException(String message) {
    super(message, null, false, false);
  }
}
