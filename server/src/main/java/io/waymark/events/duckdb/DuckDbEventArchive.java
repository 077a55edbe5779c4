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
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Archives of one DuckDB file: one that nobody else has open, or that of a store at work. */
public final class DuckDbEventArchive implements EventArchive {
  private final DuckDBConnection root;
  private final Session session;
  private final Replacing replacing;
  private final Doing afterwards;

  /**
   * @param replacing puts what was left aside in its place
   * @param afterwards lets go of what the session needs
   */
  private DuckDbEventArchive(
      DuckDBConnection root, Session session, Replacing replacing, Doing afterwards) {
    this.root = root;
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
    var root = Database.open(settings);
    return of(
        root,
        generation -> {
          try (var session = session(root)) {
            Replacement.take(session, generation);
          }
        },
        root::close);
  }

  /** Of a store at work. */
  static DuckDbEventArchive of(DuckDBConnection root, Replacing replacing, Doing afterwards) {
    return new DuckDbEventArchive(root, asked(() -> session(root)), replacing, afterwards);
  }

  private static Session session(DuckDBConnection root) throws SQLException {
    return new Session(root.duplicate().unwrap(DuckDBConnection.class));
  }

  /** What an open store has now; what is stored later is not in it. */
  static DuckDbEventArchive snapshot(DuckDBConnection root) {
    var snapshot = of(root, _ -> {}, () -> {});
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
            session.each(
                sql("SELECT " + ClickTable.COLUMNS + " FROM clicks")
                    .then("WHERE sequence <= ?", upToSequence)
                    .then(of("AND", workspaceId))
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
                    .then(of("WHERE", workspaceId))
                    .then("ORDER BY ALL"),
                ArchivedDays::read,
                each));
  }

  private static Sql of(String and, @Nullable String workspaceId) {
    return workspaceId == null ? sql("") : sql(and + " workspace_id = ?", workspaceId);
  }

  @Override
  public EventSnapshot snapshot() {
    return snapshot(root);
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
