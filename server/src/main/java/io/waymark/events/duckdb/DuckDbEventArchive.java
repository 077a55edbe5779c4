package io.waymark.events.duckdb;

import static io.waymark.events.duckdb.Sql.sql;

import io.waymark.events.Click;
import io.waymark.events.ClickDay;
import io.waymark.events.EventArchive;
import io.waymark.events.EventSnapshot;
import io.waymark.events.EventStoreException;
import io.waymark.events.EventStoreException.Reason;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Archives of one DuckDB file: one that nobody else has open, or that of a store at work. */
public final class DuckDbEventArchive implements EventArchive {
  private final Database database;
  private final Session session;
  private final Replacing replacing;
  private final Doing afterwards;

  /**
   * @param replacing puts what was left aside in its place
   * @param afterwards lets go of what the session needs
   */
  private DuckDbEventArchive(
      Database database, Session session, Replacing replacing, Doing afterwards) {
    this.database = database;
    this.session = session;
    this.replacing = replacing;
    this.afterwards = afterwards;
  }

  /**
   * Opens the file, or creates it, and brings its tables up to date.
   *
   * @throws EventStoreException if that fails, as when another process has it open or a newer
   *     Waymark has written it
   */
  public static DuckDbEventArchive open(DuckDbSettings settings) {
    var database = Database.open(settings);
    return of(
        database,
        generation -> {
          try (var session = database.session()) {
            Replacement.take(session, generation);
          }
        },
        database::close);
  }

  /** Of a store at work. */
  static DuckDbEventArchive of(Database database, Replacing replacing, Doing afterwards) {
    return new DuckDbEventArchive(database, asked(database::borrowed), replacing, afterwards);
  }

  /** What an open store has now; what is stored later is not in it. */
  static DuckDbEventArchive snapshot(Database database) {
    var snapshot = of(database, _ -> {}, () -> {});
    done(
        () -> {
          snapshot.session.execute(sql("BEGIN TRANSACTION READ ONLY"));
          // The moment is that of the first question.
          var _ = Intake.position(snapshot.session);
        });
    return snapshot;
  }

  @Override
  public long position() {
    return asked(() -> Intake.position(session));
  }

  @Override
  public long lastOfDays() {
    return asked(() -> ClickDays.extent(session)).lastSequence();
  }

  @Override
  public void clicks(@Nullable String workspaceId, long upToSequence, Consumer<Click> each) {
    done(
        () ->
            ClicksInOrder.each(
                session,
                ClickTable.COLUMNS,
                sql("sequence <= ? AND", upToSequence).then(of(workspaceId)),
                ClickTable::read,
                each));
  }

  @Override
  public void days(@Nullable String workspaceId, Consumer<ClickDay> each) {
    done(
        () -> {
          var of = of(workspaceId);
          // One day at a time, for the same reason as clicks.
          var days =
              session.list(
                  sql("SELECT DISTINCT epoch_us(timestamp) FROM click_days WHERE")
                      .then(of)
                      .then("ORDER BY ALL"),
                  row -> ClickTable.instant(row.getLong(1)));
          for (var day : days) {
            session.each(
                sql("SELECT " + ArchivedDays.COLUMNS + " FROM click_days WHERE")
                    .then("timestamp = ? AND", ClickTable.timestamp(day))
                    .then(of)
                    .then("ORDER BY ALL"),
                ArchivedDays::read,
                each);
          }
        });
  }

  private static Sql of(@Nullable String workspaceId) {
    return workspaceId == null ? Sql.TRUE : sql("workspace_id = ?", workspaceId);
  }

  @Override
  public EventSnapshot snapshot() {
    return snapshot(database);
  }

  @Override
  public EventArchive.Incoming begin() {
    return asked(() -> ArchiveIntake.begin(session));
  }

  @Override
  public void replace(long generation) {
    done(() -> replacing.with(generation));
  }

  @Override
  public void forgetLeftAside() {
    done(() -> Replacement.forget(session));
  }

  @Override
  public void close() {
    done(
        () -> {
          session.close();
          afterwards.run();
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

  /** Replaces everything by a generation. */
  interface Replacing {
    void with(long generation) throws SQLException;
  }

  /** Does something to the database. */
  interface Doing {
    void run() throws SQLException;
  }
}
