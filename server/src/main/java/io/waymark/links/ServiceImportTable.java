package io.waymark.links;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.waymark.links.ImportReport.Outcome;
import io.waymark.links.ServiceImport.Order;
import io.waymark.links.ServiceImport.Progress;
import io.waymark.links.ServiceImport.State;
import io.waymark.links.services.ServiceName;
import io.waymark.links.services.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Imports from other services in PostgreSQL. */
final class ServiceImportTable {
  /** The unique index that lets a workspace have one import from a service at a time. */
  static final String RUNNING = "link_imports_running";

  /** Of how many links of an outcome it is kept which they were. */
  private static final int MOST_ROWS = 500;

  /** How many imports of a workspace are remembered. */
  private static final int MOST_KEPT = 20;

  private static final TypeReference<List<Source>> SOURCES = new TypeReference<>() {};
  private static final ObjectMapper JSON = new ObjectMapper();

  private ServiceImportTable() {}

  static void insert(Handle handle, ServiceImport job) {
    handle
        .createUpdate(
            """
            delete from link_imports where project_id = :workspaceId and id in (
              select id from link_imports where project_id = :workspaceId and state <> 'running'
              order by created_at desc, id desc offset :kept)
            """)
        .bind("workspaceId", job.workspaceId())
        .bind("kept", MOST_KEPT - 1)
        .execute();
    handle
        .createUpdate(
            """
            insert into link_imports (
              id, project_id, user_id, service, dry_run, folder_id, import_tags, created_after, sources,
              state, due_at, created_at, updated_at)
            values (
              :id, :workspaceId, :userId, :service, :dryRun, :folderId, :tagged, :createdAfter,
              :sources::jsonb, 'running', :now, :now, :now)
            """)
        .bind("id", job.id())
        .bind("workspaceId", job.workspaceId())
        .bind("userId", job.userId())
        .bind("service", job.service().label())
        .bind("dryRun", job.order().dryRun())
        .bind("folderId", job.order().folderId())
        .bind("tagged", job.order().tagged())
        .bind("createdAfter", utc(job.order().createdAfter()))
        .bind("sources", written(job.order().sources()))
        .bind("now", utc(job.createdAt()))
        .execute();
  }

  /** The workspace's import of that id, or null. */
  static @Nullable ServiceImport byId(Handle handle, String workspaceId, String id) {
    return handle
        .createQuery("select * from link_imports where id = :id and project_id = :workspaceId")
        .bind("id", id)
        .bind("workspaceId", workspaceId)
        .map((row, _) -> job(row))
        .findOne()
        .orElse(null);
  }

  /** The latest of a workspace, the latest first. */
  static List<ServiceImport> latest(Handle handle, String workspaceId) {
    return handle
        .createQuery(
            """
            select * from link_imports where project_id = :workspaceId
            order by created_at desc, id desc limit :most
            """)
        .bind("workspaceId", workspaceId)
        .bind("most", MOST_KEPT)
        .map((row, _) -> job(row))
        .list();
  }

  /** What is kept of the outcomes, in the order of the links. */
  static List<ImportReport.Row> rows(Handle handle, String id) {
    return handle
        .createQuery(
            "select line, link, outcome, error from link_import_rows where import_id = :id order by line")
        .bind("id", id)
        .map(
            (row, _) ->
                new ImportReport.Row(
                    row.getLong("line"),
                    row.getString("link"),
                    Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
                    row.getString("error")))
        .list();
  }

  /** Takes what is due, so that nobody else works on it until then. */
  static List<ServiceImport> take(
      Handle handle, Instant now, Instant until, String lease, int most) {
    return handle
        .createQuery(
            """
            update link_imports set lease = :lease, due_at = :until
            where id in (
              select id from link_imports where state = 'running' and due_at <= :now
              order by due_at limit :most for update skip locked)
            returning *
            """)
        .bind("lease", lease)
        .bind("until", utc(until))
        .bind("now", utc(now))
        .bind("most", most)
        .map((row, _) -> job(row))
        .list();
  }

  /**
   * Writes down how far an import has come.
   *
   * @param due when it goes on, or may be taken over
   * @return whether it is still one's own to work on; if not, nothing is written
   */
  static boolean advance(
      Handle handle,
      ServiceImport job,
      Progress progress,
      List<ImportReport.Row> rows,
      Instant due,
      Instant now) {
    var kept =
        handle
                .createUpdate(
                    """
                    update link_imports set place = :place, cursor = :cursor, pages = :pages,
                      landmark = :landmark, made = :made, skipped = :skipped, refused = :refused,
                      added_domains = :domains, problem = null, attempts = 0, due_at = :due,
                      updated_at = :now
                    where id = :id and state = 'running' and lease = :lease
                    """)
                .bind("place", progress.place())
                .bind("cursor", progress.cursor())
                .bind("pages", progress.pages())
                .bind("landmark", progress.landmark())
                .bind("made", progress.made())
                .bind("skipped", progress.skipped())
                .bind("refused", progress.refused())
                .bindArray("domains", String.class, progress.addedDomains())
                .bind("due", utc(due))
                .bind("now", utc(now))
                .bind("id", job.id())
                .bind("lease", job.lease())
                .execute()
            == 1;
    if (kept) {
      keep(handle, job, rows);
    }
    return kept;
  }

  private static void keep(Handle handle, ServiceImport job, List<ImportReport.Row> rows) {
    var before = job.progress();
    var room = new EnumMap<Outcome, Long>(Outcome.class);
    room.put(Outcome.IMPORTED, MOST_ROWS - before.made());
    room.put(Outcome.SKIPPED, MOST_ROWS - before.skipped());
    room.put(Outcome.FAILED, MOST_ROWS - before.refused());
    var chosen = new ArrayList<ImportReport.Row>();
    for (var row : rows) {
      if (room.merge(row.outcome(), -1L, Long::sum) >= 0) {
        chosen.add(row);
      }
    }
    if (chosen.isEmpty()) {
      return;
    }
    var batch =
        handle.prepareBatch(
            """
            insert into link_import_rows (import_id, line, link, outcome, error)
            values (:id, :line, :link, :outcome, :error)
            """);
    for (var row : chosen) {
      var error = row.error();
      batch
          .bind("id", job.id())
          .bind("line", row.line())
          .bind("link", ImportRow.shown(row.link()))
          .bind("outcome", row.outcome().name().toLowerCase(Locale.ROOT))
          .bind("error", error == null ? null : ImportRow.shown(error))
          .add();
    }
    batch.execute();
  }

  /** Lets an import wait, or gives it back to whoever comes next. */
  static void postpone(
      Handle handle, ServiceImport job, @Nullable String problem, int attempts, Instant due) {
    handle
        .createUpdate(
            """
            update link_imports set lease = null, problem = :problem, attempts = :attempts, due_at = :due
            where id = :id and state = 'running' and lease = :lease
            """)
        .bind("problem", problem)
        .bind("attempts", attempts)
        .bind("due", utc(due))
        .bind("id", job.id())
        .bind("lease", job.lease())
        .execute();
  }

  /**
   * Ends an import that one works on.
   *
   * @return whether it was still running
   */
  static boolean end(
      Handle handle, ServiceImport job, State state, @Nullable String problem, Instant now) {
    return handle
            .createUpdate(
                """
                update link_imports set state = :state, problem = :problem, lease = null, cursor = null,
                  landmark = null, ended_at = :now, updated_at = :now
                where id = :id and state = 'running' and lease = :lease
                """)
            .bind("state", state.name().toLowerCase(Locale.ROOT))
            .bind("problem", problem)
            .bind("now", utc(now))
            .bind("id", job.id())
            .bind("lease", job.lease())
            .execute()
        == 1;
  }

  /** Ends an import whoever works on it; one that is over stays as it is. */
  static void cancel(Handle handle, String workspaceId, String id, Instant now) {
    handle
        .createUpdate(
            """
            update link_imports set state = 'cancelled', problem = null, lease = null, cursor = null,
              landmark = null, ended_at = :now, updated_at = :now
            where id = :id and project_id = :workspaceId and state = 'running'
            """)
        .bind("id", id)
        .bind("workspaceId", workspaceId)
        .bind("now", utc(now))
        .execute();
  }

  private static ServiceImport job(ResultSet row) throws SQLException {
    return new ServiceImport(
        row.getString("id"),
        row.getString("project_id"),
        row.getString("user_id"),
        ServiceName.of(row.getString("service")),
        new Order(
            sources(row.getString("sources")),
            row.getString("folder_id"),
            row.getBoolean("import_tags"),
            instant(row, "created_after"),
            row.getBoolean("dry_run")),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        new Progress(
            row.getInt("place"),
            row.getString("cursor"),
            row.getInt("pages"),
            row.getString("landmark"),
            row.getLong("made"),
            row.getLong("skipped"),
            row.getLong("refused"),
            Arrays.asList((String[]) row.getArray("added_domains").getArray())),
        row.getString("problem"),
        row.getInt("attempts"),
        instant(row, "due_at"),
        row.getString("lease"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        instant(row, "ended_at"));
  }

  private static String written(List<Source> sources) {
    try {
      return JSON.writeValueAsString(sources);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a list of texts that cannot be written", e);
    }
  }

  private static List<Source> sources(String json) {
    try {
      return JSON.readValue(json, SOURCES);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored column holds unreadable JSON", e);
    }
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
