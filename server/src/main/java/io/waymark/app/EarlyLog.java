package io.waymark.app;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The log before the framework sets it up: it keeps what is logged, and the framework writes it
 * later in the configured form. Commands that never get there have it written here.
 */
final class EarlyLog {

  private EarlyLog() {}

  /** Keeps what is worth telling; by default, every detail is. */
  static void begin() {
    Logger.getLogger("").setLevel(Level.INFO);
  }

  /** Writes warnings, if the framework has not done it; the rest is of no use to a command. */
  static void end() {
    if (!InitialConfigurator.DELAYED_HANDLER.isActivated()) {
      var console = new ConsoleHandler();
      console.setLevel(Level.WARNING);
      InitialConfigurator.DELAYED_HANDLER.setHandlers(new Handler[] {console});
    }
  }
}
