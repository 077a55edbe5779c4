package io.waymark.app.cli;

import io.waymark.app.archiving.Teller;
import io.waymark.app.console.Console;

/** Tells whoever gave the command. */
record ConsoleTeller(Console console) implements Teller {
  @Override
  public void say(String line) {
    console.out().println(line);
  }

  @Override
  public void complain(String line) {
    console.complain(line);
  }
}
