package io.waymark.events.duckdb;

import static io.waymark.events.duckdb.Sql.sql;

import io.waymark.events.Click;
import io.waymark.events.ClickDay;
import io.waymark.events.EventArchive;
import io.waymark.events.EventStoreException;
import io.waymark.events.EventStoreException.Reason;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Archives of one DuckDB file, which belongs to this process alone meanwhile. */
public final class DuckDbEventArchive implements EventArchive {
  private final DuckDBConnection root;
  private final Session session;

  private DuckDbEventArchive(DuckDBConnection root, Session session) {
    this.root = root;
    this.session = session;
  }

  /**
   * Opens the file, or creates it, and brings its tables up to date.
   *
   * @throws EventStoreException if that fails, as when another process has it open or a newer
   *     Waymark has written it
   */
  public static DuckDbEventArchive open(DuckDbSettings settings) {
    var root = Database.open(settings);
    return new DuckDbEventArchive(
        root, asked(() -> new Session(root.duplicate().unwrap(DuckDBConnection.class))));
  }

  @Override
  public long position() {
    return asked(() -> Intake.position(session));
  }

  @Override
  public void clicks(@Nullable String workspaceId, Consumer<Click> each) {
    done(
        () ->
            session.each(
                sql("SELECT " + ClickTable.COLUMNS + " FROM clicks")
                    .then(of(workspaceId))
                    .then("ORDER BY sequence"),
                ClickTable::read,
                each));
  }

  @Override
  public void days(@Nullable String workspaceId, Consumer<ClickDay> each) {
    done(
        () ->
            session.each(
                sql("SELECT " + ArchivedDays.COLUMNS + " FROM click_days")
                    .then(of(workspaceId))
                    .then("ORDER BY ALL"),
                ArchivedDays::read,
                each));
  }

  private static Sql of(@Nullable String workspaceId) {
    return workspaceId == null ? sql("") : sql("WHERE workspace_id = ?", workspaceId);
  }

  @Override
  public EventArchive.Incoming begin() {
    return asked(() -> ArchiveIntake.begin(session));
  }

  @Override
  public void close() {
    done(
        () -> {
          session.close();
          root.close();
        });
  }

  static void done(Doing work) {
    asked(
        () -> {
          work.run();
          return true;
        });
  }

  static <T> T asked(Asking<T> work) {
    try {
      return work.answer();
    } catch (SQLException e) {
      throw new EventStoreException(Reason.FAILED, "DuckDB: " + e.getMessage(), e);
    }
  }

  /** Asks the database. */
  interface Asking<T> {
    T answer() throws SQLException;
  }

  /** Does something to the database. */
  interface Doing {
    void run() throws SQLException;
  }
}
