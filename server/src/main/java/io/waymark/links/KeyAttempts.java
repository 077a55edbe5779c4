package io.waymark.links;

import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.sql.Constraint;
import java.util.function.Supplier;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Random keys that turn out to be taken when the link is written are drawn again. */
final class KeyAttempts {
  static final int MOST = 10;

  private KeyAttempts() {}

  static boolean randomKey(LinkRequest request) {
    var key = request.key().orNull();
    return key == null || key.isEmpty();
  }

  /**
   * Runs a transaction that writes the link, and again as long as only its random key stands
   * against it.
   *
   * @throws ApiProblem 409 if address or external id are taken
   */
  static <T> T write(LinkRequest request, Supplier<T> transaction) {
    for (var attempt = 1; ; attempt++) {
      try {
        return transaction.get();
      } catch (UnableToExecuteStatementException refused) {
        var again =
            attempt < MOST
                && randomKey(request)
                && Constraint.refused(refused, LinkTable.DOMAIN_KEY);
        if (!again) {
          throw conflict(refused);
        }
      }
    }
  }

  private static RuntimeException conflict(UnableToExecuteStatementException refused) {
    if (Constraint.refused(refused, LinkTable.DOMAIN_KEY)) {
      return LinkRules.keyTaken();
    }
    if (Constraint.refused(refused, LinkTable.EXTERNAL_ID)) {
      return LinkRules.externalIdTaken();
    }
    return refused;
  }
}
