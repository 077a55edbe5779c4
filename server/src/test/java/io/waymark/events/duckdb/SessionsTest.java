package io.waymark.events.duckdb;

import static io.waymark.events.duckdb.Sql.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsTest {
  @TempDir private Path folder;
  private Database root;
  private Sessions sessions;

  @BeforeEach
  void open() {
    root = Database.open(TempStore.settings(folder));
    sessions = new Sessions(root);
  }

  @AfterEach
  void close() throws Exception {
    sessions.close();
    root.close();
  }

  @Test
  void whatEndsWellLeavesItsConnectionToTheNext() throws Exception {
    var connection = endWell(sessions.open());
    try (var next = sessions.open()) {
      assertThat(next.connection()).isSameAs(connection);
    }
  }

  @Test
  void twoAtOnceHaveConnectionsOfTheirOwn() throws Exception {
    endWell(sessions.open());
    try (var one = sessions.open();
        var other = sessions.open()) {
      assertThat(one.connection()).isNotSameAs(other.connection());
    }
  }

  @Test
  void whatFailsLeavesNothingHalfDone() throws Exception {
    var failed = sessions.open();
    failed.execute(sql("BEGIN TRANSACTION"));
    failed.execute(sql("UPDATE position SET sequence = 7"));
    failed.close();
    assertThat(failed.connection().isClosed()).isTrue();
    try (var next = sessions.open()) {
      next.execute(sql("BEGIN TRANSACTION"));
      assertThat(Intake.position(next)).isZero();
    }
  }

  @Test
  void stoppingWhatHasEndedDoesNotStopWhoHasItsConnectionNow() throws Exception {
    var ended = sessions.open();
    endWell(ended);
    try (var next = sessions.open()) {
      ended.stop();
      assertThat(numbers(next, "SELECT 1")).containsExactly(1);
    }
  }

  @Test
  void aConnectionThatWasStoppedIsNotUsedAgain() throws Exception {
    var stopped = sessions.open();
    stopped.stop();
    assertThatThrownBy(() -> numbers(stopped, "SELECT 1")).hasMessage("stopped");
    assertThat(endWell(stopped).isClosed()).isTrue();
    try (var next = sessions.open()) {
      assertThat(numbers(next, "SELECT 1")).containsExactly(1);
    }
  }

  @Test
  void closesWhatIsLeftAfterIt() throws Exception {
    var late = sessions.open();
    var idle = endWell(sessions.open());
    sessions.close();
    assertThat(idle.isClosed()).isTrue();
    assertThat(endWell(late).isClosed()).isTrue();
  }

  @Test
  void theSameStatementAnswersWithOtherValues() throws Exception {
    try (var session = sessions.open()) {
      for (var number = 0; number < 5; number++) {
        assertThat(numbers(session, "SELECT ? + 1", number)).containsExactly(number + 1);
      }
    }
  }

  @Test
  void theSameStatementMayRunWithinItself() throws Exception {
    var text = "SELECT range::INTEGER FROM range(?)";
    try (var session = sessions.open()) {
      for (var again = 0; again < 2; again++) {
        var found = session.list(sql(text, 3), row -> numbers(session, text, row.getInt(1)).size());
        assertThat(found).containsExactly(0, 1, 2);
      }
    }
  }

  @Test
  void aStatementThatFailedIsPreparedAnew() throws Exception {
    var text = "SELECT CAST(CAST(? AS VARCHAR) AS INTEGER)";
    try (var session = sessions.open()) {
      assertThatThrownBy(() -> numbers(session, text, "x")).isInstanceOf(SQLException.class);
      assertThat(numbers(session, text, "5")).containsExactly(5);
      assertThatThrownBy(() -> numbers(session, text, "x")).isInstanceOf(SQLException.class);
      assertThat(numbers(session, text, "6")).containsExactly(6);
    }
  }

  @Test
  void aStatementSeesTheTablesThatThereAreNow() throws Exception {
    try (var session = sessions.open()) {
      for (var number = 1; number < 4; number++) {
        session.execute(sql("CREATE TABLE once AS SELECT " + number + " AS number"));
        assertThat(numbers(session, "SELECT number FROM once")).containsExactly(number);
        session.execute(sql("DROP TABLE once"));
        assertThatThrownBy(() -> numbers(session, "SELECT number FROM once"))
            .hasMessageContaining("once");
      }
    }
  }

  @Test
  void moreStatementsThanAreKept() throws Exception {
    try (var session = sessions.open()) {
      for (var again = 0; again < 2; again++) {
        for (var number = 0; number < 200; number++) {
          assertThat(numbers(session, "SELECT ? + " + number, 1)).containsExactly(number + 1);
        }
      }
    }
  }

  private static DuckDBConnection endWell(Session session) throws SQLException {
    session.endedWell();
    session.close();
    return session.connection();
  }

  private static List<Integer> numbers(Session session, String text, Object... values)
      throws SQLException {
    return session.list(sql(text, values), row -> row.getInt(1));
  }
}
