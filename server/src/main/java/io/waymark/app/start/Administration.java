package io.waymark.app.start;

import io.waymark.app.config.Config;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operator does to people, workspaces and apps, straight in the database: it works whether
 * the server runs or not, and one that runs heeds it at once.
 */
public interface Administration {

  /**
   * Carries out an order, all or nothing.
   *
   * @param config says how people are written to
   */
  Outcome carryOut(Config config, DatabaseLogin database, Order order)
      throws IOException, SQLException;

  /** What came of it. */
  sealed interface Outcome {}

  /**
   * It is done.
   *
   * @param what in words for people
   * @param facts the same for programs
   */
  record Done(String what, Map<String, ?> facts) implements Outcome {}

  /** What was asked for, a row each. */
  record Listed(List<? extends Map<String, ? extends @Nullable Object>> rows) implements Outcome {}

  /** It could not be done, with the reason in words for people. */
  record NotDone(String why) implements Outcome {}
}
