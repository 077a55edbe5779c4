package io.waymark.api;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.waymark.platform.postgres.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** A server whose data no other test has a part in: a restore replaces all of it. */
public class BackupServer implements QuarkusTestResourceLifecycleManager {
  @Override
  public int order() {
    return 1;
  }

  @Override
  public Map<String, String> start() {
    var database = TestPostgres.migratedDatabase();
    try {
      return Map.of(
          "quarkus.datasource.jdbc.url",
          database.jdbcUrl(),
          "quarkus.datasource.username",
          database.user(),
          "quarkus.datasource.password",
          database.password(),
          "waymark.data",
          Files.createTempDirectory("waymark-backup").toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {}
}
