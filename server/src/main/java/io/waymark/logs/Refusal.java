package io.waymark.logs;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** Why PostgreSQL has refused rows for what they are, rather than because it cannot work. */
final class Refusal {
  /** Classes of SQLSTATE: what data is, what constraints want, what fits into an index. */
  private static final Set<String> OF_DATA = Set.of("22", "23", "54");

  private Refusal() {}

  /** The SQLSTATE, which tells nothing of what is in the rows; empty if it cannot work. */
  static Optional<String> ofData(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException refused) {
        var state = refused.getSQLState();
        return Optional.ofNullable(state)
            .filter(each -> each.length() == 5 && OF_DATA.contains(each.substring(0, 2)));
      }
    }
    return Optional.empty();
  }
}
