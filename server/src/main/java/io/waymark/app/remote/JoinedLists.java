package io.waymark.app.remote;

import io.waymark.app.console.Console;
import io.waymark.app.console.Visible;

/** Prints JSON lists as one, without taking their elements apart. */
final class JoinedLists {
  private final Console console;
  private boolean begun;

  JoinedLists(Console console) {
    this.console = console;
  }

  /** The elements of a list that has some. */
  void add(String list) {
    var text = list.strip();
    var elements = text.substring(1, text.length() - 1);
    console.out().print(begun ? "," : "[");
    console.out().print(console.terminal() ? Visible.lines(elements) : elements);
    begun = true;
  }

  void end() {
    console.out().print(begun ? "]" : "[]");
    if (console.terminal()) {
      console.out().println();
    }
  }
}
