package io.waymark.api;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the server under test logs as an error, or with a stack trace, while this is open. */
final class LoggedErrors extends Handler implements AutoCloseable {
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();

  LoggedErrors() {
    Logger.getLogger("").addHandler(this);
  }

  /** One line for each, oldest first. */
  Queue<String> lines() {
    return lines;
  }

  @Override
  public void publish(LogRecord entry) {
    if (entry.getLevel().intValue() >= Level.SEVERE.intValue() || entry.getThrown() != null) {
      lines.add(
          "%s %s: %s (%s)"
              .formatted(
                  entry.getLevel(), entry.getLoggerName(), entry.getMessage(), entry.getThrown()));
    }
  }

  @Override
  public void flush() {
    // Nothing is held back.
  }

  @Override
  public void close() {
    Logger.getLogger("").removeHandler(this);
  }
}
