package io.waymark.app.start;

import io.waymark.app.config.Config;
import io.waymark.app.config.Password;
import java.util.Optional;

/** How to reach the PostgreSQL that this server uses. The password does not print itself. */
public record DatabaseLogin(String jdbcUrl, String user, Password password) {

  /**
   * The login of the external PostgreSQL, if one is configured. The keys for user and password win
   * over what the address says; without either, the user is {@code waymark} with no password.
   */
  public static Optional<DatabaseLogin> external(Config config) {
    var database = config.database();
    return database
        .url()
        .map(
            url ->
                new DatabaseLogin(
                    url.jdbcUrl(),
                    database.user().or(url::user).orElse("waymark"),
                    database.password().or(url::password).orElse(new Password(""))));
  }
}
