package io.waymark.app.start;

import io.waymark.app.archiving.Clerk;
import io.waymark.app.config.Config;
import java.io.IOException;
import java.sql.SQLException;

/**
 * Archives of the data folder that this process has, while no server runs on it. Failures are told
 * in words for people.
 */
@FunctionalInterface
public interface Archiving {

  /** Has the order carried out; returns the exit code. */
  int carryOut(Config config, DatabaseLogin database, Order order) throws IOException, SQLException;

  /** What is wanted of the clerk. */
  @FunctionalInterface
  interface Order {
    /** Returns the exit code. */
    int with(Clerk clerk);
  }
}
