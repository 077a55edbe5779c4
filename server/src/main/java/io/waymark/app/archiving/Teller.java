package io.waymark.app.archiving;

/** Who is told what comes of an order, line by line. */
public interface Teller {

  /** What was asked for. */
  void say(String line);

  /** What went wrong. */
  void complain(String line);
}
