package io.waymark.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.platform.postgres.TestPostgres;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MigrationsTest {
  private static final Optional<String> BUILD = Optional.of("ab12");

  private final DataSource source = TestPostgres.source(TestPostgres.freshDatabase());
  private final Jdbi jdbi = Jdbi.create(source);

  @Test
  @DisplayName("an empty database is migrated, and tells by which build")
  void migratesOnce() {
    Migrations.apply(source, BUILD);

    assertThat(count("links")).isZero();
    assertThat(count("flyway_schema_history WHERE NOT success")).isZero();
  }

  @Test
  @DisplayName("what this build has migrated is not looked at again; another build looks")
  void looksOnlyAtWhatAnotherBuildHasLeft() {
    Migrations.apply(source, BUILD);
    // Something that Flyway would complain of, if it looked.
    jdbi.useHandle(
        handle ->
            handle.execute("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '1'"));

    Migrations.apply(source, BUILD);

    assertThatThrownBy(() -> Migrations.apply(source, Optional.of("cd34")))
        .isInstanceOf(FlywayException.class)
        .hasMessageContaining("checksum");
    assertThatThrownBy(() -> Migrations.apply(source, Optional.empty()))
        .isInstanceOf(FlywayException.class);
  }

  @Test
  @DisplayName("a build that knows nothing of itself migrates all the same")
  void worksWithoutAFingerprint() {
    Migrations.apply(source, Optional.empty());
    Migrations.apply(source, Optional.empty());

    assertThat(count("links")).isZero();
  }

  private long count(String table) {
    return jdbi.withHandle(
        handle -> handle.createQuery("SELECT count(*) FROM " + table).mapTo(Long.class).one());
  }
}
