package io.waymark.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestPostgresTest {
  @Test
  void aCopyHoldsWhatItsTemplateHeldAndLivesOnItsOwn() throws Exception {
    var template = TestPostgres.freshDatabase();
    try (var connection = TestPostgres.connect(template);
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE thing (name text)");
      statement.execute("INSERT INTO thing VALUES ('first')");
    }
    var copy = TestPostgres.freshDatabase(template.database());
    var other = TestPostgres.freshDatabase(template.database());
    try (var connection = TestPostgres.connect(copy);
        var statement = connection.createStatement()) {
      assertThat(statement.executeUpdate("DELETE FROM thing")).isOne();
    }
    try (var connection = TestPostgres.connect(other);
        var statement = connection.createStatement()) {
      assertThat(statement.executeUpdate("DELETE FROM thing")).isOne();
    }
  }
}
