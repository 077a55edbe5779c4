package io.waymark.platform.sql;

import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/** Brings the database to the schema this build expects; forward only. */
public final class Migrations {
  static final String FOLDER = "db/migration/";

  private Migrations() {}

  /**
   * Applies what is missing. Safe to call from several processes at once: Flyway holds a database
   * lock.
   *
   * <p>Flyway takes a fifth of a start to find that nothing is missing. So the schema carries the
   * {@link Fingerprint} of the migrations that made it, and the same ones are not looked at again.
   *
   * @throws org.flywaydb.core.api.FlywayException if a migration fails or the database is newer
   *     than this build
   */
  public static void apply(DataSource dataSource) {
    apply(dataSource, Fingerprint.ofBuild());
  }

  static void apply(DataSource dataSource, Optional<String> fingerprint) {
    var jdbi = Jdbi.create(dataSource);
    if (fingerprint.isPresent() && fingerprint.equals(applied(jdbi))) {
      return;
    }
    Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(dataSource)
        .locations("classpath:" + FOLDER)
        .cleanDisabled(true)
        .validateMigrationNaming(true)
        .load()
        .migrate();
    fingerprint.ifPresent(made -> remember(jdbi, made));
  }

  private static Optional<String> applied(Jdbi jdbi) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT obj_description(to_regclass('flyway_schema_history'), 'pg_class')
                    """)
                .mapTo(String.class)
                .findOne());
  }

  private static void remember(Jdbi jdbi, String fingerprint) {
    // a comment cannot be a parameter; a fingerprint is hexadecimal digits
    jdbi.useHandle(
        handle ->
            handle.execute("COMMENT ON TABLE flyway_schema_history IS '" + fingerprint + "'"));
  }
}
