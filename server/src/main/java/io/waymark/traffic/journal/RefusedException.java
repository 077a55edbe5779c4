package io.waymark.traffic.journal;

/** Why a record was not even tried. Without a stack trace: under overload there are many. */
final class RefusedException extends Exception {

  private RefusedException(String message) {
    super(message, null, false, false);
  }

  static RefusedException full() {
    return new RefusedException("The journal's queue is full: the disk does not keep up");
  }

  static RefusedException closed() {
    return new RefusedException("The journal is closed");
  }
}
