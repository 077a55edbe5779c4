package io.waymark.app;

import io.waymark.app.start.DatabaseLogin;
import io.waymark.app.start.Provisioning;
import io.waymark.identity.IdentitySlice;
import io.waymark.identity.OperatorDesk;
import io.waymark.platform.text.Ids;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;

/** Provisions straight in the database, whether the server runs or not. */
final class DatabaseProvisioning implements Provisioning {
  private static final int LONGEST_NAME = 50;

  @Override
  public Optional<FirstRun> firstRun(DatabaseLogin database) throws SQLException {
    return desk(database)
        .setUp()
        .map(made -> new FirstRun(made.slug(), made.email(), made.password(), made.apiKey()));
  }

  @Override
  public KeyResult createKey(DatabaseLogin database, String slug, String name) throws SQLException {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      return new Refused("a key's name has 1 to %d characters".formatted(LONGEST_NAME));
    }
    var desk = desk(database);
    return desk.createKey(slug, name)
        .<KeyResult>map(Created::new)
        .orElseGet(() -> new UnknownWorkspace(desk.slugs()));
  }

  private static OperatorDesk desk(DatabaseLogin login) throws SQLException {
    var clock = Clock.systemUTC();
    var random = new SecureRandom();
    return IdentitySlice.operatorDesk(
        OperatorDatabase.open(login), new Ids(clock, random), clock, random);
  }
}
