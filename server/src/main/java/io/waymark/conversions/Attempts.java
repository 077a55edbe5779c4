package io.waymark.conversions;

import io.waymark.conversions.ledger.Outcome;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.ErrorCode;
import io.waymark.platform.sql.Deadlocks;
import java.util.function.Supplier;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.postgresql.util.PSQLException;

/**
 * Records a report, again if it met one that came by another door: then it finds what that one has
 * left.
 */
final class Attempts {
  private static final int MOST = 5;
  private static final String UNIQUE_VIOLATION = "23505";

  private Attempts() {}

  /**
   * What became of it; of something that is not there, nothing.
   *
   * @throws ApiProblem if it is worth coming again
   */
  static Outcome of(Supplier<Outcome> work) {
    for (var attempt = 1; ; attempt++) {
      try {
        return work.get();
      } catch (UnableToExecuteStatementException refused) {
        if (attempt == MOST || !met(refused)) {
          throw refused;
        }
      } catch (ApiProblem problem) {
        if (problem.code() != ErrorCode.NOT_FOUND
            && problem.code() != ErrorCode.UNPROCESSABLE_ENTITY) {
          throw problem;
        }
        return new Outcome.Nothing(problem.text());
      }
    }
  }

  private static boolean met(UnableToExecuteStatementException refused) {
    return Deadlocks.ended(refused)
        || (refused.getCause() instanceof PSQLException cause
            && UNIQUE_VIOLATION.equals(cause.getSQLState()));
  }
}
