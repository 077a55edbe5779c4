package io.waymark.platform.sql;

import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.postgresql.util.PSQLException;

/**
 * Transactions that take many rows of others and may meet one that takes them in another order.
 * PostgreSQL ends one of the two then, which is as if it had never begun.
 */
public final class Deadlocks {
  private static final int MOST = 5;
  private static final String DEADLOCK = "40P01";

  private Deadlocks() {}

  /**
   * Runs a transaction, again if it was the one that was ended.
   *
   * @param work changes nothing but the database
   */
  public static <R, X extends Exception> R inTransaction(Jdbi jdbi, HandleCallback<R, X> work)
      throws X {
    for (var attempt = 1; ; attempt++) {
      try {
        return jdbi.inTransaction(work);
      } catch (UnableToExecuteStatementException failure) {
        if (attempt == MOST || !ended(failure)) {
          throw failure;
        }
      }
    }
  }

  /** Whether PostgreSQL ended the transaction for another's sake. */
  public static boolean ended(UnableToExecuteStatementException failure) {
    return failure.getCause() instanceof PSQLException cause
        && DEADLOCK.equals(cause.getSQLState());
  }
}
