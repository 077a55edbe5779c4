package io.waymark.app;

import io.waymark.app.start.DatabaseLogin;
import io.waymark.platform.sql.Migrations;
import java.sql.SQLException;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/** The database as commands use it that do not serve: without a pool, and up to date. */
final class OperatorDatabase {
  private static final int PATIENCE_SECONDS = 10;

  private OperatorDatabase() {}

  static Jdbi open(DatabaseLogin login) throws SQLException {
    var source = new PGSimpleDataSource();
    source.setUrl(login.jdbcUrl());
    source.setUser(login.user());
    source.setPassword(login.password().value());
    try (var probe = source.getConnection()) {
      var _ = probe.isValid(PATIENCE_SECONDS);
    }
    Migrations.apply(source);
    return Jdbi.create(source);
  }
}
