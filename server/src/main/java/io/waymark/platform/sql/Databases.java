package io.waymark.platform.sql;

import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;

/** Opens the door to PostgreSQL that every slice uses. */
public final class Databases {
  private Databases() {}

  /** Jdbi over a pool, after bringing the schema up to date. */
  public static Jdbi open(DataSource pool) {
    Migrations.apply(pool);
    var jdbi = Jdbi.create(pool);
    // Insert and update share one way of binding a row, though an update does not write every
    // column.
    jdbi.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
    return jdbi;
  }
}
