package io.waymark.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SearchIndexesTest {

  @Test
  @DisplayName("what was written is put into the index, and nothing is left to do then")
  void tidied() throws SQLException {
    try (var connection = TestPostgres.connect(TestPostgres.freshDatabase())) {
      var jdbi = Jdbi.create(connection);
      jdbi.useHandle(
          handle -> {
            handle.execute("create extension pg_trgm");
            handle.execute("create table names (name text)");
            handle.execute("create index on names using gin (name gin_trgm_ops)");
            handle.execute("insert into names select 'name ' || n from generate_series(1, 100) n");
          });
      var indexes = new SearchIndexes(jdbi);

      assertThat(indexes.tidy()).isPositive();
      assertThat(indexes.tidy()).isZero();
      int found =
          jdbi.withHandle(
              handle ->
                  handle
                      .createQuery("select count(*) from names where name like '%me 7%'")
                      .mapTo(Integer.class)
                      .one());
      assertThat(found).isEqualTo(11);
    }
  }

  @Test
  @DisplayName("a database without such indexes has nothing to do")
  void none() throws SQLException {
    try (var connection = TestPostgres.connect(TestPostgres.freshDatabase())) {
      assertThat(new SearchIndexes(Jdbi.create(connection)).tidy()).isZero();
    }
  }
}
