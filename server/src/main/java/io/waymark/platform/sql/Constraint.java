package io.waymark.platform.sql;

import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.postgresql.util.PSQLException;

/** Reads from a failed statement which unique constraint refused it. */
public final class Constraint {
  private static final String UNIQUE_VIOLATION = "23505";

  private Constraint() {}

  /**
   * Whether the statement failed because the named unique constraint or index already holds the
   * value.
   */
  public static boolean refused(UnableToExecuteStatementException failure, String constraint) {
    if (!(failure.getCause() instanceof PSQLException cause)
        || !UNIQUE_VIOLATION.equals(cause.getSQLState())) {
      return false;
    }
    var message = cause.getServerErrorMessage();
    return message != null && constraint.equals(message.getConstraint());
  }
}
