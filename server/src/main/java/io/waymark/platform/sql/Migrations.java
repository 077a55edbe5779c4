package io.waymark.platform.sql;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the database to the schema this build expects; forward only. */
public final class Migrations {
  private Migrations() {}

  /**
   * Applies what is missing. Safe to call from several processes at once: Flyway holds a database
   * lock.
   *
   * @throws org.flywaydb.core.api.FlywayException if a migration fails or the database is newer
   *     than this build
   */
  public static void apply(DataSource dataSource) {
    Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(dataSource)
        .locations("classpath:db/migration")
        .cleanDisabled(true)
        .validateMigrationNaming(true)
        .load()
        .migrate();
  }
}
