package io.waymark.app.config;

import io.smallrye.config.WithDefault;
import java.util.Optional;

/** PostgreSQL: everything but events. */
public interface DatabaseConfig {
  @Meaning(
      "Address of an external PostgreSQL, such as postgresql://user@host:5432/waymark."
          + " When not set, PostgreSQL runs inside the data folder.")
  Optional<DatabaseUrl> url();

  @Meaning("User of the external PostgreSQL, if its address names none.")
  Optional<String> user();

  @Meaning("Password of the external PostgreSQL, if its address has none.")
  Optional<Password> password();

  @Meaning("Most connections that are open at once.")
  @WithDefault("16")
  @Within(min = "2", max = "1000")
  int poolSize();
}
